"""
Which item of JDE a marketplace's listing is: by what a person said, by its numbers, or as a guess to be looked at.

A number that two items go by matches neither: which one it is, a person says. Case does not matter where a SKU is
held against an item's numbers, since JDE writes them in capitals; blanks inside do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from mlconnector_gui.accounting.items import Item, MatchedBy

_LIKELY = 0.6
_ENDS = ("-FBA", "-FBM", "_FBA", "_FBM", ".FBA", ".FBM")
"""What sellers put behind an item's number where one item has a SKU for each way of shipping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a marketplace says of one thing that is sold there."""

    sku: str = ""
    """Blank where only the marketplace's own number is told, as in its catalog."""
    title: str = ""
    asin: str = ""
    fnsku: str = ""
    upc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMatch:
    """The item of a listing, or where none is certain those it may be, the likeliest first."""

    listing: Listing
    item: Item | None
    matched_by: MatchedBy | None
    suggestions: tuple[Item, ...] = ()

    @property
    def is_matched(self) -> bool:
        return self.item is not None


class Items:
    """The items of JDE, found by each of their numbers."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        self._by_id = {item.item_id: item for item in self._items}
        self._by_number: dict[tuple[MatchedBy, str], list[Item]] = {}
        for item in self._items:
            for how, number in dict.fromkeys(_numbers_of(item)):
                self._by_number.setdefault((how, number), []).append(item)

    def match(self, listing: Listing, *, by_hand: Mapping[str, str], limit: int = 3) -> ItemMatch:
        """
        Return the item of a listing; `by_hand` is what people said, item ids by SKU.

        Up to `limit` items are suggested where none is certain, which takes a look at every item.
        What was said of an item that JDE does not hold any more counts for nothing.
        """
        said = self._by_id.get(by_hand.get(listing.sku, ""))
        if said is not None:
            return ItemMatch(listing=listing, item=said, matched_by=MatchedBy.HAND)
        doubtful: dict[str, Item] = {}
        for how, number in _asked_for(listing):
            found = self._by_number.get((how, number), [])
            if len(found) == 1:
                return ItemMatch(listing=listing, item=found[0], matched_by=how)
            doubtful.update((item.item_id, item) for item in found)
        likely = [*doubtful.values(), *(self._likely(listing, known=doubtful.keys()) if limit else ())]
        return ItemMatch(listing=listing, item=None, matched_by=None, suggestions=tuple(likely[:limit]))

    def _likely(self, listing: Listing, *, known: Iterable[str]) -> list[Item]:
        passed_over = set(known)
        sku, title = _plain(listing.sku), listing.title.casefold()
        scored = [
            (_likeness(sku, title, item), item) for item in self._items if item.item_id not in passed_over
        ]
        likely = [one for one in scored if one[0] >= _LIKELY]
        return [item for _, item in sorted(likely, key=lambda one: (-one[0], one[1].number))]


def match_all(
    listings: Sequence[Listing], items: Items, *, by_hand: Mapping[str, str], suggested: int
) -> tuple[ItemMatch, ...]:
    """
    Match listings; those without an item come first, since they are what a person has to look at.

    Items are suggested for the first so many of them.
    """
    found = [items.match(listing, by_hand=by_hand, limit=0) for listing in listings]
    found.sort(key=lambda one: (one.is_matched, one.listing.sku))
    open_ones = [one for one in found if not one.is_matched][:suggested]
    again = [items.match(one.listing, by_hand=by_hand) for one in open_ones]
    return (*again, *found[len(again) :])


def gathered(told: Iterable[Listing]) -> list[Listing]:
    """Put together what is said of each SKU in several places; what names no SKU is found by its ASIN."""
    by_sku: dict[str, Listing] = {}
    by_asin: dict[str, Listing] = {}
    for one in told:
        known = by_sku if one.sku else by_asin
        key = one.sku or one.asin
        known[key] = _filled(known[key], one) if key in known else one
    return [_filled(one, by_asin.get(one.asin, one)) for one in by_sku.values()]


def _filled(one: Listing, other: Listing) -> Listing:
    return replace(
        one,
        title=one.title or other.title,
        asin=one.asin or other.asin,
        fnsku=one.fnsku or other.fnsku,
        upc=one.upc or other.upc,
    )


def _numbers_of(item: Item) -> Iterator[tuple[MatchedBy, str]]:
    for how, text in (
        (MatchedBy.ITEM_NUMBER, item.number),
        (MatchedBy.THIRD_NUMBER, item.third_number),
        *((MatchedBy.CROSS_REFERENCE, reference) for reference in item.references),
    ):
        if text.strip():
            yield how, _folded(text)
    if item.upc.strip():
        yield MatchedBy.UPC, _bars(item.upc)


def _asked_for(listing: Listing) -> Iterator[tuple[MatchedBy, str]]:
    sku = _folded(listing.sku)
    yield MatchedBy.ITEM_NUMBER, sku
    yield MatchedBy.THIRD_NUMBER, sku
    for text in (listing.sku, listing.fnsku, listing.asin):
        if text.strip():
            yield MatchedBy.CROSS_REFERENCE, _folded(text)
    if listing.upc.strip():
        yield MatchedBy.UPC, _bars(listing.upc)


def _likeness(sku: str, title: str, item: Item) -> float:
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
