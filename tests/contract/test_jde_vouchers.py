"""Vouchers against the simulated AIS server, by both routes: entered once, looked up, read back line by line."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import httpx
import pytest

from mlconnector_gui.accounting.payables import DuplicateRule
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.jde.port import LedgerDocument, LookUp, Outcome
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from tests.helpers.ais import JdeSite, jde_site, journal
from tests.helpers.vouchers import ADJUSTMENTS, CARRIER, FREIGHT, HELD, PARTNER, approved, item, voucher

Connected = Callable[..., JdeSite]
_BATCH = {
    "route": "batch",
    "processing_seconds": "3",
    "read_lag_seconds": "0.5",
    "longest_run_seconds": "5",
}
ROUTES = {"orchestration": {}, "batch": _BATCH}
BOTH = pytest.mark.parametrize("route", list(ROUTES))
VALUE_ADDED = {"tax_area": "DE19", "tax_explanation": "V"}


@pytest.fixture
async def connected() -> AsyncIterator[Connected]:
    opened: list[JdeSite] = []

    def connect(
        route: str = "orchestration", *, values: dict[str, str] | None = None, **site: object
    ) -> JdeSite:
        site = {"ube_seconds": 0.2, **site}
        opened.append(jde_site(values={**ROUTES[route], **(values or {})}, **site))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        site.faults.stop()
        site.wire.tamper = None
        await site.ledger.close()


@dataclass
class FaultAtCall(httpx.AsyncBaseTransport):
    """Has the simulator show a fault at the n-th call of an orchestration."""

    inner: httpx.AsyncBaseTransport
    faults: FaultPlan
    fault: Fault
    at_call: int
    calls: int = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/orchestrator/" in request.url.path:
            self.calls += 1
            if self.calls == self.at_call:
                self.faults.script(self.fault)
        return await self.inner.handle_async_request(request)


async def submitted(site: JdeSite, content: bytes, reference: str) -> Outcome:
    return await site.ledger.submit(content, reference=reference, not_after=site.not_after())


async def searched(site: JdeSite, content: bytes, reference: str) -> LookUp:
    return await site.ledger.look_up(content, reference=reference, control=None)


async def entered(site: JdeSite, content: bytes, reference: str) -> LedgerDocument:
    outcome = await submitted(site, content, reference)
    assert outcome.verdict is Verdict.ACCEPTED, outcome
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)
    assert document is not None
    return document


async def settled(site: JdeSite, content: bytes, reference: str) -> LookUp:
    """Do what the engine does with a posting in doubt: wait, look, and send again where that is allowed."""
    for _ in range(5):
        site.clock.advance(1500)
        looked = await searched(site, content, reference)
        if looked.found:
            return looked
        is_proved = looked.is_definite and site.ledger.route_for(content).proves_absence
        if looked.may_resend or is_proved:
            await submitted(site, content, reference)
    return await searched(site, content, reference)


def numbers(site: JdeSite) -> list[int]:
    return [one.document_number for one in site.simulator.vouchers()]


# entered and read back


@BOTH
async def test_a_voucher_is_entered_and_read_back_as_it_was_approved(
    connected: Connected, route: str
) -> None:
    site = connected(route)
    content, reference = approved(voucher(payment_terms="N30"))

    document = await entered(site, content, reference)

    (kept,) = site.simulator.vouchers()
    assert document.payable is not None
    assert (document.key.document_type, document.key.number) == ("PV", kept.document_number)
    assert (kept.supplier, kept.invoice_number, kept.gross) == (CARRIER, "INV-77", Decimal("842.15"))
    assert (kept.remark, kept.due_date) == (reference, date(2026, 11, 4))
    assert [(str(row.account), str(row.amount)) for row in document.rows] == [
        (FREIGHT, "804.75 USD"),
        (ADJUSTMENTS, "37.40 USD"),
    ]
    assert ledger_differences(content, document) == []
    assert document.batch == kept.batch_number > 0


@BOTH
async def test_a_credit_memo_is_a_voucher_of_negative_amounts(connected: Connected, route: str) -> None:
    site = connected(route)
    credit = voucher(
        (FREIGHT, "-804.75"), (ADJUSTMENTS, "-37.40"), items=[item("-842.15")], invoice_number="INV-77 CR"
    )
    content, reference = approved(credit)

    document = await entered(site, content, reference)

    assert document.payable is not None
    assert [str(one.gross) for one in document.payable.items] == ["-842.15 USD"]
    assert ledger_differences(content, document) == []


@BOTH
async def test_a_voucher_in_another_currency_is_read_in_that_currency(
    connected: Connected, route: str
) -> None:
    site = connected(route)
    content, reference = approved(
        voucher((FREIGHT, "10.01"), items=[item("10.01", currency="EUR")], supplier=PARTNER, currency="EUR")
    )

    document = await entered(site, content, reference)

    assert document.payable is not None
    assert [str(row.amount) for row in document.rows] == ["10.01 EUR"]
    assert [str(one.gross) for one in document.payable.items] == ["10.01 EUR"]
    assert ledger_differences(content, document) == []


async def test_the_batch_table_takes_pay_items_with_their_tax_and_due_dates(connected: Connected) -> None:
    site = connected("batch")
    items = [
        item("59.50", parts=("50.00", "0.00", "9.50"), due=date(2026, 11, 4)),
        item("59.50", parts=("50.00", "0.00", "9.50"), due=date(2026, 12, 4)),
    ]
    content, reference = approved(voucher((FREIGHT, "100.00"), items=items, **VALUE_ADDED))

    document = await entered(site, content, reference)

    assert document.payable is not None
    assert [(str(one.gross), str(one.tax), one.due_date) for one in document.payable.items] == [
        ("59.50 USD", "9.50 USD", date(2026, 11, 4)),
        ("59.50 USD", "9.50 USD", date(2026, 12, 4)),
    ]
    assert ledger_differences(content, document) == []


@pytest.mark.parametrize(
    "inexpressible",
    [
        voucher((FREIGHT, "119.00"), items=[item("100.00"), item("19.00")]),
        voucher(
            (FREIGHT, "100.00"), items=[item("119.00", parts=("100.00", "0.00", "19.00"))], **VALUE_ADDED
        ),
        voucher(items=[item("842.15", due=date(2026, 12, 1))]),
    ],
)
async def test_what_the_orchestration_has_no_input_for_is_refused_and_nothing_is_sent(
    connected: Connected, inexpressible: object
) -> None:
    site = connected()
    content, reference = approved(inexpressible)  # type: ignore[arg-type]

    outcome = await submitted(site, content, reference)

    assert (outcome.verdict, outcome.problem.code if outcome.problem else "") == (
        Verdict.REJECTED,
        "jde.voucher_inputs_lack",
    )
    assert numbers(site) == []
    assert site.wire.paths("/JDE_ORCH_04_Add_Supplier_Invoice") == []


async def test_tax_in_a_foreign_currency_does_not_go_into_the_batch_table(connected: Connected) -> None:
    site = connected("batch")
    taxed = item("119.00", parts=("100.00", "0.00", "19.00"), currency="EUR")
    content, reference = approved(voucher((FREIGHT, "100.00"), items=[taxed], currency="EUR", **VALUE_ADDED))

    outcome = await submitted(site, content, reference)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert site.wire.paths("/MLC_Insert_Voucher_Batch") == []
    assert (await searched(site, content, reference)).found == ()


async def test_an_own_orchestration_with_tax_inputs_is_called_by_its_own_names(connected: Connected) -> None:
    contract = '{"inputs": {"tax_area": "", "due_date": "Due"}, "line_inputs": {"remark": ""}}'
    site = connected(values={"voucher_contract": contract})
    content, reference = approved(voucher(items=[item("842.15", due=date(2026, 12, 1))]))

    document = await entered(site, content, reference)

    (request,) = [one for one in site.wire.seen if one.url.path.endswith("Add_Supplier_Invoice")]
    assert b'"Due":"12/01/2026"' in request.content
    # this site's orchestration knows no such input, and JDE worked the date out by the terms: it is seen
    assert ledger_differences(content, document) == [
        "pay item 1: approved 842.15 USD, due 2026-12-01, in JDE 842.15 USD, due 2026-11-04"
    ]


# what differs is seen


@BOTH
@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("AN8", PARTNER, "supplier: approved 5001, in JDE 5002"),
        ("VINV", "INV-78", "invoice number: approved INV-77, in JDE INV-78"),
        ("DIVJ", date(2026, 10, 6), "invoice date: approved 2026-10-05, in JDE 2026-10-06"),
        ("AG", Decimal("842.16"), "pay item 1: approved 842.15 USD, in JDE 842.16 USD"),
        ("PTC", "N60", "payment terms: approved N30, in JDE N60"),
        ("VOD", "V", "standing: approved entered, in JDE voided"),
    ],
)
async def test_what_was_changed_in_jde_is_told(
    connected: Connected, route: str, column: str, value: object, told: str
) -> None:
    site = connected(route)
    content, reference = approved(voucher(payment_terms="N30"))
    document = await entered(site, content, reference)

    (row,) = site.simulator._database["F0411"].rows
    row.values[column] = value  # type: ignore[assignment]
    changed = await site.ledger.read_document(document.key)

    assert changed is not None
    assert ledger_differences(content, changed) == [told]


async def test_a_pay_item_more_and_a_voucher_without_any_are_told(connected: Connected) -> None:
    site = connected()
    content, reference = approved(voucher())
    document = await entered(site, content, reference)
    table = site.simulator._database["F0411"]
    (row,) = table.rows

    table.insert({**row.values, "SFX": "002"}, entered_at=row.entered_at)
    more = await site.ledger.read_document(document.key)
    for one in list(table.rows):
        table.delete(one)
    none = await site.ledger.read_document(document.key)

    assert more is not None
    assert none is not None
    assert ledger_differences(content, more) == ["pay item 2: approved none, in JDE 842.15 USD"]
    assert ledger_differences(content, none) == ["accounts payable: approved voucher, in JDE no pay items"]


async def test_a_journal_is_read_without_a_look_at_accounts_payable(connected: Connected) -> None:
    site = connected()
    content, reference = journal()

    outcome = await submitted(site, content, reference)
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)

    assert document is not None
    assert document.payable is None
    assert not any(b"F0411" in request.content for request in site.wire.seen)


# refused


@BOTH
@pytest.mark.parametrize(
    "changed",
    [{"supplier": 999}, {"supplier": 4242}, {"payment_terms": "N99"}, {"gl_date": date(2025, 12, 31)}],
)
async def test_what_jde_refuses_is_refused_and_holds_nothing(
    connected: Connected, route: str, changed: dict[str, object]
) -> None:
    site = connected(route)
    await entered(site, *approved(voucher(invoice_number="CONTROL"), external_id="1"))
    content, reference = approved(voucher(**changed))  # type: ignore[arg-type]

    outcome = await submitted(site, content, reference)
    looked = await searched(site, content, reference)

    assert outcome.verdict in {Verdict.REJECTED, Verdict.IN_DOUBT}
    assert outcome.refused
    assert outcome.problem is not None
    assert looked.rules_out_ledger
    assert len(numbers(site)) == 1


async def test_a_refusal_tells_jdes_own_words(connected: Connected) -> None:
    site = connected()

    outcome = await submitted(site, *approved(voucher(supplier=999)))

    assert outcome.problem is not None
    assert outcome.problem.code == "jde.refused"
    assert "supplier '999'" in str(outcome.problem.params["message"])


# duplicates


@BOTH
async def test_another_voucher_under_the_invoice_number_stops_the_sending(
    connected: Connected, route: str
) -> None:
    """Somebody entered the invoice by hand after the check."""
    site = connected(route)
    by_hand, its_reference = approved(voucher(), external_id="by hand")
    await entered(site, by_hand, its_reference)
    content, reference = approved(voucher())

    looked = await searched(site, content, reference)

    assert (looked.is_definite, looked.found, looked.alarm) == (False, (), "ledger.invoice_taken")


@pytest.mark.parametrize(("rule", "verdict"), [("warning", Verdict.ACCEPTED), ("error", Verdict.IN_DOUBT)])
async def test_a_duplicate_that_was_approved_knowingly_is_for_the_site_to_decide(
    connected: Connected, rule: str, verdict: Verdict
) -> None:
    site = connected(duplicate_invoices=rule)
    first = await entered(site, *approved(voucher(), external_id="1"))
    facts = await site.ledger.payables_facts(
        company="00001", supplier=CARRIER, invoice_number="INV-77", payment_terms=""
    )
    known = voucher(beside=facts.duplicates)
    content, reference = approved(known)

    before = await searched(site, content, reference)
    outcome = await submitted(site, content, reference)
    after = await searched(site, content, reference)

    assert facts.duplicates == (f"00001 PV {first.key.number}",)
    assert (before.is_definite, before.alarm) == (True, "")
    assert (outcome.verdict, outcome.refused) == (verdict, rule == "error")
    assert len(after.found) == (1 if rule == "warning" else 0)
    assert after.is_definite
    assert [warning for warning in outcome.warnings if "INV-77" in warning] or rule == "error"


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [("accept", DuplicateRule.ACCEPT), ("warning", DuplicateRule.WARN), ("error", DuplicateRule.REFUSE)],
)
async def test_the_sites_rules_and_the_supplier_are_read(
    connected: Connected, rule: str, wanted: DuplicateRule
) -> None:
    site = connected(duplicate_invoices=rule)

    facts = await site.ledger.payables_facts(
        company="00001", supplier=CARRIER, invoice_number="INV-77", payment_terms="N30"
    )
    held = await site.ledger.payables_facts(
        company="00001", supplier=HELD, invoice_number="INV-77", payment_terms="N99"
    )
    nobody = await site.ledger.payables_facts(
        company="00001", supplier=999, invoice_number="INV-77", payment_terms=""
    )
    customer = await site.ledger.payables_facts(
        company="00001", supplier=4242, invoice_number="INV-77", payment_terms=""
    )

    assert facts.duplicate_rule is wanted
    assert facts.supplier is not None
    assert (facts.supplier.name, facts.supplier.is_on_hold, facts.supplier.payment_terms) == (
        "Acme Carriers",
        False,
        "N30",
    )
    assert (facts.terms_known, facts.duplicates) == (True, ())
    assert (facts.year_start, facts.current_period) == (date(2026, 1, 1), 10)
    assert held.supplier is not None
    assert (held.supplier.is_on_hold, held.terms_known) == (True, False)
    assert nobody.supplier is None
    assert customer.supplier is not None
    assert not customer.supplier.is_in_supplier_master


# killed mid-flight, looked up, re-sent once


@pytest.mark.parametrize(
    "fault",
    [
        Fault.RESET_AFTER_COMMIT,
        Fault.TIMEOUT_AFTER_COMMIT,
        Fault.HTML_500_AFTER_COMMIT,
        Fault.TRUNCATED_AFTER_COMMIT,
        Fault.EMPTY_200_AFTER_COMMIT,
        Fault.SESSION_DROPPED_AFTER_COMMIT,
        Fault.LATE_COMMIT,
    ],
)
async def test_an_entered_voucher_whose_answer_was_lost_is_found_and_never_sent_again(
    connected: Connected, fault: Fault
) -> None:
    site = connected()
    await entered(site, *approved(voucher(invoice_number="CONTROL"), external_id="1"))
    content, reference = approved(voucher())
    site.wire.inner = FaultAtCall(site.wire.inner, site.faults, fault, 1)

    outcome = await submitted(site, content, reference)
    looked = await settled(site, content, reference)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert [ledger_differences(content, document) for document in looked.found] == [[]]
    assert len(numbers(site)) == 2


async def test_without_a_fence_an_absent_voucher_is_for_a_person(connected: Connected) -> None:
    """The journals' orchestration is fenced here, the delivered voucher orchestration is not."""
    site = connected()
    await entered(site, *approved(voucher(invoice_number="CONTROL"), external_id="1"))
    content, reference = approved(voucher())
    site.wire.inner = FaultAtCall(site.wire.inner, site.faults, Fault.RESET_BEFORE, 1)

    outcome = await submitted(site, content, reference)
    looked = await settled(site, content, reference)

    journals = site.ledger.route_for(journal()[0])
    vouchers = site.ledger.route_for(content)
    assert outcome.verdict is Verdict.IN_DOUBT
    assert (looked.is_definite, looked.found, len(numbers(site))) == (True, (), 1)
    assert (journals.proves_absence, vouchers.proves_absence, vouchers.key_space) == (True, False, "")


@pytest.mark.long
@pytest.mark.parametrize("at_call", [1, 2])
@pytest.mark.parametrize(
    "fault",
    [
        Fault.RESET_BEFORE,
        Fault.SESSION_DROPPED,
        Fault.AIS_RESTART,
        Fault.RESET_AFTER_COMMIT,
        Fault.TIMEOUT_AFTER_COMMIT,
        Fault.HTML_500_AFTER_COMMIT,
        Fault.TRUNCATED_AFTER_COMMIT,
        Fault.EMPTY_200_AFTER_COMMIT,
        Fault.SESSION_DROPPED_AFTER_COMMIT,
        Fault.LATE_COMMIT,
    ],
)
async def test_by_the_batch_table_a_voucher_is_entered_once_whatever_breaks(
    connected: Connected, fault: Fault, at_call: int
) -> None:
    """Rows that were written before a run broke are completed under the same keys."""
    site = connected("batch")
    await entered(site, *approved(voucher(invoice_number="CONTROL"), external_id="1"))
    items = [item("400.00"), item("400.00"), item("42.15")]
    content, reference = approved(voucher(items=items))
    site.wire.inner = FaultAtCall(site.wire.inner, site.faults, fault, at_call)

    outcome = await submitted(site, content, reference)
    looked = await settled(site, content, reference)

    assert outcome.verdict in {Verdict.ACCEPTED, Verdict.IN_DOUBT, Verdict.NOT_SENT}
    assert [ledger_differences(content, document) for document in looked.found] == [[]]
    assert len(numbers(site)) == 2


async def test_what_stands_half_in_the_batch_tables_is_seen_and_completed(connected: Connected) -> None:
    site = connected("batch")
    await entered(site, *approved(voucher(invoice_number="CONTROL"), external_id="1"))
    content, reference = approved(voucher(items=[item("800.00"), item("42.15")]))
    site.wire.inner = FaultAtCall(site.wire.inner, site.faults, Fault.RESET_BEFORE, 2)
    await submitted(site, content, reference)
    database = site.simulator._database
    for table, line in (("F0411Z1", 2), ("F0911Z1", 1)):
        (row,) = database[table].find(EDTN=reference, EDLN=line)
        database[table].delete(row)

    looked = await searched(site, content, reference)
    outcome = await submitted(site, content, reference)

    assert (looked.why_not_definite, looked.may_resend) == ("rows_waiting", True)
    assert outcome.verdict is Verdict.ACCEPTED
    assert len(numbers(site)) == 2
    assert len(database["F0411Z1"].find(EDTN=reference)) == 2


async def test_rows_that_are_not_ours_are_never_processed(connected: Connected) -> None:
    site = connected("batch")
    content, reference = approved(voucher())
    site.wire.inner = FaultAtCall(site.wire.inner, site.faults, Fault.RESET_BEFORE, 2)
    await submitted(site, content, reference)
    (row,) = site.simulator._database["F0411Z1"].find(EDTN=reference)
    row.values["VINV"] = "INV-99"

    outcome = await submitted(site, content, reference)

    assert outcome.problem is not None
    assert (outcome.verdict, outcome.problem.code) == (Verdict.IN_DOUBT, "jde.batch_rows_differ")
    assert outcome.problem.params["columns"] == "F0411Z1 1.VINV"
    assert (outcome.problem.params["table"], outcome.problem.params["program"]) == ("F0411Z1", "P0411Z1")
    assert numbers(site) == []


@BOTH
async def test_an_earlier_revision_with_another_invoice_number_is_found_by_its_reference(
    connected: Connected, route: str
) -> None:
    site = connected(route)
    earlier, reference = approved(voucher(invoice_number="INV-76"))
    await entered(site, earlier, reference)
    later = approved(voucher(invoice_number="INV-77"))[0]

    looked = await searched(site, later, reference)

    assert len(looked.found) == 1


@BOTH
async def test_absence_is_not_proved_where_accounts_payable_shows_nothing_at_all(
    connected: Connected, route: str
) -> None:
    site = connected(route)

    looked = await searched(site, *approved(voucher()))

    assert (looked.is_definite, looked.why_not_definite) == (False, "control_not_found")
