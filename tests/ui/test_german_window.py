"""The window in German: every screen is walked, nothing is left in English, and nothing is cut that must be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from mlconnector_gui.services.inbox import look_at_everything
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.locale import chosen_language, speak_as_chosen
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.widgets.bits import ElidedLabel
from mlconnector_gui.ui.words.language import ASKED_BY, ENGLISH, speak, spoken_language, translations
from tests.helpers.gallery import fill_realistic
from tests.helpers.windows import all_widgets, find, settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow

NAMES = {"engine"}
"""Names under which the program itself acts; they stand in the audit log as they are."""
_SLACK = 2
"""Pixels by which a style may round."""


@pytest.fixture
def german(qapp: QApplication, workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(ASKED_BY, "de")
    before = QLocale()
    translator = speak_as_chosen(qapp, Memory(workplace.folder))
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    speak(ENGLISH)


def shown_texts(widget: QWidget) -> Iterator[str]:
    """Yield what a widget says, to the eye and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&", "")
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for section in range(model.columnCount()):
            yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            for row in range(min(model.rowCount(), 40)):
                yield str(model.index(row, section).data() or "")


def cut_words(widget: QWidget) -> Iterator[str]:
    """Yield the words of buttons, labels and headings that do not fit."""
    needed = 0
    if isinstance(widget, QPushButton) and widget.text():
        needed = widget.sizeHint().width()
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and not widget.wordWrap():
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
    if widget.width() < needed - _SLACK:
        yield widget.text()  # type: ignore[attr-defined]  # only what has one needs any room
    if isinstance(widget, QTableView) and widget.horizontalHeader().isVisible():
        yield from cut_headings(widget.horizontalHeader())


def cut_headings(header: QHeaderView) -> Iterator[str]:
    shown = (section for section in range(header.count()) if not header.isSectionHidden(section))
    for section in shown:
        heading = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        is_fixed = header.sectionResizeMode(section) is not QHeaderView.ResizeMode.Stretch
        if header.isSectionHidden(section):
            continue
        if is_fixed and header.sectionSize(section) < header.fontMetrics().horizontalAdvance(heading):
            yield heading


async def walked(window: MainWindow) -> list[QWidget]:
    """Show every screen with its first row chosen; return the widgets that were visible on any."""
    seen: dict[int, QWidget] = {}
    for key, screen in window.screens.items():
        window.show_screen(key)
        await settled(window)
        for table in screen.findChildren(QTableView):
            if table.isVisible() and table.model().rowCount():
                table.setCurrentIndex(table.model().index(0, 0))
        await settled(window)
        seen.update({id(one): one for one in all_widgets(window) if one.isVisible()})
    return list(seen.values())


async def filled_window(open_window: OpenWindow, workplace: Workplace, filling: Filling) -> MainWindow:
    fill_realistic(filling)
    await look_at_everything(workplace)
    return await open_window()


@pytest.mark.usefixtures("german")
async def test_nothing_is_left_in_english(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    words = translations("de")
    known_in_german = {form for forms in words.values() for form in forms}
    window = await filled_window(open_window, workplace, filling)

    said = {text for widget in await walked(window) for text in shown_texts(widget)}

    assert "Kontierung" in said
    assert not {text for text in said - NAMES if text in words and text not in known_in_german}


@pytest.mark.usefixtures("german")
async def test_nothing_that_must_be_read_is_cut(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    window = await filled_window(open_window, workplace, filling)
    cut = {}

    for key in window.screens:
        window.show_screen(key)
        await settled(window)
        found = {text for one in all_widgets(window) if one.isVisible() for text in cut_words(one)}
        if found:
            cut[key] = found

    assert not cut


@pytest.mark.usefixtures("german")
def test_dates_and_qts_own_dialogs_speak_it_too(qapp: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)

    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    assert QLocale().language() == QLocale.Language.German
    assert spoken_language().signs.decimal == ","


async def test_a_chosen_language_is_kept_for_the_next_start(
    open_window: OpenWindow, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ASKED_BY)
    window = await open_window("settings")
    box = find(window, QComboBox, "settingsLanguage")

    box.setCurrentIndex(box.findText("Deutsch"))
    box.activated.emit(box.currentIndex())

    assert chosen_language(Memory(workplace.folder)) == "de"
    assert spoken_language().code == ENGLISH
