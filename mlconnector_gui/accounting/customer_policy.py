"""What a connection does with its store's customers: whom JDE is to have, how they are found, how they are added."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.accounting.customer_matching import CustomerPolicy, MatchBy, Separation
from mlconnector_gui.accounting.customers import ALL_COMPANIES, CustomerMaster
from mlconnector_gui.accounting.store_customers import CustomerKind, StoreCustomer

WEB_CUSTOMER = "web"
"""The key of a store's one web customer."""


class CustomerScope(StrEnum):
    """Whom JDE's address book is to have."""

    NONE = "none"
    WEB = "web"
    """One customer for all who buy: consumers do not flood the address book with personal data."""
    BUSINESS = "business"
    """Those who gave a company or a tax id."""
    EACH = "each"


class CustomerMatch(StrEnum):
    """By what a customer is found who is in JDE already."""

    KEY = "key"
    """By a link that a person made, or by the long address number alone."""
    TAX_ID = "tax_id"
    EMAIL = "email"
    """By the tax id or the e-mail."""


_OWN = (MatchBy.RULE, MatchBy.LONG_ADDRESS_NUMBER)
_MATCHED_BY = {
    CustomerMatch.KEY: _OWN,
    CustomerMatch.TAX_ID: (*_OWN, MatchBy.TAX_ID),
    CustomerMatch.EMAIL: (*_OWN, MatchBy.TAX_ID, MatchBy.EMAIL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerChoice:
    """One connection's choice, as it is entered with it."""

    scope: CustomerScope
    takes_all: bool
    """Customers who never ordered are added too."""
    match: CustomerMatch
    business_unit: str
    search_type: str
    master: CustomerMaster

    @property
    def policy(self) -> CustomerPolicy:
        is_one = self.scope is CustomerScope.WEB
        return CustomerPolicy(
            separation=Separation.ONE_PER_CHANNEL if is_one else Separation.REAL,
            match_by=_OWN if is_one else _MATCHED_BY[self.match],
        )

    def key_of(self, customer: StoreCustomer | None) -> str:
        """Return the key of the customer that JDE is to have for a buyer, or '' where it is to have none."""
        if self.scope is CustomerScope.WEB:
            return WEB_CUSTOMER
        if customer is None:
            return ""
        is_kept = self.scope is CustomerScope.EACH or (
            self.scope is CustomerScope.BUSINESS and customer.kind is CustomerKind.BUSINESS
        )
        return customer.key if is_kept else ""


def customer_choice(values: Mapping[str, str]) -> CustomerChoice:
    """Read a connection's values; a storefront that asks for none of them has no customers."""
    return CustomerChoice(
        scope=CustomerScope(values.get("customers_in_jde") or CustomerScope.NONE),
        takes_all=values.get("customers_without_orders") == "yes",
        match=CustomerMatch(values.get("customer_match") or CustomerMatch.TAX_ID),
        business_unit=values.get("customer_business_unit", "").strip(),
        search_type=values.get("customer_search_type", "").strip() or "C",
        master=CustomerMaster(
            company=values.get("customer_company", "").strip() or ALL_COMPANIES,
            gl_offset=values.get("customer_gl_offset", "").strip(),
            currency=values.get("customer_currency", "").strip().upper(),
            payment_terms=values.get("customer_terms", "").strip(),
        ),
    )


def names_customers(values: Mapping[str, str]) -> bool:
    """Say whether names and addresses are needed: one customer for all has neither."""
    return customer_choice(values).scope in {CustomerScope.BUSINESS, CustomerScope.EACH}
