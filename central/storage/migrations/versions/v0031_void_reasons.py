"""Why a sequence was voided, as its terminal says."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Of what was told before nobody said why; a terminal that knows says so with its next heartbeat."""
    op.add_column("voided_sequences", sa.Column("reason", sa.String(200), nullable=True))
