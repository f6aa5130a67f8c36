"""The window: band, rail, screens and status bar around one workspace."""

import asyncio
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mlconnector_gui.services.people import people
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot
from mlconnector_gui.ui.bridge import EventBridge
from mlconnector_gui.ui.command_desk import CommandDesk
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.environment import EnvironmentBand
from mlconnector_gui.ui.icons import inked_icon
from mlconnector_gui.ui.locale import choose_language, chosen_language
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.overview import frame_state
from mlconnector_gui.ui.screens.audit.presenter import AuditPresenter
from mlconnector_gui.ui.screens.audit.screen import AuditScreen
from mlconnector_gui.ui.screens.connections.presenter import ConnectionsPresenter
from mlconnector_gui.ui.screens.connections.screen import ConnectionsScreen
from mlconnector_gui.ui.screens.connections.site_presenter import SitePresenter
from mlconnector_gui.ui.screens.inbox.presenter import InboxPresenter
from mlconnector_gui.ui.screens.inbox.screen import InboxScreen
from mlconnector_gui.ui.screens.links.presenter import LinksPresenter
from mlconnector_gui.ui.screens.links.screen import LinksScreen
from mlconnector_gui.ui.screens.mappings.presenter import MappingsPresenter
from mlconnector_gui.ui.screens.mappings.screen import MappingsScreen
from mlconnector_gui.ui.screens.masters.presenter import MastersPresenter
from mlconnector_gui.ui.screens.masters.screen import MastersScreen
from mlconnector_gui.ui.screens.match.presenter import MatchPresenter
from mlconnector_gui.ui.screens.match.screen import MatchScreen
from mlconnector_gui.ui.screens.overview.presenter import OverviewPresenter
from mlconnector_gui.ui.screens.overview.screen import OverviewScreen
from mlconnector_gui.ui.screens.rail_entry import RailEntry, Screens
from mlconnector_gui.ui.screens.reconcile.presenter import ReconcilePresenter
from mlconnector_gui.ui.screens.reconcile.screen import ReconcileScreen
from mlconnector_gui.ui.screens.review.presenter import ReviewPresenter
from mlconnector_gui.ui.screens.review.screen import ReviewScreen
from mlconnector_gui.ui.screens.schedule.presenter import SchedulePresenter
from mlconnector_gui.ui.screens.schedule.screen import STAYS, ScheduleScreen
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.screens.settings.presenter import SettingsPresenter
from mlconnector_gui.ui.screens.settings.screen import SettingsScreen
from mlconnector_gui.ui.screens.webhooks.presenter import WebhooksPresenter
from mlconnector_gui.ui.screens.webhooks.screen import WebhooksScreen
from mlconnector_gui.ui.theme import colours_now
from mlconnector_gui.ui.widgets.bits import hairline, named, upright
from mlconnector_gui.ui.widgets.frame import Band, Rail, Status
from mlconnector_gui.ui.widgets.sign_in_dialog import SignInDialog
from mlconnector_gui.ui.words.language import said

_ENGINE_MILLISECONDS = 2_000
_DIGITS = 9
Made = TypeVar("Made", bound=Screen)


class MainWindow(QMainWindow):
    """
    Shows one workspace; reads the store, and hears of changes through the bridge.

    `closed` is set when the person closes it; whoever opened it awaits that and ends the program. Where the desktop
    has a tray and the person wants it, closing puts the window away instead, and the engine goes on.
    """

    put_away = Signal()
    """The window is hidden, the program goes on."""

    def __init__(self, workplace: Workplace, engine: EngineHandle, environment: EnvironmentBand) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(f"ML Connector · {workplace.folder.name}")
        self.setWindowIcon(inked_icon("app", colours_now().accent))
        self.closed = asyncio.Event()
        self._workplace, self._engine = workplace, engine
        self._memory = Memory(workplace.folder)
        self._is_ending = False
        self._can_stay = False
        self.band, self.rail, self.status = Band(environment), Rail(), Status()
        self.stack = named(QStackedWidget(), "screens")
        self.screens = Screens(self._entries())
        self.desk = CommandDesk(self, self, workplace, self._memory)
        self._fill_rail()
        self._add_actions()
        self._lay_out()
        self.status.person.clicked.connect(lambda _: self.sign_in())
        self.bridge = EventBridge(workplace.events, self)
        self.bridge.changed.connect(self._on_changed)
        self._engine_timer = QTimer(self, interval=_ENGINE_MILLISECONDS)
        self._engine_timer.timeout.connect(lambda: self.status.show_engine(engine.state))
        self._engine_timer.start()
        self._restore()

    @cached_property
    def overview(self) -> OverviewScreen:
        screen = self._added("overview", OverviewScreen(OverviewPresenter(self._workplace, self._engine)))
        screen.view_wanted.connect(self.open_view)
        screen.screen_wanted.connect(self.show_screen)
        return screen

    @cached_property
    def review(self) -> ReviewScreen:
        screen = self._added("review", ReviewScreen(ReviewPresenter(self._workplace, self._engine)))
        screen.mapping_wanted.connect(self.map_posting)
        screen.rule_wanted.connect(self.open_rule)
        return screen

    @cached_property
    def inbox(self) -> InboxScreen:
        screen = self._added("inbox", InboxScreen(InboxPresenter(self._workplace)))
        screen.cause_wanted.connect(self.open_cause)
        screen.mapping_wanted.connect(self.map_posting)
        screen.screen_wanted.connect(self.show_screen)
        return screen

    @cached_property
    def reconcile(self) -> ReconcileScreen:
        screen = self._added("reconcile", ReconcileScreen(ReconcilePresenter(self._workplace)))
        screen.account_wanted.connect(self.open_account)
        return screen

    @cached_property
    def audit(self) -> AuditScreen:
        screen = self._added("audit", AuditScreen(AuditPresenter(self._workplace)))
        screen.posting_wanted.connect(self.open_posting)
        return screen

    @cached_property
    def mappings(self) -> MappingsScreen:
        return self._added("mappings", MappingsScreen(MappingsPresenter(self._workplace, self._engine)))

    @cached_property
    def schedule(self) -> ScheduleScreen:
        screen = self._added("schedule", ScheduleScreen(SchedulePresenter(self._workplace, self._engine)))
        screen.offer_to_stay(possible=self._can_stay)
        return screen

    @cached_property
    def connections(self) -> ConnectionsScreen:
        presenter = ConnectionsPresenter(self._workplace, self._engine)
        return self._added("connections", ConnectionsScreen(presenter, SitePresenter(self._workplace)))

    @cached_property
    def masters(self) -> MastersScreen:
        return self._added("masters", MastersScreen(MastersPresenter(self._workplace, self._engine)))

    @cached_property
    def links(self) -> LinksScreen:
        return self._added("links", LinksScreen(LinksPresenter(self._workplace, self._engine)))

    @cached_property
    def match(self) -> MatchScreen:
        return self._added("match", MatchScreen(MatchPresenter(self._workplace)))

    @cached_property
    def webhooks(self) -> WebhooksScreen:
        return self._added("webhooks", WebhooksScreen(WebhooksPresenter(self._workplace, self._engine)))

    @cached_property
    def settings(self) -> SettingsScreen:
        screen = self._added("settings", SettingsScreen(SettingsPresenter(self._workplace, self._engine)))
        screen.language.draw(chosen_language(self._memory))
        screen.language.chosen.connect(self._choose_language)
        return screen

    @task_slot
    async def sign_in(self) -> None:
        """Ask who works here, if anybody is named."""
        names = await people(self._workplace)
        if names:
            await ask(SignInDialog(self._workplace, names, self))
            self.refresh_frame()

    async def begin_signed_in(self) -> bool:
        """Where people are named, let nobody work here unnamed; False when the dialog was left."""
        names = await people(self._workplace)
        return not names or await ask(SignInDialog(self._workplace, names, self))

    def let_stay(self) -> None:
        """There is a tray to stay in."""
        self._can_stay = True
        if "schedule" in self.screens.made:
            self.schedule.offer_to_stay(possible=True)

    def end(self) -> None:
        """Close for good, whether it is shown or put away."""
        self._is_ending = True
        self.close()

    def begin_connecting(self) -> None:
        """On a first start: lead through the first connection at once."""
        self.show_screen("connections")
        self.connections.add()

    def show_screen(self, key: str) -> None:
        """Turn to a screen; what changed since it was last shown is read anew."""
        screen = self.screens[key]
        self.rail.choose(key)
        self.stack.setCurrentWidget(screen)
        self.status.selection.setText("")
        self.status.note.set_whole("")
        screen.refresh()
        screen.focus_first()
        self.desk.turned_to(key)

    def open_posting(self, posting_id: str) -> None:
        self.rail.choose("review")
        self.stack.setCurrentWidget(self.review)
        self.review.open_posting(posting_id)
        self.desk.turned_to("review")

    def open_account(self, account: str) -> None:
        """Show what happened to the postings on an account."""
        self.show_screen("audit")
        self.audit.show_account(account)

    def open_view(self, view: ReviewView) -> None:
        self.show_screen("review")
        self.review.open_view(view)

    def open_cause(self, wanted: ReviewFilter, words: str) -> None:
        self.show_screen("review")
        self.review.open_cause(wanted, words)

    @property
    def current_key(self) -> str:
        return next(key for key, made in self.screens.made.items() if made is self.stack.currentWidget())

    def screen_names(self) -> dict[str, str]:
        return {entry.key: entry.words for entry in self.screens.entries}

    def current_posting(self) -> str | None:
        return self.review.grid.current_id()

    def map_posting(self, posting_id: str) -> None:
        """Turn to the rules, and offer the one that a blocked posting lacks."""
        self.show_screen("mappings")
        self.mappings.map_posting(posting_id)

    def open_rule(self, rule_id: str) -> None:
        self.show_screen("mappings")
        self.mappings.open_rule(rule_id)

    @latest_slot
    async def refresh_frame(self) -> None:
        state = await frame_state(self._workplace)
        self.rail.count(state.counts)
        self.status.proof.setText(state.proof)
        self.status.show_connections(list(state.connections))
        self.status.show_person(self._workplace.actor.name, is_shared=state.is_shared)
        self.status.show_engine(self._engine.state)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        self._remember()
        if self._can_stay and self._memory.text(STAYS) == "yes" and not self._is_ending:
            event.ignore()
            self.hide()
            self.put_away.emit()
            return
        self.bridge.close()
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.closed.set()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "bridge"):
            self.rail.redraw()
            self.desk.help.redraw()

    def _choose_language(self, language: str) -> None:
        choose_language(self._memory, language)
        self.settings.bar.show_done(said("The window speaks it from its next start."))

    def _on_changed(self, changed: Mapping[str, frozenset[str]]) -> None:
        self.refresh_frame()
        shown = self.screens[self.current_key]
        if shown.is_stale_after(changed):
            shown.refresh()

    def _entries(self) -> tuple[RailEntry, ...]:
        """One entry a screen, in the order of a day."""
        return (
            RailEntry("overview", said("Overview"), lambda: self.overview),
            RailEntry("review", said("Review"), lambda: self.review),
            RailEntry("inbox", said("Inbox"), lambda: self.inbox),
            RailEntry("reconcile", said("Reconcile"), lambda: self.reconcile),
            RailEntry("audit", said("Audit"), lambda: self.audit),
            RailEntry("mappings", said("Mappings"), lambda: self.mappings, is_after_line=True),
            RailEntry("schedule", said("Schedule"), lambda: self.schedule),
            RailEntry("connections", said("Connections"), lambda: self.connections),
            RailEntry("masters", said("Masters"), lambda: self.masters),
            RailEntry("links", said("Links"), lambda: self.links),
            RailEntry("match", said("Match"), lambda: self.match),
            RailEntry("webhooks", said("Webhooks"), lambda: self.webhooks),
            RailEntry("settings", said("Settings"), lambda: self.settings),
        )

    def _fill_rail(self) -> None:
        for place, entry in enumerate(self.screens.entries, 1):
            if entry.is_after_line:
                self.rail.add_line()
            self.rail.add(entry.key, entry.words, entry.key)
            if place <= _DIGITS:  # Ctrl+K finds the others
                shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
                shortcut.activated.connect(partial(self.show_screen, entry.key))
        self.rail.end()
        self.rail.chosen.connect(self.show_screen)

    def _added(self, key: str, screen: Made) -> Made:
        """Take a screen in that was just made, as the person left it the last time."""
        self.screens.made[key] = screen
        self.stack.addWidget(screen)
        screen.restore(self._memory)
        screen.told.connect(self.status.note.set_whole)
        screen.status_changed.connect(partial(self._show_status, screen))
        return screen

    def _add_actions(self) -> None:
        """What the palette can begin, besides turning to a screen."""
        acts: tuple[tuple[str, str, str, Callable[[MainWindow], None], str], ...] = (
            ("fetch", said("Fetch now from every store"), "review", lambda it: it.review.fetch(), "fetch"),
            ("verify", said("Verify the audit chain"), "audit", lambda it: it.audit.verify(), "ready_check"),
            ("export", said("Export audit events"), "audit", lambda it: it.audit.export(), "copy"),
            (
                "evidence",
                said("Evidence file for an auditor"),
                "audit",
                lambda it: it.audit.export_evidence(),
                "copy",
            ),
        )
        for name, words, key, act, icon_name in acts:
            self.desk.add_action(name, words, partial(self._act_on, key, act), icon=icon_name)

    def _act_on(self, key: str, act: Callable[["MainWindow"], None]) -> None:
        self.show_screen(key)
        act(self)

    def _show_status(self, screen: Screen, words: str) -> None:
        if self.stack.currentWidget() is screen:
            self.status.selection.setText(words)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        for part in (self.rail, upright()):
            middle.addWidget(part)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.desk.help)
        whole = named(QWidget(), "screen")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.setMinimumSize(1024, 640)

    def _restore(self) -> None:
        if not self._memory.restore_window(self):
            self.resize(1280, 800)
        self.desk.restore_theme()
        last = self._memory.text("window/screen", "overview")
        self.refresh_frame()
        self.show_screen(last if last in self.screens else "overview")

    def _remember(self) -> None:
        self._memory.keep_window(self)
        self._memory.keep_text("window/screen", self.current_key)
        for screen in self.screens.made.values():
            screen.remember(self._memory)
        self._memory.save()
