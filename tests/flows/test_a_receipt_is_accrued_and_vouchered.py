"""Receipts through batch files: accrued, vouchered by JDE's own match, the accrual turned round; each once."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.map_accounts import replace_rules
from mlconnector_gui.services.receipt_vouchers import voucher_receipts
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.three_way_match import read_match
from mlconnector_gui.store.repositories import mappings, postings
from mlconnector_gui.store.repositories.connections import change_values, connection_named
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.flows.test_a_receipt_goes_all_the_way import (
    blocking,
    fetched,
    order,
    receipt,
    sent,
)
from tests.helpers.company import JDE, SHOP, Company, running_company
from tests.helpers.company import seen as as_seen
from tests.helpers.problems import refused
from tests.helpers.receipts import shipped

S = PostingState
GOODS, NOT_VOUCHERED = "1.1411", "1.4111"


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with running_company(tmp_path) as company:
        await company.set_up(route="batch")
        await say(company, receipts="yes", receipt_mode="batch")
        known = company.workplace.store.read_now(mappings.mapping_rules)
        rules = [
            _rule(f"receipts-{place}", role, account, len(known) + place)
            for place, (role, account) in enumerate(
                ((LineRole.GOODS_RECEIVED, GOODS), (LineRole.RECEIVED_NOT_VOUCHERED, NOT_VOUCHERED)), 1
            )
        ]
        await replace_rules(company.workplace, [*known, *rules])
        yield company


async def say(company: Company, **values: str) -> None:
    store = company.workplace.store.read_now(connection_named, SHOP)
    await company.workplace.store.write(change_values, store.connection_id, {**store.values, **values})


def _rule(rule_id: str, role: LineRole, account: str, position: int) -> MappingRule:
    unit, object_account = account.split(".")
    return MappingRule(
        rule_id=rule_id,
        position=position,
        connection=SHOP,
        role=role,
        business_unit=unit,
        object_account=object_account,
    )


def of_kind(company: Company, kind: str, *states: PostingState) -> list[StoredPosting]:
    every = company.workplace.store.read_now(postings.postings_in, *(states or tuple(S)))
    return [one for one in every if one.kind == kind]


def balance(company: Company, account: str) -> Decimal:
    lines = [line for document in company.jde.documents() for line in document.lines]
    return sum((line.amount for line in lines if line.account == account), Decimal(0))


async def accrued(company: Company, quantity: str = "2") -> StoredPosting:
    await fetched(company, shipped(order(company), {"1": quantity}))
    return await sent(company, receipt(company))


async def vouchered(company: Company) -> StoredPosting:
    await company.must_run(Job.PREPARE, SHOP)
    (voucher,) = of_kind(company, "voucher")
    return await sent(company, voucher)


async def test_an_accrual_a_voucher_and_the_accrual_turned_round(company: Company) -> None:
    ordered = order(company)
    before = ordered.open_of("1")
    accrual = await accrued(company)
    standing = balance(company, NOT_VOUCHERED)
    voucher = await vouchered(company)
    await company.must_run(Job.PREPARE, SHOP)
    (back,) = of_kind(company, "reversal")

    settled = await sent(company, back)

    (in_jde,) = company.jde.vouchers()
    amount = Decimal(accrual.gross_minor) / 100
    assert (accrual.state, accrual.document_type, standing) == (S.CONFIRMED, "JE", -amount)
    assert (voucher.state, in_jde.gross, in_jde.supplier) == (
        S.CONFIRMED,
        amount,
        ordered.head.integer("AN8"),
    )
    assert settled.state is S.CONFIRMED
    assert receipt(company).state is S.REVERSED
    assert (balance(company, GOODS), balance(company, NOT_VOUCHERED)) == (amount, 0)
    assert ordered.open_of("1") == before - 2


async def test_what_is_accrued_is_open_no_more_before_its_voucher(company: Company) -> None:
    ordered = order(company)
    await accrued(company, f"{ordered.open_of('1')}")

    await fetched(company, shipped(ordered, {"1": "1"}, shipment="again"))

    assert blocking(company, receipt(company, "again")) == ["receipt.over_open"]


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER_COMMIT, Fault.RESET_BEFORE])
async def test_a_lost_answer_enters_neither_of_them_twice(company: Company, fault: Fault) -> None:
    await fetched(company, shipped(order(company), {"1": "2"}))
    company.fault_at_next_send(fault)
    await sent(company, receipt(company))
    await company.wait_for_the_engine()
    await company.must_run(Job.PREPARE, SHOP)
    company.fault_at_next_send(fault)
    (voucher,) = of_kind(company, "voucher")
    await sent(company, voucher)
    await company.wait_for_the_engine()

    (settled,) = of_kind(company, "voucher")
    assert (receipt(company).state, settled.state) == (S.CONFIRMED, S.CONFIRMED)
    assert len(company.jde.vouchers()) == 1
    assert sum(" 9001" in one.explanation for one in company.jde.documents()) == 1


async def test_a_voided_shipment_takes_its_accrual_and_its_voucher_back(company: Company) -> None:
    ordered = order(company)
    accrual = await accrued(company)
    await company.must_run(Job.PREPARE, SHOP)
    voided = shipped(ordered, {"1": "2"}, voided_at=datetime(2026, 10, 9, 12, tzinfo=UTC))

    await fetched(company, voided)

    (voucher,) = of_kind(company, "voucher")
    (back,) = of_kind(company, "reversal")
    assert (voucher.state, back.reverses) == (S.DISMISSED, accrual.posting_id)
    assert (await sent(company, back)).state is S.CONFIRMED
    assert balance(company, GOODS) == 0


async def test_a_void_after_the_voucher_is_for_a_person_in_purchasing(company: Company) -> None:
    ordered = order(company)
    await accrued(company)
    voucher = await vouchered(company)

    await fetched(company, shipped(ordered, {"1": "2"}, voided_at=datetime(2026, 10, 9, 12, tzinfo=UTC)))
    await company.must_run(Job.PREPARE, SHOP)

    (noted,) = of_kind(company, "voucher")
    assert noted.source_change == {"source": "voided"}
    with refused("voucher.reversed_in_purchasing"):
        await reverse_posting(company.workplace, as_seen(voucher), reason="voided")


async def test_a_suppliers_invoice_is_vouchered_when_it_comes(company: Company) -> None:
    await say(company, receipt_invoice="given")
    accrual = await accrued(company)
    await company.must_run(Job.PREPARE, SHOP)
    assert of_kind(company, "voucher") == []

    voucher_id = await voucher_receipts(
        company.workplace, [accrual.posting_id], invoice_number="INV-77", invoice_date=date(2026, 10, 9)
    )
    voucher = await sent(company, company.workplace.store.read_now(postings.posting_by_id, voucher_id))

    assert voucher.state is S.CONFIRMED
    assert [one.invoice_number for one in company.jde.vouchers()] == ["INV-77"]
    with refused("receipt.not_accrued"):
        await voucher_receipts(
            company.workplace,
            [accrual.posting_id],
            invoice_number="INV-78",
            invoice_date=date(2026, 10, 9),
        )


async def test_the_match_shows_a_voucher_of_an_order_as_received(company: Company) -> None:
    await accrued(company)
    await vouchered(company)

    match = await read_match(company.workplace, JDE)
    (line,) = [one for one in match.lines if one.vouchered]

    assert (line.received, line.vouchered) == (Decimal(2), Decimal(2))
    assert line.not_vouchered.is_zero
    assert line.price_difference.is_zero
