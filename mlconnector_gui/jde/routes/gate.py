"""Let writes through, each of them once: in the right environment, in time, over a session that is there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.login import LiveSession
from mlconnector_gui.jde.proving import check_environment
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Unreachable


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAnswer:
    """What came back of one write."""

    answer: Reply | Unreachable
    session_alive: bool
    """After a 401 or 403 the same session was proved alive, so that it was the call that was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteGate:
    """The one door through which a route writes; nothing is sent to another environment than the configured one."""

    session: AisSession
    settings: JdeSettings
    now: Callable[[], datetime]

    async def session_before(self, not_after: datetime) -> LiveSession:
        """Return a session in the right environment, if there is still time to begin."""
        live = await self.session.ready()
        check_environment(live.facts.environment, self.settings)
        if self.now() >= not_after:
            raise Problem(
                "jde.deadline_passed",
                cause=Cause.STATE,
                retry=Retry.NOW,
                not_after=not_after.isoformat(),
            )
        return live

    async def send(self, live: LiveSession, path: str, body: bytes) -> CallAnswer:
        try:
            reply = await self.session.send_once(live, path, body)
        except Unreachable as unreachable:
            return CallAnswer(answer=unreachable, session_alive=False)
        return CallAnswer(answer=reply, session_alive=await self._outlived(live, reply))

    async def _outlived(self, live: LiveSession, reply: Reply) -> bool:
        """After a 401 or 403, ask whether the session is still there; one that is not is given up."""
        if reply.status not in {401, 403}:
            return False
        is_alive = await self.session.is_alive(live)
        if not is_alive:
            await self.session.drop(live)
        return is_alive
