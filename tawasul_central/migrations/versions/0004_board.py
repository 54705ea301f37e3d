"""What the board is counted from, kept by a trigger, and how many operations wait at a workstation."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_MOMENT = sa.DateTime(timezone=True)

# A case stands as (status, due_at, asked). Each change of that ends a spell; a spell in which the case was
# finished is not kept. The moment is that of the act (`updated_at`), never before the last change; where
# nobody acted, it is now.
_FOLLOW = """
CREATE FUNCTION board_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    done CONSTANT text[] := ARRAY['processed', 'closed'];
    asked CONSTANT boolean := NEW.approval_asked_by IS NOT NULL;
    stood board_case;
    moment timestamptz;
BEGIN
    SELECT * INTO stood FROM board_case WHERE case_id = NEW.id;
    IF NOT FOUND THEN
        INSERT INTO board_case
            (case_id, office_id, service_id, assignee_id, submitted_at, status, due_at, asked, since)
        VALUES
            (NEW.id, NEW.office_id, NEW.service_id, NEW.assignee_id, NEW.submitted_at, NEW.status, NEW.due_at,
             asked, CASE WHEN NEW.status = 'submitted' THEN NEW.submitted_at ELSE NEW.updated_at END);
        RETURN NULL;
    END IF;
    moment := stood.since;
    IF (stood.status, stood.due_at, stood.asked) IS DISTINCT FROM (NEW.status, NEW.due_at, asked) THEN
        moment := greatest(stood.since,
            CASE WHEN NEW.version = OLD.version THEN clock_timestamp() ELSE NEW.updated_at END);
        IF stood.status <> ALL (done) AND moment > stood.since THEN
            INSERT INTO board_spell (case_id, office_id, status, due_at, asked, since, until)
            VALUES (NEW.id, NEW.office_id, stood.status, stood.due_at, stood.asked, stood.since, moment);
        END IF;
        IF stood.status <> ALL (done) AND NEW.status = ANY (done) THEN
            UPDATE board_finish SET again_at = moment WHERE case_id = NEW.id AND again_at = 'infinity';
            INSERT INTO board_finish (case_id, office_id, service_id, staff_id, at, on_time)
            VALUES (NEW.id, NEW.office_id, NEW.service_id, stood.assignee_id, moment,
                    coalesce(moment <= stood.due_at, true));
        ELSIF stood.status = ANY (done) AND NEW.status <> ALL (done) THEN
            UPDATE board_finish SET reopened_at = moment WHERE case_id = NEW.id AND again_at = 'infinity';
        END IF;
    END IF;
    IF (stood.office_id, stood.service_id) IS DISTINCT FROM (NEW.office_id, NEW.service_id) THEN
        UPDATE board_spell SET office_id = NEW.office_id WHERE case_id = NEW.id;
        UPDATE board_finish SET office_id = NEW.office_id, service_id = NEW.service_id WHERE case_id = NEW.id;
    END IF;
    UPDATE board_case SET office_id = NEW.office_id, service_id = NEW.service_id,
        assignee_id = NEW.assignee_id, submitted_at = NEW.submitted_at, status = NEW.status,
        due_at = NEW.due_at, asked = (NEW.approval_asked_by IS NOT NULL), since = moment
    WHERE case_id = NEW.id;
    RETURN NULL;
END $$
"""
_TRIGGERS = (
    # A filling that writes these rows itself says so.
    """
CREATE TRIGGER board_begin AFTER INSERT ON case_file FOR EACH ROW
WHEN (current_setting('tawasul.filling', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION board_follow()
""",
    """
CREATE TRIGGER board_follow
AFTER UPDATE OF status, due_at, approval_asked_by, office_id, service_id, assignee_id, submitted_at
ON case_file FOR EACH ROW EXECUTE FUNCTION board_follow()
""",
)


def upgrade() -> None:
    """Apply. The cases that are there already are told of by `board_filling.fill_missing` right after."""
    op.create_table(
        "board_case",
        _case(primary_key=True),
        sa.Column("office_id", sa.Text, nullable=False),
        sa.Column("service_id", sa.Text, nullable=False),
        sa.Column("assignee_id", sa.Uuid),
        sa.Column("submitted_at", _MOMENT, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("due_at", _MOMENT),
        sa.Column("asked", sa.Boolean, nullable=False, comment="waits for a second officer's approval"),
        sa.Column("since", _MOMENT, nullable=False),
    )
    op.create_table(
        "board_spell",
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        _case(),
        sa.Column("office_id", sa.Text, nullable=False, comment="where the case is now"),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("due_at", _MOMENT),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
    )
    op.create_table("board_finish", *_finish())
    _indexes()
    for statement in (_FOLLOW, *_TRIGGERS):
        op.execute(statement)
    op.add_column("session", sa.Column("waiting", sa.Integer, nullable=False, server_default="0"))
    op.add_column("session", sa.Column("waiting_since", _MOMENT))
    op.add_column("session", sa.Column("heard_at", _MOMENT))


def _case(*, primary_key: bool = False) -> sa.Column[UUID]:
    owner = sa.ForeignKey("case_file.id", ondelete="CASCADE")
    return sa.Column("case_id", sa.Uuid, owner, nullable=False, primary_key=primary_key)


def _finish() -> tuple[sa.Column[Any], ...]:
    ever = "infinity"
    return (
        sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
        _case(),
        sa.Column("office_id", sa.Text, nullable=False, comment="where the case is now"),
        sa.Column("service_id", sa.Text, nullable=False),
        sa.Column("staff_id", sa.Uuid, comment="whose case it was"),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("again_at", _MOMENT, nullable=False, server_default=ever, comment="when finished anew"),
        sa.Column("reopened_at", _MOMENT),
        sa.Column("hours", sa.Float, comment="working hours that the office had it until then"),
        sa.Column("on_time", sa.Boolean, nullable=False),
    )


def _indexes() -> None:
    """Make the indexes: what is counted is found by office and time, what follows a case by the case."""
    op.create_index("ix_board_case_office_id_submitted_at", "board_case", ["office_id", "submitted_at"])
    op.create_index("ix_board_case_assignee_id", "board_case", ["assignee_id"])
    op.create_index("ix_board_spell_case_id", "board_spell", ["case_id"])
    op.create_index("ix_board_spell_office_id_until", "board_spell", ["office_id", "until"])
    op.create_index("ix_board_finish_case_id", "board_finish", ["case_id"])
    op.create_index("ix_board_finish_office_id_at", "board_finish", ["office_id", "at"])
    op.create_index("ix_board_finish_staff_id_at", "board_finish", ["staff_id", "at"])
    op.create_index(
        "ix_board_finish_office_id_reopened_at",
        "board_finish",
        ["office_id", "reopened_at"],
        postgresql_where=sa.text("reopened_at IS NOT NULL"),
    )
