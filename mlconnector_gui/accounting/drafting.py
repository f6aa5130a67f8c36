"""Draft a posting from a neutral document: roles, accounts, and what is wrong with it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.journal import (
    EXPLANATION_WIDTH,
    REMARK_WIDTH,
    JournalEntry,
    JournalLine,
    check_company,
)
from mlconnector_gui.accounting.mapping import AccountChoice, MappingRule, MappingSet
from mlconnector_gui.accounting.masters import SubledgerType
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.periods import ClosedPeriod
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.store_customers import BY_CUSTOMER, CUSTOMER, CUSTOMER_NUMBER
from mlconnector_gui.accounting.templates import RoleLine, role_lines
from mlconnector_gui.base.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookkeeping:
    """Where a connection's documents are booked and how far off they may be."""

    environment: str
    connection: str
    company: str
    document_type: str = "JE"
    rounding_tolerance_minor: int = 5
    """The largest difference, in minor units of the currency, that goes to the rounding account."""
    closed_period: ClosedPeriod = ClosedPeriod.HOLD
    allows_intercompany: bool = False
    """Lines may be booked in other companies, if JDE's own constants allow it too."""

    def __post_init__(self) -> None:
        check_company(self.company)
        if self.rounding_tolerance_minor < 0:
            raise Problem("bookkeeping.tolerance_negative", tolerance=self.rounding_tolerance_minor)

    def reference(self, kind: str, external_id: str, *, revision: int) -> str:
        """Derive what a posting in these books is found by."""
        return reference_of(
            environment=self.environment,
            company=self.company,
            connection=self.connection,
            kind=kind,
            external_id=external_id,
            revision=revision,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A line of a draft; without an account it blocks the posting."""

    role: LineRole
    amount: Money
    account: Account | None
    description: str
    rule_id: str
    subledger: str = ""
    subledger_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A posting as prepared: its lines, findings and reference; `entry` only when every line has an account."""

    kind: str
    external_id: str
    bookkeeping: Bookkeeping
    gl_date: date
    currency: str
    explanation: str
    reference: str
    revision: int
    lines: tuple[DraftLine, ...]
    findings: tuple[Finding, ...]
    subject: Mapping[str, object] | None = None
    """A journal is its lines, but for one that corrects another: that names it."""

    @property
    def is_complete(self) -> bool:
        return len(self.lines) >= 2 and all(line.account is not None for line in self.lines)

    @property
    def entry(self) -> JournalEntry | None:
        if not self.is_complete:
            return None
        return journal_of(self)

    @property
    def gross(self) -> Money:
        return Money.total((line.amount for line in self.lines if line.amount.amount > 0), self.currency)

    def canonical(self, *, target: str) -> bytes | None:
        entry = self.entry
        return canonical_bytes(entry, target=target, reference=self.reference) if entry else None


def draft_posting(
    document: BusinessDocument,
    *,
    bookkeeping: Bookkeeping,
    mappings: MappingSet,
    revision: int,
    gl_date: date | None = None,
    why_moved: Finding | None = None,
    without: Collection[LineRole] = (),
) -> Draft:
    """
    Prepare the posting of one bookable document; findings say what keeps it from being ready.

    Lines of the roles that it is to be without are no part of it: somebody else books them. Dated on another day
    than the document's own, it carries that day in its explanation, as far as it fits, and in every remark. Unless
    `why_moved` says otherwise, that is because the document's own day is closed.
    """
    booked_on = gl_date or document.business_date
    is_moved = booked_on != document.business_date
    roles = [line for line in role_lines(document) if line.role not in without]
    chosen = accounts_of(roles, mappings, bookkeeping, on=document.business_date)
    lines = merged_lines(chosen, keeps_words=_keeps_words)
    if is_moved:
        lines = remarked_lines(lines, document.business_date)
    return Draft(
        kind=document.kind.value,
        external_id=document.external_id,
        bookkeeping=bookkeeping,
        gl_date=booked_on,
        currency=document.currency,
        explanation=explanation_of(document, connection=bookkeeping.connection, is_moved=is_moved),
        reference=bookkeeping.reference(document.kind.value, document.external_id, revision=revision),
        revision=revision,
        lines=lines,
        findings=(
            *findings_of_document(document, bookkeeping),
            *findings_of_lines(chosen),
            *_nothing_to_post(document, lines),
            *([why_moved] if why_moved else _moved(document, booked_on, bookkeeping)),
        ),
    )


def accounts_of(
    lines: Iterable[RoleLine], mappings: MappingSet, bookkeeping: Bookkeeping, *, on: date
) -> list[tuple[RoleLine, AccountChoice | None]]:
    """Choose the account of each line, by the rules of that day."""
    connection = bookkeeping.connection
    return [
        (line, mappings.choose(line.role, connection=connection, traits=line.traits, on=on)) for line in lines
    ]


def explanation_of(
    document: BusinessDocument, *, connection: str, is_moved: bool = False, width: int = EXPLANATION_WIDTH
) -> str:
    """
    Say in JDE's 30 characters, or in another width, where an entry comes from: 'WOO-EU sale 2291', 'WOO-EU refund
    2307 of 2291'.

    One that is booked on another day carries its own: 'WOO-EU sale 2291 2026-09-30'. What does not fit is left out
    from the outside in: the end of the connection's name, the order, the day, the kind; the document's own id is
    never cut, unless it alone is wider than the field: then its end tells it apart.
    """
    own = _one_line(document.external_id)
    what = f"{document.kind.value} {own}"
    told = [what, own]
    if document.kind is DocumentKind.REFUND:
        told.insert(0, f"{what} of {_one_line(document.order_id)}")
    if is_moved:
        told = [f"{text} {document.business_date.isoformat()}" for text in told] + told
    fitting = next((text for text in told if len(text) <= width), own[-width:])
    room = max(width - len(fitting) - 1, 0)
    return f"{_one_line(connection)[:room].rstrip()} {fitting}".strip()


def findings_of_document(document: BusinessDocument, bookkeeping: Bookkeeping) -> tuple[Finding, ...]:
    """Return what a document itself says against its posting, whatever accounts its lines get."""
    return (*_arithmetic(document, bookkeeping), *_unspecified(document))


def merged_lines(
    chosen: Sequence[tuple[RoleLine, AccountChoice | None]], *, keeps_words: Callable[[RoleLine], bool]
) -> tuple[DraftLine, ...]:
    """Add up lines of the same role, account, subledger and side-independent description; drop what nets to zero."""
    merged: dict[tuple[object, ...], DraftLine] = {}
    for line, choice in chosen:
        rule = choice.rule if choice else None
        account = rule.account if rule else None
        description = _one_line(line.description)[:REMARK_WIDTH].rstrip() if keeps_words(line) else ""
        subledger, subledger_type = _subledger_of(line, rule)
        key = (line.role, account, description, subledger, subledger_type)
        known = merged.get(key)
        merged[key] = DraftLine(
            role=line.role,
            amount=known.amount + line.amount if known else line.amount,
            account=account,
            description=description,
            rule_id=rule.rule_id if rule else "",
            subledger=subledger,
            subledger_type=subledger_type,
        )
    return tuple(line for line in merged.values() if not line.amount.is_zero)


def remarked_lines(lines: Sequence[DraftLine], original: date) -> tuple[DraftLine, ...]:
    """Write the day that lines belong to before their words, where they are booked on another."""
    return tuple(
        replace(line, description=f"{original.isoformat()} {line.description}"[:REMARK_WIDTH].rstrip())
        for line in lines
    )


def _keeps_words(line: RoleLine) -> bool:
    """Goods of one order become one line per account, so their names are left to the source document."""
    return line.role not in {LineRole.PRODUCT_SALES, LineRole.SALES_RETURNS}


def _one_line(text: str) -> str:
    """JDE drops blanks at the ends, and a line break would not survive the form: what is read back is compared."""
    return " ".join(text.split())


class Journalled(Protocol):
    """What an entry is made of: a draft whose lines all have an account."""

    @property
    def bookkeeping(self) -> Bookkeeping: ...
    @property
    def gl_date(self) -> date: ...
    @property
    def currency(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def lines(self) -> tuple[DraftLine, ...]: ...


def journal_of(draft: Journalled) -> JournalEntry:
    return JournalEntry(
        company=draft.bookkeeping.company,
        document_type=draft.bookkeeping.document_type,
        gl_date=draft.gl_date,
        currency=draft.currency,
        explanation=draft.explanation,
        lines=tuple(journal_line(line) for line in draft.lines),
    )


def journal_line(line: DraftLine) -> JournalLine:
    """Turn a draft's line into an entry's; only where it has an account."""
    assert line.account is not None  # noqa: S101  the draft is complete
    return JournalLine(
        account=line.account,
        amount=line.amount,
        role=line.role,
        description=line.description,
        subledger=line.subledger,
        subledger_type=line.subledger_type,
    )


def _arithmetic(document: BusinessDocument, bookkeeping: Bookkeeping) -> list[Finding]:
    """
    One finding for the parts and one for the payments where they differ from the total.

    Both within the tolerance can still be too far from each other; then both block.
    """
    differences = (document.difference, document.tender_difference)
    plugged = document.difference - document.tender_difference
    tolerance = bookkeeping.rounding_tolerance_minor
    within = all(abs(difference.minor) <= tolerance for difference in (*differences, plugged))
    findings = []
    for code, difference in zip(
        ("document.does_not_add_up", "document.payments_differ"), differences, strict=True
    ):
        if difference.is_zero:
            continue
        findings.append(
            Finding(
                code="document.rounded" if within else code,
                severity=Severity.NOTE if within else Severity.BLOCKS,
                params=_arithmetic_shown(document, difference),
            )
        )
    return findings


def _arithmetic_shown(document: BusinessDocument, difference: Money) -> Mapping[str, str]:
    sums: dict[str, Money] = {}
    for part in document.parts:
        sums[part.kind.value] = sums.get(part.kind.value, Money.zero(document.currency)) + part.amount
    return {
        "total": str(document.total),
        "parts": " + ".join(f"{name} {amount.amount:f}" for name, amount in sums.items()),
        "payments": " + ".join(f"{tender.gateway} {tender.amount.amount:f}" for tender in document.tenders),
        "difference": str(difference),
    }


def findings_of_lines(chosen: Sequence[tuple[RoleLine, AccountChoice | None]]) -> list[Finding]:
    """Return what keeps lines from being booked: no rule covers them, or their customer is not in JDE yet."""
    return [*_unmapped(chosen), *_unlinked(chosen)]


def _subledger_of(line: RoleLine, rule: MappingRule | None) -> tuple[str, str]:
    """Return the subledger of a line and its type; a rule may ask for the number of whoever bought."""
    if rule is None:
        return "", ""
    if not _asks_for_customer(rule):
        return rule.subledger, rule.subledger_type
    number = line.traits.get(CUSTOMER_NUMBER, "")
    return (number, rule.subledger_type) if number else ("", "")


def _asks_for_customer(rule: MappingRule) -> bool:
    is_address = rule.subledger_type == SubledgerType.ADDRESS
    return is_address and rule.subledger.casefold() == BY_CUSTOMER


def _unlinked(chosen: Sequence[tuple[RoleLine, AccountChoice | None]]) -> list[Finding]:
    """One finding per customer whose number a rule asks for; who is not to be in JDE leaves the subledger blank."""
    asked = [line for line, choice in chosen if choice is not None and _asks_for_customer(choice.rule)]
    waiting = {line.traits[CUSTOMER] for line in asked if line.traits.get(CUSTOMER)}
    linked = {line.traits[CUSTOMER] for line in asked if line.traits.get(CUSTOMER_NUMBER)}
    return [blocking("customer.not_linked", customer=key) for key in sorted(waiting - linked)]


def _unmapped(chosen: Sequence[tuple[RoleLine, AccountChoice | None]]) -> list[Finding]:
    """One finding per distinct line that no rule covers, with the traits a rule could ask for."""
    missing: dict[tuple[LineRole, str], list[RoleLine]] = {}
    for line, choice in chosen:
        if choice is None:
            told = ", ".join(f"{name}={value}" for name, value in sorted(line.traits.items()) if value)
            missing.setdefault((line.role, told), []).append(line)
    return [
        Finding(
            code="mapping.missing",
            severity=Severity.BLOCKS,
            params={
                "role": role.value,
                "description": lines[0].description,
                "amount": str(Money.total((line.amount for line in lines), lines[0].amount.currency)),
                "traits": told,
            },
        )
        for (role, told), lines in missing.items()
    ]


def _unspecified(document: BusinessDocument) -> list[Finding]:
    amounts = [part.amount for part in document.parts if part.kind is PartKind.UNSPECIFIED]
    if all(amount.is_zero for amount in amounts):
        return []
    amount = Money.total(amounts, document.currency)
    return [blocking("refund.without_lines", amount=str(amount), order=document.order_id)]


def _nothing_to_post(document: BusinessDocument, lines: tuple[DraftLine, ...]) -> list[Finding]:
    """A document that comes to nothing has no entry, so it must not look ready."""
    if lines:
        return []
    params = {"kind": document.kind.value, "document": document.external_id}
    return [blocking("document.moves_no_money", **params)]


def _moved(document: BusinessDocument, booked_on: date, bookkeeping: Bookkeeping) -> list[Finding]:
    """A document is never dated otherwise than in the store without saying so."""
    if booked_on == document.business_date:
        return []
    params = {
        "original": document.business_date.isoformat(),
        "gl_date": booked_on.isoformat(),
        "company": bookkeeping.company,
    }
    return [Finding(code="period.moved", severity=Severity.NOTE, params=params)]
