#!/usr/bin/env bash
# pytest-xdist 3.8.0 with pytest 9.2.0: tests of one `xdist_group` run on several workers, without a word.
# Guess: with `--dist loadgroup` all tests marked `xdist_group("one")` run on the same worker, as documented.
# pytest-xdist appends the group to `item._nodeid`, from which pytest took the id of a test; pytest 9.2 no longer does,
# so the scheduler sees no group, and nothing warns. Seen: with pytest 9.2.0 two workers for eight tests of one group;
# with pytest 8.4.2 one. What holds in both: a scheduler of one's own, from the hook `pytest_xdist_make_scheduler`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/test_group.py" <<'PYTHON'
import os
import time

import pytest


@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(8))
def test_where(number):
    time.sleep(0.2)
    with open(os.environ["SEEN"], "a") as seen:
        seen.write(os.environ["PYTEST_XDIST_WORKER"] + "\n")
PYTHON

workers() {
    python3 -m venv "$folder/env-$1"
    "$folder/env-$1/bin/pip" install -q "pytest==$1" pytest-xdist==3.8.0
    (cd "$folder" && SEEN="$folder/seen-$1" "env-$1/bin/python" -m pytest -q -n 2 --dist loadgroup >/dev/null)
    sort -u "$folder/seen-$1" | wc -l
}

new=$(workers 9.2.0)
old=$(workers 8.4.2)
echo "workers for one group: pytest 9.2.0: $new, pytest 8.4.2: $old"
[ "$new" = 2 ] && [ "$old" = 1 ]
