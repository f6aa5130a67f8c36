"""Which streams of documents a connection gives: a storefront's, or those that are read from JDE."""

from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.jde.streams import STREAMS
from mlconnector_gui.services.entered_values import JDE


def stream_specs(connector: str) -> tuple[StreamSpec, ...]:
    return STREAMS if connector == JDE else connector_spec(connector).streams
