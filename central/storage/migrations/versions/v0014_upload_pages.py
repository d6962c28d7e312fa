"""Pages to which phones send pictures, and what lies there for minutes."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "upload_pages",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), nullable=False),
        sa.Column("use", sa.String(20), nullable=False),
        sa.Column("expires", Utc(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
    )
    op.create_index("ix_upload_pages_expires", "upload_pages", ["expires"])
    op.create_table(
        "upload_files",
        sa.Column("page", sa.String(32), sa.ForeignKey("upload_pages.name"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )
