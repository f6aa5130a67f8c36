"""What can be done from every screen by a key: the palette, help, the next exception, the theme."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import exception_ids
from mlconnector_gui.ui.aio import ask, task_slot
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.palette import Command, postings_named
from mlconnector_gui.ui.screens.help.panel import HelpPanel
from mlconnector_gui.ui.theme import apply_theme, system_scheme
from mlconnector_gui.ui.widgets.command_palette import CommandPalette
from mlconnector_gui.ui.widgets.frame import DIGITS
from mlconnector_gui.ui.words.language import Texts, said

THEMES: Texts[str] = {"system": "as the system", "light": "light", "dark": "dark"}
_THEME = "window/theme"


class Deck(Protocol):
    """What the desk needs of the window."""

    @property
    def current_key(self) -> str: ...

    def screen_names(self) -> dict[str, str]: ...

    def show_screen(self, key: str) -> None: ...

    def open_posting(self, posting_id: str) -> None: ...

    def current_posting(self) -> str | None: ...


class CommandDesk(QWidget):
    """Owns the shortcuts and the help panel; the window lends it its screens and lays the panel out."""

    def __init__(self, window: QWidget, deck: Deck, workplace: Workplace, memory: Memory) -> None:
        super().__init__(window)
        self.setObjectName("commandDesk")
        self.hide()
        self.help = HelpPanel()
        self._window, self._deck, self._workplace, self._memory = window, deck, workplace, memory
        self._actions: list[Command] = []
        for keys, act in (
            ("Ctrl+K", self.open_palette),
            ("F1", self.toggle_help),
            ("F8", self.next_exception),
        ):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda act=act: act())
        QApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def theme(self) -> str:
        kept = self._memory.text(_THEME, "system")
        return kept if kept in THEMES else "system"

    def add_action(
        self, name: str, words: str, run: Callable[[], None], *, keys: str = "", icon: str = "note"
    ) -> None:
        """Offer something that a screen can do in the palette."""
        self._actions.append(
            Command(name=name, words=words, kind=said("Action"), run=run, keys=keys, icon=icon)
        )

    def restore_theme(self) -> None:
        if self.theme != "system":
            self._dress()

    def choose_theme(self, theme: str) -> None:
        """Dress the program, and do so again at the next start."""
        self._memory.keep_text(_THEME, theme)
        self._memory.save()
        self._dress()

    def turned_to(self, key: str) -> None:
        """Let open help explain the screen that is shown now."""
        if self.help.isVisible():
            self.help.show_page(key)

    def toggle_help(self) -> None:
        if self.help.isVisible():
            self.help.hide()
        else:
            self.help.show_page(self._deck.current_key)
            self.help.text.setFocus()

    def show_keys(self) -> None:
        self.help.show_page("keyboard")

    @task_slot
    async def open_palette(self) -> None:
        async def postings(text: str) -> list[Command]:
            return await postings_named(self._workplace, text, self._deck.open_posting)

        dialog = CommandPalette(self.commands(), postings, self._window)
        if await ask(dialog) and dialog.chosen is not None:
            dialog.chosen.run()

    @task_slot
    async def next_exception(self) -> None:
        """Turn to the next posting that something stands in the way of, round and round."""
        ids = await self._workplace.store.read(exception_ids)
        if ids:
            current = self._deck.current_posting()
            at = ids.index(current) + 1 if current in ids else 0
            self._deck.open_posting(ids[at % len(ids)])

    def commands(self) -> list[Command]:
        screens = [
            Command(
                name=f"screen.{key}",
                words=words,
                kind=said("Screen"),
                keys=f"Ctrl+{place}" if place <= DIGITS else "",
                icon=key,
                run=partial(self._deck.show_screen, key),
            )
            for place, (key, words) in enumerate(self._deck.screen_names().items(), 1)
        ]
        themes = [
            Command(
                name=f"theme.{theme}",
                words=self._theme_words(theme, said(words)),
                kind=said("Setting"),
                icon="half",
                run=partial(self.choose_theme, theme),
            )
            for theme, words in THEMES.items()
        ]
        own = [
            Command(
                name="next",
                words=said("Next exception"),
                kind=said("Action"),
                keys="F8",
                icon="warning",
                run=self.next_exception,
            ),
            Command(
                name="help",
                words=said("Help for this screen"),
                kind=said("Help"),
                keys="F1",
                run=self.toggle_help,
            ),
            Command(name="keys", words=said("Keyboard shortcuts"), kind=said("Help"), run=self.show_keys),
        ]
        return [*screens, *self._actions, *own, *themes]

    def _theme_words(self, theme: str, words: str) -> str:
        if theme == self.theme:
            return said("Theme: {theme} (now)", theme=words)
        return said("Theme: {theme}", theme=words)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            if self.theme == "system":
                application.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
            apply_theme(application, None if self.theme == "system" else Scheme(self.theme))
            self.help.redraw()

    def _system_changed(self) -> None:
        application = QApplication.instance()
        if self.theme == "system" and isinstance(application, QApplication):
            if application.property("scheme") != system_scheme().value:
                apply_theme(application)
            self.help.redraw()
