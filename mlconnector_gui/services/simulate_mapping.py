"""Run rules that are not in force over what was archived lately, and say what would change; writes nothing."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import RoleLine, role_lines
from mlconnector_gui.services.connect import list_connections
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, mappings
from mlconnector_gui.store.repositories.connections import StoredConnection

LOOKED_BACK_DAYS = 31
MOST_LINES = 10_000
"""So many changed lines are kept to be shown; all are counted, and all are in the totals."""
_DOCUMENTS_AT_ONCE = 200
UNMAPPED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """One line that would get another account."""

    connection: str
    kind: str
    number: str
    external_id: str
    role: LineRole
    description: str
    amount: Money
    before: str
    """Account and subledger; '' where no rule covers the line."""
    after: str
    rule_before: str
    rule_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTotal:
    """What the lines of the archive come to on one account, by the rules in force and by those tried."""

    account: str
    currency: str
    before: Money
    after: Money

    @property
    def difference(self) -> Money:
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """How far it is, and what was found so far; `is_done` when all of it was looked at."""

    documents: int
    looked_at: int
    days: int
    lines: int
    """Lines of the documents looked at."""
    changed_lines: int
    changed_documents: int
    freed_documents: int
    """Had a line without an account, and would have none."""
    unmapped_documents: int
    """Had an account for every line, and would not any more."""
    changes: tuple[ChangedLine, ...]
    totals: tuple[AccountTotal, ...]

    @property
    def is_done(self) -> bool:
        return self.looked_at >= self.documents

    @property
    def changed_totals(self) -> tuple[AccountTotal, ...]:
        return tuple(total for total in self.totals if not total.difference.is_zero)


@dataclass(slots=True)
class _Sums:
    """What is added up while the documents go by."""

    documents: int
    days: int
    looked_at: int = 0
    lines: int = 0
    changed_lines: int = 0
    changed_documents: int = 0
    freed_documents: int = 0
    unmapped_documents: int = 0
    changes: list[ChangedLine] = field(default_factory=list)
    before: dict[tuple[str, str], Money] = field(default_factory=dict)
    after: dict[tuple[str, str], Money] = field(default_factory=dict)

    def simulation(self) -> Simulation:
        keys = sorted({*self.before, *self.after})
        zero = {key: Money.zero(key[1]) for key in keys}
        return Simulation(
            documents=self.documents,
            looked_at=self.looked_at,
            days=self.days,
            lines=self.lines,
            changed_lines=self.changed_lines,
            changed_documents=self.changed_documents,
            freed_documents=self.freed_documents,
            unmapped_documents=self.unmapped_documents,
            changes=tuple(self.changes),
            totals=tuple(
                AccountTotal(
                    account=key[0],
                    currency=key[1],
                    before=self.before.get(key, zero[key]),
                    after=self.after.get(key, zero[key]),
                )
                for key in keys
            ),
        )


async def simulate_rules(
    workplace: Workplace, rules: Sequence[MappingRule], *, days: int = LOOKED_BACK_DAYS
) -> AsyncIterator[Simulation]:
    """
    Try rules on the documents created in the last days, all stores, in batches; yields after each.

    The last one is the result. Whoever stops asking, or is cancelled, leaves nothing behind: only reads are made,
    each in a transaction of its own.
    """
    start = workplace.now - timedelta(days=days)
    in_force, tried = await workplace.store.read(_both, tuple(rules))
    work: list[tuple[StoredConnection, Sequence[int]]] = []
    for connection in await list_connections(workplace):
        if "target" in connection.values:
            ids = await workplace.store.read(
                documents.newest_ids_created_since, connection.connection_id, start=start
            )
            work += [
                (connection, ids[place : place + _DOCUMENTS_AT_ONCE])
                for place in range(0, len(ids), _DOCUMENTS_AT_ONCE)
            ]
    sums = _Sums(documents=sum(len(ids) for _, ids in work), days=days)
    if not work:
        yield sums.simulation()
    for connection, batch in work:
        await workplace.store.read(_simulate, connection, batch, in_force, tried, sums)
        yield sums.simulation()


async def simulated(
    workplace: Workplace, rules: Sequence[MappingRule], *, days: int = LOOKED_BACK_DAYS
) -> Simulation:
    """Simulate to the end."""
    steps = [step async for step in simulate_rules(workplace, rules, days=days)]
    return steps[-1]


def _both(transaction: Transaction, rules: Sequence[MappingRule]) -> tuple[MappingSet, MappingSet]:
    """Make both sets on the reader's thread: thousands of rules are no work for the loop."""
    return MappingSet(mappings.mapping_rules(transaction)), MappingSet(rules)


def _simulate(
    transaction: Transaction,
    connection: StoredConnection,
    ids: Sequence[int],
    in_force: MappingSet,
    tried: MappingSet,
    sums: _Sums,
) -> None:
    translator = Translator.of(transaction, connection)
    batch = documents.documents_by_id(transaction, ids)
    payloads = documents.payloads_of(transaction, batch)
    for stored in batch:
        for document in translator.booked_documents(stored, payloads[stored.document_id]):
            _compare(connection.name, document, in_force, tried, sums)
    sums.looked_at += len(ids)


def _compare(
    connection: str, document: BusinessDocument, in_force: MappingSet, tried: MappingSet, sums: _Sums
) -> None:
    befores: list[str] = []
    afters: list[str] = []
    for line in role_lines(document):
        before, rule_before = _choice(in_force, line, connection, document)
        after, rule_after = _choice(tried, line, connection, document)
        befores.append(before)
        afters.append(after)
        _add(sums.before, before, line.amount)
        _add(sums.after, after, line.amount)
        if before == after:
            continue
        sums.changed_lines += 1
        if len(sums.changes) < MOST_LINES:
            sums.changes.append(
                ChangedLine(
                    connection=connection,
                    kind=document.kind.value,
                    number=document.number,
                    external_id=document.external_id,
                    role=line.role,
                    description=line.description,
                    amount=line.amount,
                    before=before,
                    after=after,
                    rule_before=rule_before,
                    rule_after=rule_after,
                )
            )
    sums.lines += len(befores)
    sums.changed_documents += befores != afters
    sums.freed_documents += UNMAPPED in befores and UNMAPPED not in afters
    sums.unmapped_documents += UNMAPPED not in befores and UNMAPPED in afters


def _choice(
    mapping: MappingSet, line: RoleLine, connection: str, document: BusinessDocument
) -> tuple[str, str]:
    """Return where a line goes, as text, and by which rule."""
    choice = mapping.choose(line.role, connection=connection, traits=line.traits, on=document.business_date)
    if choice is None:
        return UNMAPPED, ""
    return account_text(choice.rule), choice.rule.rule_id


def account_text(rule: MappingRule) -> str:
    """Write where a rule posts to: the account, and its subledger where there is one."""
    subledger = f" {rule.subledger}/{rule.subledger_type}" if rule.subledger else ""
    return f"{rule.account}{subledger}"


def _add(sums: dict[tuple[str, str], Money], account: str, amount: Money) -> None:
    key = (account, amount.currency)
    known = sums.get(key)
    sums[key] = amount if known is None else known + amount
