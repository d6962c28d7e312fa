"""Text messages as rows of their own, each sent at most once."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """What had been asked of the worker goes over."""
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), nullable=False),
        sa.Column("asked", Utc(), nullable=False),
        sa.Column("due", Utc(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("changed", Utc()),
    )
    op.create_index("ix_notices_submission_id", "notices", ["submission_id"])
    op.create_index("ix_notices_state", "notices", ["state"])
    op.create_table(
        "silenced_numbers",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
    )
    op.execute(
        "INSERT INTO notices (kind, submission_id, asked, due, state, tries) "
        "SELECT case_work.kind, cases.submission_id, case_work.asked, case_work.asked, 'waiting', 0 "
        "FROM case_work JOIN cases ON cases.id = case_work.case_id WHERE case_work.kind = 'correction'"
    )
    op.execute("DELETE FROM case_work WHERE kind = 'correction'")
