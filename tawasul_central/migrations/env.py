"""What alembic runs: on the connection it was given, in that connection's transaction."""

from alembic import context

from tawasul_central.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
