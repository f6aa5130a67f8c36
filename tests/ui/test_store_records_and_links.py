"""A price on its way to a store is shown before and after, without amounts; links are made and taken away by hand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from mlconnector_gui.services.links import list_links
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.review.actions import Action
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from tests.helpers.outbound import STORE, PriceCompany, price_company
from tests.helpers.windows import all_widgets, dialog_opened, find, settled, until
from tests.helpers.workspaces import IdleEngine
from tests.ui.test_window import is_unnamed


@asynccontextmanager
async def window_on(company: PriceCompany, screen: str) -> AsyncIterator[MainWindow]:
    window = MainWindow(company.workplace, IdleEngine(), SANDBOX)
    window.resize(1280, 800)
    window.show()
    window.show_screen(screen)
    await settled(window)
    try:
        yield window
    finally:
        await settled(window)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cells(window: MainWindow, column: str) -> list[str]:
    grid = window.links.grid
    place = next(at for at, one in enumerate(grid.paged.columns) if one.name == column)
    return [str(grid.paged.index(row, place).data()) for row in range(len(grid.paged.ids))]


async def test_a_price_is_shown_before_and_after_and_has_no_amount(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        async with window_on(company, "review") as window:
            review = window.review
            await until(lambda: review.presenter.state.detail is not None)

            columns = {one.name: at for at, one in enumerate(review.grid.paged.columns)}
            shown = {name: str(review.grid.paged.index(0, at).data()) for name, at in columns.items()}
            assert shown["gross"] == ""
            assert (shown["store"], shown["source"]) == (STORE, "price MUG-01")
            model = review.entry.fields.fields_model
            rows = [
                [str(model.index(row, column).data()) for column in range(3)]
                for row in range(model.rowCount())
            ]
            assert ["Price", "12.50", "13.25"] in rows
            assert not review.entry.lines.isVisible()
            offers = review.presenter.state.offers
            assert offers[Action.APPROVE].words == "Approve price MUG-01"
            assert "no entry" in offers[Action.REVERSE].refusal


async def test_a_price_that_was_read_back_is_settled(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.approve_and_send("MUG-01")
        async with window_on(company, "review") as window:
            assert window.review.presenter.state.counts[ReviewView.SENT] == 0
            assert window.review.presenter.state.counts[ReviewView.ALL] == 1


async def test_links_are_listed_with_who_and_why_and_found_as_typed(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.fetch()
        async with window_on(company, "links") as window:
            assert len(cells(window, "store_key")) == 6
            assert set(cells(window, "made_by")) == {"engine"}
            assert set(cells(window, "matched")) == {"item number"}

            QTest.keyClicks(find(window, QLineEdit, "linksSearch"), "mug")
            await until(lambda: window.links.presenter.state.text == "mug")
            await settled(window)

            assert cells(window, "store_key") == ["MUG-01"]
            names = [widget for widget in all_widgets(window) if widget.isVisible()]
            assert [one.objectName() for one in names if is_unnamed(one)] == []


async def test_a_link_is_made_by_hand_and_taken_away_with_a_reason(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="hand") as company:
        await company.fetch()
        async with window_on(company, "links") as window:
            press(window, "linksNew")
            type_in(window, "linkStoreKey", "MUG-RED")
            type_in(window, "linkErpKey", "MUG-01")
            type_in(window, "linkWhy", "priced alike")
            press(window, "linkSave")
            await settled(window)

            (link,) = await list_links(company.workplace)
            assert (link.store_key, link.erp_key, link.why) == ("MUG-RED", "60001", "priced alike")
            assert link.made_by == company.workplace.actor.name

            window.links.grid.pick("link/item/MUG-RED")
            await settled(window)
            press(window, "linkRemove")
            dialog = await dialog_opened(ReasonDialog)
            find(dialog, QPlainTextEdit, "reasonField").setPlainText("sold out")
            find(dialog, QPushButton, "reasonAccept").click()
            await settled(window)

            assert await list_links(company.workplace) == []


async def test_a_number_that_jde_does_not_have_is_refused_in_words(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="hand") as company:
        await company.fetch()
        async with window_on(company, "links") as window:
            press(window, "linksNew")
            type_in(window, "linkStoreKey", "MUG-RED")
            type_in(window, "linkErpKey", "NOPE")
            press(window, "linkSave")
            await settled(window)

            assert window.links.bar.isVisible()
            assert await list_links(company.workplace) == []


async def test_items_without_a_link_are_looked_for_in_the_store_and_taken(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="hand") as company:
        await company.fetch()
        async with window_on(company, "links") as window:
            press(window, "linksSuggest")
            await settled(window)
            assert len(window.links.presenter.state.rows) == 6

            window.links.grid.pick("item/60001")
            await settled(window)
            press(window, "linkTake")
            await settled(window)

            (link,) = await list_links(company.workplace)
            assert (link.store_key, link.erp_key) == ("MUG-01", "60001")


def press(window: QWidget, name: str) -> None:
    button = find(window, QPushButton, name)
    assert button.isEnabled()
    button.click()


def type_in(window: QWidget, name: str, text: str) -> None:
    field = find(window, QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, text)
