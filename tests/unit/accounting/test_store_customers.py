"""What a store tells of a customer fits into JDE's columns, and the policy says whether it goes there."""

import pytest

from mlconnector_gui.accounting.customer_drafting import changes_between
from mlconnector_gui.accounting.customer_matching import MatchBy, Separation
from mlconnector_gui.accounting.customer_policy import customer_choice, names_customers
from mlconnector_gui.accounting.customers import CustomerMaster
from mlconnector_gui.accounting.store_customers import (
    CustomerKind,
    FittedRecord,
    StoreCustomer,
    fitted_record,
    guest_key,
)

PERSON = StoreCustomer(key="17", person="Example Person", email="person@example.com")
FIRM = StoreCustomer(
    key="18", person="Example Person", company="Example Camping Ltd", tax_id="DE 811 907 980"
)
GUEST = StoreCustomer(key=guest_key("guest@example.com"), email="guest@example.com")


def fitted(customer: StoreCustomer) -> FittedRecord:
    return fitted_record(
        customer,
        long_address_number="KEY",
        business_unit="1",
        search_type="C",
        master=CustomerMaster(),
    )


def test_a_company_goes_by_its_name_and_a_person_by_his_own() -> None:
    assert [one.name for one in (FIRM, PERSON)] == ["Example Camping Ltd", "Example Person"]
    assert [one.kind for one in (FIRM, PERSON, GUEST)] == [
        CustomerKind.BUSINESS,
        CustomerKind.PERSON,
        CustomerKind.GUEST,
    ]


def test_somebody_without_a_name_is_called_by_his_key() -> None:
    assert fitted(StoreCustomer(key="19")).record.name == "Customer 19"


def test_a_guest_is_the_same_however_the_e_mail_is_written_and_is_not_told_by_the_key() -> None:
    assert guest_key(" Guest@Example.com ") == GUEST.key
    assert "example" not in GUEST.key
    assert guest_key("  ") == ""


@pytest.mark.parametrize("name", ["株式会社サンプル商店", "Πελάτης Παράδειγμα", "Пример Покупатель"])
def test_letters_of_every_script_stay_as_they_are(name: str) -> None:
    assert fitted(StoreCustomer(key="1", person=name)).record.name == name


def test_a_name_that_is_too_long_loses_its_end_and_that_is_said() -> None:
    found = fitted(StoreCustomer(key="1", company="Example " * 8, lines=("x" * 41,), city="y" * 26))

    assert found.record.name == "Example Example Example Example Example"
    assert (found.record.address.lines, found.record.address.city) == (("x" * 40,), "y" * 25)
    assert found.shortened == ("line", "name", "city")


def test_a_code_that_does_not_fit_is_left_out_since_a_part_of_it_is_another_one() -> None:
    found = fitted(
        StoreCustomer(
            key="1",
            tax_id="X" * 21,
            state="Texas",
            postal_code="1" * 13,
            country="Germany",
            email="no e-mail",
        )
    )

    record = found.record
    told = (record.tax_id, record.address.state, record.address.postal_code, record.address.country)
    assert (*told, record.email) == ("", "", "", "", "")
    assert set(found.shortened) == {"tax_id", "state", "postal_code", "country", "email"}


def test_a_state_is_written_without_its_country() -> None:
    assert fitted(StoreCustomer(key="1", state="DE-HE")).record.address.state == "HE"


def test_what_nobody_sees_is_taken_out() -> None:
    assert fitted(StoreCustomer(key="1", person=" Example\t\u200bPerson\n")).record.name == "Example Person"


def test_an_address_of_more_than_four_lines_keeps_the_first() -> None:
    found = fitted(StoreCustomer(key="1", lines=("1", "2", "3", "4", "5")))

    assert found.record.address.lines == ("1", "2", "3", "4")
    assert found.shortened == ("line",)


def test_a_customer_is_read_as_he_was_written() -> None:
    whole = StoreCustomer(
        key="7", person="P", company="C", tax_id="T", email="E", lines=("1", "2"), city="X", state="S",
        postal_code="Z", country="US",
    )  # fmt: skip

    assert StoreCustomer.read(whole.written()) == whole
    assert StoreCustomer(key="7").written() == {"key": "7"}


@pytest.mark.parametrize(
    ("scope", "keys"),
    [
        ("none", ["", "", "", ""]),
        ("web", ["web", "web", "web", "web"]),
        ("business", ["18", "", "", ""]),
        ("each", ["18", "17", GUEST.key, ""]),
    ],
)
def test_the_policy_says_who_is_kept(scope: str, keys: list[str]) -> None:
    choice = customer_choice({"customers_in_jde": scope})

    assert [choice.key_of(one) for one in (FIRM, PERSON, GUEST, None)] == keys
    assert names_customers({"customers_in_jde": scope}) is (scope in {"business", "each"})


def test_without_a_word_of_it_nobody_is_kept() -> None:
    assert not names_customers({})


@pytest.mark.parametrize(
    ("match", "by"),
    [
        ("key", (MatchBy.RULE, MatchBy.LONG_ADDRESS_NUMBER)),
        ("tax_id", (MatchBy.RULE, MatchBy.LONG_ADDRESS_NUMBER, MatchBy.TAX_ID)),
        ("email", tuple(MatchBy)),
    ],
)
def test_the_policy_says_by_what_customers_are_found(match: str, by: tuple[MatchBy, ...]) -> None:
    policy = customer_choice({"customers_in_jde": "each", "customer_match": match}).policy

    assert (policy.separation, policy.match_by) == (Separation.REAL, by)


def test_one_web_customer_is_found_by_our_own_key_alone() -> None:
    policy = customer_choice({"customers_in_jde": "web", "customer_match": "email"}).policy

    assert policy.separation is Separation.ONE_PER_CHANNEL
    assert MatchBy.EMAIL not in policy.match_by


def test_a_change_is_told_field_by_field() -> None:
    before = fitted(StoreCustomer(key="1", company="Example Ltd", city="Denver", lines=("1", "2"))).record
    after = fitted(StoreCustomer(key="1", company="Example Inc", city="Denver")).record

    assert changes_between(before, after) == {"name": "Example Ltd → Example Inc", "lines": "1, 2 → —"}
