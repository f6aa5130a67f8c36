"""Which rule a line gets, and why the others lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.roles import LineRole
from tests.helpers.accounting import DAY, rule
from tests.helpers.problems import refused


def winner(
    *rules: MappingRule,
    connection: str = "WOO-EU",
    on: date = DAY,
    role: LineRole = LineRole.PRODUCT_SALES,
    **traits: str,
) -> str | None:
    choice = MappingSet(rules).choose(role, connection=connection, traits=traits, on=on)
    return choice.rule.rule_id if choice else None


def test_the_choice_carries_the_rules_account() -> None:
    choice = MappingSet([rule("any", account="40.5010.EU")]).choose(
        LineRole.PRODUCT_SALES, connection="WOO-EU", traits={}, on=DAY
    )

    assert choice is not None
    assert str(choice.rule.account) == "40.5010.EU"


def test_a_rule_for_another_role_is_never_taken() -> None:
    assert winner(rule("tax", LineRole.TAX_PAYABLE)) is None


def test_more_conditions_win() -> None:
    one, two = rule("one", sku="A"), rule("two", sku="A", country="DE")

    assert winner(one, two, sku="A", country="DE") == "two"
    assert winner(one, two, sku="A", country="FR") == "one"


def test_an_exact_condition_beats_one_with_a_wildcard() -> None:
    assert (
        winner(rule("wild", position=0, sku="A*"), rule("exact", position=1, sku="AB"), sku="AB") == "exact"
    )


def test_more_wildcards_still_beat_fewer_exact_conditions() -> None:
    exact, wild = rule("exact", sku="AB"), rule("wild", sku="A*", country="D?")

    assert winner(exact, wild, sku="AB", country="DE") == "wild"


def test_a_rule_of_the_connection_beats_a_general_one() -> None:
    general, own = rule("general"), rule("own", connection="WOO-EU")

    assert winner(general, own) == "own"
    assert winner(general, own, connection="WOO-US") == "general"


def test_a_connection_counts_as_a_condition() -> None:
    own, by_sku = rule("own", connection="WOO-EU", position=1), rule("sku", sku="A", position=0)

    assert winner(own, by_sku, sku="A") == "sku"
    assert winner(own, rule("sku", sku="A*", position=0), sku="A") == "own"


def test_among_equals_the_lowest_position_wins_and_then_the_id() -> None:
    assert winner(rule("a", position=2), rule("b", position=1)) == "b"
    assert winner(rule("b"), rule("a")) == "a"


@pytest.mark.parametrize(
    ("pattern", "value", "matches"),
    [
        ("Gift*", "Gift card 50", True),
        ("Gift*", "A gift", False),
        ("Gift", "Gift card", False),
        ("G?ft", "Gift", True),
        ("g?ft", "gft", False),
        ("*", "anything", True),
        ("[gold] points", "[Gold] points", True),
        ("[gold] points", "g points", False),
        ("[gold]*", "[gold] points", True),
        ("a.c", "abc", False),
        ("(COD)", "(cod)", True),
    ],
)
def test_a_wildcard_is_one_only_where_it_is_written(pattern: str, value: str, matches: bool) -> None:
    assert (winner(rule("r", fee_name=pattern), fee_name=value) == "r") is matches


@given(st.text(min_size=1, max_size=12).filter(lambda text: text.strip() and not set("*?") & set(text)))
def test_a_pattern_without_wildcards_matches_itself(text: str) -> None:
    assert winner(rule("r", fee_name=text), fee_name=text) == "r"


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        ("US-ny", "us-NY"),
        ("straße", "STRASSE"),
        ("  Flat   rate ", "flat rate"),
        ("flat rate", "Flat\tRate\n"),
    ],
)
def test_case_and_spacing_do_not_matter(pattern: str, value: str) -> None:
    assert winner(rule("r", shipping_method=pattern), shipping_method=value) == "r"


def test_a_trait_that_is_absent_or_empty_matches_nothing_not_even_a_star() -> None:
    assert winner(rule("r", coupon="*")) is None
    assert winner(rule("r", coupon="*"), coupon="") is None


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2026, 1, 31), False),
        (date(2026, 2, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_rule_holds_from_its_first_to_its_last_day(on: date, holds: bool) -> None:
    limited = rule("r", valid_from=date(2026, 2, 1), valid_to=date(2026, 6, 30))

    assert (winner(limited, on=on) == "r") is holds


def test_a_new_account_takes_over_on_its_first_day() -> None:
    old, new = rule("old", valid_to=date(2026, 9, 30)), rule("new", valid_from=date(2026, 10, 1))

    assert winner(old, new, on=date(2026, 9, 30)) == "old"
    assert winner(old, new, on=date(2026, 10, 1)) == "new"


def test_every_rule_that_lost_says_why() -> None:
    mappings = MappingSet(
        [
            rule("tie", position=2, sku="A"),
            rule("won", position=1, sku="A"),
            rule("general"),
            rule("elsewhere", connection="WOO-US", sku="A", country="DE"),
            rule("expired", valid_to=date(2025, 12, 31)),
            rule("french", country="FR", sku="A", channel="web"),
        ]
    )

    trace = mappings.trace(
        LineRole.PRODUCT_SALES, connection="WOO-EU", traits={"sku": "A", "country": "DE"}, on=DAY
    )

    assert [(one.rule.rule_id, one.reason) for one in trace] == [
        ("elsewhere", "other_connection"),
        ("french", "trait:country"),
        ("won", ""),
        ("tie", "later_position"),
        ("expired", "not_in_force"),
        ("general", "less_specific"),
    ]


def test_a_line_that_no_rule_covers_is_told_each_reason() -> None:
    mappings = MappingSet([rule("french", country="FR"), rule("expired", valid_to=date(2025, 12, 31))])

    trace = mappings.trace(LineRole.PRODUCT_SALES, connection="WOO-EU", traits={"country": "DE"}, on=DAY)

    assert [one.reason for one in trace] == ["trait:country", "not_in_force"]
    assert mappings.trace(LineRole.DISCOUNTS, connection="WOO-EU", traits={}, on=DAY) == ()


QUESTIONS = st.tuples(
    st.sampled_from(["WOO-EU", "WOO-US"]),
    st.dictionaries(
        st.sampled_from(["sku", "country", "coupon"]), st.sampled_from(["A", "AB", "b", ""]), max_size=3
    ),
    st.dates(date(2026, 1, 1), date(2026, 1, 10)),
)


@given(st.lists(QUESTIONS, min_size=1, max_size=30))
def test_what_is_remembered_is_what_would_be_decided_afresh(
    questions: list[tuple[str, dict[str, str], date]],
) -> None:
    rules = [
        rule("any"),
        rule("sku", sku="A"),
        rule("wild", sku="A*", valid_from=date(2026, 1, 5)),
        rule("two", sku="ab", country="B"),
        rule("own", connection="WOO-EU", country="*"),
    ]
    remembering = MappingSet(rules)

    for connection, traits, on in questions * 2:
        asked = remembering.choose(LineRole.PRODUCT_SALES, connection=connection, traits=traits, on=on)
        afresh = MappingSet(rules).choose(
            LineRole.PRODUCT_SALES, connection=connection, traits={**traits, "unasked": "x"}, on=on
        )
        assert asked == afresh


RULES = st.builds(
    lambda number, conditions, connection, position: rule(
        f"r{number}", connection=connection, position=position, **conditions
    ),
    st.integers(0, 10_000),
    st.dictionaries(
        st.sampled_from(["sku", "country", "coupon"]),
        st.sampled_from(["A", "ab", "A*", "?", "*B"]),
        max_size=3,
    ),
    st.sampled_from(["", "WOO-EU"]),
    st.integers(0, 3),
)


@given(st.lists(RULES, max_size=25, unique_by=lambda one: one.rule_id), QUESTIONS)
def test_the_quick_way_to_a_rule_finds_the_one_that_the_trace_names(
    rules: list[MappingRule], question: tuple[str, dict[str, str], date]
) -> None:
    connection, traits, on = question
    mappings = MappingSet(rules)

    choice = mappings.choose(LineRole.PRODUCT_SALES, connection=connection, traits=traits, on=on)
    trace = mappings.trace(LineRole.PRODUCT_SALES, connection=connection, traits=traits, on=on)

    assert [one.rule for one in trace if not one.reason] == ([choice.rule] if choice else [])


@given(st.permutations([rule("a", sku="A"), rule("b", sku="A"), rule("c"), rule("d", sku="*")]))
def test_the_order_in_which_rules_are_given_does_not_matter(rules: list[MappingRule]) -> None:
    assert winner(*rules, sku="A") == "a"


def test_a_rule_with_reversed_dates_is_refused() -> None:
    with refused("mapping.dates_reversed"):
        rule("r", valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 31))


def test_a_rule_with_an_empty_condition_is_refused() -> None:
    with refused("mapping.condition_empty"):
        rule("r", sku="")


def test_a_rule_whose_subledger_has_no_type_is_refused_when_it_is_written() -> None:
    with refused("journal.subledger_incomplete"):
        rule("r", subledger="4001")


def test_a_rule_to_an_account_that_could_not_be_told_apart_once_written_is_refused() -> None:
    with refused("account.part_holds_separator"):
        MappingRule(rule_id="r", role=LineRole.PRODUCT_SALES, business_unit="4.0", object_account="5010")


def test_a_rule_to_half_an_account_is_refused() -> None:
    with refused("account.incomplete"):
        MappingRule(rule_id="r", role=LineRole.PRODUCT_SALES, business_unit="40", object_account="")
