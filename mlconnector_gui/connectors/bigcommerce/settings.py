"""The values of a connection that are more than a text: numbers that are refused when they are entered wrong."""

from collections.abc import Mapping
from decimal import Decimal

from mlconnector_gui.accounting.money import is_number
from mlconnector_gui.base.problem import Problem


def check_settings(values: Mapping[str, str]) -> None:
    price_list_of(values)
    categories_of(values)
    usual_weight_of(values)


def price_list_of(values: Mapping[str, str]) -> str:
    """Return the price list that prices go to; '' for the catalog's own prices."""
    entered = values.get("price_list", "").strip()
    if entered:
        _check_digits("price_list", entered)
    return entered


def categories_of(values: Mapping[str, str]) -> tuple[int, ...]:
    """Return the categories that new products are put into, in the order of their numbers."""
    entered = values.get("product_categories", "").replace(",", " ").split()
    for one in entered:
        _check_digits("product_categories", one)
    return tuple(sorted({int(one) for one in entered}))


def usual_weight_of(values: Mapping[str, str]) -> Decimal | None:
    """Return what a new product weighs of which JDE says no weight; None: it is not created."""
    entered = values.get("usual_weight", "").strip()
    if not entered:
        return None
    if not is_number(entered) or Decimal(entered) < 0:
        raise _invalid("usual_weight", entered)
    return Decimal(entered)


def _check_digits(name: str, text: str) -> None:
    if not (text.isascii() and text.isdigit()):
        raise _invalid(name, text)


def _invalid(name: str, text: str) -> Problem:
    return Problem("bigcommerce.setting_invalid", field=name, value=text[:40])
