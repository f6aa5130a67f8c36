"""What is pictured of the screens beside the way they open: panes, views and dialogs, reached as a person would."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QPushButton, QScrollArea

from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.connections.take_over_wizard import TakeOverWizard
from mlconnector_gui.ui.screens.connections.wizard import ConnectionWizard
from mlconnector_gui.ui.screens.review import mending
from mlconnector_gui.ui.screens.review.actions import Action
from mlconnector_gui.ui.widgets.grid import Grid
from tests.helpers.gallery import open_dialogs

Step = Callable[[MainWindow], object]
"""Something a person does; what it begins is waited for before the next."""

_STORE = {
    "address": "http://127.0.0.1:9",
    "consumer_key": "ck_example",
    "consumer_secret": "cs_example",
    "company": "00002",
    "start_date": "2026-10-01",
}


def _view(view: ReviewView) -> Step:
    return lambda window: window.review.open_view(view)


def _row(screen: str, place: int) -> Step:
    """Choose a row of a screen's list; one that is not there is the last."""

    def choose(window: MainWindow) -> None:
        for grid in window.screens[screen].findChildren(Grid)[:1]:
            if count := len(grid.paged.ids):
                grid.pick(grid.paged.id_at(min(place, count - 1)))
                grid.setFocus()

    return choose


def _press(name: str) -> Step:
    """Press a button by its name; one that is not there, or refuses, is left."""

    def press(window: MainWindow) -> None:
        for button in window.stack.currentWidget().findChildren(QPushButton, name):
            button.click()

    return press


def _first_ready(window: MainWindow) -> None:
    """Select the rows on top; where all are ready, they can be approved together."""
    grid = window.review.grid
    grid._select(range(min(5, len(grid.paged.ids))), 0)


def _beside(view: str) -> Step:
    return lambda window: window.review.reasons.show_view(view)


def _about(work: mending.Mending) -> Step:
    return lambda window: window.review.about_shown(work)


def _scrolled(name: str) -> Step:
    """Turn to the end of what scrolls."""

    def scroll(window: MainWindow) -> None:
        for area in window.findChildren(QScrollArea, name):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    return scroll


def _in_wizard(act: Callable[[ConnectionWizard], object]) -> Step:
    return lambda _: [act(one) for one in open_dialogs() if isinstance(one, ConnectionWizard)]


def _choose_kind(wizard: ConnectionWizard, name: str) -> None:
    for button in wizard.findChildren(QPushButton, f"wizardKind.{name}"):
        button.click()
    wizard.next_button.click()


def _enter(wizard: ConnectionWizard) -> None:
    wizard.name_field.setText("SHOP-2")
    for name, text in _STORE.items():
        wizard.inputs[name].setText(text)  # type: ignore[union-attr]  # each of these is typed, not chosen
    wizard.next_button.click()


def _on_page(page: int) -> Step:
    return lambda _: [one.turn_to(page) for one in open_dialogs() if isinstance(one, TakeOverWizard)]


VIEWS: Mapping[str, tuple[str, tuple[Step, ...]]] = {
    "audit-trace": ("audit", (lambda window: window.audit.show_view("trace"),)),
    "audit-run": ("audit", (lambda window: window.audit.filters.search.setText("mapping"),)),
    "audit-replay": ("audit", (lambda window: window.audit.show_document(1046), _press("auditReplay"))),
    "audit-replay-many": ("audit", (lambda window: window.audit.grid.selectAll(), _press("auditReplay"))),
    "audit-nothing": ("audit", (lambda window: window.audit.filters.search.setText("nothing such"),)),
    "audit-help": ("audit", (lambda window: window.desk.toggle_help(),)),
    "review-blocked": ("review", (_view(ReviewView.BLOCKED),)),
    "review-changed": ("review", (_view(ReviewView.CHANGED),)),
    "review-unknown": ("review", (_view(ReviewView.UNKNOWN),)),
    "review-all": ("review", (_view(ReviewView.ALL),)),
    "review-accounts": ("review", (lambda window: window.review.entry.turn_over(),)),
    "review-source": ("review", (_beside("source"),)),
    "review-history": ("review", (_beside("history"),)),
    "review-notes": ("review", (_beside("notes"),)),
    "review-preview": ("review", (_about(mending.show_preview),)),
    "review-difference": ("review", (_view(ReviewView.CHANGED), _about(mending.show_difference))),
    "review-found": ("review", (_view(ReviewView.UNKNOWN), _about(mending.state_found))),
    "review-why": ("review", (lambda window: window.review.show_why(1),)),
    "review-date": ("review", (_about(mending.choose_date),)),
    "review-approve-many": (
        "review",
        (_first_ready, _press("action.approve")),
    ),
    "review-hold": ("review", (lambda window: window.review.act(Action.HOLD),)),
    "review-replay": ("review", (lambda window: window.review.act(Action.REPLAY),)),
    "reconcile-proved": ("reconcile", (lambda window: window.reconcile.prove(), _row("reconcile", 0))),
    "mappings-simulation": (
        "mappings",
        (
            lambda window: window.mappings.side.show_view("simulation"),
            lambda window: window.mappings.simulate(),
        ),
    ),
    "mappings-history": ("mappings", (lambda window: window.mappings.side.show_view("history"),)),
    "mappings-rule": ("mappings", (lambda window: window.mappings.change(),)),
    "mappings-activate": ("mappings", (lambda window: window.mappings.activate(),)),
    "connections-failing": ("connections", (_row("connections", 1),)),
    "connections-kinds": ("connections", (lambda window: window.connections.add(),)),
    "connections-values": (
        "connections",
        (
            lambda window: window.connections.add(),
            _in_wizard(lambda wizard: _choose_kind(wizard, "woocommerce")),
            _in_wizard(lambda wizard: wizard.more_button.click()),
        ),
    ),
    "connections-test": (
        "connections",
        (
            lambda window: window.connections.add(),
            _in_wizard(lambda wizard: _choose_kind(wizard, "woocommerce")),
            _in_wizard(_enter),
        ),
    ),
    **{
        f"connections-take-over-{page}": (
            "connections",
            (_row("connections", 9), lambda window: window.connections.take_over(), _on_page(page)),
        )
        for page in range(4)
    },
    "schedule-edit": ("schedule", (lambda window: window.schedule.edit(),)),
    "schedule-calendar": ("schedule", (lambda window: window.schedule.edit_calendar(),)),
    "schedule-pause": ("schedule", (lambda window: window.schedule.pause_or_resume(),)),
    "webhooks-endpoint": ("webhooks", (lambda window: window.webhooks.edit_endpoint(),)),
    "settings-end": ("settings", (_scrolled("settingsArea"),)),
    "palette": ("overview", (lambda window: window.desk.open_palette(),)),
}
"""By name the screen, and what is done there one after the other."""


def steps_of(screen: str) -> tuple[Step, ...]:
    """Return how a screen is shown with the first row of its list chosen."""

    return (lambda window: window.show_screen(screen), _row(screen, 0))


def every_view(screens: Iterable[str]) -> dict[str, tuple[Step, ...]]:
    """Return each screen as it opens, and then everything that is reached from it."""
    plain = {screen: steps_of(screen) for screen in screens}
    return plain | {name: (*steps_of(screen), *steps) for name, (screen, steps) in VIEWS.items()}
