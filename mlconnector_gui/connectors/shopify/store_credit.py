"""Translate a customer's store credit: what the merchant gave or took back by hand; the rest is in the orders."""

from collections.abc import Mapping

from mlconnector_gui.accounting.documents import BusinessDocument, PartKind, StatedBalance, Translation
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.amounts import money_of
from mlconnector_gui.connectors.shopify.by_hand import issued
from mlconnector_gui.connectors.shopify.payloads import CreditEntry, StoreCredit, tail_of, utc_of
from mlconnector_gui.connectors.shopify.policy import day_of, zone_of

_SIGNS = {"Credit": 1, "DebitRevert": 1, "Debit": -1, "Expiration": -1}
_EXPIRED = "Expiration"
_CHANGED_BY_HAND = "ADJUSTMENT"


def translate_store_credit(account: StoreCredit, *, facts: Mapping[str, str]) -> Translation:
    """Refuse an account whose changes do not come to its balance: some were not read, or not understood."""
    number = tail_of(account.id)
    balance = money_of(account.balance, "balance", number)
    changes = [(one, _change(one, number)) for one in account.transactions]
    come_to = Money.total((change for _, change in changes), balance.currency)
    if come_to != balance:
        raise Problem("shopify.store_credit_differs", document=number, balance=balance, changes=come_to)
    expired = -Money.total((change for one, change in changes if _kind(one) == _EXPIRED), balance.currency)
    by_hand = tuple(
        _issued(one, change, number, facts)
        for one, change in changes
        if one.event == _CHANGED_BY_HAND and _kind(one) != _EXPIRED
    )
    begun = utc_of(account.transactions[0].created_at, field_name="createdAt", document=number)
    stated = StatedBalance(
        role=LineRole.STORE_CREDIT_LIABILITY,
        amount=balance,
        opened_on=day_of(begun, zone_of(facts, number)),
    )
    lapsed = StatedBalance(role=stated.role, amount=expired, opened_on=stated.opened_on, is_lapsed=True)
    return Translation(documents=by_hand, balances=(stated, lapsed))


def _issued(entry: CreditEntry, change: Money, account: str, facts: Mapping[str, str]) -> BusinessDocument:
    return issued(
        change,
        of=PartKind.STORE_CREDIT,
        external_id=tail_of(entry.id),
        number=account,
        created_at=entry.created_at,
        facts=facts,
    )


def _change(entry: CreditEntry, account: str) -> Money:
    """Return what an entry added; whether Shopify writes what it took away below zero is not documented."""
    sign = _SIGNS.get(_kind(entry))
    if sign is None:
        raise Problem("shopify.store_credit_kind_unknown", document=account, kind=entry.typename)
    amount = money_of(entry.amount, "amount", account)
    return amount if (amount.amount >= 0) == (sign > 0) else -amount


def _kind(entry: CreditEntry) -> str:
    """Return 'Credit' of 'StoreCreditAccountCreditTransaction'."""
    return entry.typename.removeprefix("StoreCreditAccount").removesuffix("Transaction")
