"""The window: band, rail, screens and status bar around one workspace."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

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
from mlconnector_gui.ui.screens.reconcile.presenter import ReconcilePresenter
from mlconnector_gui.ui.screens.reconcile.screen import ReconcileScreen
from mlconnector_gui.ui.screens.review.presenter import ReviewPresenter
from mlconnector_gui.ui.screens.review.screen import ReviewScreen
from mlconnector_gui.ui.screens.schedule.presenter import SchedulePresenter
from mlconnector_gui.ui.screens.schedule.screen import ScheduleScreen
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
        self._stale: set[str] = set()
        self._is_ending = False
        self.band, self.rail, self.status = Band(environment), Rail(), Status()
        self.stack = named(QStackedWidget(), "screens")
        self.overview = OverviewScreen(OverviewPresenter(workplace, engine))
        self.review = ReviewScreen(ReviewPresenter(workplace, engine))
        self.inbox = InboxScreen(InboxPresenter(workplace))
        self.reconcile = ReconcileScreen(ReconcilePresenter(workplace))
        self.audit = AuditScreen(AuditPresenter(workplace))
        self.connections = ConnectionsScreen(
            ConnectionsPresenter(workplace, engine), SitePresenter(workplace)
        )
        self.masters = MastersScreen(MastersPresenter(workplace, engine))
        self.links = LinksScreen(LinksPresenter(workplace, engine))
        self.match = MatchScreen(MatchPresenter(workplace))
        self.schedule = ScheduleScreen(SchedulePresenter(workplace, engine))
        self.webhooks = WebhooksScreen(WebhooksPresenter(workplace, engine))
        self.settings = SettingsScreen(SettingsPresenter(workplace, engine))
        self.mappings = MappingsScreen(MappingsPresenter(workplace, engine))
        self.screens: dict[str, Screen] = {}
        self.desk = CommandDesk(self, self, workplace, self._memory)
        self._add_screens()
        self._add_actions()
        self._lay_out()
        self.audit.posting_wanted.connect(self.open_posting)
        self.reconcile.account_wanted.connect(self.open_account)
        self.overview.view_wanted.connect(self.open_view)
        self.overview.screen_wanted.connect(self.show_screen)
        self.inbox.cause_wanted.connect(self.open_cause)
        self.inbox.mapping_wanted.connect(self.map_posting)
        self.inbox.screen_wanted.connect(self.show_screen)
        self.review.mapping_wanted.connect(self.map_posting)
        self.review.rule_wanted.connect(self.open_rule)
        self.status.person.clicked.connect(lambda _: self.sign_in())
        self.settings.language.draw(chosen_language(self._memory))
        self.settings.language.chosen.connect(self._choose_language)
        self.bridge = EventBridge(workplace.events, self)
        self.bridge.changed.connect(self._on_changed)
        self._engine_timer = QTimer(self, interval=_ENGINE_MILLISECONDS)
        self._engine_timer.timeout.connect(lambda: self.status.show_engine(engine.state))
        self._engine_timer.start()
        self._restore()

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
        self._stale.discard(key)
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
        return next(key for key, screen in self.screens.items() if screen is self.stack.currentWidget())

    def screen_names(self) -> dict[str, str]:
        return {key: self.rail.words(key) for key in self.screens}

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
        stays = self.schedule.stays
        if stays.isEnabled() and stays.isChecked() and not self._is_ending:
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
        for key, screen in self.screens.items():
            if not screen.is_stale_after(changed):
                continue
            if self.stack.currentWidget() is screen:
                screen.refresh()
            else:
                self._stale.add(key)

    def _add_screens(self) -> None:
        """One entry a screen, in the order of a day; None is the line."""
        entries: tuple[tuple[str, str, str, Screen] | None, ...] = (
            ("overview", said("Overview"), "overview", self.overview),
            ("review", said("Review"), "review", self.review),
            ("inbox", said("Inbox"), "inbox", self.inbox),
            ("reconcile", said("Reconcile"), "reconcile", self.reconcile),
            ("audit", said("Audit"), "audit", self.audit),
            None,
            ("mappings", said("Mappings"), "mappings", self.mappings),
            ("schedule", said("Schedule"), "schedule", self.schedule),
            ("connections", said("Connections"), "connections", self.connections),
            ("masters", said("Masters"), "masters", self.masters),
            ("links", said("Links"), "links", self.links),
            ("match", said("Match"), "match", self.match),
            ("webhooks", said("Webhooks"), "webhooks", self.webhooks),
            ("settings", said("Settings"), "settings", self.settings),
        )
        for entry in entries:
            if entry is None:
                self.rail.add_line()
                continue
            key, words, icon_name, screen = entry
            self.rail.add(key, words, icon_name)
            self.screens[key] = screen
            self.stack.addWidget(screen)
            screen.told.connect(self.status.note.set_whole)
            screen.status_changed.connect(lambda words, screen=screen: self._show_status(screen, words))
            if len(self.screens) > _DIGITS:
                continue  # Ctrl+K finds the others
            shortcut = QShortcut(QKeySequence(f"Ctrl+{len(self.screens)}"), self)
            shortcut.activated.connect(lambda key=key: self.show_screen(key))
        self.rail.end()
        self.rail.chosen.connect(self.show_screen)

    def _add_actions(self) -> None:
        """What the palette can begin, besides turning to a screen."""
        for name, words, key, act, icon_name in (
            ("fetch", said("Fetch now from every store"), "review", self.review.fetch, "fetch"),
            ("verify", said("Verify the audit chain"), "audit", self.audit.verify, "ready_check"),
            ("export", said("Export audit events"), "audit", self.audit.export, "copy"),
            ("evidence", said("Evidence file for an auditor"), "audit", self.audit.export_evidence, "copy"),
        ):
            self.desk.add_action(name, words, partial(self._act_on, key, act), icon=icon_name)

    def _act_on(self, key: str, act: Callable[[], None]) -> None:
        self.show_screen(key)
        act()

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
        for screen in self.screens.values():
            screen.restore(self._memory)
        self.desk.restore_theme()
        last = self._memory.text("window/screen", "overview")
        self.refresh_frame()
        self.show_screen(last if last in self.screens else "overview")

    def _remember(self) -> None:
        self._memory.keep_window(self)
        self._memory.keep_text("window/screen", self.current_key)
        for screen in self.screens.values():
            screen.remember(self._memory)
        self._memory.save()
