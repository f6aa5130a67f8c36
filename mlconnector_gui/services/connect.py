"""Connect a store or a JDE environment: add, change, test, open, remove."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import ConnectionValues, Proof, Source, Standing
from mlconnector_gui.connectors.registry import connector_spec, connector_specs
from mlconnector_gui.connectors.spec import Field, FieldKind
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.fields import JDE_FIELDS
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections
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
    complete = check_values(choice, name=name, values=values, secrets=secrets)
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
    workplace.vault.save(stored.connection_id, secrets)
    try:
        await workplace.store.write(_add, stored, workplace)
    except Problem:
        workplace.vault.forget(stored.connection_id)
        raise
    workplace.tell("connection", stored.connection_id)
    return stored


async def change_connection(
    workplace: Workplace, name: str, *, values: Mapping[str, str], secrets: Mapping[str, str]
) -> StoredConnection:
    """Replace values; a secret that is not given stays as it is."""
    stored = await workplace.store.read(connections.connection_named, name)
    kept = {
        **workplace.vault.load(stored.connection_id),
        **{key: text for key, text in secrets.items() if text},
    }
    choice = connector_choice(stored.connector)
    complete = check_values(choice, name=stored.name, values={**stored.values, **values}, secrets=kept)
    workplace.vault.save(stored.connection_id, kept)
    await workplace.store.write(_change, stored, complete, sorted(secrets), workplace)
    workplace.tell("connection", stored.connection_id)
    return replace(stored, values=complete)


async def remove_connection(workplace: Workplace, name: str) -> None:
    """Forget the secrets and stop using the connection; its documents and postings stay."""
    stored = await workplace.store.read(connections.connection_named, name)
    await workplace.store.write(_remove, stored, workplace)
    workplace.vault.forget(stored.connection_id)
    workplace.tell("connection", stored.connection_id)


async def list_connections(workplace: Workplace) -> list[StoredConnection]:
    return await workplace.store.read(connections.connections)


async def prove_connection(workplace: Workplace, name: str) -> AsyncIterator[Proof]:
    """Test a saved connection; yields one line for each thing proved and keeps the result."""
    stored = await workplace.store.read(connections.connection_named, name)
    opened = open_connection(workplace, stored)
    problem: Problem | None = None
    try:
        async for proof in opened.prove():
            problem = problem or (proof.problem if proof.standing is Standing.FAILED else None)
            yield proof
    finally:
        await opened.close()
        await workplace.store.write(_note_proof, stored, problem, workplace)
        workplace.tell("connection", stored.connection_id)


def open_connection(workplace: Workplace, stored: StoredConnection) -> Source | Ledger:
    return (open_ledger if stored.connector == JDE else open_source)(workplace, stored)


def open_source(workplace: Workplace, stored: StoredConnection) -> Source:
    open_it = connector_spec(stored.connector).open_source()
    return open_it(connection_values(workplace, stored), workplace.network)


def open_ledger(workplace: Workplace, stored: StoredConnection) -> Ledger:
    return JdeLedger(connection_values(workplace, stored), workplace.network)


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
        field.name: values.get(field.name, field.default).strip()
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
    if len(company) != _COMPANY_DIGITS or not company.isdigit():
        raise Problem("connection.company_invalid", name=name, company=company)
    if "start_date" in complete:
        _check_date(name, complete["start_date"])
    if not complete.get("rounding_tolerance_minor", "0").isdigit():
        raise Problem("connection.tolerance_invalid", name=name, value=complete["rounding_tolerance_minor"])
    return complete


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


def _add(transaction: Transaction, stored: StoredConnection, workplace: Workplace) -> None:
    if "target" in stored.values:
        target = connections.connection_named(transaction, stored.values["target"])
        if target.connector != JDE:
            raise Problem("connection.target_is_no_ledger", name=stored.name, target=target.name)
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
