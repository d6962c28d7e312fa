"""What a terminal has given out is told epoch by epoch."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Forward. Heartbeats tell it again soon, so what the former column said is let go."""
    op.add_column("enrolments", sa.Column("issued", sa.Integer(), nullable=True))
    op.drop_column("terminals", "issued")
