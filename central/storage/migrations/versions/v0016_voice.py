"""What people say beside their cases: obstacle reports, what is impossible, ratings, calls."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "obstacles",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), nullable=False, unique=True),
        sa.Column("state", sa.String(30), nullable=False, index=True),
        sa.Column("service", sa.String(40), nullable=False),
        sa.Column("stage", sa.String(80), nullable=False),
        sa.Column("page", sa.String(80)),
        sa.Column("trouble", sa.String(80)),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("about", sa.String(21)),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("can_be_called", sa.Boolean(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("due", Utc(), index=True),
        sa.Column("amber", Utc()),
        sa.Column("category", sa.String(30)),
        sa.Column("department", sa.String(40)),
        sa.Column("reply", sa.Uuid()),
        sa.Column("replied", Utc()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("helped", sa.Boolean()),
        sa.Column("handler", sa.String(40)),
        sa.Column("closed", Utc()),
    )
    op.create_table(
        "impossible",
        sa.Column("obstacle_id", sa.Integer(), sa.ForeignKey("obstacles.id"), primary_key=True),
        sa.Column("department", sa.String(40), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("helped_by", sa.Text(), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("registered", Utc(), nullable=False),
    )
    op.create_table(
        "ratings",
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), primary_key=True),
        sa.Column("about", sa.String(21), nullable=False, index=True),
        sa.Column("terminal", sa.Integer(), sa.ForeignKey("terminals.id"), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False, index=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False, index=True),
        sa.Column("content", sa.Uuid()),
        sa.Column("received", Utc(), nullable=False, index=True),
        sa.Column("due", Utc()),
        sa.Column("amber", Utc()),
        sa.Column("answer", sa.Uuid()),
        sa.Column("answered", Utc()),
        sa.Column("handler", sa.String(40)),
    )
    op.create_table(
        "call_requests",
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), primary_key=True),
        sa.Column("state", sa.String(30), nullable=False, index=True),
        sa.Column("service", sa.String(40), nullable=False),
        sa.Column("stage", sa.String(80), nullable=False),
        sa.Column("time", sa.String(20), nullable=False),
        sa.Column("about", sa.String(21)),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
        sa.Column("due", Utc()),
        sa.Column("amber", Utc()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("handler", sa.String(40)),
        sa.Column("ended", Utc()),
    )
