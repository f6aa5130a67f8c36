"""Keys that work everywhere: the palette, help, the next exception, the theme."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.screens.help.pages import help_names, help_page
from mlconnector_gui.ui.theme import scheme_now
from mlconnector_gui.ui.widgets.command_palette import CommandPalette
from tests.helpers.windows import dialog_opened, settled, until
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow


async def typed(window: MainWindow, text: str) -> CommandPalette:
    window.desk.open_palette()
    dialog = await dialog_opened(CommandPalette)
    assert isinstance(dialog, CommandPalette)
    QTest.keyClicks(dialog.field, text)
    return dialog


def offered(dialog: CommandPalette) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


async def test_a_screen_is_found_by_the_beginning_of_its_name(open_window: OpenWindow) -> None:
    window = await open_window()

    dialog = await typed(window, "conn")
    assert offered(dialog)[0].startswith("Connections")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    await until(lambda: window.stack.currentWidget() is window.connections)
    await settled(window)


async def test_a_posting_is_found_by_its_jde_number(open_window: OpenWindow, filling: Filling) -> None:
    posting_id = filling.sale("10442")
    filling.sale("10443")
    filling.send(posting_id, 7731)
    window = await open_window(start="audit")

    dialog = await typed(window, "7731")
    await until(lambda: any("JE 7731" in text for text in offered(dialog)))
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    await until(lambda: window.review.grid.current_id() == posting_id)
    await settled(window)

    assert window.stack.currentWidget() is window.review


async def test_what_is_called_nothing_is_said_so(open_window: OpenWindow) -> None:
    window = await open_window()

    dialog = await typed(window, "zzzz")
    await until(lambda: offered(dialog) == ["Nothing is called so."])
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    await settled(window)


async def test_the_next_exception_goes_round(open_window: OpenWindow, filling: Filling) -> None:
    first = filling.sale("1", unmapped=True)
    filling.sale("2")
    second = filling.sale("3", unmapped=True)
    window = await open_window(start="audit")
    seen = []

    for _ in range(3):
        before = window.review.grid.current_id()
        window.desk.next_exception()
        await until(lambda before=before: window.review.grid.current_id() not in {None, before})
        await settled(window)
        seen.append(window.review.grid.current_id())

    assert set(seen) == {first, second}
    assert seen[0] == seen[2]
    assert window.stack.currentWidget() is window.review


async def test_help_explains_the_screen_that_is_shown(open_window: OpenWindow) -> None:
    window = await open_window(start="audit")

    window.desk.toggle_help()
    assert "every event of one posting" in window.desk.help.text.toPlainText()
    window.show_screen("connections")
    await settled(window)
    assert "keyring of this workstation" in window.desk.help.text.toPlainText()
    window.desk.toggle_help()

    assert not window.desk.help.isVisible()


async def test_every_screen_has_a_page_and_every_link_leads_to_one(open_window: OpenWindow) -> None:
    window = await open_window()

    assert set(window.screens) <= set(help_names())
    for name in help_names():
        text = help_page(name)
        assert text.startswith("# ")
        assert "!" not in text
        assert {link.removesuffix(".md") for link in re.findall(r"\]\(([^)]+)\)", text)} <= set(help_names())


async def test_a_theme_is_worn_at_once_and_at_the_next_start(
    open_window: OpenWindow, workplace: Workplace, qapp: QApplication
) -> None:
    window = await open_window()

    window.desk.choose_theme("dark")
    assert scheme_now() is Scheme.DARK
    assert Memory(workplace.folder).text("window/theme") == "dark"
    window.desk.choose_theme("light")

    assert scheme_now() is Scheme.LIGHT
    assert any(command.words == "Theme: light (now)" for command in window.desk.commands())
