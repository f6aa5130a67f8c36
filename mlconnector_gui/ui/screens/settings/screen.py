"""Settings: who may approve what, when people are told, the network; each part is saved on its own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.ui.aio import ask, latest_slot, task_slot
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.screens.settings.language_choice import LanguageChoice
from mlconnector_gui.ui.screens.settings.presenter import (
    KINDS,
    ApprovalEntries,
    SettingsPresenter,
    SettingsState,
)
from mlconnector_gui.ui.screens.settings.sections import FIELD_WIDTH, line, number, section
from mlconnector_gui.ui.screens.settings.workspace_sections import NetworkFields, RetentionFields
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import later, said

_STORES_A_ROW = 5
_LIMITS = later("such as EUR 500.00, USD 500.00")


class SettingsScreen(Screen):
    """Draws what the presenter says; a change that was not saved is not drawn over."""

    subjects = frozenset({"policy", "mapping", "connection", "network", "retention"})

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(said("Settings"), name="screen.settings")
        self.presenter = presenter
        self.two_persons = line("settingsTwoPersons", said("Two persons must approve from"), said(_LIMITS))
        self.maker = named(QCheckBox(said("Who made a posting may approve it")), "settingsMaker")
        self.mapping = named(
            QCheckBox(said("Changes of the mapping rules need a second person")), "settingsMappingSecond"
        )
        self.automatic = named(
            QCheckBox(said("Approve small, usual postings without a person")), "settingsAutomatic"
        )
        self.limits = line("settingsLimits", said("Up to"), said(_LIMITS))
        self.sample = number(
            "settingsSample", said("Of a hundred, so many go to a person all the same"), 0, 100
        )
        self.usual = number("settingsUsual", said("Stop what is more than so many times the usual"), 1, 1000)
        self.kinds = {
            kind: named(QCheckBox(spoken(kind).capitalize()), f"settingsKind.{kind}") for kind in KINDS
        }
        self.stores: dict[str, QCheckBox] = {}
        self.in_force = label(kind="muted", wraps=True, name="settingsInForce")
        self.save_approval_button = named(QPushButton(said("Put in force")), "settingsSaveApproval")
        self.save_approval_button.setProperty("primary", True)
        self.daily_at = line("settingsDailyAt", said("The digest of the day comes at"), said("such as 08:00"))
        self.quiet = line(
            "settingsQuiet", said("Nobody is told anything between"), said("such as 22:00-06:00")
        )
        self.save_notices_button = named(QPushButton(said("Save")), "settingsSaveNotices")
        self.person = line("settingsPerson", said("Name of the person"), said("a name"))
        self.pin = line("settingsPin", said("PIN of the person"), said("at least four characters"))
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.add_person_button = named(QPushButton(said("Add, or set PIN")), "settingsAddPerson")
        self.known = named(QComboBox(), "settingsKnown", said("People who sign in here"))
        self.known.setMinimumWidth(FIELD_WIDTH)
        self.remove_person_button = named(QPushButton(said("Remove")), "settingsRemovePerson")
        self.network, self.retention = NetworkFields(), RetentionFields()
        self.language = LanguageChoice()
        self._stores_row = QGridLayout()
        self._drawn: SettingsState | None = None
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.two_persons.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @task_slot
    async def save_approval(self) -> None:
        self.bar.clear()
        entries = ApprovalEntries(
            two_persons_from=self.two_persons.text(),
            maker_may_approve=self.maker.isChecked(),
            is_automatic=self.automatic.isChecked(),
            stores=frozenset(name for name, box in self.stores.items() if box.isChecked()),
            kinds=frozenset(kind for kind, box in self.kinds.items() if box.isChecked()),
            limits=self.limits.text(),
            sample_percent=self.sample.value(),
            usual_times=self.usual.value(),
        )
        done = await self.presenter.save_approval(entries, mapping_second_person=self.mapping.isChecked())
        self.bar.show_done(done)
        self._draw(self.presenter.state)

    @task_slot
    async def save_notices(self) -> None:
        self.bar.clear()
        self.bar.show_done(await self.presenter.save_notices(self.daily_at.text(), self.quiet.text()))
        self._draw(self.presenter.state)

    @task_slot
    async def save_network(self) -> None:
        self.bar.clear()
        fields = self.network
        done = await self.presenter.save_network(
            fields.proxy.text(), fields.direct.text(), fields.ca_file.text()
        )
        self.bar.show_done(done)
        self._draw(self.presenter.state)

    @task_slot
    async def choose_ca_file(self) -> None:
        dialog = QFileDialog(
            self, said("CA file"), "", said("Certificates (*.pem *.crt *.cer);;All files (*)")
        )
        dialog.setObjectName("settingsCaFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if await ask(dialog):
            self.network.ca_file.setText(dialog.selectedFiles()[0])

    @task_slot
    async def save_retention(self) -> None:
        self.bar.clear()
        self.bar.show_done(await self.presenter.save_retention(self.retention.entered))
        self._draw(self.presenter.state)

    @task_slot
    async def add_person(self) -> None:
        self.bar.clear()
        self.bar.show_done(await self.presenter.add_person(self.person.text(), self.pin.text()))
        self.person.clear()
        self.pin.clear()
        self._draw(self.presenter.state)

    @task_slot
    async def remove_person(self) -> None:
        self.bar.clear()
        self.bar.show_done(await self.presenter.remove_person(self.known.currentText()))
        self._draw(self.presenter.state)

    def _draw(self, state: SettingsState) -> None:
        if state == self._drawn:
            return
        self._drawn = state
        self._draw_stores(state.stores)
        entries = state.entries
        self.two_persons.setText(entries.two_persons_from)
        self.maker.setChecked(entries.maker_may_approve)
        self.mapping.setChecked(state.mapping_second_person)
        self.automatic.setChecked(entries.is_automatic)
        self.limits.setText(entries.limits)
        self.sample.setValue(entries.sample_percent)
        self.usual.setValue(entries.usual_times)
        for kind, box in self.kinds.items():
            box.setChecked(kind in entries.kinds)
        for name, box in self.stores.items():
            box.setChecked(name in entries.stores)
        self.in_force.setText(state.in_force)
        self.daily_at.setText(state.daily_at)
        self.quiet.setText(state.quiet)
        self.network.draw(state.way_out)
        self.retention.draw(state.retention)
        self.known.clear()
        self.known.addItems(list(state.people))
        self.remove_person_button.setEnabled(bool(state.people))
        self._enable()

    def _draw_stores(self, names: Sequence[str]) -> None:
        if tuple(self.stores) == tuple(names):
            return
        for box in self.stores.values():
            box.deleteLater()
        self.stores = {name: named(QCheckBox(name), f"settingsStore.{name}") for name in names}
        for place, box in enumerate(self.stores.values()):
            self._stores_row.addWidget(box, place // _STORES_A_ROW, place % _STORES_A_ROW)

    def _enable(self) -> None:
        is_on = self.automatic.isChecked()
        boxes = (*self.kinds.values(), *self.stores.values())
        for widget in (self.limits, self.sample, self.usual, *boxes):
            widget.setEnabled(is_on)

    def _connect(self) -> None:
        self.automatic.toggled.connect(lambda _: self._enable())
        self.save_approval_button.clicked.connect(lambda _: self.save_approval())
        self.add_person_button.clicked.connect(lambda _: self.add_person())
        self.remove_person_button.clicked.connect(lambda _: self.remove_person())
        self.save_notices_button.clicked.connect(lambda _: self.save_notices())
        self.network.save_button.clicked.connect(lambda _: self.save_network())
        self.network.choose_button.clicked.connect(lambda _: self.choose_ca_file())
        self.retention.save_button.clicked.connect(lambda _: self.save_retention())

    def _lay_out(self) -> None:
        self.head.addStretch(1)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        self._stores_row.setHorizontalSpacing(4 * STEP)
        self._stores_row.setVerticalSpacing(2 * STEP)
        self._stores_row.setColumnStretch(_STORES_A_ROW, 1)
        for part in (
            self._approval(),
            self._notices(),
            self._people(),
            self.network.frame(),
            self.retention.frame(),
            self.language,
        ):
            column.addWidget(part)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "settingsArea", said("Settings"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def _approval(self) -> QFrame:
        return section(
            "settings.approval",
            said("Approval"),
            (
                (said("Two persons must approve from"), self.two_persons),
                ("", self.maker),
                ("", self.mapping),
                ("", self.automatic),
                (said("Of the stores"), self._stores_row),
                (said("Of the kinds"), row_of([*self.kinds.values(), None])),
                (said("Up to"), self.limits),
                (said("At most so many times the usual"), self.usual),
                (said("Of a hundred, to a person all the same"), self.sample),
            ),
            self.in_force,
            self.save_approval_button,
        )

    def _notices(self) -> QFrame:
        words = said(
            "What is red is told at once, outside these hours; everything else waits for the digest."
        )
        return section(
            "settings.notices",
            said("Notifications"),
            (
                (said("The digest of the day comes at"), self.daily_at),
                (said("Nobody is told anything between"), self.quiet),
            ),
            label(words, kind="muted", wraps=True),
            self.save_notices_button,
        )

    def _people(self) -> QFrame:
        words = said(
            "Once somebody is named, everybody signs in with a PIN, and acts under that name. Without names,"
            " whoever is logged in to the computer acts. This is evidence of who did what, not a lock."
        )
        return section(
            "settings.people",
            said("People who share this workstation"),
            (
                (said("Sign in here"), row_of([self.known, self.remove_person_button, None])),
                (said("Name"), self.person),
                ("PIN", self.pin),
            ),
            label(words, kind="muted", wraps=True),
            self.add_person_button,
        )
