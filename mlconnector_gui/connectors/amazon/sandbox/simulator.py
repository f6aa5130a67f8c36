"""The simulated seller account together with the API that shows it."""

from dataclasses import dataclass, field

from starlette.types import ASGIApp

from mlconnector_gui.connectors.amazon.sandbox.account import Account
from mlconnector_gui.connectors.amazon.sandbox.app import application
from mlconnector_gui.connectors.amazon.sandbox.call import Request, Response
from mlconnector_gui.connectors.amazon.sandbox.front import respond
from mlconnector_gui.connectors.amazon.sandbox.pairs import StaticPairs
from mlconnector_gui.sandbox.stores import Deliver


@dataclass
class AmazonSimulator(Account):
    """Answers requests; everything that touches the account's state holds its lock."""

    pairs: StaticPairs = field(default_factory=StaticPairs)
    """Amazon's own examples, answered before anything else where they apply."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.app: ASGIApp = application(self)

    def respond(self, request: Request) -> Response:
        with self.lock:
            return respond(self, self.pairs, request)

    # it delivers nothing: notifications go to queues of Amazon's own cloud

    def deliver_through(self, deliver: Deliver) -> None:
        pass

    async def run_queue(self) -> None:
        pass
