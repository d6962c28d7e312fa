"""The opening is a process of its own: what waits for it, what it could not open, and codes that it sends."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Forward. Codes on their way are dropped: they live minutes, and their digests had another form."""
    op.add_column("submissions", sa.Column("fault", sa.String(40)))
    op.add_column("submissions", sa.Column("fault_field", sa.String(80)))
    faulty = sa.text("fault IS NOT NULL")
    op.create_index(
        "ix_submissions_faulty", "submissions", ["terminal"], sqlite_where=faulty, postgresql_where=faulty
    )
    op.create_table(
        "unopened",
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), nullable=False),
    )
    op.create_table(
        "code_requests",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), nullable=False),
        sa.Column("sealed_number", sa.LargeBinary(), nullable=False),
        sa.Column("asked", Utc(), nullable=False),
        sa.Column("outcome", sa.String(30)),
        sa.Column("masked_phone", sa.String(40)),
    )
    op.execute("DELETE FROM verifications")
