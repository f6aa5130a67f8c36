"""Each store's customers are read in the same neutral words, whatever the store leaves out or writes oddly."""

import json
from datetime import UTC, datetime

import pytest

from mlconnector_gui.accounting.store_customers import guest_key
from mlconnector_gui.connectors.bigcommerce import customer as bigcommerce
from mlconnector_gui.connectors.port import RawDocument, TranslationContext
from mlconnector_gui.connectors.shopify import customer as shopify
from mlconnector_gui.connectors.woocommerce import customer as woocommerce

NOW = datetime(2026, 10, 9, 14, tzinfo=UTC)
BILLING = {
    "first_name": "Example",
    "last_name": "Person",
    "company": "Example Camping Ltd",
    "address_1": "1 Example Street",
    "address_2": "",
    "city": "Kassel",
    "state": "DE-HE",
    "postcode": "34117",
    "country": "DE",
    "email": "orders@example.com",
}
SHOPIFY_CUSTOMER = {
    "id": "gid://shopify/Customer/77",
    "displayName": "person@example.com",
    "firstName": None,
    "lastName": None,
    "defaultEmailAddress": {"emailAddress": "person@example.com"},
    "defaultAddress": {"company": None, "address1": "1 Example Street", "countryCodeV2": "US"},
}


def written(tree: object) -> bytes:
    return json.dumps(tree).encode()


def test_a_woocommerce_customer_has_the_tax_id_that_a_plugin_keeps() -> None:
    meta = [{"id": 1, "key": "_billing_vat_number", "value": "DE811907980"}, {"key": "x", "value": {"a": 1}}]
    found = woocommerce.read_customer(
        written({"id": 7, "email": "account@example.com", "billing": BILLING, "meta_data": meta})
    )

    assert (found.key, found.name, found.tax_id) == ("7", "Example Camping Ltd", "DE811907980")
    assert (found.email, found.state, found.lines) == ("account@example.com", "DE-HE", ("1 Example Street",))
    assert found.is_whole


def test_a_woocommerce_customer_may_have_entered_nothing() -> None:
    found = woocommerce.read_customer(written({"id": 7, "email": "a@example.com", "billing": []}))

    assert (found.person, found.company, found.email) == ("", "", "a@example.com")


@pytest.mark.parametrize("customer_id", [0, "0", None])
def test_a_woocommerce_guest_is_known_by_his_e_mail(customer_id: object) -> None:
    found = woocommerce.buyer_of(written({"id": 1, "customer_id": customer_id, "billing": BILLING}))

    assert found is not None
    assert found.key == guest_key("orders@example.com")
    assert not found.is_whole


def test_an_order_that_woocommerce_erased_names_nobody() -> None:
    erased = dict.fromkeys(BILLING, "[deleted]") | {"email": "deleted@site.invalid"}

    assert woocommerce.buyer_of(written({"id": 1, "customer_id": 0, "billing": erased})) is None


def test_a_bigcommerce_order_names_its_customer_or_its_guest() -> None:
    billing = {"first_name": "Example", "last_name": "Person", "email": "a@example.com", "state": "Texas"}
    field = {"name": "VAT Number", "value": "DE 1"}

    def buyer(customer_id: int, fields: list[dict[str, str]]) -> bytes:
        return written(
            {"order": {"customer_id": customer_id, "billing_address": {**billing, "form_fields": fields}}}
        )

    registered = bigcommerce.buyer_of(buyer(5, [field]))
    guest = bigcommerce.buyer_of(buyer(0, []))

    assert registered is not None
    assert guest is not None
    assert (registered.key, registered.tax_id) == ("5", "DE 1")
    assert (guest.key, guest.person) == (guest_key("a@example.com"), "Example Person")


def test_a_bigcommerce_order_without_e_mail_and_customer_names_nobody() -> None:
    assert bigcommerce.buyer_of(written({"order": {"customer_id": 0, "billing_address": None}})) is None


def test_a_bigcommerce_customer_has_the_first_of_his_addresses() -> None:
    address = {"first_name": "A", "last_name": "B", "company": "Example Ltd", "address1": "1 Street"}
    found = bigcommerce.read_customer(
        written({"id": 5, "email": "a@example.com", "company": "", "addresses": [address, {}]})
    )

    assert (found.company, found.person, found.lines) == ("Example Ltd", "A B", ("1 Street",))


def test_an_e_mail_is_no_name_though_shopify_shows_it_as_one() -> None:
    found = shopify.read_customer(written(SHOPIFY_CUSTOMER))

    assert (found.key, found.person, found.email) == ("77", "", "person@example.com")


def test_a_shopify_order_needs_the_customer_it_names() -> None:
    named = written({"id": "gid://shopify/Order/1", "customer": {"id": "gid://shopify/Customer/77"}})
    order = RawDocument(external_id="1", payload=named, created_at=NOW, modified_at=NOW)
    known = {("customers", "77"): written(SHOPIFY_CUSTOMER)}

    def context(payloads: dict[tuple[str, str], bytes]) -> TranslationContext:
        return TranslationContext(facts={}, values={}, related=lambda *key: payloads.get(key))

    found = shopify.buyer_of(named, context(known))

    assert shopify.with_buyer(order).parents == (("customers", "77"),)
    assert found is not None
    assert not found.is_whole
    assert shopify.buyer_of(named, context({})) is None


def test_a_shopify_order_without_a_customer_needs_nobody() -> None:
    order = RawDocument(external_id="1", payload=b'{"customer":null}', created_at=NOW, modified_at=NOW)

    assert shopify.with_buyer(order).parents == ()
