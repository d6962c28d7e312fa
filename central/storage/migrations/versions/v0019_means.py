"""Verification by other means than a code to a telephone: an app, and the word of a member of staff."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Forward."""
    means = "one_time_code"
    op.add_column("code_requests", sa.Column("means", sa.String(20), nullable=False, server_default=means))
    op.add_column("verifications", sa.Column("means", sa.String(20), nullable=False, server_default=means))
    op.add_column(
        "verifications", sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "staff_codes",
        sa.Column("digest", sa.LargeBinary(), primary_key=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), nullable=False),
        sa.Column("issued_to", sa.String(80), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
    )
