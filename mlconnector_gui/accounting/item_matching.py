"""
Which item of JDE a marketplace's listing is: by what a person said, by its numbers, or as a guess to be looked at.

A number that two items go by matches neither: which one it is, a person says. Case does not matter where a SKU is
held against an item's numbers, since JDE writes them in capitals; blanks inside do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol

_LIKELY = 0.6
_ENDS = ("-FBA", "-FBM", "_FBA", "_FBM", ".FBA", ".FBM")
"""What sellers put behind an item's number where one item has a SKU for each way of shipping."""


class FoundBy(StrEnum):
    """How a listing was matched; the first of these that leads to one item."""

    HAND = "hand"
    ITEM_NUMBER = "item_number"
    THIRD_NUMBER = "third_number"
    CROSS_REFERENCE = "cross_reference"
    """One of the numbers by which others know the item (F4104): a SKU, an FNSKU or an ASIN."""
    UPC = "upc"


class KnownItem(Protocol):
    """What is asked of an item of JDE."""

    @property
    def item_id(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def third_number(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def upc(self) -> str: ...
    @property
    def references(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a marketplace says of one thing that is sold there."""

    sku: str
    title: str = ""
    asin: str = ""
    fnsku: str = ""
    upc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMatch:
    """The item of a listing, or where none is certain those it may be, the likeliest first."""

    listing: Listing
    item: KnownItem | None
    found_by: FoundBy | None
    suggestions: tuple[KnownItem, ...] = ()

    @property
    def is_matched(self) -> bool:
        return self.item is not None


class Items:
    """The items of JDE, found by each of their numbers."""

    def __init__(self, items: Iterable[KnownItem]) -> None:
        self._items = tuple(items)
        self._by_id = {item.item_id: item for item in self._items}
        self._by_number: dict[tuple[FoundBy, str], list[KnownItem]] = {}
        for item in self._items:
            for how, number in dict.fromkeys(_numbers_of(item)):
                self._by_number.setdefault((how, number), []).append(item)

    def match(self, listing: Listing, *, by_hand: Mapping[str, str], limit: int = 3) -> ItemMatch:
        """
        Return the item of a listing; `by_hand` is what people said, item ids by SKU.

        What was said of an item that JDE does not hold any more counts for nothing.
        """
        said = self._by_id.get(by_hand.get(listing.sku, ""))
        if said is not None:
            return ItemMatch(listing=listing, item=said, found_by=FoundBy.HAND)
        doubtful: dict[str, KnownItem] = {}
        for how, number in _asked_for(listing):
            found = self._by_number.get((how, number), [])
            if len(found) == 1:
                return ItemMatch(listing=listing, item=found[0], found_by=how)
            doubtful.update((item.item_id, item) for item in found)
        likely = [*doubtful.values(), *self._likely(listing, known=doubtful.keys())]
        return ItemMatch(listing=listing, item=None, found_by=None, suggestions=tuple(likely[:limit]))

    def _likely(self, listing: Listing, *, known: Iterable[str]) -> list[KnownItem]:
        passed_over = set(known)
        sku, title = _plain(listing.sku), listing.title.casefold()
        scored = [
            (_likeness(sku, title, item), item) for item in self._items if item.item_id not in passed_over
        ]
        likely = [one for one in scored if one[0] >= _LIKELY]
        return [item for _, item in sorted(likely, key=lambda one: (-one[0], one[1].number))]


def match_all(
    listings: Sequence[Listing], items: Items, *, by_hand: Mapping[str, str]
) -> tuple[ItemMatch, ...]:
    """Match listings; those without an item come first, since they are what a person has to look at."""
    found = [items.match(listing, by_hand=by_hand) for listing in listings]
    return tuple(sorted(found, key=lambda one: (one.is_matched, one.listing.sku)))


def _numbers_of(item: KnownItem) -> Iterator[tuple[FoundBy, str]]:
    for how, text in (
        (FoundBy.ITEM_NUMBER, item.number),
        (FoundBy.THIRD_NUMBER, item.third_number),
        *((FoundBy.CROSS_REFERENCE, reference) for reference in item.references),
    ):
        if text.strip():
            yield how, _folded(text)
    if item.upc.strip():
        yield FoundBy.UPC, _bars(item.upc)


def _asked_for(listing: Listing) -> Iterator[tuple[FoundBy, str]]:
    sku = _folded(listing.sku)
    yield FoundBy.ITEM_NUMBER, sku
    yield FoundBy.THIRD_NUMBER, sku
    for text in (listing.sku, listing.fnsku, listing.asin):
        if text.strip():
            yield FoundBy.CROSS_REFERENCE, _folded(text)
    if listing.upc.strip():
        yield FoundBy.UPC, _bars(listing.upc)


def _likeness(sku: str, title: str, item: KnownItem) -> float:
    """Say how alike they are, from 0 to 1: by number or by name, whichever is more."""
    by_number = _ratio(sku, _plain(item.number)) if sku else 0.0
    by_name = _ratio(title, item.description.casefold()) if title and item.description else 0.0
    return max(by_number, by_name)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _LIKELY or matcher.quick_ratio() < _LIKELY:
        return 0.0
    return matcher.ratio()


def _folded(text: str) -> str:
    return text.strip().upper()


def _plain(text: str) -> str:
    folded = _folded(text)
    return next((folded.removesuffix(end) for end in _ENDS if folded.endswith(end)), folded)


def _bars(text: str) -> str:
    """A UPC is an EAN, and an EAN a GTIN, with zeros before it."""
    return text.strip().lstrip("0")
