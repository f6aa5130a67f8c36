"""What a person may choose for money given back without saying for what: T4 of `product-study.md` 3.3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.templates import role_lines
from mlconnector_gui.accounting.treatments import Treatment, is_unspecified, treated
from mlconnector_gui.base.problem import Problem
from tests.helpers.accounting import document, part


def unspecified(amount: str = "10.80") -> BusinessDocument:
    return document(DocumentKind.REFUND, amount, part(PartKind.UNSPECIFIED, amount))


def sold(tax: str = "8.00") -> BusinessDocument:
    total = str(Money.of("100.00", "USD") + Money.of(tax, "USD")).split()[0]
    return document(
        DocumentKind.SALE, total, part(PartKind.PRODUCT, "100.00"), part(PartKind.TAX, tax, tax_code="NY")
    )


@pytest.mark.parametrize(
    ("treatment", "lines"),
    [
        (Treatment.RETURNS, [("gateway_clearing", "-10.80"), ("sales_returns", "10.80")]),
        (Treatment.GOODWILL, [("gateway_clearing", "-10.80"), ("goodwill", "10.80")]),
        (
            Treatment.TAX_MIX,
            [("gateway_clearing", "-10.80"), ("sales_returns", "10.00"), ("tax_payable", "0.80")],
        ),
    ],
)
def test_each_treatment_has_its_lines(treatment: Treatment, lines: list[tuple[str, str]]) -> None:
    chosen = treated(unspecified(), treatment, sold())

    assert [(one.role.value, f"{one.amount.amount:f}") for one in role_lines(chosen)] == lines
    assert not is_unspecified(chosen)


def test_the_tax_goes_back_under_its_own_code() -> None:
    chosen = treated(unspecified(), Treatment.TAX_MIX, sold())

    assert chosen.parts[1].traits["tax_code"] == "NY"


def test_without_the_sale_there_is_no_mix() -> None:
    with pytest.raises(Problem) as refused:
        treated(unspecified(), Treatment.TAX_MIX, None)

    assert refused.value.code == "refund.order_unknown"


@given(st.integers(min_value=1, max_value=10**7), st.integers(min_value=1, max_value=5_000))
def test_no_cent_is_lost_in_a_split(minor: int, tax: int) -> None:
    amount = f"{minor // 100}.{minor % 100:02}"

    chosen = treated(unspecified(amount), Treatment.TAX_MIX, sold(f"{tax // 100}.{tax % 100:02}"))

    assert chosen.difference.is_zero
