"""Runs the steps on the connection that `central.storage.database` hands over, within its transaction."""

from alembic import context

from central.storage.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
