"""What alembic runs: on the connection it was given, in that connection's transaction."""

from alembic import context

from tawasul_desk.services.work_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # the transaction was begun by hand, so SQLite rolls a torn migration back
)
context.run_migrations()
