"""Which routes an AIS server can serve, by its Tools Release and its capabilities."""

from mlconnector_gui.jde.port import RouteName
from mlconnector_gui.jde.server import ServerFacts

_SINCE = {
    RouteName.ORCHESTRATION: (9, 2),
    # orchestrations run reports since Orchestrator Studio 6.1; no page read names the Tools Release it needs
    RouteName.BATCH: (9, 2, 3),
    # the form service is as old as AIS itself
    RouteName.FORM: (9, 1),
}
_READS_TABLES = "dataservice"


def offered_routes(server: ServerFacts) -> tuple[str, ...]:
    """
    Return the routes that may be chosen; what a server does not tell does not speak against it.

    Every route looks its references up through the data service.
    """
    if server.capabilities and _READS_TABLES not in server.capabilities:
        return ()
    return tuple(route.value for route, since in _SINCE.items() if not () < server.release < since)
