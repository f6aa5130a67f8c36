"""What a draft would change, why a line has its account, which rule frees a posting; over a real archive."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Fee, Item
from mlconnector_gui.services.explain_account import explain_line
from mlconnector_gui.services.map_accounts import current_rules, replace_rules
from mlconnector_gui.services.map_this import missing_lines, postings_freed
from mlconnector_gui.services.mapping_draft import mapping_history
from mlconnector_gui.services.simulate_mapping import simulate_rules, simulated
from mlconnector_gui.store import audit
from tests.helpers.accounting import rule
from tests.helpers.company import SHOP, Company, open_company
from tests.helpers.problems import refused

WRAPPED = Basket(
    items=(Item(sku="TENT-2P"),), fees=(Fee(name="Store credit", total=Decimal("-5.00"), taxable=False),)
)


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


def to_account(rules: list[MappingRule], role: LineRole, object_account: str) -> list[MappingRule]:
    return [replace(one, object_account=object_account) if one.role is role else one for one in rules]


def records(company: Company) -> int:
    return company.workplace.store.read_now(lambda transaction: len(list(audit.exported(transaction))))


async def test_a_simulation_tells_each_line_that_would_move_and_writes_nothing(company: Company) -> None:
    company.shop.sell()
    company.shop.sell()
    await company.fetch()
    rules = to_account(await current_rules(company.workplace), LineRole.PRODUCT_SALES, "5020")
    before = records(company)

    found = await simulated(company.workplace, rules)

    moved = Money.total((line.amount for line in found.changes), "USD")
    totals = {one.account: one for one in found.changed_totals}
    assert {(line.role, line.before, line.after) for line in found.changes} == {
        (LineRole.PRODUCT_SALES, "30.5010", "30.5020")
    }
    assert (found.changed_documents, found.documents, found.is_done) == (2, 2, True)
    assert (totals["30.5010"].before, totals["30.5010"].after) == (moved, Money.zero("USD"))
    assert (totals["30.5020"].before, totals["30.5020"].after) == (Money.zero("USD"), moved)
    assert sum((one.difference.amount for one in found.totals), Decimal(0)) == 0
    assert records(company) == before


async def test_the_rules_in_force_change_nothing(company: Company) -> None:
    company.shop.sell()
    await company.fetch()

    found = await simulated(company.workplace, await current_rules(company.workplace))

    assert (found.changed_lines, found.changes, found.changed_totals) == (0, (), ())
    assert found.lines > 2


async def test_a_simulation_looks_back_no_further_than_asked(company: Company) -> None:
    company.shop.sell()
    await company.fetch()
    company.pass_time(days=32)

    assert (await simulated(company.workplace, [])).documents == 0
    assert (await simulated(company.workplace, [], days=40)).unmapped_documents == 1


async def test_a_simulation_that_nobody_waits_for_ends(company: Company) -> None:
    for _ in range(3):
        company.shop.sell()
    await company.fetch()

    steps = simulate_rules(company.workplace, [])
    first = await anext(steps)
    await steps.aclose()  # type: ignore[attr-defined]  # an async generator

    assert first.looked_at == 3


async def test_a_line_names_its_rule_by_the_version_that_was_in_force_then(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    await company.approve_and_send(order_id)
    posting = company.sale(order_id)
    line = next(one for one in company.detail(posting).lines if one.role == "product_sales")
    number = (await mapping_history(company.workplace))[0].number
    rules = to_account(await current_rules(company.workplace), LineRole.PRODUCT_SALES, "5020")
    await replace_rules(company.workplace, rules)

    found = await explain_line(company.workplace, posting.posting_id, line.line)

    assert found.agrees
    assert found.version == number
    assert found.rule is not None
    assert str(found.rule.account) == line.account == "30.5010"
    assert found.traits["sku"]
    assert ("other_connection" in {one.reason for one in found.others}) is True


async def test_a_reversal_has_the_accounts_of_what_it_turns_round(company: Company) -> None:
    from mlconnector_gui.services.correct import reverse_posting  # noqa: PLC0415
    from tests.helpers.company import seen  # noqa: PLC0415

    order_id = await company.sell_and_post()
    posting = company.sale(order_id)
    reversal_id = await reverse_posting(company.workplace, seen(posting), reason="wrong")

    found = await explain_line(company.workplace, reversal_id, 1)

    assert found.posting_id == posting.posting_id
    assert found.agrees


async def test_a_line_that_is_not_there_is_refused(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()

    with refused("mapping.line_unknown"):
        await explain_line(company.workplace, company.sale(order_id).posting_id, 99)


async def test_a_blocked_line_explains_what_every_rule_lacked(company: Company) -> None:
    order_id = company.shop.sell(WRAPPED)
    await company.fetch()
    posting = company.sale(order_id)
    line = next(one for one in company.detail(posting).lines if not one.account)

    found = await explain_line(company.workplace, posting.posting_id, line.line)

    assert (found.rule, found.agrees) == (None, True)
    assert {one.reason for one in found.others} == {"trait:fee_name", "other_connection"}


async def test_a_blocked_posting_offers_the_rule_that_frees_all_of_its_kind(company: Company) -> None:
    order_ids = [company.shop.sell(WRAPPED) for _ in range(12)]
    other = company.shop.sell(
        replace(WRAPPED, fees=(Fee(name="Goodwill", total=Decimal("-1.00"), taxable=False),))
    )
    await company.fetch()
    blocked = company.sale(order_ids[0])

    (missing,) = await missing_lines(company.workplace, blocked.posting_id)
    mapped = rule(
        "mapped",
        missing.role,
        f"{missing.business_unit}.5040",
        connection=missing.connection,
        **missing.conditions,
    )
    rules = [*await current_rules(company.workplace), mapped]

    assert (missing.role, dict(missing.conditions)) == (LineRole.FEE_DISCOUNT, {"fee_name": "Store credit"})
    assert (missing.connection, missing.business_unit, missing.waiting) == (SHOP, "30", 12)
    assert missing.amount == Money.of("5.00", "USD")
    assert await postings_freed(company.workplace, rules) == 12
    await replace_rules(company.workplace, rules)
    await company.engine.run_until_idle()
    assert {company.sale(one).state for one in order_ids} == {PostingState.READY}
    assert company.sale(other).state is PostingState.BLOCKED


async def test_a_posting_that_lacks_nothing_offers_no_rule(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()

    assert await missing_lines(company.workplace, company.sale(order_id).posting_id) == []
