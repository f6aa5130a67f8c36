"""Build the session of a connection from its settings; opens nothing."""

from dataclasses import replace

from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.net.environment import NetEnvironment


def open_session(settings: JdeSettings, environment: NetEnvironment) -> AisSession:
    seconds = settings.call_timeout_seconds
    timeouts = environment.timeouts
    client = environment.client(
        settings.address,
        ca_file=settings.ca_file,
        timeouts=replace(timeouts, read=seconds, total=seconds) if seconds else timeouts,
    )
    return AisSession(client, settings.login, environment)
