"""The departments' work: clocks of tasks, corrections, decisions, commitments, what comes after a filing."""

import sqlalchemy as sa
from alembic import op

from central.storage.columns import Utc

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Forward. Tasks of before have no clock: nobody knows here what was promised for them."""
    op.add_column("cases", sa.Column("ended", Utc()))
    op.add_column(
        "cases", sa.Column("needs_verified", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for name in ("limit_working_days", "limit_working_hours", "limit_calendar_days"):
        op.add_column("tasks", sa.Column(name, sa.Integer()))
    for name in ("due", "amber", "paused", "accepted", "decided"):
        op.add_column("tasks", sa.Column(name, Utc()))
    op.add_column("tasks", sa.Column("handler", sa.String(40)))
    op.add_column("tasks", sa.Column("decision", sa.Uuid()))
    op.create_index("ix_tasks_due", "tasks", ["due"])
    op.create_table(
        "department_members",
        sa.Column("person", sa.Integer(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("department", sa.String(40), primary_key=True),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), nullable=False, index=True),
        sa.Column("asked", Utc(), nullable=False),
        sa.Column("asked_by", sa.String(40), nullable=False),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("answered", Utc()),
    )
    op.create_table(
        "follow_ups",
        sa.Column("submission_id", sa.Uuid(), sa.ForeignKey("submissions.id"), primary_key=True),
        sa.Column("after", sa.String(21), nullable=False, index=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id"), index=True),
        sa.Column("person", sa.LargeBinary()),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("content", sa.Uuid(), nullable=False),
        sa.Column("received", Utc(), nullable=False),
    )
    op.create_table(
        "overdue",
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), primary_key=True),
        sa.Column("department", sa.String(40), nullable=False),
        sa.Column("due", Utc(), nullable=False),
        sa.Column("noticed", Utc(), nullable=False),
        sa.Column("handler", sa.String(40)),
        sa.Column("came_late", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "case_work",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("asked", Utc(), nullable=False),
    )
    op.create_table(
        "commitments",
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("template", sa.String(40), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("pledged", Utc(), nullable=False),
        sa.Column("check_by", Utc()),
        sa.Column("checked", Utc()),
        sa.Column("checked_by", sa.String(40)),
        sa.Column("rectify_by", Utc()),
        sa.Column("ended", Utc()),
    )
