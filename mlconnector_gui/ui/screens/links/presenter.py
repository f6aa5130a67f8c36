"""What the links screen shows and does, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from mlconnector_gui.services import link_files, link_suggestions, links
from mlconnector_gui.services.link_suggestions import Suggestion, link_of_suggestion
from mlconnector_gui.services.links import KnownItem, Link, LinkKind, MatchedBy
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
    """Items that no SKU of the store is linked to."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksState:
    """Everything the screen draws."""

    stores: tuple[str, ...] = ()
    store: str = ""
    view: LinksView = LinksView.ITEMS
    text: str = ""
    rows: tuple[LinkRow, ...] = ()
    is_looked_for: bool = False
    """The store was asked for the SKUs of items that are not linked."""

    @property
    def found_words(self) -> str:
        if not self.store:
            return ""
        name = "item" if self.view is LinksView.UNLINKED else "link"
        return counted(len(self.rows), name)

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
        stores = tuple(one.name for one in await links.link_stores(self._workplace))
        store = self.state.store if self.state.store in stores else next(iter(stores), "")
        self.state = replace(self.state, stores=stores, store=store)
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
        """Ask the store which of the unlinked items' numbers are its SKUs."""
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
        if state.view is LinksView.UNLINKED:
            unlinked = await links.unlinked_items(self._workplace, state.store, limit=MOST_UNLINKED)
            rows = [self._unlinked_row(item) for item in unlinked]
            wanted = state.text.casefold()
            return [row for row in rows if wanted in f"{row.erp_name} {row.why} {row.store_key}".casefold()]
        found = await links.list_links(
            self._workplace, connection=state.store, kind=LinkKind(state.view.value), text=state.text
        )
        return [_row(state.store, link) for link in found]

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
