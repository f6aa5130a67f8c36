"""Who may see what: scopes by field, orders of the last 60 days, and personal data."""

from datetime import timedelta

from graphql import GraphQLError

from mlconnector_gui.connectors.shopify.sandbox.shop import Shop

SIXTY_DAYS = timedelta(days=60)
PAYMENTS = ("read_shopify_payments_accounts", "read_shopify_payments")
_NEEDED: dict[tuple[str, str], tuple[str, ...]] = {
    ("QueryRoot", "orders"): ("read_orders",),
    ("QueryRoot", "order"): ("read_orders",),
    ("QueryRoot", "ordersCount"): ("read_orders",),
    ("QueryRoot", "refund"): ("read_orders",),
    ("QueryRoot", "fulfillment"): ("read_orders",),
    ("QueryRoot", "customers"): ("read_customers",),
    ("QueryRoot", "customer"): ("read_customers",),
    ("QueryRoot", "customersCount"): ("read_customers",),
    ("QueryRoot", "giftCards"): ("read_gift_cards",),
    ("QueryRoot", "giftCard"): ("read_gift_cards",),
    ("QueryRoot", "storeCreditAccount"): ("read_store_credit_accounts",),
    ("Customer", "storeCreditAccounts"): ("read_store_credit_accounts",),
    ("StoreCreditAccount", "transactions"): ("read_store_credit_account_transactions",),
    ("QueryRoot", "shopifyPaymentsAccount"): PAYMENTS,
    ("ShopifyPaymentsAccount", "payouts"): ("read_shopify_payments_payouts",),
    ("ShopifyPaymentsAccount", "balanceTransactions"): ("read_shopify_payments_payouts",),
    ("Order", "customer"): ("read_customers",),
    ("Order", "paymentTerms"): ("read_payment_terms",),
    ("LineItem", "product"): ("read_products",),
    ("LineItem", "variant"): ("read_products",),
    ("Refund", "return"): ("read_returns",),
    ("ReturnAgreement", "return"): ("read_returns",),
}
_PERSONAL = frozenset(
    {
        ("Customer", "firstName"),
        ("Customer", "lastName"),
        ("Customer", "displayName"),
        ("Customer", "defaultEmailAddress"),
        ("Customer", "defaultPhoneNumber"),
        ("Order", "email"),
        ("Order", "phone"),
        *(
            ("MailingAddress", name)
            for name in ("name", "firstName", "lastName", "address1", "address2", "zip", "phone")
        ),
    }
)


def guarded_fields() -> frozenset[tuple[str, str]]:
    return frozenset(_NEEDED) | _PERSONAL


def refuse(shop: Shop, parent: str, field: str) -> None:
    """Raise what Shopify answers for a field that this app may not read."""
    needed = _NEEDED.get((parent, field))
    if needed and not any(has_scope(shop, scope) for scope in needed):
        raise GraphQLError(
            f"Access denied for {field} field. Required access: `{needed[0]}` access scope.",
            extensions={
                "code": "ACCESS_DENIED",
                "documentation": "https://shopify.dev/api/usage/access-scopes",
                "requiredAccess": f"`{needed[0]}` access scope.",
            },
        )
    if (parent, field) in _PERSONAL and not shop.shows_personal_data:
        raise GraphQLError(
            f"This app is not approved to access the {field} field. See "
            "https://shopify.dev/docs/apps/launch/protected-customer-data for more details.",
            extensions={"code": "ACCESS_DENIED"},
        )


def has_scope(shop: Shop, scope: str) -> bool:
    return scope in shop.scopes or scope.replace("read_", "write_", 1) in shop.scopes
