"""Alembic's way in; called by `webapp.store.migrate` with a connection of ours."""

from alembic import context

from webapp.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    compare_type=True,
    compare_server_default=False,  # both databases write the same default in their own way
    user_module_prefix="types.",
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
