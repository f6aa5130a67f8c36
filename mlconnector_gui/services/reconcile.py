"""Prove a period: what the store gave, what was prepared, and what JDE holds come to the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from mlconnector_gui.accounting.contents import WITHOUT_MONEY
from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roll_forward import (
    BalanceProof,
    RollForward,
    prove_balances,
    roll_forward,
)
from mlconnector_gui.accounting.states import IN_LEDGER
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.port import LedgerDocument
from mlconnector_gui.services.accruals import accrued_entries
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.preparation import Preparation
from mlconnector_gui.services.streams import stream_specs
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import (
    connections,
    documents,
    posting_lists,
    postings,
    readings,
    summaries,
)
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting

LAST_RECONCILED = "reconcile.last_proof"
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProof:
    """One account of one connection: what our postings booked there, and what JDE shows for the same documents."""

    account: str
    currency: str
    postings: Decimal
    ledger: Decimal

    @property
    def agrees(self) -> bool:
        return self.postings == self.ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionProof:
    """
    One connection and currency: sales less refunds in the archive are those in the ledger and those still open.

    `open` names why money is not in the ledger yet: a posting's state, or 'missing' for a document without one.
    """

    connection: str
    currency: str
    archive: Decimal
    in_ledger: Decimal
    open: Mapping[str, Decimal]
    accounts: Sequence[AccountProof]
    not_in_jde: Sequence[str]
    """Explanations of postings that we hold as entered and JDE does not show."""

    @property
    def difference(self) -> Decimal:
        return self.archive - self.in_ledger - sum(self.open.values(), Decimal(0))

    @property
    def agrees(self) -> bool:
        accounts_agree = all(account.agrees for account in self.accounts)
        return not self.difference and accounts_agree and not self.not_in_jde and "missing" not in self.open


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """What the archive and the postings of one connection say of a period."""

    archive: Mapping[str, Decimal]
    in_ledger: Mapping[str, Decimal]
    open: Mapping[tuple[str, str], Decimal]
    postings: Sequence[StoredPosting]
    lines: Mapping[tuple[str, str], Decimal]


def period_days(period: str) -> tuple[date, date]:
    """Read '2026-10' as its first and last day."""
    year, _, month = period.partition("-")
    if not (year.isdigit() and month.isdigit() and len(year) == 4 and 1 <= int(month) <= _MONTHS):
        raise Problem("reconcile.period_invalid", period=period)
    first = date(int(year), int(month), 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


async def reconcile(workplace: Workplace, period: str) -> list[ConnectionProof]:
    """
    Compare archive, postings and ledger for every store, per currency and account.

    Nothing is changed; when it was last proved, and whether it agreed, is kept for the window.
    """
    first, last = period_days(period)
    every = await workplace.store.read(connections.connections)
    proofs: list[ConnectionProof] = []
    for target in every:
        stores = [one for one in every if one.values.get("target") == target.name]
        if stores:
            proofs += await _reconcile_target(workplace, target, stores, first, last)
    await workplace.store.write(_keep, period, proofs, workplace.now)
    workplace.tell("audit")
    return proofs


def _keep(transaction: Transaction, period: str, proofs: Sequence[ConnectionProof], at: datetime) -> None:
    connections.change_setting(
        transaction,
        LAST_RECONCILED,
        {
            "at": at.isoformat(),
            "period": period,
            "agrees": all(one.agrees for one in proofs),
            "differing": sorted({one.connection for one in proofs if not one.agrees}),
        },
    )


async def roll_forwards(workplace: Workplace, period: str) -> Mapping[str, Sequence[RollForward]]:
    """Roll every store's clearing accounts and liabilities forward over a period, by the store's own documents."""
    first, last = period_days(period)
    every = await workplace.store.read(connections.connections)
    return {
        store.name: await workplace.store.read(_rolled_forward, store, first, last)
        for store in every
        if "target" in store.values
    }


async def balance_proofs(workplace: Workplace) -> Mapping[str, Sequence[BalanceProof]]:
    """Compare what stores say that they owe on gift cards and the like with what was booked until then."""
    every = await workplace.store.read(connections.connections)
    return {
        store.name: await workplace.store.read(_proved_balances, store)
        for store in every
        if "target" in store.values
    }


def _proved_balances(transaction: Transaction, store: StoredConnection) -> list[BalanceProof]:
    """Compare as of the last reading; a stream without any document states nothing."""
    stated = {one.name: one.states for one in stream_specs(store.connector) if one.states is not None}
    if not stated:
        return []
    translator = Translator.of(transaction, store)
    archived = documents.newest_documents(transaction, store.connection_id)
    translations = [(one, translator.translation_of(one)) for one in archived]
    booked = [
        document
        for _, found in translations
        for document in found.documents
        if not translator.standing_of(document)
    ]
    proofs: list[BalanceProof] = []
    for stream, role in stated.items():
        reading = readings.last_reading(transaction, store.connection_id, stream)
        mine = [found for one, found in translations if one.stream == stream]
        if mine and reading is not None:
            proofs += prove_balances(
                role,
                [balance for found in mine for balance in found.balances],
                booked,
                at=reading.read_at,
                first_day=date.fromisoformat(store.values["start_date"]),
            )
    return proofs


def _rolled_forward(
    transaction: Transaction, store: StoredConnection, first: date, last: date
) -> list[RollForward]:
    translator = Translator.of(transaction, store)
    booked = (
        (document, _standing(transaction, store, document) in IN_LEDGER)
        for stored in documents.newest_documents(transaction, store.connection_id)
        for document in translator.booked_documents(stored)
    )
    accrued = accrued_entries(transaction, store.connection_id)
    return roll_forward(booked, first=first, last=last, entries=accrued)


async def _reconcile_target(
    workplace: Workplace, target: StoredConnection, stores: list[StoredConnection], first: date, last: date
) -> list[ConnectionProof]:
    proofs: list[ConnectionProof] = []
    async with open_ledger(workplace, target) as ledger:
        for store in stores:
            side = await workplace.store.read(_side_of, workplace, store, first, last)
            found = await ledger.read_documents(
                company=store.values["company"],
                document_type=store.values.get("document_type") or "JE",
                first=first,
                last=last,
            )
            proofs += _compare(store.name, side, found)
    return proofs


def _side_of(
    transaction: Transaction, workplace: Workplace, store: StoredConnection, first: date, last: date
) -> _Side:
    preparation = Preparation.begin(transaction, workplace, store.connection_id)
    archive: dict[str, Decimal] = {}
    in_ledger: dict[str, Decimal] = {}
    still_open: dict[tuple[str, str], Decimal] = {}
    start = date.fromisoformat(store.values["start_date"])
    for stored in documents.newest_documents(transaction, store.connection_id):
        for document in preparation.translation_of(stored).documents:
            if not document.is_bookable or not max(first, start) <= document.business_date <= last:
                continue
            amount = document.total.amount * document.kind.sign
            archive[document.currency] = archive.get(document.currency, Decimal(0)) + amount
            standing = _standing(transaction, store, document)
            if standing in IN_LEDGER:
                in_ledger[document.currency] = in_ledger.get(document.currency, Decimal(0)) + amount
            else:
                key = (document.currency, standing)
                still_open[key] = still_open.get(key, Decimal(0)) + amount
    mine = [
        one
        for one in postings.postings_in(transaction, *IN_LEDGER, limit=1_000_000)
        if one.connection_id == store.connection_id
        and first <= one.gl_date <= last
        and one.document_type not in WITHOUT_MONEY
    ]
    return _Side(
        archive=archive,
        in_ledger=in_ledger,
        open=still_open,
        postings=mine,
        lines=posting_lists.line_totals(transaction, [one.posting_id for one in mine]),
    )


def _standing(transaction: Transaction, store: StoredConnection, document: BusinessDocument) -> str:
    """Return the state of the posting that a document is in, alone or with others; 'missing' where there is none."""
    kind, external_id = document.kind.value, document.external_id
    lineage = Lineage(connection_id=store.connection_id, kind=kind, external_id=external_id)
    posting = postings.posting_of(transaction, lineage)
    if posting is not None:
        return posting.state.value
    member = summaries.member_of(transaction, store.connection_id, kind, external_id)
    if member is None:
        return "missing"
    if member.posting_id is None:
        return "to_be_summarised"
    return postings.posting_by_id(transaction, member.posting_id).state.value


def _compare(name: str, side: _Side, found: Sequence[LedgerDocument]) -> list[ConnectionProof]:
    ours = {(one.ledger_number, one.ledger_type): one for one in side.postings}
    shown = [one for one in found if (one.key.number, one.key.document_type) in ours]
    seen = {(one.key.number, one.key.document_type) for one in shown}
    ledger: dict[tuple[str, str], Decimal] = {}
    for document in shown:
        for row in document.rows:
            if not row.is_generated:
                key = (str(row.account), row.amount.currency)
                ledger[key] = ledger.get(key, Decimal(0)) + row.amount.amount
    return [
        ConnectionProof(
            connection=name,
            currency=currency,
            archive=_money(side.archive.get(currency, Decimal(0)), currency),
            in_ledger=_money(side.in_ledger.get(currency, Decimal(0)), currency),
            open={state: amount for (code, state), amount in side.open.items() if code == currency},
            accounts=[
                AccountProof(
                    account=account,
                    currency=code,
                    postings=side.lines.get((account, code), Decimal(0)),
                    ledger=ledger.get((account, code), Decimal(0)),
                )
                for account, code in sorted({*side.lines, *ledger})
                if code == currency
            ],
            not_in_jde=[
                one.explanation for key, one in ours.items() if key not in seen and one.currency == currency
            ],
        )
        for currency in sorted({*side.archive, *(code for _, code in side.lines)})
    ]


def _money(amount: Decimal, currency: str) -> Decimal:
    return Money(amount, currency).amount
