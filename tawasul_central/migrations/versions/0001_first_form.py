"""The first form of the database."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table and the one counter of the feed."""
    _people()
    _cases()
    _events()
    _files()
    _notifications()
    _operations()
    _feed()


def _id(name: str, to: str | None = None, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid, *([sa.ForeignKey(to)] if to else []), **options)


def _text(name: str, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, **{"nullable": False, **options})


def _moment(name: str, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), **{"nullable": False, **options})


def _number(name: str, **options: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, **{"nullable": False, **options})


def _flag(name: str, default: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=default)


def _words(name: str, of: Any = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, ARRAY(of), nullable=False, server_default="{}")


def _people() -> None:
    op.create_table(
        "catalogue",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("data", JSONB, nullable=False),
        _flag("active", "true"),
    )
    op.create_table(
        "staff",
        _id("id", primary_key=True),
        _text("user_name", unique=True),
        *(_text(name) for name in ("name_ar", "name_en", "role")),
        sa.Column("office_ids", ARRAY(sa.Text), nullable=False),
        _text("password_hash"),
        _flag("active", "true"),
        sa.Column("scope_version", sa.Integer, nullable=False, server_default="1"),
    )
    op.create_table(
        "session",
        _id("id", primary_key=True, comment="one sign-in, and the family of all its refresh tokens"),
        _id("staff_id", "staff.id", nullable=False, index=True),
        *(_text(name) for name in ("device_id", "refresh_hash")),
        _text("previous_hash", nullable=True),
        *(_moment(name) for name in ("rotated_at", "expires_at")),
        _flag("revoked", "false"),
    )
    op.create_table(
        "sign_in_failure",
        _text("user_hash", primary_key=True, comment="names that do not exist are counted too"),
        sa.Column("failures", sa.Integer, nullable=False),
        _moment("last_at"),
    )


def _cases() -> None:
    op.create_table(
        "case_file",
        _id("id", primary_key=True),
        _text("case_number", unique=True),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        *(_text(name) for name in ("status", "section_id", "service_id", "office_id")),
        *(_id(name, "staff.id") for name in ("assignee_id", "approved_by")),
        _text("resolution", nullable=True),
        _words("missing"),
        sa.Column("applicant", JSONB, nullable=False),
        _text("description"),
        *(_moment(name) for name in ("submitted_at", "updated_at")),
        _moment("due_at", nullable=True),
        _id("changed_by", "staff.id"),
    )
    op.create_index("ix_case_file_assignee_id_id", "case_file", ["assignee_id", "id"])
    op.create_index("ix_case_file_office_id_id", "case_file", ["office_id", "id"])
    unassigned = sa.text("assignee_id IS NULL")
    op.create_index("ix_case_file_unassigned", "case_file", ["office_id", "id"], postgresql_where=unassigned)


def _events() -> None:
    op.create_table(
        "event",
        _id("id", primary_key=True),
        _id("case_id", "case_file.id", nullable=False, index=True),
        _text("kind"),
        _moment("at"),
        _id("actor_id", "staff.id"),
        *(_text(name, server_default="") for name in ("actor_name_ar", "actor_name_en", "body")),
        *(_text(name, nullable=True) for name in ("from_status", "to_status", "resolution")),
        _words("missing"),
        _id("assignee_id", "staff.id"),
        _words("attachment_ids", of=sa.Uuid),
        _id("operation_id"),
    )
    written = sa.text("operation_id IS NOT NULL")
    op.create_index(
        "uq_event_operation_id_kind",
        "event",
        ["operation_id", "kind"],
        unique=True,
        postgresql_where=written,
    )


def _files() -> None:
    op.create_table(
        "attachment",
        _id("id", primary_key=True),
        _id("case_id", "case_file.id", nullable=False, index=True),
        *(_text(name) for name in ("name", "media_type")),
        _number("size"),
        _text("sha256", comment="also the key of the bytes in the store"),
        _text("scan"),
        _text("document_id", nullable=True),
        _flag("from_staff", "false"),
        _moment("added_at"),
    )
    op.create_table(
        "upload",
        _id("id", primary_key=True, comment="chosen by the desk; becomes the attachment's id"),
        _id("case_id", "case_file.id", nullable=False),
        _id("staff_id", "staff.id", nullable=False),
        _id("operation_id"),
        *(_text(name) for name in ("name", "media_type")),
        _number("size"),
        _text("sha256"),
        _number("offset", server_default="0"),
        _flag("complete", "false"),
        _id("linked_attachment_id", "attachment.id"),
        _moment("started_at"),
    )


def _notifications() -> None:
    op.create_table(
        "notification",
        _id("id", primary_key=True),
        _id("case_id", "case_file.id", nullable=False, index=True),
        _id("event_id", "event.id", nullable=False),
        _moment("at"),
        *(_text(name) for name in ("channel", "body")),
        sa.UniqueConstraint("event_id", "channel"),
    )


def _operations() -> None:
    op.create_table(
        "ledger",
        _id("staff_id", "staff.id", primary_key=True),
        _id("operation_id", primary_key=True),
        _text("fingerprint"),
        sa.Column("result", JSONB, comment="null only inside the transaction that applies the operation"),
        _moment("at"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        _number("seq", comment="where the feed stood"),
        _moment("at"),
        _id("staff_id", nullable=False),
        *(_text(name) for name in ("device_id", "action")),
        _id("case_id", index=True),
        *(_id(name) for name in ("attachment_id", "operation_id")),
        _text("request_id"),
    )


def _feed() -> None:
    op.create_table(
        "feed_counter",
        sa.Column("single", sa.Boolean, primary_key=True, server_default="true"),
        _number("n"),
        _text("epoch", comment="new at creation and at every restore"),
        sa.CheckConstraint("single", name="one_row"),
    )
    op.execute("INSERT INTO feed_counter (n, epoch) VALUES (0, replace(gen_random_uuid()::text, '-', ''))")
    op.create_table(
        "change",
        _text("entity", primary_key=True, comment="case, event, attachment, staff or catalogue"),
        _id("entity_id", primary_key=True),
        _number("seq", unique=True),
        _number("txn_last", comment="the last seq of the same transaction"),
        _id("case_id"),
    )
    op.create_table(
        "scope_exit",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        _number("txn_last"),
        _id("audience_staff"),
        _text("audience_office", nullable=True),
        _id("case_id", nullable=False),
        _text("reason"),
        sa.CheckConstraint("num_nonnulls(audience_staff, audience_office) = 1", name="one_audience"),
    )
