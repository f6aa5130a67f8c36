"""What the links screen shows and does, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from mlconnector_gui.services import link_files, link_suggestions, links
from mlconnector_gui.services.link_suggestions import SUGGESTED_LISTINGS, Suggestion, link_of_suggestion
from mlconnector_gui.services.links import KnownItem, Link, LinkKind, MatchedBy
from mlconnector_gui.services.listings import ItemMatch, match_listings, tells_listings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said

MOST_UNLINKED = 5_000


class LinksView(StrEnum):
    """The tabs above the list."""

    ITEMS = "item"
    CUSTOMERS = "customer"
    UNLINKED = "unlinked"
    """Items that no SKU of the store is linked to; of a store that tells what it sells, SKUs without an item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """One line: a link, or an item without one and perhaps with a SKU that it may be."""

    row_id: str
    store: str
    store_key: str
    erp_key: str
    erp_name: str
    matched_by: MatchedBy | None = None
    why: str = ""
    link: Link | None = None
    suggestion: Suggestion | None = None
    is_listing: bool = False
    """It is a SKU that waits for an item, not an item that waits for a SKU."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksState:
    """Everything the screen draws."""

    stores: tuple[str, ...] = ()
    store: str = ""
    view: LinksView = LinksView.ITEMS
    text: str = ""
    rows: tuple[LinkRow, ...] = ()
    tells_listings: bool = False
    """The store tells what it sells, so that its SKUs are what waits for a link."""
    is_looked_for: bool = False
    """The store was asked for the SKUs of items that are not linked."""

    @property
    def found_words(self) -> str:
        if not self.store:
            return ""
        waiting = "SKU" if self.tells_listings else "item"
        return counted(len(self.rows), waiting if self.view is LinksView.UNLINKED else "link")

    @property
    def empty(self) -> tuple[str, str]:
        """Why there is nothing, and what comes next."""
        if not self.stores:
            return (
                said("No store is connected yet."),
                said("Connect a store; its SKUs are linked to items here."),
            )
        if self.text:
            return (
                said("Nothing matches “{text}”.", text=self.text),
                said("Type less of it, or look under another tab."),
            )
        if self.view is LinksView.UNLINKED and self.tells_listings:
            return (
                said("Every listing is linked to an item."),
                said(
                    "SKUs without one appear here once listings and items were read, as the connection says."
                ),
            )
        if self.view is LinksView.UNLINKED:
            return (
                said("Every item is linked."),
                said(
                    "Items appear here once JD Edwards was read for a store that takes prices or item data."
                ),
            )
        if self.view is LinksView.CUSTOMERS:
            return (
                said("No customer is linked."),
                said(
                    "Customers that are found in JD Edwards are linked by themselves; New link makes one "
                    "by hand."
                ),
            )
        return (
            said("No SKU is linked."),
            said("SKUs are linked to items by themselves when prices are read; New link makes one by hand."),
        )


class LinksPresenter:
    """Keeps one store, one tab and one search."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = LinksState()
        self._workplace, self._engine = workplace, engine
        self._suggested: dict[str, Suggestion] = {}

    async def refresh(self) -> LinksState:
        known = {one.name: one for one in await links.link_stores(self._workplace)}
        store = self.state.store if self.state.store in known else next(iter(known), "")
        self.state = replace(
            self.state,
            stores=tuple(known),
            store=store,
            tells_listings=bool(store) and tells_listings(known[store]),
        )
        rows = tuple(await self._rows()) if store else ()
        self.state = replace(self.state, rows=rows)
        return self.state

    async def choose_store(self, name: str) -> LinksState:
        self._suggested = {}
        self.state = replace(self.state, store=name, is_looked_for=False)
        return await self.refresh()

    async def choose_view(self, view: LinksView) -> LinksState:
        self.state = replace(self.state, view=view)
        return await self.refresh()

    async def search(self, text: str) -> LinksState:
        self.state = replace(self.state, text=text.strip())
        return await self.refresh()

    async def rows(self, ids: Sequence[str]) -> list[LinkRow]:
        wanted = set(ids)
        return [row for row in self.state.rows if row.row_id in wanted]

    def row(self, row_id: str | None) -> LinkRow | None:
        return next((row for row in self.state.rows if row.row_id == row_id), None)

    async def look_for_suggestions(self) -> LinksState:
        """Ask the store which of the unlinked items' numbers are its SKUs; listings are known already."""
        if self.state.tells_listings:
            return await self.choose_view(LinksView.UNLINKED)
        found = await link_suggestions.suggest_links(self._workplace, self.state.store)
        by_item: dict[str, Suggestion] = {}
        for one in found:
            by_item.setdefault(one.item_id, one)
        self._suggested = by_item
        self.state = replace(self.state, view=LinksView.UNLINKED, is_looked_for=True)
        return await self.refresh()

    async def save(self, *, store_key: str, erp_key: str, why: str) -> LinksState:
        """Save what was typed; what a link of the same key said before gives way."""
        is_customer = self.state.view is LinksView.CUSTOMERS
        kind = LinkKind.CUSTOMER if is_customer else LinkKind.ITEM
        link = await links.new_link(
            self._workplace,
            connection=self.state.store,
            kind=kind,
            store_key=store_key,
            erp_key=erp_key,
            why=why,
        )
        await links.add_links(self._workplace, [link])
        self._engine.wake()
        return await self.refresh()

    async def take(self, row: LinkRow) -> LinksState:
        """Make the link that was suggested."""
        if row.suggestion is not None:
            (store,) = (
                one for one in await links.link_stores(self._workplace) if one.name == self.state.store
            )
            made = link_of_suggestion(self._workplace, store, row.suggestion)
            await links.add_links(self._workplace, [made])
            self._engine.wake()
        return await self.refresh()

    async def remove(self, row: LinkRow, reason: str) -> LinksState:
        if row.link is not None:
            await links.remove_links(self._workplace, [row.link], reason=reason)
            self._engine.wake()
        return await self.refresh()

    async def import_file(self, path: Path) -> str:
        """Bring links in; returns what was done in words."""
        count = await link_files.import_links(self._workplace, path)
        self._engine.wake()
        await self.refresh()
        return said("{links} new or changed, from {path}", links=counted(count, "link"), path=path.name)

    async def export_file(self, path: Path) -> str:
        count = await link_files.export_links(self._workplace, path)
        return said("Wrote {links} to {path}", links=counted(count, "link"), path=path)

    async def _rows(self) -> list[LinkRow]:
        state = self.state
        if state.view is LinksView.UNLINKED and state.tells_listings:
            return _found(await self._unlinked_listings(), state.text)
        if state.view is LinksView.UNLINKED:
            unlinked = await links.unlinked_items(self._workplace, state.store, limit=MOST_UNLINKED)
            return _found([self._unlinked_row(item) for item in unlinked], state.text)
        found = await links.list_links(
            self._workplace, connection=state.store, kind=LinkKind(state.view.value), text=state.text
        )
        return [_row(state.store, link) for link in found]

    async def _unlinked_listings(self) -> list[LinkRow]:
        store = self.state.store
        found = await match_listings(self._workplace, store, suggested=SUGGESTED_LISTINGS)
        return [_listing_row(store, match) for match in found.unmatched[:MOST_UNLINKED]]

    def _unlinked_row(self, item: KnownItem) -> LinkRow:
        suggestion = self._suggested.get(item.item_id)
        return LinkRow(
            row_id=f"item/{item.item_id}",
            store=self.state.store,
            store_key=suggestion.store_key if suggestion else "",
            erp_key=item.item_id,
            erp_name=item.number,
            matched_by=suggestion.matched_by if suggestion else None,
            why=item.description,
            suggestion=suggestion,
        )


def _found(rows: Sequence[LinkRow], text: str) -> list[LinkRow]:
    wanted = text.casefold()
    return [row for row in rows if wanted in f"{row.erp_name} {row.why} {row.store_key}".casefold()]


def _listing_row(store: str, match: ItemMatch) -> LinkRow:
    likely = match.suggestions[0] if match.suggestions else None
    suggestion = None
    if likely is not None:
        suggestion = Suggestion(
            store_key=match.listing.sku,
            item_id=likely.item_id,
            number=likely.number,
            description=likely.description,
            matched_by=MatchedBy.LIKENESS,
        )
    return LinkRow(
        row_id=f"listing/{match.listing.sku}",
        store=store,
        store_key=match.listing.sku,
        erp_key=likely.item_id if likely else "",
        erp_name=likely.number if likely else "",
        matched_by=MatchedBy.LIKENESS if likely else None,
        why=match.listing.title,
        suggestion=suggestion,
        is_listing=True,
    )


def _row(store: str, link: Link) -> LinkRow:
    return LinkRow(
        row_id=f"link/{link.kind.value}/{link.store_key}",
        store=store,
        store_key=link.store_key,
        erp_key=link.erp_key,
        erp_name=link.erp_name,
        matched_by=link.matched_by,
        why=link.why,
        link=link,
    )
