"""Draft a posting from a neutral document: roles, accounts, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH, REMARK_WIDTH, JournalEntry, JournalLine
from mlconnector_gui.accounting.mapping import AccountChoice, MappingSet
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import RoleLine, role_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookkeeping:
    """Where a connection's documents are booked and how far off they may be."""

    environment: str
    connection: str
    company: str
    document_type: str = "JE"
    rounding_tolerance_minor: int = 5
    """The largest difference, in minor units of the currency, that goes to the rounding account."""


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

    kind: DocumentKind
    external_id: str
    bookkeeping: Bookkeeping
    gl_date: date
    currency: str
    explanation: str
    reference: str
    revision: int
    lines: tuple[DraftLine, ...]
    findings: tuple[Finding, ...]

    @property
    def entry(self) -> JournalEntry | None:
        if len(self.lines) < 2 or any(line.account is None for line in self.lines):
            return None
        return JournalEntry(
            company=self.bookkeeping.company,
            document_type=self.bookkeeping.document_type,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            lines=tuple(_journal_line(line) for line in self.lines),
        )

    @property
    def gross(self) -> Money:
        return Money.total((line.amount for line in self.lines if line.amount.amount > 0), self.currency)

    def canonical(self, *, target: str) -> bytes | None:
        entry = self.entry
        return canonical_bytes(entry, target=target, reference=self.reference) if entry else None


def draft_posting(
    document: BusinessDocument, *, bookkeeping: Bookkeeping, mappings: MappingSet, revision: int
) -> Draft:
    """Prepare the posting of one bookable document; findings say what keeps it from being ready."""
    chosen = [
        (
            line,
            mappings.choose(
                line.role, connection=bookkeeping.connection, traits=line.traits, on=document.business_date
            ),
        )
        for line in role_lines(document)
    ]
    return Draft(
        kind=document.kind,
        external_id=document.external_id,
        bookkeeping=bookkeeping,
        gl_date=document.business_date,
        currency=document.currency,
        explanation=explanation_of(document, connection=bookkeeping.connection),
        reference=reference_of(
            environment=bookkeeping.environment,
            company=bookkeeping.company,
            connection=bookkeeping.connection,
            kind=document.kind.value,
            external_id=document.external_id,
            revision=revision,
        ),
        revision=revision,
        lines=_merge(chosen),
        findings=(*_arithmetic(document, bookkeeping), *_unmapped(chosen), *_unspecified(document)),
    )


def explanation_of(document: BusinessDocument, *, connection: str) -> str:
    """
    Say in JDE's 30 characters where an entry comes from: 'WOO-EU sale 2291', 'WOO-EU refund 2307 of 2291'.

    The ids are never cut; a connection's name that is too long is.
    """
    what = f"{document.kind.value} {document.external_id}"
    if document.kind is DocumentKind.REFUND:
        what += f" of {document.order_id}"
    room = EXPLANATION_WIDTH - len(what) - 1
    return f"{connection[:room]} {what}" if room > 0 else what[:EXPLANATION_WIDTH]


def _merge(chosen: list[tuple[RoleLine, AccountChoice | None]]) -> tuple[DraftLine, ...]:
    """Add up lines of the same role, account, subledger and side-independent description; drop what nets to zero."""
    merged: dict[tuple[object, ...], DraftLine] = {}
    for line, choice in chosen:
        rule = choice.rule if choice else None
        account = rule.account if rule else None
        description = _shared_description(line)
        key = (line.role, account, description, rule.subledger if rule else "")
        known = merged.get(key)
        merged[key] = DraftLine(
            role=line.role,
            amount=known.amount + line.amount if known else line.amount,
            account=account,
            description=description,
            rule_id=rule.rule_id if rule else "",
            subledger=rule.subledger if rule else "",
            subledger_type=rule.subledger_type if rule else "",
        )
    return tuple(line for line in merged.values() if not line.amount.is_zero)


def _shared_description(line: RoleLine) -> str:
    """Goods of one order become one line per account, so their names are left to the source document."""
    if line.role in {LineRole.PRODUCT_SALES, LineRole.SALES_RETURNS}:
        return ""
    return line.description[:REMARK_WIDTH]


def _journal_line(line: DraftLine) -> JournalLine:
    assert line.account is not None  # noqa: S101  `entry` asked before
    return JournalLine(
        account=line.account,
        amount=line.amount,
        role=line.role,
        description=line.description,
        subledger=line.subledger,
        subledger_type=line.subledger_type,
    )


def _arithmetic(document: BusinessDocument, bookkeeping: Bookkeeping) -> list[Finding]:
    findings = []
    for code, difference in (
        ("document.does_not_add_up", document.difference),
        ("document.payments_differ", document.tender_difference),
    ):
        if difference.is_zero:
            continue
        within = abs(difference.minor) <= bookkeeping.rounding_tolerance_minor
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


def _unmapped(chosen: list[tuple[RoleLine, AccountChoice | None]]) -> list[Finding]:
    """One finding per distinct line that no rule covers, with the traits a rule could ask for."""
    missing: dict[tuple[object, ...], Finding] = {}
    for line, choice in chosen:
        if choice is not None:
            continue
        told = {name: value for name, value in sorted(line.traits.items()) if value}
        key = (line.role, tuple(told.items()))
        missing[key] = Finding(
            code="mapping.missing",
            severity=Severity.BLOCKS,
            params={
                "role": line.role.value,
                "description": line.description,
                "amount": str(line.amount),
                "traits": ", ".join(f"{name}={value}" for name, value in told.items()),
            },
        )
    return list(missing.values())


def _unspecified(document: BusinessDocument) -> list[Finding]:
    amount = Money.total(
        (part.amount for part in document.parts if part.kind is PartKind.UNSPECIFIED), document.currency
    )
    if amount.is_zero:
        return []
    return [
        Finding(
            code="refund.without_lines",
            severity=Severity.BLOCKS,
            params={"amount": str(amount), "order": document.order_id},
        )
    ]
