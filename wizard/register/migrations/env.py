"""Run by Alembic for every migration, on the connection that it was handed."""

from alembic import context

from wizard.register.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
