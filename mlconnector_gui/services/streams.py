"""Which streams of documents a connection gives: a storefront's, or those that are read from JDE."""

from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.jde.streams import STREAMS, TABLE_STREAMS
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.receiving import streams_wanted
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection


def stream_specs(connector: str) -> tuple[StreamSpec, ...]:
    return STREAMS if connector == JDE else connector_spec(connector).streams


def streams_to_read(transaction: Transaction, connection: StoredConnection) -> tuple[StreamSpec, ...]:
    """Return the streams of a reading that names none."""
    if connection.connector != JDE:
        return connector_spec(connection.connector).dated_streams
    wanted = jde_streams_wanted(transaction, connection)
    return tuple(
        spec for spec in STREAMS if spec.name in wanted or not TABLE_STREAMS[spec.name].only_if_wanted
    )


def jde_streams_wanted(transaction: Transaction, connection: StoredConnection) -> set[str]:
    """Return which of JDE's streams a store takes something from; without one they are read only when asked for."""
    if connection.connector != JDE:
        return set()
    stores = [one for one in connections.connections(transaction) if one.connector != JDE]
    mine = (one for one in stores if one.values.get("target") == connection.name)
    return {stream for one in mine for stream in streams_wanted(one.connector, one.values)}
