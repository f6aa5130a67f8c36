"""What a document of JDE asks of a store: which record is to have which fields; pure but for the store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.findings import Finding, Severity, blocking, blocking_problem
from mlconnector_gui.accounting.item_offers import OfferChoice
from mlconnector_gui.accounting.items import Item, MatchedBy
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import PurchaseOrder
from mlconnector_gui.accounting.store_records import RecordType, StoreRecord, number_text
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import SeenRecord
from mlconnector_gui.connectors.spec import ReceivesSpec
from mlconnector_gui.jde.item_documents import read_item, read_prices
from mlconnector_gui.jde.purchase_order_documents import read_purchase_order
from mlconnector_gui.jde.streams import ITEMS, PRICES, PURCHASE_ORDERS
from mlconnector_gui.services.receiving import Receiving
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, links, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import Lineage

_PERCENT = Decimal(100)
_OWN_TO_THE_STORE = frozenset({"status", "store_id"})
KEY_UNKNOWN = "record.key_unknown"
"""A finding of a record that is to be changed, and that the store does not have."""
EXISTS_ALREADY = "record.exists_already"
CURRENCY_DIFFERS = "price.currency_differs"
OUTSIDE_BAND = "price.outside_band"
"""A finding of a posting that is approved by itself, never together with others or by a policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One record as it is to be; `candidate_of` is the item that it would be linked to if the store has it."""

    record_type: RecordType
    key: str
    fields: Mapping[str, str]
    currency: str
    source: Mapping[str, str]
    """Where the values come from, in words for the reviewer."""
    document_id: int
    creates: bool = False
    candidate_of: Item | None = None
    matched_by: MatchedBy = MatchedBy.HAND
    findings: tuple[Finding, ...] = ()
    when_created: Mapping[str, str] = field(default_factory=dict)
    """Fields that count only at the creation: afterwards they are the store's own to change."""
    only_if_there: bool = False
    """True where the store is not to be given what it does not have."""
    is_withdrawn: bool = False
    """True where a draft is to be taken back: what it was made of does not ask for it any more."""
    cannot_be_written: bool = False
    """True where the findings say why the store cannot take it: a person is told, whatever the store has."""

    @property
    def only_creates(self) -> bool:
        """Say whether it asks for nothing where the store has such a record."""
        return self.creates and not self.fields

    @property
    def as_created(self) -> Mapping[str, str]:
        """Every field of a record that is to be created; a blank one is nothing to be set."""
        return {name: text for name, text in {**self.fields, **self.when_created}.items() if text}


@dataclass(slots=True)
class StoreWishes:
    """Reads the documents of one JDE connection for one store that takes something from it, within a transaction."""

    transaction: Transaction
    store: StoredConnection
    receiving: Receiving
    spec: ReceivesSpec
    domestic_currency: str
    on: date
    turns: dict[int, date] = field(default_factory=dict)
    """On which day a document will mean something else, by its id."""

    def of(self, document: StoredDocument) -> Iterator[Wish]:
        """Yield what a document asks for; one that is gone asks for nothing: a store's price is never taken away."""
        if document.is_deleted:
            return
        if document.stream == PRICES.spec.name:
            yield from self._prices(document)
        elif document.stream == ITEMS.spec.name and self.receiving.takes_products:
            yield from self._products(document)
        elif document.stream == PURCHASE_ORDERS.spec.name and self.receiving.takes_orders:
            yield from self._orders(document)

    def _orders(self, document: StoredDocument) -> Iterator[Wish]:
        """
        An order that is open is created and followed; one that was closed or is held is followed where it is there.

        What the store decides once it has the order, its status above all, is not taken back from it.
        """
        order = read_purchase_order(documents.payload_in(self.transaction, document))
        key, branches = order.key, self.receiving.order_branches
        if key.company != self.store.values["company"] or key.order_type not in self.receiving.order_types:
            return
        if branches and order.branch not in branches:
            return
        begins = date.fromisoformat(self.store.values["start_date"])
        creates = _is_open(order) and order.order_date >= begins
        fields, findings = self._order_fields(order)
        own = _OWN_TO_THE_STORE - ({"status"} if order.is_cancelled else set())
        when_created = {name: text for name, text in fields.items() if name in own}
        yield Wish(
            record_type=RecordType.ORDER,
            key=str(key),
            fields={name: text for name, text in fields.items() if name not in when_created},
            when_created=when_created,
            currency=order.currency,
            source={"order": key.told, "supplier": order.supplier_name or str(order.supplier)},
            document_id=document.document_id,
            creates=creates,
            only_if_there=not creates,
            findings=findings,
            cannot_be_written=bool(findings),
        )

    def _order_fields(self, order: PurchaseOrder) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Return the store's fields of an order, or why it cannot take it."""
        if self.spec.write_order is None:
            raise Problem("record.type_not_taken", record=RecordType.ORDER.value)
        try:
            return self.spec.write_order()(order, self.store.values), ()
        except Problem as problem:
            return {"order_number": order.key.told}, (blocking_problem(problem),)

    def _prices(self, document: StoredDocument) -> Iterator[Wish]:
        """Yield the price that an item is to have, and the product that it is to become where the store lacks it."""
        if not self.receiving.takes_prices and self.receiving.offers is None:
            return
        listed = read_prices(documents.payload_in(self.transaction, document))
        choice = self.receiving.prices.with_domestic(self.domestic_currency)
        if turn := choice.next_change(listed.prices, after=self.on):
            self.turns[document.document_id] = turn
        price = choice.price_of(listed.prices, on=self.on)
        if price is None:
            return
        amount = Money.rounded(price.amount, choice.currency).amount
        source = {
            "item": listed.number,
            "branch": price.branch,
            "group": str(price.customer_group or ""),
            "unit": price.unit,
            "effective": price.effective.isoformat() if price.effective else "",
            "price": number_text(price.amount),
        }
        wanted = self._taken(RecordType.PRICE, {"price": number_text(amount), "currency": choice.currency})
        keys = list(self._keys(document, listed.item_id, listed.number))
        for key, candidate, by in keys:
            priced = Wish(
                record_type=RecordType.PRICE,
                key=key,
                fields=wanted,
                currency=choice.currency,
                source={name: text for name, text in source.items() if text},
                document_id=document.document_id,
                candidate_of=candidate,
                matched_by=by,
                findings=tuple(_price_findings(price.amount, amount, key)),
            )
            if self.receiving.takes_prices:
                yield priced
            # one of several numbers is nobody's to choose, and a linked SKU was there once: it is not made again
            if candidate is not None and len(keys) == 1:
                is_offered = self._is_offered(document, candidate)
                if is_offered or self._was_drafted(document, key):
                    offer = self._offer(priced, candidate, Money(amount, choice.currency))
                    yield replace(offer, is_withdrawn=not is_offered)

    def _offer(self, priced: Wish, item: Item, price: Money) -> Wish:
        """Have the store create what it is found to lack, with the price that its SKU would get."""
        fields, findings = self._product_fields(item, price)
        return replace(
            priced,
            record_type=RecordType.PRODUCT,
            fields={},
            when_created=self._taken(RecordType.PRODUCT, fields),
            creates=True,
            findings=(*priced.findings, *findings),
            cannot_be_written=bool(findings),
        )

    def _product_fields(self, item: Item, price: Money) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
        """Return the fields of a new product, or why the store cannot have it."""
        if self.spec.write_product is None:
            raise Problem("record.type_not_taken", record=RecordType.PRODUCT.value)
        known = {"name": item.name, "price": number_text(price.amount), "currency": price.currency}
        choice = self.receiving.prices
        try:
            written = self.spec.write_product()(
                item, price, self.store.values, unit=choice.unit, branch=choice.branch
            )
        except Problem as problem:
            return known, (blocking_problem(problem),)
        if item.upc and "upc" in self.receiving.product_fields:
            written = {**written, "upc": item.upc}
        sells_in = self.store.facts.get("currency", price.currency)
        if sells_in != price.currency:
            params = {"key": item.number, "before": sells_in, "after": price.currency}
            return written, (blocking(CURRENCY_DIFFERS, **params),)
        return written, ()

    def _is_offered(self, document: StoredDocument, item: Item) -> bool:
        offers = self.receiving.offers
        if offers is None or not offers.wants(item):
            return False
        return offers.since is None or self._wanted_since(document, item.item_id, offers) >= offers.since

    def _was_drafted(self, document: StoredDocument, key: str) -> bool:
        lineage = lineage_of_record(document.connection_id, self.store, RecordType.PRODUCT, key)
        return postings.newest_of_lineage(self.transaction, lineage) is not None

    def _wanted_since(self, document: StoredDocument, item_id: str, offers: OfferChoice) -> date:
        """Return since when the item is one that is offered, as far as it was read from JDE."""
        seen = documents.newest_document(self.transaction, document.connection_id, ITEMS.spec.name, item_id)
        first = self.on
        while seen is not None:
            payload = documents.payload_in(self.transaction, seen)
            if not offers.may_have_wanted(read_item(payload, on=self.on)):
                break
            first = seen.fetched_at.date()
            seen = documents.revision_before(self.transaction, seen)
        return first

    def _products(self, document: StoredDocument) -> Iterator[Wish]:
        item = read_item(documents.payload_in(self.transaction, document), on=self.on)
        record_type = RecordType.VARIANT if self.spec.takes(RecordType.VARIANT) else RecordType.PRODUCT
        known = {"name": item.name, "upc": item.upc}
        chosen = {name: known[name] for name in self.receiving.product_fields if known.get(name)}
        wanted = self._taken(record_type, chosen)
        if not wanted:
            return
        for key, candidate, by in self._keys(document, item.item_id, item.number):
            yield Wish(
                record_type=record_type,
                key=key,
                fields=wanted,
                currency=self.receiving.prices.currency,
                source={"item": item.number},
                document_id=document.document_id,
                candidate_of=candidate,
                matched_by=by,
                # a size is no product, and a SKU that is gone is told with its price
                only_if_there=candidate is None and self.receiving.takes_prices,
            )

    def _taken(self, record_type: RecordType, wanted: Mapping[str, str]) -> Mapping[str, str]:
        """Leave out what the store does not keep with such a record."""
        fields = self.spec.type_of(record_type).fields
        return {name: text for name, text in wanted.items() if name in fields}

    def _keys(
        self, document: StoredDocument, item_id: str, number: str
    ) -> Iterator[tuple[str, Item | None, MatchedBy]]:
        """Yield the SKUs that are linked to an item; where there is none, those that it may have."""
        linked = links.links_to(self.transaction, self.store.connection_id, LinkKind.ITEM, [item_id])
        for link in linked:
            yield link.store_key, None, link.matched_by
        if linked:
            return
        item = self._item(document, item_id, number)
        for by, key in dict.fromkeys(item.skus()):
            if by is self.receiving.match_by and key and not self._is_taken(key):
                yield key, item, by

    def _item(self, document: StoredDocument, item_id: str, number: str) -> Item:
        payload = documents.newest_payload(self.transaction, document.connection_id, ITEMS.spec.name, item_id)
        return read_item(payload, on=self.on) if payload else Item(item_id=item_id, number=number)

    def _is_taken(self, key: str) -> bool:
        """Say whether the SKU is linked to another item."""
        known = links.link_of(self.transaction, self.store.connection_id, LinkKind.ITEM, key)
        return known is not None


def lineage_of_record(source_id: str, store: StoredConnection, record_type: RecordType, key: str) -> Lineage:
    """Return the first lineage of what a JDE connection asks of one record of a store."""
    return Lineage(
        connection_id=source_id, kind=record_type.value, external_id=f"{store.connection_id}/{key}"
    )


def _is_open(order: PurchaseOrder) -> bool:
    """Say whether something of it is still to come, and nothing holds it back."""
    has_open_lines = any(not line.is_closed and line.open_quantity > 0 for line in order.lines)
    return has_open_lines and not order.hold_code.strip()


def checked_against(
    record: StoreRecord, seen: SeenRecord | None, *, band_percent: Decimal
) -> Iterator[Finding]:
    """Say what speaks against a change, beside what the store has now."""
    if record.creates == (seen is not None):
        params = {"record": record.record_type.value, "key": record.key}
        code = EXISTS_ALREADY if record.creates else KEY_UNKNOWN
        yield blocking(code, **params)
    if seen is None:
        return
    for change in record.changes:
        if change.name == "currency" and change.before != change.after:
            params = {"key": record.key, "before": change.before, "after": change.after}
            yield blocking(CURRENCY_DIFFERS, **params)
        elif change.name == "price" and change.before and change.before != change.after:
            yield from _band_findings(Decimal(change.before), Decimal(change.after), record.key, band_percent)


def _price_findings(exact: Decimal, rounded: Decimal, key: str) -> Iterator[Finding]:
    if rounded <= 0:
        params = {"key": key, "price": number_text(rounded)}
        yield blocking("price.not_positive", **params)
    elif exact != rounded:
        params = {"key": key, "exact": number_text(exact), "price": number_text(rounded)}
        yield Finding(code="price.rounded", severity=Severity.NOTE, params=params)


def _band_findings(before: Decimal, after: Decimal, key: str, band: Decimal) -> Iterator[Finding]:
    """A price that was zero has changed by any percent."""
    percent = abs(after - before) * _PERCENT / before if before else _PERCENT + band
    if percent > band:
        params = {
            "key": key,
            "before": number_text(before),
            "after": number_text(after),
            "percent": number_text(percent.quantize(Decimal("0.01"))),
            "band": number_text(band),
        }
        yield Finding(code=OUTSIDE_BAND, severity=Severity.WARNS, params=params)
