"""Rules that stand in each other's way are told before they count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.rule_checks import rules_in_the_way
from tests.helpers.accounting import DAY, rule


def told(*rules: MappingRule) -> list[tuple[str, str, str]]:
    return [(one.rule_id, one.code, one.params["by"]) for one in rules_in_the_way(rules)]


def test_a_rule_that_asks_the_same_as_an_earlier_one_is_a_duplicate() -> None:
    assert told(rule("a", position=1, sku="x"), rule("b", position=2, sku=" X ")) == [
        ("b", "rule.duplicate", "a")
    ]


def test_other_days_other_shops_and_other_roles_are_not_in_the_way() -> None:
    assert (
        told(
            rule("a", valid_to=date(2026, 6, 30)),
            rule("b", valid_from=date(2026, 7, 1)),
            rule("c", connection="WOO-EU"),
            rule("d", LineRole.DISCOUNTS),
        )
        == []
    )


def test_a_wildcard_that_comes_first_hides_a_narrower_one() -> None:
    assert told(rule("wide", position=0, sku="AB*"), rule("narrow", position=1, sku="ABC*")) == [
        ("narrow", "rule.never_reached", "wide")
    ]
    assert told(rule("wide", position=1, sku="AB*"), rule("narrow", position=0, sku="ABC*")) == []


def test_an_exact_condition_is_reached_beside_any_wildcard() -> None:
    assert told(rule("wide", position=0, sku="*"), rule("exact", position=1, sku="ABC")) == []


def test_where_only_the_order_decides_it_is_noted() -> None:
    by_gateway = rule("gateway", account="40.5010", position=0, gateway="stripe")
    by_country = rule("country", account="40.5020", position=1, country="DE")

    assert told(by_gateway, by_country) == [("country", "rule.order_decides", "gateway")]
    assert told(by_gateway, rule("same", account="40.5010", position=1, country="DE")) == []


PATTERNS = st.sampled_from(["a", "ab", "a*", "ab*", "*", "?b", "*b", "a?", "b", "a*b"])
GIVEN_RULES = st.lists(
    st.builds(
        lambda number, conditions, connection, position: rule(
            f"r{number}",
            account=f"40.{5000 + number}",
            connection=connection,
            position=position,
            **conditions,
        ),
        st.integers(0, 900),
        st.dictionaries(st.sampled_from(["sku", "country"]), PATTERNS, max_size=2),
        st.sampled_from(["", "WOO-EU"]),
        st.integers(0, 3),
    ),
    max_size=8,
    unique_by=lambda one: one.rule_id,
)


@given(GIVEN_RULES, st.sampled_from(["a", "ab", "b", "abb", "xab"]), st.sampled_from(["", "ab", "b"]))
def test_a_rule_that_is_said_never_to_be_reached_never_is(
    rules: list[MappingRule], sku: str, country: str
) -> None:
    hidden = {one.rule_id for one in rules_in_the_way(rules) if one.code != "rule.order_decides"}

    for connection in ("WOO-EU", "WOO-US"):
        choice = MappingSet(rules).choose(
            LineRole.PRODUCT_SALES, connection=connection, traits={"sku": sku, "country": country}, on=DAY
        )
        assert choice is None or choice.rule.rule_id not in hidden


@pytest.mark.parametrize("count", [3000])
def test_thousands_of_wildcards_are_looked_through_in_bounds(count: int) -> None:
    rules = [rule(f"r{place}", position=place, sku=f"{place:05d}*") for place in range(count)]

    assert told(*rules, rule("last", position=count, sku="00007-B*")) == [
        ("last", "rule.never_reached", "r7")
    ]
