"""
Each check beside JDE itself: what it catches JDE refuses, and where it is silent JDE enters the document.

The masters are read from the simulator as in production; the entry is then typed into it directly, past every check.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.drafting import Bookkeeping, Draft, DraftLine
from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from tests.helpers.ais import DAY, JdeSite, jde_site
from tests.helpers.masters import save_masters
from tests.helpers.stores import add_shop, opened
from tests.unit.jde_simulator.batches import insert, journal_row
from tests.unit.jde_simulator.caller import Caller

REFERENCE = "M1ABCDEFGHJKMNPQRSTVWX"
_KEPT = [kind for kind in MasterKind if kind is not MasterKind.ADDRESSES]
Books = Callable[[Database], None]


def line(
    account: str, minor: int, *, subledger: str = "", kind: str = "", currency: str = "USD"
) -> DraftLine:
    return DraftLine(
        role=LineRole.PRODUCT_SALES,
        amount=Money.from_minor(minor, currency),
        account=Account.parse(account),
        description="",
        rule_id="rule-0001",
        subledger=subledger,
        subledger_type=kind,
    )


def entry(
    account: str = "30.5010",
    *,
    gl_date: date = DAY,
    currency: str = "USD",
    company: str = "00001",
    document_type: str = "JE",
    explanation: str = "WOO sale 2291",
    subledger: str = "",
    kind: str = "",
    intercompany: bool = False,
    minor: int = 10_000,
) -> Draft:
    clearing = {"00001": "1.1220.STRIPE", "00002": "2.1220.STRIPE"}[company]
    return Draft(
        kind="sale",
        external_id="2291",
        bookkeeping=Bookkeeping(
            environment="JPY920",
            connection="WOO",
            company=company,
            document_type=document_type,
            allows_intercompany=intercompany,
        ),
        gl_date=gl_date,
        currency=currency,
        explanation=explanation,
        reference=REFERENCE,
        revision=1,
        lines=(
            line(clearing, minor, currency=currency),
            line(account, -minor, subledger=subledger, kind=kind, currency=currency),
        ),
        findings=(),
    )


def untouched(_books: Database) -> None:
    """Leave the books as they are."""


def posting_edit(edit: str, account: str = "5010") -> Books:
    def change(books: Database) -> None:
        for row in books["F0901"].find(OBJ=account):
            row.values["PEC"] = edit

    return change


def unit_edit(edit: str) -> Books:
    def change(books: Database) -> None:
        for row in books["F0006"].rows:
            if row.text("MCU") == "30":
                row.values["PECC"] = edit

    return change


def kept_in(currency: str) -> Books:
    def change(books: Database) -> None:
        for row in books["F0901"].find(OBJ="5010"):
            row.values["CRCD"] = currency

    return change


def without_rates(books: Database) -> None:
    for row in list(books["F0015"].rows):
        books["F0015"].delete(row)


def rates_from(day: date) -> Books:
    def change(books: Database) -> None:
        for row in books["F0015"].rows:
            row.values["EFT"] = day

    return change


def decimals(places: str) -> Books:
    def change(books: Database) -> None:
        for row in books["F0013"].find(CRCD="USD"):
            row.values["CDEC"] = places

    return change


@dataclass(frozen=True, kw_only=True)
class Said:
    """A draft, the books it is checked against, and the site's choices."""

    draft: Draft = field(default_factory=entry)
    books: Books = untouched
    site: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One check: what it catches, in which JDE says this; and its silent counterpart."""

    code: str
    caught: Said
    jde_says: str
    silent: Said = field(default_factory=Said)
    severity: Severity = Severity.BLOCKS


CASES = [
    Case(code="account.unknown", caught=Said(draft=entry("30.5011")), jde_says="Account Number Invalid"),
    Case(
        code="business_unit.unknown",
        caught=Said(draft=entry("31.5010")),
        jde_says="Business Unit Invalid",
    ),
    *(
        Case(
            code="account.not_postable",
            caught=Said(books=posting_edit(edit)),
            jde_says=title,
            silent=Said(books=posting_edit("")),
        )
        for edit, title in (
            ("N", "Account is non-posting"),
            ("I", "Account is inactive"),
            ("M", "Account is for machine entries only"),
            ("B", "Account is for budget ledgers only"),
            ("U", "Units are required"),
        )
    ),
    *(
        Case(
            code="account.subledger_required",
            caught=Said(books=posting_edit(edit)),
            jde_says="Subledger is required",
            silent=Said(books=posting_edit(edit), draft=entry(subledger="4242", kind="A")),
        )
        for edit in ("L", "S")
    ),
    Case(
        code="account.subledger_forbidden",
        caught=Said(books=posting_edit("X"), draft=entry(subledger="4242", kind="A")),
        jde_says="Subledger is not allowed",
        silent=Said(books=posting_edit("X")),
    ),
    Case(
        code="subledger.address_unknown",
        caught=Said(draft=entry(subledger="9999", kind="A")),
        jde_says="Address Number Invalid",
        silent=Said(draft=entry(subledger="4242", kind="A")),
    ),
    Case(
        code="subledger.unit_unknown",
        caught=Said(draft=entry(subledger="31", kind="C")),
        jde_says="Business Unit Invalid",
        silent=Said(draft=entry(subledger="40", kind="C")),
    ),
    Case(
        code="subledger.not_checked",
        severity=Severity.WARNS,
        caught=Said(draft=entry(subledger="77", kind="Q")),
        jde_says="Subledger Type Invalid",
        silent=Said(draft=entry(subledger="4242", kind="A")),
    ),
    Case(
        code="journal.subledger_incomplete",
        caught=Said(draft=entry(subledger="4242")),
        jde_says="Subledger Type Invalid",
        silent=Said(draft=entry(subledger="4242", kind="A")),
    ),
    *(
        Case(
            code="business_unit.closed",
            caught=Said(books=unit_edit(edit)),
            jde_says="Business Unit refuses posting",
            silent=Said(books=unit_edit(open_edit)),
        )
        for edit, open_edit in (("N", ""), ("P", "K"))
    ),
    Case(
        code="company.unknown",
        caught=Said(
            draft=replace(
                entry(), bookkeeping=Bookkeeping(environment="JPY920", connection="WOO", company="00009")
            )
        ),
        jde_says="Company Invalid",
    ),
    Case(
        code="period.not_open",
        caught=Said(draft=entry(gl_date=date(2026, 9, 30))),
        jde_says="PBCO",
        silent=Said(draft=entry(gl_date=date(2026, 10, 1), explanation="WOO sale 2291 2026-09-30")),
    ),
    Case(
        code="period.not_open",
        caught=Said(draft=entry(gl_date=date(2025, 12, 31))),
        jde_says="PYEB",
        silent=Said(draft=entry(gl_date=date(2025, 12, 31), document_type="##")),
    ),
    Case(
        code="period.not_open",
        caught=Said(draft=entry(gl_date=date(2028, 1, 1))),
        jde_says="WACO",
        silent=Said(draft=entry(gl_date=date(2026, 11, 30))),
    ),
    Case(
        code="currency.unknown",
        caught=Said(draft=entry(currency="CHF")),
        jde_says="Currency Code Invalid",
        silent=Said(draft=entry(currency="EUR")),
    ),
    Case(
        code="currency.decimals_differ",
        caught=Said(books=decimals("0"), draft=entry(minor=10_050)),
        jde_says="Amount Invalid",
        silent=Said(books=decimals("0"), draft=entry(minor=10_000)),
    ),
    Case(
        code="currency.rate_missing",
        caught=Said(books=without_rates, draft=entry(currency="EUR")),
        jde_says="Exchange Rate Missing",
        silent=Said(draft=entry(currency="EUR")),
    ),
    Case(
        code="currency.rate_missing",
        caught=Said(books=rates_from(date(2026, 10, 10)), draft=entry(currency="EUR")),
        jde_says="Exchange Rate Missing",
        silent=Said(books=rates_from(DAY), draft=entry(currency="EUR")),
    ),
    Case(
        code="account.currency_restricted",
        caught=Said(books=kept_in("EUR")),
        jde_says="Currency not allowed",
        silent=Said(books=kept_in("USD")),
    ),
    Case(
        code="account.other_company",
        caught=Said(draft=entry("40.5010")),
        jde_says="Intercompany Not Allowed",
    ),
    Case(
        code="intercompany.not_set_up",
        caught=Said(draft=entry("40.5010", intercompany=True)),
        jde_says="Intercompany Not Allowed",
        silent=Said(draft=entry("40.5010", intercompany=True), site={"intercompany_method": "2"}),
    ),
    Case(
        code="journal.explanation_invalid",
        caught=Said(draft=entry(explanation="x" * 31)),
        jde_says="Text too long",
        silent=Said(draft=entry(explanation="x" * 30)),
    ),
    Case(
        code="journal.explanation_invalid",
        caught=Said(draft=entry(explanation=" ")),
        jde_says="Explanation Required",
    ),
    Case(
        code="journal.subledger_invalid",
        caught=Said(draft=entry(subledger="123456789", kind="A")),
        jde_says="Subledger too long",
        silent=Said(draft=entry(subledger="00004242", kind="A")),
    ),
]


@asynccontextmanager
async def standing(said: Said) -> AsyncIterator[JdeSite]:
    site = jde_site(**said.site)
    said.books(site.simulator._database)
    try:
        yield site
    finally:
        await site.ledger.close()


async def masters_of(site: JdeSite, draft: Draft, folder: Path) -> Masters:
    """Read everything as the refresh does, and look up what the draft names."""
    records: list[MasterRecord] = []
    for kind in _KEPT:
        async for page in site.ledger.master_pages(kind, changed_since=None):
            records += page.records
    asked = [one.subledger.lstrip("0") for one in draft.lines if one.subledger_type == "A"]
    records += await site.ledger.addresses(asked)
    with opened(folder) as store:
        store.write_now(add_shop, "ledger")
        store.write_now(save_masters, "ledger", records)
        found = store.read_now(_looked_up, draft)
    assert found is not None
    return found


def _looked_up(transaction: Transaction, draft: Draft) -> Masters | None:
    return MasterLookup(transaction, "ledger").masters_for(draft)


@asynccontextmanager
async def calling(site: JdeSite) -> AsyncIterator[Caller]:
    transport = httpx.ASGITransport(app=site.simulator.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://ais.example.com") as client:
        caller = Caller(site.simulator, client)
        await caller.log_in()
        yield caller


async def typed_in(site: JdeSite, draft: Draft) -> httpx.Response:
    """Enter the draft as it stands, whatever the checks said."""
    body = {
        "Document_Company": draft.bookkeeping.company,
        "Document_Type": draft.bookkeeping.document_type,
        "GL_Date": draft.gl_date.strftime("%m/%d/%Y"),
        "Explanation": draft.explanation,
        "Currency": draft.currency,
        "Reference": draft.reference,
        "Reference_Short": draft.reference[2:10],
        "Lines": [
            {
                "Account": str(one.account),
                "Amount": f"{one.amount.amount:f}",
                "Subledger": one.subledger,
                "Subledger_Type": one.subledger_type,
            }
            for one in draft.lines
        ],
    }
    async with calling(site) as caller:
        return await caller.enter(body)


def ids_of(case: Case) -> str:
    return f"{case.code} ({case.jde_says})"


@pytest.mark.parametrize("case", CASES, ids=ids_of)
async def test_what_a_check_catches_jde_refuses(case: Case, tmp_path: Path) -> None:
    async with standing(case.caught) as site:
        draft = case.caught.draft
        findings = check_draft(draft, await masters_of(site, draft, tmp_path))

        answer = await typed_in(site, draft)

        assert {one.severity for one in findings if one.code == case.code} == {case.severity}
        assert answer.status_code == 500
        assert case.jde_says in answer.text
        assert site.simulator.documents() == []


@pytest.mark.parametrize("case", CASES, ids=ids_of)
async def test_where_a_check_is_silent_jde_enters_the_document(case: Case, tmp_path: Path) -> None:
    async with standing(case.silent) as site:
        draft = case.silent.draft
        findings = check_draft(draft, await masters_of(site, draft, tmp_path))

        answer = await typed_in(site, draft)

        assert [one for one in findings if one.blocks or one.code == case.code] == []
        assert answer.status_code == 200, answer.text
        assert len(site.simulator.documents()) == 1


@pytest.mark.parametrize(
    ("before_cutoff", "severity", "status"),
    [("error", Severity.BLOCKS, 500), ("warning", Severity.WARNS, 200)],
)
async def test_the_sites_own_setting_says_whether_an_early_date_is_an_error(
    before_cutoff: str, severity: Severity, status: int, tmp_path: Path
) -> None:
    said = Said(draft=entry(gl_date=date(2026, 9, 30)), site={"before_cutoff": before_cutoff})
    async with standing(said) as site:
        findings = check_draft(said.draft, await masters_of(site, said.draft, tmp_path))

        answer = await typed_in(site, said.draft)

        assert [one.severity for one in findings if one.code == "period.not_open"] == [severity]
        assert answer.status_code == status


async def test_a_late_date_with_a_pattern_is_a_warning_of_both(tmp_path: Path) -> None:
    said = Said(draft=entry(gl_date=date(2026, 12, 1)))
    async with standing(said) as site:
        findings = check_draft(said.draft, await masters_of(site, said.draft, tmp_path))

        answer = await typed_in(site, said.draft)

        assert [one.severity for one in findings if one.code == "period.not_open"] == [Severity.WARNS]
        assert answer.status_code == 200
        assert "PACO" in answer.text


@pytest.mark.parametrize("is_needed", [True, False])
async def test_what_is_told_of_batch_approval_is_how_the_batch_waits(is_needed: bool, tmp_path: Path) -> None:
    said = Said(site={"batch_approval_required": is_needed})
    async with standing(said) as site:
        findings = check_draft(said.draft, await masters_of(site, said.draft, tmp_path))

        await typed_in(site, said.draft)

        (batch,) = site.simulator._database["F0011"].rows
        assert any(one.code == "batch.needs_approval" for one in findings) is is_needed
        assert (batch.text("IST") == "A") is not is_needed


async def test_a_reference_that_was_used_is_refused_by_the_batch_tables_key() -> None:
    """The check itself is of our own postings (test_preparation); this is why it must be one."""
    async with standing(Said()) as site, calling(site) as caller:
        first = (await insert(caller, [journal_row("1", "30.5010", "1.00", Transaction=REFERENCE)])).json()
        again = (await insert(caller, [journal_row("1", "30.5010", "1.00", Transaction=REFERENCE)])).json()
        other = (await insert(caller, [journal_row("1", "30.5010", "1.00", Transaction="M1OTHER")])).json()

        written = [one["Rows_Written"] for one in (first, again, other)]
        assert written == [1, 0, 1]
