"""Connect a store or a JDE environment: add, change, test, open, remove."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Proof, Source, Standing
from mlconnector_gui.connectors.registry import connector_spec, connector_specs
from mlconnector_gui.connectors.spec import Field, FieldKind
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.fields import JDE_FIELDS
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, documents, posting_lists
from mlconnector_gui.store.repositories.connections import StoredConnection

JDE = "jde"
"""The key of JDE among the connectors; it is the ERP, so it has no folder beside the storefronts."""

BOOKKEEPING_FIELDS = (
    Field(
        name="target",
        label="JD Edwards connection",
        kind=FieldKind.TEXT,
        help="The name of the JD Edwards connection that this store's postings go to.",
    ),
    Field(
        name="company",
        label="Company",
        kind=FieldKind.TEXT,
        help="The five-digit JD Edwards company the entries are booked in, such as 00001.",
    ),
    Field(
        name="document_type",
        label="Document type",
        kind=FieldKind.TEXT,
        help="The JD Edwards document type of the entries.",
        default="JE",
        required=False,
    ),
    Field(
        name="start_date",
        label="Book from",
        kind=FieldKind.TEXT,
        help="The first day (YYYY-MM-DD) whose sales this program books; earlier ones are already in the books.",
    ),
    Field(
        name="rounding_tolerance_minor",
        label="Rounding tolerance (smallest units)",
        kind=FieldKind.TEXT,
        help="Up to how many cents an order may differ from its parts before it stops as an exception.",
        default="5",
        required=False,
    ),
)
_COMPANY_DIGITS = 5
_DOCUMENT_TYPE_WIDTH = 2
_NAME_WIDTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorChoice:
    """Something that can be connected, with what it asks for."""

    key: str
    title: str
    summary: str
    fields: tuple[Field, ...]


def connector_choices() -> list[ConnectorChoice]:
    jde = ConnectorChoice(
        key=JDE,
        title="Oracle JD Edwards",
        summary="The ledger: an AIS Server of your JD Edwards EnterpriseOne.",
        fields=JDE_FIELDS,
    )
    stores = [
        ConnectorChoice(
            key=spec.key,
            title=spec.title,
            summary=spec.summary,
            fields=(*spec.fields, *BOOKKEEPING_FIELDS),
        )
        for spec in connector_specs().values()
    ]
    return [jde, *stores]


def connector_choice(key: str) -> ConnectorChoice:
    for choice in connector_choices():
        if choice.key == key:
            return choice
    known = ", ".join(choice.key for choice in connector_choices())
    raise Problem("connector.unknown", connector=key, known=known)


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
    _check_by_building(workplace, connector, ConnectionValues(name=name, values=complete, secrets=secrets))
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
    _check_by_building(workplace, stored.connector, entered)
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
    workplace.tell("connection", stored.connection_id)


async def list_connections(workplace: Workplace) -> list[StoredConnection]:
    return await workplace.store.read(connections.connections)


async def prove_connection(workplace: Workplace, name: str) -> AsyncIterator[Proof]:
    """
    Test a saved connection; yields one line for each thing proved and keeps the result.

    A test that is given up halfway has no result.
    """
    stored = await workplace.store.read(connections.connection_named, name)
    opened = open_connection(workplace, stored)
    problem: Problem | None = None
    try:
        async for proof in opened.prove():
            if proof.standing is Standing.FAILED:
                problem = problem or proof.problem or Problem("connection.test_failed", what=proof.what)
            yield proof
    except Problem as raised:
        await _keep_proof(workplace, stored, problem or raised)
        raise
    else:
        await _keep_proof(workplace, stored, problem)
    finally:
        await opened.close()


async def _keep_proof(workplace: Workplace, stored: StoredConnection, problem: Problem | None) -> None:
    await workplace.store.write(_note_proof, stored, problem, workplace)
    workplace.tell("connection", stored.connection_id)


def open_connection(workplace: Workplace, stored: StoredConnection) -> Source | Ledger:
    return (open_ledger if stored.connector == JDE else open_source)(workplace, stored)


def open_source(workplace: Workplace, stored: StoredConnection) -> Source:
    return _source_with(workplace, stored.connector, connection_values(workplace, stored))


def open_ledger(workplace: Workplace, stored: StoredConnection) -> Ledger:
    return ledger_with(workplace, connection_values(workplace, stored))


def ledger_with(workplace: Workplace, entered: ConnectionValues) -> Ledger:
    return JdeLedger(entered, workplace.network)


def _source_with(workplace: Workplace, connector: str, entered: ConnectionValues) -> Source:
    return connector_spec(connector).open_source()(entered, workplace.network)


def _check_by_building(workplace: Workplace, connector: str, entered: ConnectionValues) -> None:
    """Let the connection itself refuse what it cannot work with; building it opens nothing."""
    if connector == JDE:
        ledger_with(workplace, entered)
    else:
        _source_with(workplace, connector, entered)


def connection_values(workplace: Workplace, stored: StoredConnection) -> ConnectionValues:
    secrets = workplace.vault.load(stored.connection_id)
    missing = [
        field.name
        for field in connector_choice(stored.connector).fields
        if field.kind is FieldKind.SECRET and field.required and not secrets.get(field.name)
    ]
    if missing:
        raise Problem("connection.secret_missing", name=stored.name, fields=", ".join(missing))
    return ConnectionValues(name=stored.name, values=stored.values, secrets=secrets)


def bookkeeping_of(stored: StoredConnection, target: StoredConnection) -> Bookkeeping:
    return Bookkeeping(
        environment=target.values.get("environment", ""),
        connection=stored.name,
        company=stored.values["company"],
        document_type=stored.values.get("document_type") or "JE",
        rounding_tolerance_minor=int(stored.values.get("rounding_tolerance_minor") or 5),
    )


def check_values(
    choice: ConnectorChoice, *, name: str, values: Mapping[str, str], secrets: Mapping[str, str]
) -> dict[str, str]:
    """Return the values with defaults filled in; refuse what is missing, unknown or not one of the choices."""
    if not name.strip() or len(name) > _NAME_WIDTH or not name.isascii() or " " in name:
        raise Problem("connection.name_invalid", name=name, width=_NAME_WIDTH)
    _refuse_unknown(choice, [*values, *secrets])
    complete = {
        field.name: values.get(field.name, "").strip() or field.default
        for field in choice.fields
        if field.kind is not FieldKind.SECRET
    }
    for field in choice.fields:
        given = secrets.get(field.name, "") if field.kind is FieldKind.SECRET else complete[field.name]
        if field.required and not given:
            raise Problem("connection.value_missing", name=name, field=field.name, label=field.label)
        if field.choices and given not in {value for value, _ in field.choices}:
            raise Problem("connection.value_not_offered", name=name, field=field.name, value=given)
    company = complete.get("company", "00001")
    if len(company) != _COMPANY_DIGITS or not _is_digits(company) or not int(company):
        raise Problem("connection.company_invalid", name=name, company=company)
    if len(complete.get("document_type", "")) > _DOCUMENT_TYPE_WIDTH:
        raise Problem("journal.document_type_invalid", document_type=complete["document_type"])
    if "start_date" in complete:
        _check_date(name, complete["start_date"])
    if not _is_digits(complete.get("rounding_tolerance_minor", "0")):
        raise Problem("connection.tolerance_invalid", name=name, value=complete["rounding_tolerance_minor"])
    return complete


async def _with_target(workplace: Workplace, values: Mapping[str, str]) -> Mapping[str, str]:
    """Name the target by its name, whether it was given by name or by id: stores are found by it."""
    if not values.get("target", "").strip():
        return values
    target = await workplace.store.read(connections.connection_named, values["target"].strip())
    return {**values, "target": target.name}


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _check_date(name: str, text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Problem("connection.date_invalid", name=name, field="start_date", value=text) from None


def _refuse_unknown(choice: ConnectorChoice, names: Sequence[str]) -> None:
    known = [field.name for field in choice.fields]
    for name in names:
        if name not in known:
            raise Problem(
                "connection.value_unknown", connector=choice.key, field=name, known=", ".join(known)
            )


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
    if "target" in values and values != stored.values:
        documents.ask_to_prepare_all(transaction, stored.connection_id)
    if values.get("start_date", "") < stored.values.get("start_date", ""):
        documents.forget_watermarks(transaction, stored.connection_id)
    connections.change_values(transaction, stored.connection_id, values)
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
