"""A shipment becomes a goods receipt: matched, approved, received once, read back, taken back; or mended by hand."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.purchase_orders import line_key
from mlconnector_gui.accounting.receipt_matching import ManualMatch
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.sandbox.serving import served
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.preparation import Preparation
from mlconnector_gui.services.receipt_matches import match_by_hand
from mlconnector_gui.services.replay import preview_replay, replay_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import approve_postings
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.connections import change_values, connection_named
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting
from tests.helpers.company import JDE, SHOP, Company, running_company, seen
from tests.helpers.crashing import KILLED, run_until_killed
from tests.helpers.problems import refused
from tests.helpers.receipts import FENCED, OrderInJde, order_in, shipped, untouched_order

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with running_company(tmp_path) as company:
        await open_for_receipts(company)
        yield company


async def open_for_receipts(company: Company, **values: str) -> None:
    await company.set_up(**FENCED)
    store = company.workplace.store.read_now(connection_named, SHOP)
    policies = {**store.values, "receipts": "yes", **values}
    await company.workplace.store.write(change_values, store.connection_id, policies)


async def fetched(company: Company, *shipments: Shipment) -> None:
    """What a pull of shipments does: draft what they lead to, then ask JDE about their orders."""

    def prepare(transaction: Transaction) -> None:
        store = connection_named(transaction, SHOP)
        preparation = Preparation.begin(transaction, company.workplace, store.connection_id)
        for shipment in shipments:
            preparation.prepare_shipment(shipment, ())

    await company.workplace.store.write(prepare)
    await company.must_run(Job.PREPARE, SHOP)


def receipt(company: Company, shipment: str = "9001", part: int = 1) -> StoredPosting:
    store_id = company.workplace.store.read_now(connection_named, SHOP).connection_id
    lineage = Lineage(connection_id=store_id, kind="receipt", external_id=shipment, sequence=part)
    found = company.workplace.store.read_now(postings.posting_of, lineage)
    assert found is not None
    return found


async def sent(company: Company, posting: StoredPosting) -> StoredPosting:
    await approve_postings(company.workplace, [seen(posting)])
    await company.engine.run_until_idle()
    return company.workplace.store.read_now(postings.posting_by_id, posting.posting_id)


def blocking(company: Company, posting: StoredPosting) -> list[str]:
    return [one.code for one in company.detail(posting).findings if one.severity == "blocks"]


def order(company: Company, *, lines: int = 1) -> OrderInJde:
    return untouched_order(company.jde, lines=lines)


async def test_a_shipment_is_matched_received_confirmed_and_seen_posted(company: Company) -> None:
    ordered = order(company)
    await fetched(company, shipped(ordered, {"1": "2"}))
    drafted = receipt(company)

    confirmed = await sent(company, drafted)
    company.jde.post_batches()
    await company.must_run(Job.WATCH, JDE)

    (line,) = company.jde.receipts()
    assert (drafted.state, drafted.kind, drafted.document_type) == (S.READY, "receipt", "OV")
    assert confirmed.state is S.CONFIRMED
    assert (line.order, line.quantity, line.container) == (
        str(ordered.key),
        Decimal(2),
        drafted.reference[:20],
    )
    assert confirmed.ledger_number == line.document_number
    assert confirmed.gross_minor == int(line.amount * 100)
    assert receipt(company).state is S.POSTED
    assert company.story(drafted)[-6:] == [
        "approve",
        "claim",
        "attempt_begun",
        "accept",
        "confirm",
        "see_posted",
    ]


async def test_when_jde_was_asked_and_by_which_keys_is_in_the_audit(company: Company) -> None:
    ordered = order(company)

    await fetched(company, shipped(ordered, {"1": "1"}))

    (asked,) = [one for one in company.audit() if one["event"] == "receipt.asked"]
    assert asked["fields"]["keys"] == [line_key(ordered.key, Decimal(1))]
    assert asked["fields"]["orders"] == [str(ordered.key)]
    assert datetime.fromisoformat(asked["fields"]["asked_at"]) == company.clock.now()


async def test_when_a_store_was_polled_for_what_it_gave_is_in_the_audit(company: Company) -> None:
    await company.sell_and_post()
    await company.fetch()

    polled = [one for one in company.audit() if one["event"] == "stream.polled"]
    assert {one["fields"]["subject"] for one in polled} >= {f"{SHOP} orders"}
    assert all(one["fields"]["new"] + one["fields"]["changed"] > 0 for one in polled)
    assert all(one["fields"]["window_start"] < one["fields"]["asked_at"] for one in polled)


async def test_parts_of_an_order_are_received_one_after_the_other(company: Company) -> None:
    ordered = order(company)
    total = ordered.open_of("1")
    await fetched(
        company,
        shipped(ordered, {"1": "1"}, shipment="1"),
        shipped(ordered, {"1": f"{total - 1}"}, shipment="2"),
    )

    first = await sent(company, receipt(company, "1"))
    second = await sent(company, receipt(company, "2"))

    assert (first.state, second.state) == (S.CONFIRMED, S.CONFIRMED)
    assert ordered.open_of("1") == 0


async def test_two_shipments_may_not_take_the_same_open_quantity(company: Company) -> None:
    ordered = order(company)
    total = f"{ordered.open_of('1')}"

    await fetched(company, shipped(ordered, {"1": total}, shipment="1"))
    await fetched(company, shipped(ordered, {"1": "1"}, shipment="2"))

    assert receipt(company, "1").state is S.READY
    assert blocking(company, receipt(company, "2")) == ["receipt.over_open"]


async def test_over_the_tolerance_it_stops_and_within_it_is_told(tmp_path: Path) -> None:
    async with running_company(tmp_path, over_receipt_percent=50) as company:
        await open_for_receipts(company, receipt_over_percent="50")
        ordered = order(company)
        total = ordered.open_of("1")
        await fetched(
            company,
            shipped(ordered, {"1": f"{total + 1}"}, shipment="within"),
            shipped(order_in(company.jde, 4502), {"1": "900"}, shipment="beyond"),
        )

        within = await sent(company, receipt(company, "within"))

        codes = [one.code for one in company.detail(within).findings]
        assert within.state is S.CONFIRMED
        assert "receipt.over_within" in codes
        assert blocking(company, receipt(company, "beyond")) == ["receipt.over_open"]


async def test_pieces_are_turned_into_the_orders_unit(company: Company) -> None:
    cases = next(
        row
        for row in company.jde._database["F4311"].rows
        if row.text("UOM") == "CS" and row.number("UOPN") >= 1 and row.entered_at <= company.clock.now()
    )
    ordered = order_in(company.jde, cases.integer("DOCO"))
    number = f"{cases.number('LNID').normalize():f}"
    pieces = 24 if cases.text("LITM") == "NOTE-A5" else 12
    await fetched(
        company,
        shipped(ordered, {number: f"{pieces}"}, shipment="whole", keyed=False),
        shipped(ordered, {number: f"{pieces + 1}"}, shipment="broken", keyed=False),
    )

    confirmed = await sent(company, receipt(company, "whole"))

    (line,) = company.jde.receipts()
    assert (confirmed.state, line.quantity) == (S.CONFIRMED, Decimal(1))
    assert blocking(company, receipt(company, "broken")) == ["receipt.unit_fraction"]


async def test_a_wrong_sku_halts_its_own_shipment_and_no_other(company: Company) -> None:
    ordered = order(company, lines=2)

    await fetched(
        company,
        shipped(ordered, {"1": "1"}, shipment="wrong", sku="NOT-OURS"),
        shipped(ordered, {"2": "1"}, shipment="right"),
    )
    right = await sent(company, receipt(company, "right"))

    wrong = receipt(company, "wrong")
    detail = company.detail(wrong)
    assert blocking(company, wrong) == ["receipt.sku_differs"]
    assert detail.receipt is not None
    assert any(str(ordered.key) in one for one in detail.receipt.candidates)
    assert right.state is S.CONFIRMED


async def test_a_person_matches_by_hand_and_the_receipt_goes_on(company: Company) -> None:
    ordered = order(company, lines=2)
    await fetched(company, shipped(ordered, {"1": "1"}, sku="NOT-OURS"))
    decided = ManualMatch(position=1, order_line=line_key(ordered.key, Decimal(2)), quantity=Decimal(2))

    state = await match_by_hand(
        company.workplace, seen(receipt(company)), [decided], reason="the label was mixed up"
    )
    confirmed = await sent(company, receipt(company))

    (line,) = company.jde.receipts()
    (record,) = [one for one in company.audit() if one["event"] == "receipt.matched_by_hand"]
    assert (state, confirmed.state) == (S.READY, S.CONFIRMED)
    assert (line.line, line.quantity) == (Decimal(2), Decimal(2))
    assert record["fields"]["reason"] == "the label was mixed up"


async def test_what_is_matched_by_hand_needs_a_reason_and_a_line_of_the_shipment(company: Company) -> None:
    await fetched(company, shipped(order(company), {"1": "1"}, sku="NOT-OURS"))

    with refused("review.reason_missing"):
        await match_by_hand(company.workplace, seen(receipt(company)), [], reason=" ")
    with refused("receipt.position_unknown"):
        await match_by_hand(
            company.workplace, seen(receipt(company)), [ManualMatch(position=2)], reason="because"
        )


async def test_a_shipment_of_two_orders_is_a_receipt_of_each(company: Company) -> None:
    one, other = order_in(company.jde, 4501), order_in(company.jde, 4502)
    both = shipped(one, {"1": "1"})
    merged = shipped(
        one, {"1": "1"}, lines=(*both.lines, *shipped(other, {"1": "1"}).lines), order_key="", order_number=""
    )
    await fetched(company, merged)

    first, second = await sent(company, receipt(company)), await sent(company, receipt(company, part=2))

    assert (first.state, second.state) == (S.CONFIRMED, S.CONFIRMED)
    assert {line.order for line in company.jde.receipts()} == {str(one.key), str(other.key)}
    assert len({line.document_number for line in company.jde.receipts()}) == 2


async def test_without_jde_it_waits_and_is_matched_once_jde_answers(company: Company) -> None:
    company.jde_wire.is_cut = True
    await fetched(company, shipped(order(company), {"1": "1"}))
    waiting = receipt(company)
    company.jde_wire.is_cut = False

    await company.must_run(Job.PREPARE, SHOP)

    assert (waiting.state, waiting.why) == (S.BLOCKED, "receipt.order_unchecked")
    assert receipt(company).state is S.READY


async def test_a_receipt_that_waits_comes_free_when_the_buyer_orders_more(company: Company) -> None:
    ordered = order(company)
    await fetched(company, shipped(ordered, {"1": f"{ordered.open_of('1') + 1}"}))
    blocked = receipt(company)
    row = ordered.lines[0]
    row.values.update({"UORG": row.number("UORG") + 1, "UOPN": row.number("UOPN") + 1})

    await company.must_run(Job.PREPARE, SHOP)

    assert (blocked.state, receipt(company).state) == (S.BLOCKED, S.READY)


async def test_what_a_sale_ships_is_no_receipt(company: Company) -> None:
    ordered = order(company)
    sale = shipped(ordered, {"1": "1"}, keyed=False, order_number="100045")
    lines = tuple(
        type(line)(sku=line.sku, quantity=line.quantity, order_number="100045") for line in sale.lines
    )

    await fetched(company, shipped(ordered, {"1": "1"}, keyed=False, order_number="100045", lines=lines))

    assert company.workplace.store.read_now(postings.postings_in, S.BLOCKED, S.READY) == []


async def test_an_order_changed_between_approval_and_sending_is_not_received(company: Company) -> None:
    ordered = order(company)
    await fetched(company, shipped(ordered, {"1": f"{ordered.open_of('1')}"}))
    company.jde.receive_by_hand(str(ordered.key), {"1": "1"})

    refused_posting = await sent(company, receipt(company))

    assert (refused_posting.state, refused_posting.why) == (S.REJECTED, "ledger.receipt_open_less")
    assert len(company.jde.receipts()) == 1
    assert company.jde_wire.paths("/MLC_Goods_Receipt") == []


async def test_a_refused_receipt_is_made_anew_by_replay(company: Company) -> None:
    ordered = order(company)
    await fetched(company, shipped(ordered, {"1": "1"}))
    row = ordered.lines[0]
    row.values["PRRC"] = row.number("PRRC") + 1
    refused_posting = await sent(company, receipt(company))

    preview = await preview_replay(company.workplace, refused_posting.posting_id)
    await replay_posting(company.workplace, seen(refused_posting))
    confirmed = await sent(company, receipt(company))

    assert refused_posting.why == "ledger.order_changed"
    assert preview.refusal is None
    assert confirmed.state is S.CONFIRMED
    assert confirmed.revision == 2


@pytest.mark.parametrize(
    "fault", [Fault.RESET_AFTER_COMMIT, Fault.TIMEOUT_AFTER_COMMIT, Fault.EMPTY_200_AFTER_COMMIT]
)
async def test_a_receipt_that_was_entered_is_found_and_not_sent_again(company: Company, fault: Fault) -> None:
    await fetched(company, shipped(order(company), {"1": "1"}))
    company.fault_at_next_send(fault)

    doubtful = await sent(company, receipt(company))
    await company.wait_for_the_engine()

    assert doubtful.state in {S.IN_DOUBT, S.CONFIRMED}
    assert receipt(company).state is S.CONFIRMED
    assert len(company.jde.receipts()) == 1


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.LATE_COMMIT])
async def test_a_lost_call_is_made_good_once_its_absence_is_proved(company: Company, fault: Fault) -> None:
    await fetched(company, shipped(order(company), {"1": "1"}))
    company.fault_at_next_send(fault)

    await sent(company, receipt(company))
    await company.wait_for_the_engine()

    assert receipt(company).state is S.CONFIRMED
    assert len(company.jde.receipts()) == 1


@pytest.mark.long
@pytest.mark.parametrize("place", ["send.intent_committed", "send.answered", "send.outcome_committed"])
async def test_the_program_may_die_on_a_receipts_way(tmp_path: Path, place: str) -> None:
    async with running_company(tmp_path) as company:
        await open_for_receipts(company)
        await fetched(company, shipped(order(company), {"1": "1"}))
        posting = receipt(company)
        await approve_postings(company.workplace, [seen(posting)])
        with served({JDE: company.jde.app}) as addresses:
            values = {"address": addresses[JDE], "call_timeout_seconds": "20"}
            await change_connection(company.workplace, JDE, values=values, secrets={})
            await company.engine.jobs.close()

            died = run_until_killed(
                tmp_path, place=place, now=company.clock.now(), password=company.site.password
            )
            await company.restart()
            await company.wait_for_the_engine()

        assert died == KILLED
        assert receipt(company).state is S.CONFIRMED
        assert len(company.jde.receipts()) == 1


async def test_a_receipt_is_turned_round_by_taking_it_back_in_purchasing(company: Company) -> None:
    ordered = order(company)
    before = ordered.open_of("1")
    await fetched(company, shipped(ordered, {"1": "1"}))
    confirmed = await sent(company, receipt(company))

    back_id = await reverse_posting(company.workplace, seen(confirmed), reason="wrong goods")
    back = await sent(company, company.workplace.store.read_now(postings.posting_by_id, back_id))

    assert back.state is S.CONFIRMED
    assert receipt(company).state is S.REVERSED
    assert [one.reversed for one in company.jde.receipts()] == [True]
    assert ordered.open_of("1") == before
    assert back.ledger_number == confirmed.ledger_number


async def test_a_voided_shipment_is_dismissed_or_taken_back(company: Company) -> None:
    ordered = order(company)
    voided_at = datetime(2026, 10, 9, 12, tzinfo=UTC)
    await fetched(
        company,
        shipped(ordered, {"1": "1"}, shipment="early"),
        shipped(ordered, {"1": "1"}, shipment="late"),
    )
    late = await sent(company, receipt(company, "late"))

    await fetched(
        company,
        shipped(ordered, {"1": "1"}, shipment="early", voided_at=voided_at),
        shipped(ordered, {"1": "1"}, shipment="late", voided_at=voided_at),
    )

    early = receipt(company, "early")
    assert (early.state, early.why) == (S.DISMISSED, "source.voided")
    assert receipt(company, "late").state is S.REVERSED
    (back,) = [
        one
        for one in company.workplace.store.read_now(postings.postings_in, S.READY)
        if one.reverses == late.posting_id
    ]
    assert (await sent(company, back)).state is S.CONFIRMED
    assert [one.reversed for one in company.jde.receipts()] == [True]


async def test_a_shipment_that_changes_after_the_approval_voids_it(company: Company) -> None:
    ordered = order(company)
    await fetched(company, shipped(ordered, {"1": "1"}))
    await approve_postings(company.workplace, [seen(receipt(company))])

    await fetched(company, shipped(ordered, {"1": "2"}))

    assert receipt(company).state is S.CHANGED_AFTER_APPROVAL
    assert company.jde.receipts() == []
