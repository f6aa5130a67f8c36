"""Goods receipts against the simulated AIS server: received once, looked up, read back, taken back."""

from collections.abc import AsyncIterator, Callable
from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.jde.port import LedgerDocument, LookUp, Outcome, RouteName
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.ais import DAY, VARIANTS, JdeSite, Variant, jde_site, journal, varied_site
from tests.helpers.receipts import FENCED, order_in, receipt_of, untouched_order

Connected = Callable[..., JdeSite]


@pytest.fixture
async def connected() -> AsyncIterator[Connected]:
    opened: list[JdeSite] = []

    def connect(*, fenced: bool = True, values: dict[str, str] | None = None, **site: object) -> JdeSite:
        own = {**(FENCED if fenced else {}), **(values or {})}
        opened.append(jde_site(values=own, fenced=fenced, **site))
        return opened[-1]

    yield connect
    for site in opened:
        site.faults.stop()
        site.wire.tamper = None
        await site.ledger.close()


async def submitted(site: JdeSite, content: bytes, reference: str) -> Outcome:
    return await site.ledger.submit(content, reference=reference, not_after=site.not_after())


async def searched(site: JdeSite, content: bytes, reference: str) -> LookUp:
    return await site.ledger.look_up(content, reference=reference, control=None)


async def seen(site: JdeSite, content: bytes, reference: str) -> LookUp:
    return await site.ledger.search(content, reference=reference)


async def entered(site: JdeSite, content: bytes, reference: str) -> LedgerDocument:
    outcome = await submitted(site, content, reference)
    assert outcome.verdict is Verdict.ACCEPTED, outcome
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)
    assert document is not None
    assert document.batch == outcome.batch > 0
    return document


# received and read back


async def test_lines_of_an_order_are_received_and_read_back_as_they_were_approved(
    connected: Connected,
) -> None:
    site = connected()
    order = untouched_order(site.simulator, lines=2)
    open_before = order.open_of("2")
    content, reference = receipt_of(order, {"1": "1", "2": "2"})

    document = await entered(site, content, reference)

    kept = site.simulator.receipts()
    assert [(one.line, one.quantity, one.container) for one in kept] == [
        (Decimal(1), Decimal(1), reference[:20]),
        (Decimal(2), Decimal(2), reference[:20]),
    ]
    assert document.receipt is not None
    assert (document.key.document_type, document.key.number) == ("OV", kept[0].document_number)
    assert (document.receipt.order, document.receipt.receipt_date) == (order.key, date(2026, 10, 8))
    assert order.open_of("2") == open_before - 2
    assert ledger_differences(content, document) == []


async def test_the_journal_of_a_receipt_is_jde_s_own_and_none_of_our_lines(connected: Connected) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))

    document = await entered(site, content, reference)

    assert {str(row.account) for row in document.rows} == {"1.1411", "1.4111"}
    assert sum(row.amount.amount for row in document.rows) == 0
    assert (document.entered_rows, document.batch_type, document.is_posted) == (0, "O", False)


async def test_a_posted_receipt_is_seen_posted(connected: Connected) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))
    await entered(site, content, reference)
    site.simulator.post_batches()

    (document,) = await site.ledger.read_documents(company="00001", document_type="OV", first=DAY, last=DAY)

    assert document.is_posted
    assert ledger_differences(content, document) == []


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
async def test_it_works_at_every_kind_of_site(variant: Variant) -> None:
    version = variant.contract.get("version", "v3")
    contracts = f'{{"goods_receipt": {{"fenced": true, "version": "{version}"}}}}'
    site = varied_site(variant, values={"other_contracts": contracts})
    content, reference = receipt_of(untouched_order(site.simulator, lines=2))

    document = await entered(site, content, reference)

    assert ledger_differences(content, document) == []
    await site.ledger.close()


async def test_receipts_go_by_orchestration_whatever_way_journals_go(connected: Connected) -> None:
    site = connected(values={"route": "batch"})
    content, _ = receipt_of(untouched_order(site.simulator))

    assert site.ledger.route_for(content).name is RouteName.ORCHESTRATION
    assert site.ledger.route_for(journal()[0]).name is RouteName.BATCH


# what differs is told


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("UREC", Decimal(7), "line 1: approved 1 "),
        ("AREC", Decimal("1.11"), "amount: approved "),
        ("CNID", "SOMEBODY ELSE", "container: approved "),
        ("RCDJ", date(2026, 10, 1), "receipt date: approved 2026-10-08, in JDE 2026-10-01"),
        ("AN8", 5012, "supplier: approved 501"),
    ],
)
async def test_what_purchasing_holds_otherwise_is_a_difference(
    connected: Connected, column: str, value: object, told: str
) -> None:
    site = connected()
    order = untouched_order(site.simulator)
    content, reference = receipt_of(order, {"1": "1"})
    document = await entered(site, content, reference)
    row = site.simulator._database["F43121"].rows[0]
    if column == "AN8" and row.integer("AN8") == value:
        value = 5011
    row.values[column] = value  # type: ignore[assignment]  # each fits its column

    again = await site.ledger.read_document(document.key)

    assert again is not None
    (difference,) = ledger_differences(content, again)
    assert difference.startswith(told)


async def test_an_unbalanced_journal_of_a_receipt_is_a_difference(connected: Connected) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator), {"1": "1"})
    document = await entered(site, content, reference)
    site.simulator._database["F0911"].rows[0].values["AA"] = Decimal("1000.00")

    again = await site.ledger.read_document(document.key)

    assert again is not None
    assert [one.partition(":")[0] for one in ledger_differences(content, again)] == ["journal balance"]


# refusals


async def test_more_than_is_open_is_refused_by_the_guard_and_nothing_is_received(
    connected: Connected,
) -> None:
    site = connected()
    order = untouched_order(site.simulator)
    too_many = f"{order.open_of('1') + 1}"
    content, reference = receipt_of(order, {"1": too_many})

    outcome = await submitted(site, content, reference)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert site.simulator.receipts() == []


async def test_the_form_itself_refuses_more_than_is_open_where_no_guard_is_built(
    connected: Connected,
) -> None:
    site = connected(fenced=False)
    order = untouched_order(site.simulator)
    content, reference = receipt_of(order, {"1": f"{order.open_of('1') + 1}"})

    outcome = await submitted(site, content, reference)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)
    assert outcome.problem is not None
    assert "open" in outcome.problem.params["message"]
    assert site.simulator.receipts() == []


async def test_a_site_may_let_more_be_received_within_its_tolerance(connected: Connected) -> None:
    site = connected(over_receipt_percent=100)
    order = untouched_order(site.simulator)
    content, reference = receipt_of(order, {"1": f"{order.open_of('1') + 1}"})

    document = await entered(site, content, reference)

    assert ledger_differences(content, document) == []
    assert order.open_of("1") == 0


async def test_a_closed_period_is_refused(connected: Connected) -> None:
    site = connected()
    site.simulator.close_period("00001")
    content, reference = receipt_of(untouched_order(site.simulator))

    outcome = await submitted(site, content, reference)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)
    assert site.simulator.receipts() == []


async def test_a_suffix_that_the_orchestration_has_no_input_for_is_refused_here(
    connected: Connected,
) -> None:
    contracts = '{"goods_receipt": {"inputs": {"order_suffix": ""}}}'
    site = connected(fenced=False, values={"other_contracts": contracts})
    order = untouched_order(site.simulator)
    key = order.key
    other = type(key)(company=key.company, number=key.number, order_type=key.order_type, suffix="001")
    content, reference = receipt_of(order, key=other)

    outcome = await submitted(site, content, reference)

    assert (outcome.verdict, outcome.problem.code if outcome.problem else "") == (
        Verdict.REJECTED,
        "jde.receipt_inputs_lack",
    )
    assert site.wire.paths("/MLC_Goods_Receipt") == []


# before it is sent


async def test_what_was_received_by_hand_meanwhile_stops_the_sending(connected: Connected) -> None:
    site = connected()
    order = untouched_order(site.simulator)
    content, reference = receipt_of(order, {"1": f"{order.open_of('1')}"})
    before = await seen(site, content, reference)
    site.simulator.receive_by_hand(str(order.key), {"1": "1"}, container="BY HAND")

    after = await seen(site, content, reference)

    assert (before.alarm, after.alarm) == ("", "ledger.receipt_open_less")
    assert after.found == ()


async def test_an_order_that_the_buyer_changed_is_not_received_as_approved(connected: Connected) -> None:
    site = connected()
    order = untouched_order(site.simulator)
    content, reference = receipt_of(order, {"1": "1"})
    row = order.lines[0]

    row.values["PRRC"] = row.number("PRRC") + 1
    dearer = await seen(site, content, reference)
    row.values["NXTR"] = "999"
    closed = await seen(site, content, reference)

    assert (dearer.alarm, closed.alarm) == ("ledger.order_changed", "ledger.order_line_closed")


# look-ups


async def test_a_receipt_is_found_by_its_container(connected: Connected) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))
    document = await entered(site, content, reference)

    looked = await searched(site, content, reference)
    at_once = await seen(site, content, reference)

    assert [one.key for one in looked.found] == [document.key]
    assert [one.key for one in at_once.found] == [document.key]


async def test_absence_is_definite_beside_an_order_that_is_shown(connected: Connected) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))

    looked = await searched(site, content, reference)

    assert (looked.is_definite, looked.found) == (True, ())


async def test_a_second_call_receives_nothing_more_where_the_orchestration_is_fenced(
    connected: Connected,
) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))
    first = await submitted(site, content, reference)

    second = await submitted(site, content, reference)

    assert first.key == second.key
    assert len({one.document_number for one in site.simulator.receipts()}) == 1
    assert site.ledger.route_for(content).proves_absence


async def test_nothing_proves_absence_where_nothing_is_fenced(connected: Connected) -> None:
    site = connected(fenced=False)
    content, _ = receipt_of(untouched_order(site.simulator))

    facts = site.ledger.route_for(content)

    assert (facts.proves_absence, facts.key_space) == (False, "")


@pytest.mark.parametrize(
    "fault",
    [
        Fault.RESET_AFTER_COMMIT,
        Fault.TIMEOUT_AFTER_COMMIT,
        Fault.HTML_500_AFTER_COMMIT,
        Fault.TRUNCATED_AFTER_COMMIT,
        Fault.EMPTY_200_AFTER_COMMIT,
        Fault.SESSION_DROPPED_AFTER_COMMIT,
    ],
)
async def test_whatever_became_of_the_answer_the_receipt_is_found(connected: Connected, fault: Fault) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))
    await site.ledger.begin_batch()
    site.faults.script(fault)

    outcome = await submitted(site, content, reference)
    looked = await searched(site, content, reference)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert len(looked.found) == 1
    assert ledger_differences(content, looked.found[0]) == []


# taken back


@pytest.mark.parametrize("way", ["marked", "added"])
async def test_a_receipt_is_taken_back_once(connected: Connected, way: str) -> None:
    site = connected(reversed_receipts=way)
    order = untouched_order(site.simulator, lines=2)
    before = order.open_of("1")
    content, reference = receipt_of(order)
    document = await entered(site, content, reference)
    back, its_reference = receipt_of(
        order, external_id="reversal", container=reference[:20], takes_back=document.key.number
    )
    absent = await searched(site, back, its_reference)

    taken = await entered(site, back, its_reference)
    again = await submitted(site, back, its_reference)

    looked = await searched(site, back, its_reference)
    assert (absent.is_definite, absent.found) == (True, ())
    assert ledger_differences(back, taken) == []
    assert again.key == taken.key
    assert [one.key for one in looked.found] == [taken.key]
    assert {one.reversed for one in site.simulator.receipts()} == {True}
    assert order.open_of("1") == before
    assert sum(line.amount for one in site.simulator.documents() for line in one.lines) == 0
    assert taken.batch > document.batch


async def test_a_receipt_taken_back_by_hand_differs_from_what_was_approved(connected: Connected) -> None:
    site = connected()
    content, reference = receipt_of(untouched_order(site.simulator))
    document = await entered(site, content, reference)
    for row in list(site.simulator._database["F43121"].rows):
        row.values["MATC"] = "4"

    again = await site.ledger.read_document(document.key)
    looked = await searched(site, content, reference)

    assert again is not None
    assert ledger_differences(content, again) == ["standing: approved received, in JDE reversed"]
    assert len(looked.found) == 1


async def test_a_vouchered_receipt_is_not_taken_back(connected: Connected) -> None:
    site = connected()
    order = untouched_order(site.simulator)
    content, reference = receipt_of(order)
    document = await entered(site, content, reference)
    site.simulator.match_voucher(document.key.number, invoice="INV-1")
    back, its_reference = receipt_of(
        order, external_id="reversal", container=reference[:20], takes_back=document.key.number
    )

    at_once = await seen(site, back, its_reference)
    outcome = await submitted(site, back, its_reference)

    assert at_once.alarm == "ledger.receipt_vouchered"
    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)
    assert {one.reversed for one in site.simulator.receipts()} == {False}


# purchase orders


async def test_orders_are_read_with_their_items_units_and_addresses(connected: Connected) -> None:
    site = connected()
    order = untouched_order(site.simulator, lines=2)

    (read,) = await site.ledger.purchase_orders([order.key.number])

    assert read.key == order.key
    assert read.supplier_name
    assert read.ship_to is not None
    assert read.ship_to.city
    for row, line in zip(order.lines, read.lines, strict=True):
        assert (line.number, line.item, line.unit) == (
            row.number("LNID"),
            row.text("LITM"),
            row.text("UOM"),
        )
        assert (line.open_quantity, line.unit_cost) == (row.number("UOPN"), row.number("PRRC"))
        assert line.per_primary is not None
        assert (line.per_primary > 1) == (line.unit == "CS")


async def test_an_order_that_is_not_placed_yet_is_not_there(connected: Connected) -> None:
    site = connected()
    last = site.simulator._database["F4301"].rows[-1].integer("DOCO")

    assert await site.ledger.purchase_orders([last]) == ()
    assert order_in(site.simulator, last).lines
