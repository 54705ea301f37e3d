"""Walking from case to case in the order of the queue, also after the open one has left the shelf."""

from uuid import UUID

from tawasul_desk.ui.cases.queue_model import QueueModel


class QueueWalk:
    """Remembers where the open case stood, for when an act takes it off the list."""

    def __init__(self, model: QueueModel) -> None:
        self._model = model
        self._case_id: UUID | None = None
        self._position = 0
        model.refreshed.connect(self._on_refreshed)
        model.shown.connect(self._on_refreshed)

    def begin(self, case_id: UUID) -> None:
        """Remember this case's place and have its neighbours read."""
        self._case_id = case_id
        self._position = self._model.find(case_id) or 0
        self._model.row_at(self._position + 1)
        self._model.row_at(self._position - 1)

    def neighbour(self, case_id: UUID, step: int) -> UUID | None:
        """Return the case `step` rows on; None at the end of the list or while its page is not here."""
        position = self._model.find(case_id)
        if position is not None:
            target = position + step
        elif case_id == self._case_id:
            # Its row is gone, so the next one has moved up into its place.
            target = self._position + (step - 1 if step > 0 else step)
        else:
            return None
        row = self._model.row_at(target)
        if row is None:
            return None
        self.begin(row.case_id)
        return row.case_id

    def _on_refreshed(self) -> None:
        position = self._model.find(self._case_id) if self._case_id else None
        if position is not None:
            self._position = position
