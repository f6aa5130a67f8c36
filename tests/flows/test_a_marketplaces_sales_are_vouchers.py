"""A store whose money a supplier holds: its sales and refunds go into accounts payable, once, and are proved."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.app.sandbox_headless import run_headless
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.map_accounts import replace_rules
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job
from tests.helpers.company import SHOP, Company, mapping_rules, open_company, seen
from tests.helpers.problems import refused
from tests.helpers.vouchers import CARRIER, HELD

S = PostingState
AS_VOUCHERS = {"posting_form": "voucher", "supplier": str(CARRIER)}


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        await change_connection(company.workplace, SHOP, values=AS_VOUCHERS, secrets={})
        yield company


def blocked_by(company: Company, order_id: int) -> list[str]:
    return [one.code for one in company.detail(company.sale(order_id)).findings if one.severity == "blocks"]


async def test_a_sale_is_shown_sent_once_and_read_back_as_a_credit_memo(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    shown = company.detail(company.sale(order_id)).voucher

    await company.approve_and_send(order_id)

    (voucher,) = company.jde.vouchers()
    total = Decimal(company.shop.order(order_id)["total"])
    assert shown is not None
    assert (shown.supplier, shown.owed.amount) == (CARRIER, -total)
    assert company.sale(order_id).state is S.CONFIRMED
    assert (voucher.supplier, voucher.gross) == (CARRIER, -total)
    assert voucher.invoice_number == f"{SHOP} sale {order_id}"
    assert company.net_of("1.1220.STRIPE") == 0
    assert company.orchestration_calls == 0


async def test_what_was_not_asked_of_jde_is_asked_by_the_next_run(company: Company) -> None:
    order_id = company.shop.sell()
    for fault in (Fault.HTML_500_BEFORE, Fault.HTML_503_BEFORE):
        company.jde_faults.script(fault, times=20)
    await company.fetch()
    before = blocked_by(company, order_id)
    company.jde_faults.stop()

    await company.must_run(Job.PREPARE, SHOP)

    assert before == ["voucher.supplier_unchecked"]
    assert company.sale(order_id).state is S.READY


async def test_an_account_that_is_mapped_later_frees_the_voucher_from_its_document(company: Company) -> None:
    await replace_rules(company.workplace, [one for one in mapping_rules() if one.role != "product_sales"])
    order_id = company.shop.sell()
    await company.fetch()
    assert blocked_by(company, order_id) == ["mapping.missing"]

    await replace_rules(company.workplace, mapping_rules())
    await company.must_run(Job.PREPARE, SHOP)

    assert company.sale(order_id).state is S.READY
    assert await replay_posting(company.workplace, seen(company.sale(order_id))) is S.READY


async def test_a_supplier_on_hold_stops_it(company: Company) -> None:
    values = {**AS_VOUCHERS, "supplier": str(HELD)}
    await change_connection(company.workplace, SHOP, values=values, secrets={})
    order_id = company.shop.sell()
    await company.fetch()

    assert blocked_by(company, order_id) == ["voucher.supplier_on_hold"]


async def test_what_was_sent_keeps_its_form_and_what_waits_follows_the_connection(company: Company) -> None:
    sent, waiting = company.shop.sell(), company.shop.sell()
    await company.fetch()
    await company.approve_and_send(sent)

    await change_connection(company.workplace, SHOP, values={"posting_form": "journal"}, secrets={})
    await company.engine.run_until_idle()

    assert company.sale(sent).state is S.CONFIRMED
    assert company.sale(sent).source_change is None
    assert company.detail(company.sale(waiting)).voucher is None
    assert company.sale(waiting).document_type == "JE"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"posting_form": "voucher"}, "connection.supplier_invalid"),
        ({"posting_form": "voucher", "supplier": "ACME"}, "connection.supplier_invalid"),
        ({**AS_VOUCHERS, "granularity": "day"}, "connection.vouchers_are_single"),
    ],
)
async def test_vouchers_of_nobody_and_of_many_at_once_are_refused(
    tmp_path: Path, values: dict[str, str], code: str
) -> None:
    async with open_company(tmp_path) as company:
        with refused(code):
            await change_connection(company.workplace, SHOP, values=values, secrets={})


async def test_the_sandboxs_checker_finds_every_cent_in_accounts_payable(tmp_path: Path) -> None:
    options = SandboxOptions(connectors=("bigcommerce",), days=1, orders_per_day=6, vouchers=("BC-US",))

    report: dict[str, Any] = await run_headless(options, tmp_path)

    assert report["wrong"] == []
    assert report["ok"]
