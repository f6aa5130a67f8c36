"""How alembic runs our steps: on the connection it is given, in the transaction that is already open."""

from alembic import context

_connection = context.config.attributes["connection"]
context.configure(connection=_connection, transactional_ddl=True, transaction_per_migration=False)
context.run_migrations()
