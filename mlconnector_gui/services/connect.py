"""Connect a store or a JDE environment: add, change, test, remove."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace

from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.periods import ClosedPeriod
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Proof, Standing
from mlconnector_gui.jde.streams import ITEMS
from mlconnector_gui.services.entered_values import (
    BOOKKEEPING_FIELDS,
    JDE,
    ConnectorChoice,
    check_values,
    connector_choice,
    connector_choices,
)
from mlconnector_gui.services.opening import connection_values, connection_with
from mlconnector_gui.services.receiving import receiving_of, streams_wanted
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.schedules import add_default_schedules
from mlconnector_gui.services.webhook_keys import forget_keys
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, documents, posting_lists
from mlconnector_gui.store.repositories.connections import StoredConnection

__all__ = [
    "BOOKKEEPING_FIELDS",
    "JDE",
    "ConnectorChoice",
    "Proof",
    "add_connection",
    "bookkeeping_of",
    "change_connection",
    "check_values",
    "connector_choice",
    "connector_choices",
    "list_connections",
    "prove_connection",
    "remove_connection",
    "written_problem",
]


_WAYS_INTO_JDE = ("route", "routes_by_company", "edi_user")
"""What a posting sent before is not recognised under, when it is changed."""


async def add_connection(
    workplace: Workplace,
    *,
    connector: str,
    name: str,
    values: Mapping[str, str],
    secrets: Mapping[str, str],
) -> StoredConnection:
    """Save a connection and its secrets; nothing is kept when a value is missing or wrong."""
    choice = connector_choice(connector)
    complete = check_values(choice, name=name, values=await _with_target(workplace, values), secrets=secrets)
    # what it cannot work with the connection itself refuses; building it opens nothing
    connection_with(workplace, connector, ConnectionValues(name=name, values=complete, secrets=secrets))
    stored = StoredConnection(
        connection_id=workplace.ids.new(),
        name=name,
        connector=connector,
        values=complete,
        facts={},
        is_active=True,
        created_at=workplace.now,
        proved_at=None,
        problem=None,
    )
    is_saved = False
    workplace.vault.save(stored.connection_id, secrets)
    try:
        await workplace.store.write(_add, stored, workplace)
        is_saved = True
    finally:
        if not is_saved:
            workplace.vault.forget(stored.connection_id)
    workplace.tell("connection", stored.connection_id)
    return stored


async def change_connection(
    workplace: Workplace, name: str, *, values: Mapping[str, str], secrets: Mapping[str, str]
) -> StoredConnection:
    """
    Replace values; a secret that is not given stays as it is.

    What was proved or failed with the old values says nothing of the new ones. A JDE connection that has postings
    keeps its environment: another one is another ledger, so it is another connection. A store's documents are
    prepared again, and read again where it is to be booked from an earlier day on.
    """
    stored = await workplace.store.read(connections.connection_named, name)
    old = workplace.vault.load(stored.connection_id)
    given = {key: text for key, text in secrets.items() if text}
    kept = {**old, **given}
    choice = connector_choice(stored.connector)
    new = {**stored.values, **await _with_target(workplace, values)}
    complete = check_values(choice, name=stored.name, values=new, secrets=kept)
    entered = ConnectionValues(name=stored.name, values=complete, secrets=kept)
    connection_with(workplace, stored.connector, entered)
    is_saved = False
    workplace.vault.save(stored.connection_id, kept)
    try:
        await workplace.store.write(_change, stored, complete, sorted(given), workplace)
        is_saved = True
    finally:
        if not is_saved:
            workplace.vault.save(stored.connection_id, old)
    workplace.tell("connection", stored.connection_id)
    if "target" in complete and complete != stored.values:
        await request_run(workplace, Job.PREPARE, connection=stored.connection_id, trigger=Trigger.FOLLOW_UP)
    return replace(stored, values=complete, proved_at=None, problem=None)


async def remove_connection(workplace: Workplace, name: str) -> None:
    """
    Forget the secrets and stop using the connection; its documents and postings stay.

    A JDE connection that stores book into, or that has postings under way, is not removed.
    """
    stored = await workplace.store.read(connections.connection_named, name)
    await workplace.store.write(_remove, stored, workplace)
    workplace.vault.forget(stored.connection_id)
    forget_keys(workplace.vault, stored.connection_id)
    workplace.tell("connection", stored.connection_id)


async def list_connections(workplace: Workplace) -> list[StoredConnection]:
    return await workplace.store.read(connections.connections)


async def prove_connection(workplace: Workplace, name: str) -> AsyncIterator[Proof]:
    """
    Test a saved connection; yields one line for each thing proved and keeps the result.

    A test that is given up halfway has no result.
    """
    stored = await workplace.store.read(connections.connection_named, name)
    # a test logs in for itself: whether that is possible is what it shows
    opened = connection_with(workplace, stored.connector, connection_values(workplace, stored))
    problem: Problem | None = None
    told: dict[str, str] = {}
    try:
        async for proof in opened.prove():
            told[f"proof.{proof.what}"] = proof.standing.value
            if proof.standing is Standing.FAILED:
                problem = problem or proof.problem or Problem("connection.test_failed", what=proof.what)
            yield proof
    except Problem as raised:
        await _keep_proof(workplace, stored, problem or raised, told)
        raise
    else:
        await _keep_proof(workplace, stored, problem, told)
    finally:
        await opened.close()


async def _keep_proof(
    workplace: Workplace, stored: StoredConnection, problem: Problem | None, told: Mapping[str, str]
) -> None:
    if stored.connector == JDE:
        await workplace.store.write(connections.add_facts, stored.connection_id, told)
    await workplace.store.write(_note_proof, stored, problem, workplace)
    workplace.tell("connection", stored.connection_id)


def bookkeeping_of(stored: StoredConnection, target: StoredConnection) -> Bookkeeping:
    return Bookkeeping(
        environment=target.values.get("environment", ""),
        connection=stored.name,
        company=stored.values["company"],
        document_type=stored.values.get("document_type") or "JE",
        rounding_tolerance_minor=int(stored.values.get("rounding_tolerance_minor") or 5),
        closed_period=ClosedPeriod(stored.values.get("closed_period") or ClosedPeriod.HOLD),
        allows_intercompany=stored.values.get("intercompany") == "yes",
    )


async def _with_target(workplace: Workplace, values: Mapping[str, str]) -> Mapping[str, str]:
    """Name the target by its name, whether it was given by name or by id: stores are found by it."""
    if not values.get("target", "").strip():
        return values
    target = await workplace.store.read(connections.connection_named, values["target"].strip())
    return {**values, "target": target.name}


def _check_target(transaction: Transaction, name: str, values: Mapping[str, str]) -> None:
    if "target" in values:
        target = connections.connection_named(transaction, values["target"])
        if target.connector != JDE:
            raise Problem("connection.target_is_no_ledger", name=name, target=target.name)


def _add(transaction: Transaction, stored: StoredConnection, workplace: Workplace) -> None:
    _check_target(transaction, stored.name, stored.values)
    connections.add_connection(transaction, stored)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="connection.added",
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
        connector=stored.connector,
        values=dict(stored.values),
    )
    add_default_schedules(transaction, stored, workplace)
    _read_for(transaction, stored, {}, workplace)


def _read_for(
    transaction: Transaction, stored: StoredConnection, before: Mapping[str, str], workplace: Workplace
) -> None:
    """See that JDE is read for what a store takes from it, and prepared anew for what was chosen otherwise."""
    if stored.connector != JDE and streams_wanted(stored.connector, stored.values):
        target = connections.connection_named(transaction, stored.values["target"])
        add_default_schedules(transaction, target, workplace)
        if receiving_of(stored.values).offers is not None and receiving_of(before).offers is None:
            # what an older version of this program archived of items has no codes
            documents.forget_watermark(transaction, target.connection_id, ITEMS.spec.name)
        documents.ask_to_prepare_all(transaction, target.connection_id)


def _change(
    transaction: Transaction,
    stored: StoredConnection,
    values: Mapping[str, str],
    secrets: Sequence[str],
    workplace: Workplace,
) -> None:
    _check_target(transaction, stored.name, values)
    is_moved = stored.values.get("environment") != values.get("environment")
    if is_moved and posting_lists.has_postings(transaction, target_id=stored.connection_id):
        raise Problem(
            "connection.environment_fixed",
            cause=Cause.STATE,
            name=stored.name,
            environment=stored.values.get("environment", ""),
        )
    ways = [name for name in _WAYS_INTO_JDE if stored.values.get(name, "") != values.get(name, "")]
    unsettled = posting_lists.unsettled(transaction, target_id=stored.connection_id) if ways else 0
    if unsettled:
        raise Problem(
            "connection.route_fixed",
            cause=Cause.STATE,
            name=stored.name,
            fields=", ".join(ways),
            postings=unsettled,
        )
    if "target" in values and values != stored.values:
        documents.ask_to_prepare_all(transaction, stored.connection_id)
    if values.get("start_date", "") < stored.values.get("start_date", ""):
        documents.forget_watermarks(transaction, stored.connection_id)
    connections.change_values(transaction, stored.connection_id, values)
    changed_to = replace(stored, values=values)
    add_default_schedules(transaction, changed_to, workplace)
    _read_for(transaction, changed_to, stored.values, workplace)
    changed = {key: text for key, text in values.items() if stored.values.get(key) != text}
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="connection.changed",
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
        changed=changed,
        secrets_renewed=list(secrets),
    )


def _remove(transaction: Transaction, stored: StoredConnection, workplace: Workplace) -> None:
    stores = [
        one.name for one in connections.connections(transaction) if one.values.get("target") == stored.name
    ]
    waiting = posting_lists.under_way(transaction, target_id=stored.connection_id)
    if stores or waiting:
        raise Problem(
            "connection.in_use",
            cause=Cause.STATE,
            name=stored.name,
            stores=", ".join(stores) or "no store",
            postings=waiting,
        )
    connections.deactivate(transaction, stored.connection_id)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="connection.removed",
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
    )


def _note_proof(
    transaction: Transaction, stored: StoredConnection, problem: Problem | None, workplace: Workplace
) -> None:
    connections.note_health(
        transaction, stored.connection_id, at=workplace.now, problem=written_problem(problem)
    )
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="connection.tested",
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
        result=problem.code if problem else "proved",
    )


def written_problem(problem: Problem | None) -> dict[str, object] | None:
    """Write a problem as the store keeps it: code, params as text, technical text."""
    if problem is None:
        return None
    return {
        "code": problem.code,
        "params": {name: str(value) for name, value in problem.params.items()},
        "technical": problem.technical,
        "retry": problem.retry.value,
        "cause": problem.cause.value,
    }
