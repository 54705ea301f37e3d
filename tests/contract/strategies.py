"""Made-up values of every type of the contract, for property tests."""

from datetime import UTC
from typing import Any

from hypothesis import strategies as st
from pydantic import AwareDatetime

from tawasul_contract import operations, outcomes, records
from tawasul_contract.operations import (
    AddNote,
    AddResponse,
    Assign,
    ChangeStatus,
    OperationBatch,
    RecordAccess,
    UploadReference,
)
from tawasul_contract.record import Record

moments = st.datetimes(timezones=st.just(UTC))
st.register_type_strategy(AwareDatetime, moments)

words = st.text(max_size=40)
texts = st.text(min_size=1, max_size=40)
versions = st.integers(1, 10**6)

# Only the fields that take less than their type says.
NARROW: dict[type[Record], dict[str, st.SearchStrategy[Any]]] = {
    UploadReference: {
        "name": texts,
        "size": st.integers(1, 10**12),
        "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    },
    ChangeStatus: {"base_version": versions, "response": words, "reason": words},
    AddResponse: {"seen_seq": st.integers(0, 10**12), "body": texts},
    AddNote: {"body": texts},
    Assign: {"base_version": versions},
}


ACTS: tuple[type[Record], ...] = (ChangeStatus, AddResponse, AddNote, Assign, RecordAccess)


def every_type() -> list[type[Record]]:
    """Return every concrete record of the contract."""
    found = {
        thing
        for module in (records, operations, outcomes)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Record)
    }
    return sorted(found - {Record, operations.Act}, key=lambda kind: kind.__name__)


def instances(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Return a strategy for records of this type with every field drawn."""
    fields: dict[str, Any] = dict.fromkeys(kind.model_fields, ...)
    return st.builds(kind, **{**fields, **NARROW.get(kind, {})})


for _kind in ACTS:
    st.register_type_strategy(_kind, instances(_kind))
operation: st.SearchStrategy[operations.Operation] = st.one_of(*(st.from_type(kind) for kind in ACTS))
NARROW[OperationBatch] = {"operations": st.lists(operation, min_size=1, max_size=4).map(tuple)}
for _kind in every_type():
    st.register_type_strategy(_kind, instances(_kind))
