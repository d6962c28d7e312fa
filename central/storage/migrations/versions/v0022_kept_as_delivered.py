"""What nobody's form describes is kept as it was delivered; tasks know when their clocks began."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """A table of its own, and a column. What had no due date so far began when it was received."""
    op.create_table(
        "unreadable",
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), primary_key=True),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("settled", Utc()),
        sa.Column("settled_by", sa.String(40)),
        sa.Column("note", sa.Text()),
    )
    op.add_column("tasks", sa.Column("began", Utc()))
    op.execute(
        "UPDATE tasks SET began = (SELECT submissions.received FROM cases JOIN submissions"
        " ON submissions.id = cases.submission_id WHERE cases.id = tasks.case_id)"
        " WHERE due IS NULL AND state <> 'waiting_for_identity'"
    )
