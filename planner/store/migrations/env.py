"""Run by Alembic for each migration, on the connection that `planner.store.schema` hands over."""

from alembic import context

from planner.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,  # SQLite too: we say BEGIN ourselves
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
