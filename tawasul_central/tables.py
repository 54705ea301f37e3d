"""The tables of the central, as SQLAlchemy Core; the migrations create them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_MOMENT = DateTime(timezone=True)
_WORDS = ARRAY(Text)

catalogue = Table(
    "catalogue",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("data", JSONB, nullable=False),
    Column("active", Boolean, nullable=False, server_default="true"),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("user_name", Text, nullable=False, unique=True),
    Column("name_ar", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("office_ids", _WORDS, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False, server_default="true"),
    Column("scope_version", Integer, nullable=False, server_default="1"),
    Column("resyncs", Integer, nullable=False, server_default="0"),
    Column("skills", _WORDS, nullable=False, server_default="{}"),
    Column("absence", JSONB(none_as_null=True)),
    Column("watcher_ids", ARRAY(Uuid), nullable=False, server_default="{}"),
    Column("identity_number", Text, comment="never told to anybody: it decides which requests are one's own"),
)

case_file = Table(
    "case_file",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("case_number", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("status", Text, nullable=False),
    Column("section_id", Text, nullable=False),
    Column("service_id", Text, nullable=False),
    Column("office_id", Text, nullable=False),
    Column("assignee_id", Uuid, ForeignKey("staff.id")),
    Column("approved_by", Uuid, ForeignKey("staff.id")),
    Column("resolution", Text),
    Column("missing", _WORDS, nullable=False, server_default="{}"),
    Column("applicant", JSONB, nullable=False),
    Column("description", Text, nullable=False),
    Column("submitted_at", _MOMENT, nullable=False),
    Column("updated_at", _MOMENT, nullable=False),
    Column("due_at", _MOMENT),
    Column("changed_by", Uuid, ForeignKey("staff.id")),
    Column("approval_asked_by", Uuid, ForeignKey("staff.id")),
    Column("offered_to", Text),
    Column("watcher_ids", ARRAY(Uuid), nullable=False, server_default="{}"),
    Column("answer_due_at", _MOMENT),
    Column("applicant_staff_id", Uuid, ForeignKey("staff.id")),
    Column("applicant_seq", BigInteger, comment="where the feed first told the applicant's latest message"),
)
Index(
    "ix_case_file_offered_to",
    case_file.c.offered_to,
    case_file.c.id,
    postgresql_where=case_file.c.offered_to.is_not(None),
)
Index("ix_case_file_office_id_id", case_file.c.office_id, case_file.c.id)
Index("ix_case_file_assignee_id_id", case_file.c.assignee_id, case_file.c.id)
Index(
    "ix_case_file_unassigned",
    case_file.c.office_id,
    case_file.c.id,
    postgresql_where=case_file.c.assignee_id.is_(None),
)
Index(
    "ix_case_file_awaiting",
    case_file.c.office_id,
    case_file.c.id,
    postgresql_where=case_file.c.approval_asked_by.is_not(None),
)
Index(
    "ix_case_file_to_close",
    case_file.c.id,
    postgresql_where=case_file.c.status.in_(("processed", "returned_to_applicant")),
)

event = Table(
    "event",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("case_file.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("actor_id", Uuid, ForeignKey("staff.id")),
    Column("actor_name_ar", Text, nullable=False, server_default=""),
    Column("actor_name_en", Text, nullable=False, server_default=""),
    Column("body", Text, nullable=False, server_default=""),
    Column("from_status", Text),
    Column("to_status", Text),
    Column("resolution", Text),
    Column("missing", _WORDS, nullable=False, server_default="{}"),
    Column("assignee_id", Uuid, ForeignKey("staff.id")),
    Column("attachment_ids", ARRAY(Uuid), nullable=False, server_default="{}"),
    Column("operation_id", Uuid),
    Column("office_id", Text),
)
# An operation writes at most one line of each kind, whatever becomes of the ledger.
Index(
    "uq_event_operation_id_kind",
    event.c.operation_id,
    event.c.kind,
    unique=True,
    postgresql_where=event.c.operation_id.is_not(None),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("case_file.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False, comment="also the key of the bytes in the store"),
    Column("scan", Text, nullable=False),
    Column("document_id", Text),
    Column("from_staff", Boolean, nullable=False, server_default="false"),
    Column("added_at", _MOMENT, nullable=False),
)

upload = Table(
    "upload",
    metadata,
    Column("id", Uuid, primary_key=True, comment="chosen by the desk; becomes the attachment's id"),
    Column("case_id", Uuid, ForeignKey("case_file.id"), nullable=False),
    Column("staff_id", Uuid, ForeignKey("staff.id"), nullable=False),
    Column("operation_id", Uuid),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("offset", BigInteger, nullable=False, server_default="0"),
    Column("complete", Boolean, nullable=False, server_default="false"),
    Column("linked_attachment_id", Uuid, ForeignKey("attachment.id")),
    Column("started_at", _MOMENT, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("staff_id", Uuid, ForeignKey("staff.id"), primary_key=True),
    Column("operation_id", Uuid, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    # Null only inside the transaction that applies the operation.
    Column("confirmed_seq", BigInteger),
    Column("version", Integer),
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("seq", BigInteger, nullable=False, comment="where the feed stood"),
    Column("at", _MOMENT, nullable=False),
    Column("done_at", _MOMENT, comment="by the workstation's clock"),
    Column("staff_id", Uuid, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("case_id", Uuid),
    Column("attachment_id", Uuid),
    Column("operation_id", Uuid),
    Column("request_id", Text, nullable=False),
    Column(
        "subject", Text, nullable=False, server_default="", comment="whom or what it concerns beside the case"
    ),
)
# The trail is read from its newest end, whole or of one case, person or kind of act.
Index("ix_audit_at_id", audit.c.at, audit.c.id)
Index("ix_audit_case_id_at_id", audit.c.case_id, audit.c.at, audit.c.id)
Index("ix_audit_staff_id_at_id", audit.c.staff_id, audit.c.at, audit.c.id)
Index("ix_audit_action_at_id", audit.c.action, audit.c.at, audit.c.id)

feed_counter = Table(
    "feed_counter",
    metadata,
    Column(
        "single", Boolean, CheckConstraint("single", name="one_row"), primary_key=True, server_default="true"
    ),
    Column("n", BigInteger, nullable=False),
    Column("epoch", Text, nullable=False, comment="new at creation and at every restore"),
)

feed_transaction = Table(
    "feed_transaction",
    metadata,
    Column("last", BigInteger, primary_key=True, autoincrement=False),
    Column("first", BigInteger, nullable=False),
    Column("at", _MOMENT, nullable=False),
)

feed_care = Table(
    "feed_care",
    metadata,
    Column(
        "single", Boolean, CheckConstraint("single", name="one_row"), primary_key=True, server_default="true"
    ),
    Column("exits_gone", BigInteger, nullable=False, comment="the last removal tidied away"),
    Column("resyncs", Integer, nullable=False, comment="how often all desks were told to start anew"),
    Column("home", Text, comment="the PostgreSQL on which the epoch began"),
    Column("tidied_at", _MOMENT, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("entity", Text, primary_key=True, comment="case, event, attachment, staff or catalogue"),
    Column("entity_id", Uuid, primary_key=True),
    Column("seq", BigInteger, nullable=False, unique=True),
    Column("txn_last", BigInteger, nullable=False, comment="the last seq of the same transaction"),
    Column("case_id", Uuid),
)

scope_exit = Table(
    "scope_exit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("txn_last", BigInteger, nullable=False),
    Column("audience_staff", Uuid),
    Column("audience_office", Text),
    Column("case_id", Uuid, nullable=False),
    Column("reason", Text, nullable=False),
    CheckConstraint("num_nonnulls(audience_staff, audience_office) = 1", name="one_audience"),
)

recount = Table(
    "recount",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("office_id", Text, nullable=False),
    Column("after", Uuid, comment="the last case that was counted"),
)

session = Table(
    "session",
    metadata,
    Column("id", Uuid, primary_key=True, comment="one sign-in, and the family of all its refresh tokens"),
    Column("staff_id", Uuid, ForeignKey("staff.id"), nullable=False, index=True),
    Column("device_id", Text, nullable=False),
    Column("refresh_hash", Text, nullable=False),
    Column("previous_hash", Text),
    Column("rotated_at", _MOMENT, nullable=False),
    Column("expires_at", _MOMENT, nullable=False),
    Column("revoked", Boolean, nullable=False, server_default="false"),
    Column("waiting", Integer, nullable=False, server_default="0"),
    Column("waiting_since", _MOMENT),
    Column("heard_at", _MOMENT),
)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    Column("user_hash", Text, primary_key=True, comment="names that do not exist are counted too"),
    Column("failures", Integer, nullable=False),
    Column("last_at", _MOMENT, nullable=False),
)

notification = Table(
    "notification",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("case_id", Uuid, ForeignKey("case_file.id"), nullable=False, index=True),
    Column("event_id", Uuid, ForeignKey("event.id"), nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("channel", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("event_id", "channel"),
)
