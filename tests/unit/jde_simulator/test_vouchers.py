from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.sandbox.faults import Fault
from tests.unit.jde_simulator.batches import add_invoice

STEP = "ServiceRequest: JDE_FR_04_Add_Supplier_Invoice"


def titles(answer):
    form = answer.json()["message"][STEP]["JAS Response"]["fs_P0411_W0411A"]
    return [error["TITLE"].removeprefix("Error: ") for error in form["errors"]]


async def test_a_voucher_is_a_pay_item_and_its_distribution(calling):
    async with calling() as ais:
        outputs = (await add_invoice(ais)).json()

        [voucher] = ais.simulator.vouchers()
        [document] = ais.simulator.documents()
        [pay_item] = await ais.rows("F0411", ("VINV", "EQUAL", "INV-77"), ("AN8", "EQUAL", "5001"))
        assert outputs["Document_Number"] == voucher.document_number == document.document_number
        assert outputs["Batch_Number"] == voucher.batch_number == document.batch_number
        assert (voucher.document_type, document.document_type) == ("PV", "PV")
        assert (voucher.gross, voucher.foreign_gross) == (Decimal("119.00"), Decimal("119.00"))
        assert (voucher.invoice_date, voucher.due_date) == (date(2026, 10, 5), date(2026, 11, 4))
        assert (pay_item["F0411_SFX"], pay_item["F0411_PST"], pay_item["F0411_AAP"]) == ("001", "A", 119)
        assert [(line.account, line.amount, line.remark) for line in document.lines] == [
            ("30.8300", Decimal("100.00"), "Fees"),
            ("30.5810", Decimal("19.00"), "S1ABCDEFGHJKMNPQRSTVWX"),
        ]
        assert {row["F0911_ICUT"] for row in await ais.rows("F0911")} == {"V"}
        assert {row["F0911_VINV"] for row in await ais.rows("F0911")} == {"INV-77"}


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"Supplier": "999"}, "Address Number Invalid"),
        ({"Supplier": "4242"}, "Supplier Master Missing"),
        ({"Company": "00009"}, "Company Invalid"),
        ({"Document_Type": "JE"}, "Document Type Invalid"),
        ({"Invoice_Date": ""}, "Date Invalid"),
        ({"GL_Date": "09/30/2026"}, "PBCO"),
        ({"GL_Date": "12/31/2025"}, "PYEB"),
        ({"Currency": "XXX"}, "Currency Code Invalid"),
        ({"Gross_Amount": "0"}, "Amount Required"),
        ({"Gross_Amount": "1.005"}, "Amount Invalid"),
        ({"Gross_Amount": "120.00"}, "Distribution Does Not Agree"),
        ({"GLDistribution": []}, "Distribution Does Not Agree"),
        ({"GLDistribution": [{"Account": "1.1100", "Amount": "119.00"}]}, "Account is non-posting"),
        ({"GLDistribution": [{"Account": "40.8300", "Amount": "119.00"}]}, "Intercompany Not Allowed"),
        ({"Payment_Terms": "N99"}, "Payment Terms Invalid"),
        ({"Invoice_Number": "x" * 26}, "Text too long"),
        ({"Remark": "x" * 31}, "Text too long"),
    ],
)
async def test_a_voucher_that_breaks_a_rule_aborts_and_leaves_nothing(calling, changed, title):
    async with calling() as ais:
        answer = await add_invoice(ais, **changed)

        assert answer.status_code == 500
        assert title in titles(answer)
        assert ais.simulator.vouchers() == []
        assert ais.simulator.documents() == []


@pytest.mark.parametrize(
    ("rule", "status", "vouchers"), [("accept", 200, 2), ("warning", 200, 2), ("error", 500, 1)]
)
async def test_a_suppliers_invoice_number_twice_is_what_the_site_says(calling, rule, status, vouchers):
    async with calling(duplicate_invoices=rule) as ais:
        await add_invoice(ais)

        answer = await add_invoice(ais, GL_Date="10/08/2026")

        warned = [warning["TITLE"] for warning in answer.json().get("Warnings", [])]
        assert answer.status_code == status
        assert len(ais.simulator.vouchers()) == vouchers
        assert warned == (["Error: Duplicate Invoice Number"] if rule == "warning" else [])


async def test_two_blank_invoice_numbers_are_duplicates(calling):
    async with calling() as ais:
        first = await add_invoice(ais, Invoice_Number="")
        second = await add_invoice(ais, Invoice_Number="")

        assert first.status_code == 200
        assert titles(second) == ["Duplicate Invoice Number"]


async def test_another_supplier_may_use_the_number_and_type_no_is_exempt(calling):
    async with calling() as ais:
        await add_invoice(ais)

        others = [
            await add_invoice(ais, Supplier="5003"),
            await add_invoice(ais, Document_Type="NO"),
        ]

        assert [answer.status_code for answer in others] == [200, 200]


async def test_a_foreign_voucher_is_owed_in_both_currencies(calling):
    async with calling() as ais:
        await add_invoice(ais, Supplier="5002", Currency="", Exchange_Rate="1.15", Payment_Terms="N60")

        [voucher] = ais.simulator.vouchers()
        [document] = ais.simulator.documents()
        assert (voucher.currency, voucher.foreign_gross, voucher.gross) == (
            "EUR",
            Decimal("119.00"),
            Decimal("136.85"),
        )
        assert voucher.due_date == date(2026, 12, 4)
        assert sum(line.amount for line in document.lines) == Decimal("136.85")
        assert sum(line.foreign_amount for line in document.lines) == Decimal("119.00")


async def test_a_supplier_on_hold_gets_a_held_pay_item(calling):
    async with calling() as ais:
        await add_invoice(ais, Supplier="5003")

        assert [row["F0411_PST"] for row in await ais.rows("F0411")] == ["H"]


async def test_vouchers_wait_in_batches_of_their_own_type_until_operators_post(calling):
    async with calling() as ais:
        await add_invoice(ais)
        before = [(row["F0011_ICUT"], row["F0011_IST"]) for row in await ais.rows("F0011")]
        ais.simulator.post_batches()

        assert before == [("V", " ")]
        assert [row["F0411_POST"] for row in await ais.rows("F0411")] == ["D"]
        assert {row["F0911_POST"] for row in await ais.rows("F0911")} == {"P"}
        assert ais.simulator.vouchers()[0].posted


async def test_a_voucher_whose_answer_is_lost_is_entered(calling, faults):
    async with calling(duplicate_invoices="accept") as ais:
        faults.script(Fault.HTML_500_AFTER_COMMIT)

        answers = [await add_invoice(ais) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [500, 200]
        assert len(ais.simulator.vouchers()) == 2


async def test_continuing_on_error_answers_200_without_a_voucher(calling):
    async with calling(continue_on_error=True) as ais:
        answer = await add_invoice(ais, Supplier="999")

        assert answer.status_code == 200
        assert answer.json()["continuedOnError"][0]["step"] == STEP
        assert answer.json()["Document_Number"] == ""
