"""Numbers that were given back before they were given."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """A table of its own."""
    op.create_table(
        "queue_tickets_returned_unseen",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("terminal", sa.Integer(), nullable=False),
        sa.Column("returned", Utc(), nullable=False),
    )
