from decimal import Decimal

import pytest

from tests.unit.jde_simulator.batches import (
    add_invoice,
    call,
    distribution_rows,
    insert,
    insert_vouchers,
    submit,
    voucher_row,
)


@pytest.fixture
def process(world):
    """Submit R04110ZA and let its time pass."""

    async def processed(ais):
        answer = await call(ais, "MLC_Process_Voucher_Batch", {"User": "MLC", "Batch": "B1"})
        assert answer.status_code == 200
        world.clock.advance(2.5)

    return processed


async def messages(ais):
    return [row["F01131_MSGP"] for row in await ais.rows("F01131")]


async def test_rows_and_their_distribution_become_a_voucher(calling, process):
    async with calling() as ais:
        outputs = (await insert_vouchers(ais, [voucher_row()], distribution_rows("100", "19"))).json()
        written = await ais.rows("F0411Z1")
        await process(ais)

        [voucher] = ais.simulator.vouchers()
        [row] = await ais.rows("F0411Z1")
        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == (3, 0)
        assert (written[0]["F0411Z1_EDTR"], written[0]["F0411Z1_EDSP"]) == ("V", "0")
        assert (voucher.supplier, voucher.invoice_number) == (5001, "INV-77")
        assert voucher.gross == Decimal(119)
        assert (row["F0411Z1_EDSP"], row["F0411Z1_DOC"], row["F0411Z1_ICU"]) == (
            "1",
            voucher.document_number,
            voucher.batch_number,
        )
        assert {row["F0911Z1_EDSP"] for row in await ais.rows("F0911Z1")} == {"1"}
        assert len(ais.simulator.documents()) == 1


async def test_each_row_is_a_pay_item(calling, process):
    async with calling() as ais:
        items = [voucher_row("1"), voucher_row("2", Gross_Amount="1.00", Due_Date="12/24/2026")]
        await insert_vouchers(ais, items, distribution_rows("120"))

        await process(ais)

        rows = await ais.rows("F0411")
        assert [(row["F0411_SFX"], row["F0411_AG"]) for row in rows] == [("001", 119), ("002", 1)]
        assert [row["F0411_DDJ"] for row in rows] == ["20261104", "20261224"]


@pytest.mark.parametrize(
    ("parts", "distributed", "title"),
    [
        ({"Gross_Amount": "", "Taxable_Amount": "100", "Tax_Amount": "19"}, "119", None),
        ({"Taxable_Amount": "100", "Tax_Amount": "19"}, "119", None),
        ({"Taxable_Amount": "100", "Tax_Amount": "19", "Tax_Explanation": "V"}, "100", None),
        ({"Taxable_Amount": "100", "Tax_Amount": "18"}, "119", "Gross and Tax Amounts Disagree"),
        ({"Gross_Amount": ""}, "119", "Amount Required"),
        ({}, "118.99", "Distribution Does Not Agree"),
        ({"Supplier": "999"}, "119", "Address Number Invalid"),
        ({"Currency": "EUR", "Currency_Mode": "D"}, "119", "Currency Mode Invalid"),
    ],
)
async def test_gross_tax_parts_and_distribution_agree(calling, process, parts, distributed, title):
    async with calling() as ais:
        await insert_vouchers(ais, [voucher_row(**parts)], distribution_rows(distributed))

        await process(ais)

        assert len(ais.simulator.vouchers()) == (0 if title else 1)
        assert [row["F0411Z1_EDSP"] for row in await ais.rows("F0411Z1")] == ["0" if title else "1"]
        assert any(title in text for text in await messages(ais)) if title else not await messages(ais)


async def test_a_foreign_voucher_gives_its_gross_amount_as_foreign(calling, process):
    async with calling() as ais:
        foreign = {"Currency": "EUR", "Currency_Mode": "F", "Exchange_Rate": "1.15"}
        row = voucher_row(Gross_Amount="", Foreign_Amount="119.00", **foreign)
        lines = distribution_rows("", Foreign_Amount="119.00", **foreign)
        await insert_vouchers(ais, [row], lines)

        await process(ais)

        [voucher] = ais.simulator.vouchers()
        assert (voucher.gross, voucher.foreign_gross) == (Decimal("136.85"), Decimal("119.00"))


async def test_the_journal_program_leaves_a_vouchers_distribution_alone(calling, process, world):
    async with calling() as ais:
        await insert_vouchers(ais, [voucher_row()], distribution_rows("119"))
        await submit(ais)
        world.clock.advance(2.5)
        touched = ais.simulator.documents() or await messages(ais)
        await process(ais)

        assert not touched
        assert len(ais.simulator.vouchers()) == 1


async def test_the_distribution_may_come_over_the_journals_orchestration(calling, process):
    async with calling() as ais:
        await call(ais, "MLC_Insert_Voucher_Batch", {"Lines": [voucher_row()]})
        await insert(ais, distribution_rows("119"))

        await process(ais)

        assert len(ais.simulator.vouchers()) == 1


async def test_a_voucher_without_its_distribution_is_completed_later(calling, process):
    async with calling() as ais:
        await insert_vouchers(ais, [voucher_row()], [])
        await process(ais)
        early = ais.simulator.vouchers()
        outputs = (await insert_vouchers(ais, [voucher_row()], distribution_rows("119"))).json()
        await process(ais)

        assert early == []
        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == (1, 1)
        assert len(ais.simulator.vouchers()) == 1


async def test_a_transaction_number_that_became_a_voucher_is_refused_even_after_a_purge(calling, process):
    async with calling(purges_z_rows=True, duplicate_invoices="accept") as ais:
        for _ in range(2):
            await insert_vouchers(ais, [voucher_row()], distribution_rows("119"))
            await process(ais)

        assert len(ais.simulator.vouchers()) == 1
        assert [row["F0411Z1_EDSP"] for row in await ais.rows("F0411Z1")] == ["0"]
        assert "Duplicate Transaction" in (await messages(ais))[0]


async def test_the_invoice_number_is_checked_against_vouchers_of_every_route(calling, process):
    async with calling() as ais:
        await add_invoice(ais)
        await insert_vouchers(ais, [voucher_row()], distribution_rows("119"))
        await process(ais)

        assert len(ais.simulator.vouchers()) == 1
        assert "Duplicate Invoice Number" in (await messages(ais))[0]
