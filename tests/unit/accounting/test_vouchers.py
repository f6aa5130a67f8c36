"""A voucher that exists is right: its lines charge what is owed, its parts add up, its texts fit JDE's fields."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.contents import ContentKind, kind_of
from mlconnector_gui.accounting.digest import canonical_bytes
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.voucher_drafting import head_of, pay_items_of, subject_of
from mlconnector_gui.accounting.vouchers import PayItem, TaxSplit, Voucher
from tests.helpers.accounting import usd
from tests.helpers.ais import journal
from tests.helpers.problems import refused
from tests.helpers.vouchers import ADJUSTMENTS, FREIGHT, charge, head, item, voucher

AMOUNTS = st.integers(min_value=1, max_value=10**9)


def charged(items: list[PayItem], minors: list[int], **changed: str) -> Voucher:
    return Voucher(
        company="00001",
        document_type="PV",
        explanation="Acme Carriers INV-77",
        head=head(**changed),
        pay_items=tuple(items),
        lines=tuple(charge(FREIGHT, f"{Money.from_minor(minor, 'USD').amount}") for minor in minors),
    )


def of_minor(gross: int) -> PayItem:
    return PayItem(gross=Money.from_minor(gross, "USD"))


def test_an_invoice_is_owed_as_it_is_charged() -> None:
    made = voucher()

    assert (made.gross, made.tax, made.is_credit) == (usd("842.15"), usd("0"), False)
    assert made.gl_date == date(2026, 10, 9)


@given(
    gross=st.lists(AMOUNTS, min_size=1, max_size=5),
    lines=st.lists(st.integers(min_value=-(10**9), max_value=10**9).filter(bool), max_size=5),
    is_credit=st.booleans(),
)
def test_a_voucher_exists_only_when_its_lines_charge_the_gross(
    gross: list[int], lines: list[int], is_credit: bool
) -> None:
    sign = -1 if is_credit else 1
    items = [of_minor(sign * minor) for minor in gross]
    rest = sign * sum(gross) - sum(lines)

    if rest:
        made = charged(items, [*lines, rest])
        assert made.gross.minor == sign * sum(gross)
        assert made.is_credit is is_credit
        with refused("voucher.unbalanced"):
            charged(items, lines)
    elif lines:
        assert charged(items, lines).gross.minor == sign * sum(gross)


@given(taxable=AMOUNTS, free=st.integers(min_value=0, max_value=10**9), tax=AMOUNTS, off=st.integers(-5, 5))
def test_the_parts_of_a_gross_add_up_to_it(taxable: int, free: int, tax: int, off: int) -> None:
    split = TaxSplit(
        taxable=Money.from_minor(taxable, "USD"),
        non_taxable=Money.from_minor(free, "USD"),
        tax=Money.from_minor(tax, "USD"),
    )
    gross = taxable + free + tax + off
    if off:
        if gross:
            with refused("voucher.split_differs"):
                PayItem(gross=Money.from_minor(gross, "USD"), split=split)
        return

    made = PayItem(gross=Money.from_minor(gross, "USD"), split=split)

    recovered = charged([made], [taxable + free], tax_area="DE19", tax_explanation="V")
    paid = charged([made], [gross], tax_area="NY", tax_explanation="S")
    assert (recovered.recovered_tax.minor, paid.recovered_tax.minor) == (tax, 0)
    assert recovered.tax == paid.tax == Money.from_minor(tax, "USD")
    with refused("voucher.unbalanced"):
        charged([made], [gross], tax_area="DE19", tax_explanation="V")


def test_a_credit_memo_is_a_voucher_with_every_sign_turned() -> None:
    credit = voucher((FREIGHT, "-100.00"), (ADJUSTMENTS, "-19.00"), items=[item("-119.00")])

    assert credit.is_credit
    assert credit.gross == usd("-119.00")


def test_what_is_owed_and_what_is_credited_are_not_mixed() -> None:
    with refused("voucher.signs_mixed"):
        voucher((FREIGHT, "90.00"), items=[item("100.00"), item("-10.00")])


def test_tax_needs_its_area_and_its_explanation() -> None:
    parts = [item("119.00", parts=("100.00", "0.00", "19.00"))]

    with refused("voucher.tax_unexplained"):
        voucher((FREIGHT, "119.00"), items=parts)
    with refused("voucher.tax_unexplained"):
        voucher((FREIGHT, "119.00"), items=parts, tax_area="NY")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"supplier": 0}, "voucher.supplier_invalid"),
        ({"supplier": 100_000_000}, "voucher.supplier_invalid"),
        ({"invoice_number": ""}, "voucher.invoice_number_missing"),
        ({"invoice_number": "x" * 26}, "voucher.text_invalid"),
        ({"invoice_number": " INV"}, "voucher.text_invalid"),
        ({"invoice_number": "INV\n7"}, "voucher.text_invalid"),
        ({"payment_terms": "N300"}, "voucher.text_invalid"),
        ({"tax_area": "x" * 11}, "voucher.text_invalid"),
        ({"tax_explanation": "VAT"}, "voucher.text_invalid"),
        ({"company": "00000"}, "journal.company_invalid"),
        ({"document_type": ""}, "journal.document_type_invalid"),
        ({"explanation": "x" * 31}, "journal.explanation_invalid"),
        ({"explanation": " "}, "journal.explanation_invalid"),
    ],
)
def test_what_does_not_fit_jdes_fields_is_refused(changed: dict[str, object], code: str) -> None:
    with refused(code):
        voucher(**changed)  # type: ignore[arg-type]  # the cases name the fields


def test_what_fits_jdes_fields_to_the_last_character_is_taken() -> None:
    made = voucher(invoice_number="x" * 25, payment_terms="N30", explanation="x" * 30)

    assert len(made.head.invoice_number) == 25


def test_a_pay_item_of_zero_is_none() -> None:
    with refused("voucher.pay_item_is_zero"):
        item("0.00")


def test_a_voucher_has_pay_items_and_lines_in_one_currency() -> None:
    with refused("voucher.pay_items_missing"):
        Voucher(
            company="00001",
            document_type="PV",
            explanation="INV-77",
            head=head(),
            pay_items=(),
            lines=(charge(FREIGHT, "1.00"),),
        )
    with refused("money.currencies_differ"):
        voucher(items=[item("842.15", currency="EUR")])
    with refused("voucher.unbalanced"):
        charged([of_minor(100)], [])


def test_the_canonical_bytes_of_a_voucher_are_golden() -> None:
    made = voucher(
        (FREIGHT, "100.00"),
        items=[item("119.00", parts=("100.00", "0.00", "19.00"), due=date(2026, 11, 4))],
        tax_area="DE19",
        tax_explanation="V",
        payment_terms="N30",
    )

    written = canonical_bytes(made, target="jde", reference="M1RTWDCBEDJ1EA25707281")

    assert written == (
        b'{"beside":[],"company":"00001","currency":"USD","document_type":"PV","explanation":"Acme Carriers INV-77",'
        b'"gl_date":"2026-10-09","invoice_date":"2026-10-05","invoice_number":"INV-77","kind":"voucher","lines":['
        b'{"account":"30.8300","amount":"100.00","description":"","ledger_type":"AA","subledger":"",'
        b'"subledger_type":""}],"pay_items":[{"due_date":"2026-11-04","gross":"119.00","non_taxable":"0.00",'
        b'"tax":"19.00","taxable":"100.00"}],"payment_terms":"N30","reference":"M1RTWDCBEDJ1EA25707281",'
        b'"supplier":5001,"target":"jde","tax_area":"DE19","tax_explanation":"V"}'
    )


def test_contents_tell_their_kind_and_a_journal_is_what_names_none() -> None:
    content, _ = journal()

    assert kind_of(content) is ContentKind.JOURNAL
    assert kind_of(canonical_bytes(voucher(), target="jde", reference="M1")) is ContentKind.VOUCHER


@given(
    gross=AMOUNTS,
    due=st.one_of(st.none(), st.dates()),
    terms=st.sampled_from(["", "N30"]),
    invoice=st.text("AZ09-/ ", min_size=1, max_size=25).filter(lambda text: text == text.strip()),
)
def test_what_a_voucher_is_about_is_read_as_it_was_written(
    gross: int, due: date | None, terms: str, invoice: str
) -> None:
    made = head(invoice_number=invoice, payment_terms=terms)
    items = (
        PayItem(gross=Money.from_minor(gross, "USD"), due_date=due),
        item("3.00", parts=("2.00", "1", "0")),
    )

    subject = subject_of(made, items)

    assert (head_of(subject), pay_items_of(subject)) == (made, items)
