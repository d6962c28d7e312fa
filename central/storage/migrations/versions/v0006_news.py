"""What there is to tell each terminal, counted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Forward."""
    op.add_column("terminals", sa.Column("news", sa.Integer(), nullable=False, server_default="0"))
