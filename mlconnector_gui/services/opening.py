"""Open a connection with what a person entered for it: to read a store, to ask JDE, to send to either."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Receiver, Source
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import FieldKind, ReceivesSpec
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.entered_values import JDE, connector_choice
from mlconnector_gui.services.store_target import StoreTarget
from mlconnector_gui.services.targets import LedgerTarget, Target
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.connections import StoredConnection


@asynccontextmanager
async def open_source(workplace: Workplace, stored: StoredConnection) -> AsyncIterator[Source]:
    """Open what documents are read from; JDE is read over the session that serves everything else of it."""
    if stored.connector == JDE:
        async with open_ledger(workplace, stored) as ledger:
            yield ledger.source()
        return
    source = _source_with(workplace, stored.connector, connection_values(workplace, stored))
    try:
        yield source
    finally:
        await source.close()


@asynccontextmanager
async def open_ledger(workplace: Workplace, stored: StoredConnection) -> AsyncIterator[Ledger]:
    async with open_target(workplace, stored) as target:
        if not isinstance(target, LedgerTarget):
            raise TypeError(f"{stored.name} holds no ledger")
        yield target.ledger


@asynccontextmanager
async def open_target(workplace: Workplace, stored: StoredConnection) -> AsyncIterator[Target]:
    """Lend what postings are sent to: the one that is kept open here, or else one opened for this alone."""
    if workplace.kept_targets is not None:
        async with workplace.kept_targets.lend(stored) as kept:
            yield kept
        return
    target = target_with(workplace, stored.connector, connection_values(workplace, stored))
    try:
        yield target
    finally:
        await target.close()


def open_receiver(workplace: Workplace, stored: StoredConnection) -> Receiver:
    """Open the side of a store that takes records, for looking at them."""
    entered = connection_values(workplace, stored)
    return receives_of(stored.connector, stored.name).open_receiver()(entered, workplace.network)


def receives_of(connector: str, name: str) -> ReceivesSpec:
    """Return what a store takes; one that takes nothing is refused by its name."""
    spec = connector_spec(connector).receives if connector != JDE else None
    if spec is None:
        raise Problem("connection.takes_nothing", cause=Cause.STATE, name=name)
    return spec


def target_with(workplace: Workplace, connector: str, entered: ConnectionValues) -> Target:
    """Build what postings are sent to; a storefront that takes nothing is refused."""
    if connector == JDE:
        return LedgerTarget(ledger_with(workplace, entered))
    spec = receives_of(connector, entered.name)
    return StoreTarget(spec.open_receiver()(entered, workplace.network), spec)


def ledger_with(workplace: Workplace, entered: ConnectionValues) -> Ledger:
    return JdeLedger(entered, workplace.network)


def connection_with(workplace: Workplace, connector: str, entered: ConnectionValues) -> Source | Ledger:
    """Build what is read from with values that may not be saved yet; building it opens nothing."""
    if connector == JDE:
        return ledger_with(workplace, entered)
    return _source_with(workplace, connector, entered)


def _source_with(workplace: Workplace, connector: str, entered: ConnectionValues) -> Source:
    return connector_spec(connector).open_source()(entered, workplace.network)


def connection_values(workplace: Workplace, stored: StoredConnection) -> ConnectionValues:
    secrets = workplace.vault.load(stored.connection_id)
    missing = [
        field.name
        for field in connector_choice(stored.connector).fields
        if field.kind is FieldKind.SECRET and field.required and not secrets.get(field.name)
    ]
    if missing:
        raise Problem("connection.secret_missing", name=stored.name, fields=", ".join(missing))

    def keep(renewed: Mapping[str, str]) -> None:
        kept = workplace.vault.load(stored.connection_id)
        workplace.vault.save(stored.connection_id, {**kept, **renewed})

    return ConnectionValues(name=stored.name, values=stored.values, secrets=secrets, keep=keep)
