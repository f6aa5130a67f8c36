"""Which order statuses to ask for, so that no order stays unseen."""

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.woocommerce.client import WooCommerceClient

_NOT_LISTED = frozenset({"any", "auto-draft", "checkout-draft", "draft"})


class _Enum(msgspec.Struct):
    enum: list[str] = []


class _Status(msgspec.Struct):
    items: _Enum | None = None
    """Only for reading, where several statuses may be named; for writing it is one."""


class _Arguments(msgspec.Struct):
    status: _Status | None = None

    @property
    def statuses(self) -> list[str]:
        return self.status.items.enum if self.status and self.status.items else []


class _Endpoint(msgspec.Struct):
    args: _Arguments | list[object] = []
    """PHP's empty array when a route takes no arguments."""


class _Options(msgspec.Struct):
    endpoints: list[_Endpoint]

    @property
    def statuses(self) -> list[str]:
        """The names of every order status the shop can list, drafts left out."""
        args = [end.args for end in self.endpoints if isinstance(end.args, _Arguments)]
        names = dict.fromkeys(name for one in args for name in one.statuses)
        return [name for name in names if name not in _NOT_LISTED]


async def status_passes(client: WooCommerceClient) -> tuple[str, ...]:
    """
    Return the values of `status` that together list every order, each for one walk.

    'any' leaves out the trash and wins over its neighbours, so the statuses are named one by one, as the shop itself
    lists them; where it does not tell, 'any' and 'trash' are walked one after the other. Drafts of a cart or of the
    administrator are left out: they become an order with a status, and a new date, or nothing.
    """
    try:
        options = await client.options("/orders", _Options)
    except Problem as problem:
        if problem.cause is Cause.RATE_LIMIT or problem.code.startswith("net."):
            raise
        return ("any", "trash")
    listed = options.statuses
    return (",".join(listed),) if "trash" in listed else ("any", "trash")
