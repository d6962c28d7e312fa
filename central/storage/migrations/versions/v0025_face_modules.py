"""Face modules whose word is believed."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "face_modules",
        sa.Column("public_key", sa.LargeBinary(), primary_key=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("registered", Utc(), nullable=False),
        sa.Column("revoked", Utc()),
    )
    op.create_index("ix_face_modules_terminal", "face_modules", ["terminal"])
