"""Customers: what fits JDE's fields, who is the same as whom, and what speaks against adding a record."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.contents import ContentKind, kind_of
from mlconnector_gui.accounting.customer_drafting import (
    CustomerFacts,
    check_customer,
    customer_facts_of,
    policy_of,
    record_of,
)
from mlconnector_gui.accounting.customer_matching import (
    CustomerPolicy,
    KnownAddress,
    MatchBy,
    Separation,
    Verdict,
    match_customer,
)
from mlconnector_gui.accounting.customers import WIDTHS, AddressRecord, CustomerMaster, PostalAddress
from mlconnector_gui.accounting.digest import canonical_bytes, digest, long_address_number_of
from mlconnector_gui.base.problem import Problem
from tests.helpers.customers import KEY, REAL, customer, customer_draft, known, record
from tests.helpers.problems import refused

BY_EMAIL = CustomerPolicy(separation=Separation.REAL, match_by=tuple(MatchBy))
TAX = "DE811907980"


def matched(
    *found: KnownAddress, policy: CustomerPolicy = REAL, **changed: Any
) -> tuple[str, list[int], str]:
    match = match_customer(policy, record(**changed), found, external_id="77")
    return match.verdict.value, [one.number for one in match.candidates], match.by.value if match.by else ""


# what fits


@pytest.mark.parametrize("field", ["name", "mailing_name", "search_type", "tax_id", "long_address_number"])
def test_a_text_fits_its_column_to_the_last_character(field: str) -> None:
    width = WIDTHS[field]

    assert getattr(record(**{field: "x" * width}), field) == "x" * width
    for wrong in ("x" * (width + 1), " x", "x\n"):
        with refused("customer.text_invalid"):
            record(**{field: wrong})


@pytest.mark.parametrize("field", ["long_address_number", "name", "business_unit", "search_type"])
def test_jde_needs_some_fields(field: str) -> None:
    with refused("customer.field_missing"):
        record(**{field: ""})


def test_parts_of_a_record_check_themselves() -> None:
    with refused("customer.email_invalid"):
        record(email="nobody")
    with refused("customer.address_too_long"):
        PostalAddress(lines=("1", "2", "3", "4", "5"))
    with refused("customer.text_invalid"):
        PostalAddress(state="COLO")
    with refused("journal.company_invalid"):
        CustomerMaster(company="7")


@given(st.text(max_size=45), st.text(max_size=14))
def test_what_is_accepted_is_written_and_read_back_alike(name: str, postal_code: str) -> None:
    try:
        made = record(name=name, address=PostalAddress(postal_code=postal_code), master=None)
    except Problem as problem:
        assert problem.code.startswith("customer.")  # noqa: PT017  either is fine
        return

    assert AddressRecord.read(json.loads(json.dumps(made.written()))) == made


# the bytes


def test_the_bytes_of_a_customer_are_golden() -> None:
    content = canonical_bytes(customer(), target="jde", reference="M1RTWDCBEDJ1EA25707281")

    assert content.decode() == (
        '{"address":{"city":"Denver","country":"US","lines":["1 Example Street","Back Entrance"],'
        '"postal_code":"80202","state":"CO"},"business_unit":"1","company":"00001","currency":"USD",'
        '"document_type":"ADDRESS","email":"orders@example.com","explanation":"WOO-US customer 77",'
        '"gl_date":"2026-10-09","kind":"customer","lines":[],"long_address_number":"M1EXAMPLE00000000077",'
        '"mailing_name":"","master":{"company":"00000","currency":"USD","gl_offset":"WEB",'
        '"payment_terms":"N30"},"name":"Example Camping Ltd","reference":"M1RTWDCBEDJ1EA25707281",'
        '"search_type":"C","target":"jde","tax_id":"DE 811 907 980"}'
    )
    assert kind_of(content) is ContentKind.CUSTOMER
    assert not kind_of(content).is_booked


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Another"},
        {"tax_id": ""},
        {"email": ""},
        {"address": PostalAddress(city="Denver")},
        {"master": None},
        {"master": CustomerMaster(payment_terms="N14")},
    ],
)
def test_whatever_is_different_changes_the_digest(changed: dict[str, Any]) -> None:
    one = canonical_bytes(customer(), target="jde", reference="M1")

    assert digest(canonical_bytes(customer(**changed), target="jde", reference="M1")) != digest(one)


def test_the_key_of_a_customer_is_the_same_for_ever_and_fits_its_column() -> None:
    key = long_address_number_of(environment="JPY920", connection="WOO-US", external_id="77")

    assert key == "M177VE5BT5BCHDFC35E4"
    assert len(key) == WIDTHS["long_address_number"]
    assert key != long_address_number_of(environment="JPD920", connection="WOO-US", external_id="77")


# who is the same as whom


def test_a_store_has_one_web_customer_unless_told_otherwise() -> None:
    policy = CustomerPolicy()

    assert matched(known(tax_id=TAX), policy=policy) == ("create", [], "")
    assert matched(known(long_address_number=KEY), policy=policy) == (
        "existing",
        [4010],
        "long_address_number",
    )


def test_a_tax_id_is_the_same_however_it_is_written() -> None:
    assert matched(known(tax_id="de-811.907.980")) == ("existing", [4010], "tax_id")
    assert matched(known(tax_id="DE811907981")) == ("create", [], "")
    assert matched(known(tax_id=""), tax_id="") == ("create", [], "")


def test_an_e_mail_counts_only_where_it_is_asked_for() -> None:
    shared = known(emails=("Orders@Example.com",))

    assert matched(shared) == ("create", [], "")
    assert matched(shared, policy=BY_EMAIL) == ("existing", [4010], "email")


def test_several_records_are_for_a_person() -> None:
    by_both = (known(4010, tax_id=TAX), known(4002, emails=("orders@example.com",)))

    assert matched(known(4010, tax_id=TAX), known(4002, tax_id=TAX)) == ("ambiguous", [4002, 4010], "tax_id")
    assert matched(*by_both, policy=BY_EMAIL)[:2] == ("ambiguous", [4002, 4010])


@pytest.mark.parametrize("other", [{"tax_id": "DE123456789"}, {"search_type": "V"}])
def test_a_record_that_speaks_against_itself_is_for_a_person(other: dict[str, str]) -> None:
    found = known(**{"emails": ("orders@example.com",), **other})

    assert matched(found, policy=BY_EMAIL) == ("ambiguous", [4010], "email")


def test_our_own_key_decides_alone() -> None:
    ours, other = known(4010, long_address_number=KEY), known(4002, tax_id=TAX)

    assert matched(ours, other) == ("existing", [4010], "long_address_number")
    assert matched(ours, known(4011, long_address_number=KEY))[:2] == ("ambiguous", [4010, 4011])


def test_a_record_without_its_customer_master_is_completed() -> None:
    half = known(long_address_number=KEY, has_master=False)

    assert matched(half) == ("create", [4010], "long_address_number")
    assert matched(half, master=None) == ("existing", [4010], "long_address_number")


@pytest.mark.parametrize("key", ["77", "de 811 907 980", "ORDERS@EXAMPLE.COM"])
def test_a_rule_decides_before_everything_else(key: str) -> None:
    policy = CustomerPolicy(separation=Separation.REAL, rules={key: 4999})

    assert matched(known(4010, long_address_number=KEY), known(4999), policy=policy) == (
        "existing",
        [4999],
        "rule",
    )
    assert matched(known(4010, long_address_number=KEY), policy=policy) == ("ambiguous", [4999], "rule")


def test_a_rule_names_an_address_number() -> None:
    for key, number in (("77", 0), ("77", 10**8), (" ", 1)):
        with refused("customer.rule_invalid"):
            CustomerPolicy(rules={key: number})


@given(
    st.lists(
        st.builds(
            KnownAddress,
            number=st.integers(1, 9),
            name=st.just(""),
            search_type=st.sampled_from(["C", "V"]),
            tax_id=st.sampled_from(["", TAX, "OTHER"]),
            long_address_number=st.sampled_from(["", KEY]),
            emails=st.sampled_from([(), ("orders@example.com",)]),
        ),
        max_size=6,
    )
)
def test_nothing_is_added_beside_a_record_that_may_be_the_customer(found: list[KnownAddress]) -> None:
    by_number = {one.number: one for one in found}

    match = match_customer(BY_EMAIL, record(), found, external_id="77")

    may_be = [one for one in by_number.values() if one.long_address_number or one.tax_id == TAX or one.emails]
    assert (match.verdict is Verdict.CREATE) == (not may_be)
    assert match.verdict is not Verdict.EXISTING or match.number in by_number


# what speaks against it


def findings(**changed: Any) -> list[tuple[str, str]]:
    found = changed.pop("found", ())
    return [(one.code, one.severity.value) for one in check_customer(customer_draft(*found, **changed))]


def test_a_new_customer_has_nothing_against_it() -> None:
    assert findings() == []


def test_what_jde_has_is_said_before_approval() -> None:
    assert findings(facts=None) == [("customer.unchecked", "blocks")]
    assert findings(found=[known(tax_id=TAX)]) == [("customer.known", "blocks")]
    assert findings(found=[known(1, tax_id=TAX), known(2, tax_id=TAX)]) == [("customer.ambiguous", "blocks")]
    assert findings(found=[known(long_address_number=KEY, has_master=False)]) == [
        ("customer.master_missing", "note")
    ]
    policy = CustomerPolicy(rules={"77": 4999})
    assert findings(policy=policy) == [("customer.rule_unknown", "blocks")]
    facts = CustomerFacts(unknown={"payment_terms": "N99"})
    assert findings(facts=facts) == [("customer.value_unknown", "blocks")]


def test_the_candidates_are_named() -> None:
    draft = customer_draft(known(4002, tax_id=TAX), known(4010, tax_id=TAX, name="Other Ltd"))

    (finding,) = check_customer(draft)

    assert finding.params["candidates"] == "4002 Example Camping, 4010 Other Ltd"


def test_a_draft_is_kept_with_all_that_it_was_checked_against() -> None:
    policy = CustomerPolicy(separation=Separation.REAL, rules={"77": 4010})
    draft = customer_draft(known(emails=("a@example.com",)), policy=policy)

    kept = json.loads(json.dumps(draft.subject))

    assert (record_of(kept), policy_of(kept)) == (draft.record, policy)
    assert customer_facts_of(kept) == CustomerFacts(known=draft.facts.known, unknown={})  # type: ignore[union-attr]
