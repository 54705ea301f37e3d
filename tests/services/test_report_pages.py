from tawasul_desk.services.reports.blocks import Block, spread


def test_what_is_kept_together_moves_to_the_next_page_together() -> None:
    blocks = [Block(30) for _ in range(3)] + [Block(20, keep=True), Block(20)]
    assert len(spread(blocks, 0, 0, 120)) == 2
    assert len(spread(blocks, 0, 0, 130)) == 1


def test_a_chain_longer_than_a_page_is_still_printed() -> None:
    chain = [Block(30, keep=True) for _ in range(10)]
    assert len(spread(chain, 0, 0, 100)) == 4


def test_the_space_above_is_lost_at_the_top_of_a_page() -> None:
    assert len(spread([Block(60), Block(60, gap=40), Block(60, gap=0)], 0, 0, 120)) == 2


def test_what_is_repeated_takes_its_room() -> None:
    head = Block(20)
    rows = [Block(40, again=head) for _ in range(5)]
    assert len(spread([head, *rows], 0, 0, 100)) == 3
