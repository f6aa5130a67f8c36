"""The connection wizard: what kind, what it needs, and a live test that says why not."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.aio import task_slot
from mlconnector_gui.ui.screens.connections.proof_lines import fill_lines
from mlconnector_gui.ui.screens.connections.wizard_presenter import (
    AskedField,
    WizardPresenter,
    WizardState,
)
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import clear_layout, label, named, row_of, set_role
from mlconnector_gui.ui.widgets.wizard_frame import WizardFrame
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.sentences import sentence

_STEPS = later(("What to connect", "What it needs", "Test"))
_KIND, _VALUES, _TEST = range(len(_STEPS))
_COLUMNS = 2
_STOPPED = "stopped"


class ConnectionWizard(WizardFrame):
    """
    Three pages; Back keeps everything, and Cancel loses nothing that was saved.

    `name` is the connection to be changed; '' adds one.
    """

    def __init__(self, presenter: WizardPresenter, parent: QWidget, *, name: str = "") -> None:
        title = said("Change connection") if name else said("Add connection")
        super().__init__(_STEPS, parent, name="connectionWizard", title=title)
        self.presenter, self._name = presenter, name
        self.kinds = QButtonGroup(self, exclusive=True)
        self.name_field = named(QLineEdit(), "wizardName", said("Name of the connection"))
        self.inputs: dict[str, QLineEdit | QComboBox] = {}
        self.more_button = named(QPushButton(said("More settings")), "wizardMore")
        self.verdict = label(kind="heading", wraps=True, name="wizardVerdict")
        self.again_button = named(QPushButton(said("Test again")), "wizardAgain")
        self.copy_button = named(QPushButton(said("Copy for IT")), "wizardCopy")
        self._cards, self._fields, self._more, self._proofs = (
            QGridLayout(),
            QVBoxLayout(),
            QWidget(),
            QVBoxLayout(),
        )
        self._testing: asyncio.Task[None] | None = None
        self._lay_out()
        self._connect()
        self.begin()

    @task_slot
    async def begin(self) -> None:
        state = await self.presenter.begin(self._name)
        for place, choice in enumerate(state.kinds):
            card = self._card(choice.key, said(choice.title), said(choice.summary))
            self._cards.addWidget(card, place // _COLUMNS, place % _COLUMNS)
        self._turn_to(_VALUES if state.chosen else _KIND)

    @task_slot
    async def save_and_test(self) -> None:
        """Keep what was entered, then prove it line by line."""
        entered = {name: _text_of(one) for name, one in self.inputs.items()}
        try:
            await self.presenter.save(self.name_field.text(), entered)
        except Problem as problem:
            self._show_problem(problem)
            return
        self._turn_to(_TEST)
        await self._test()

    @task_slot
    async def test(self) -> None:
        await self._test()

    def test_or_stop(self) -> None:
        if self._testing is None:
            self.test()
        else:
            self._testing.cancel(_STOPPED)

    async def _test(self) -> None:
        self._testing = asyncio.current_task()
        try:
            async for state in self.presenter.test():
                self._draw_proofs(state)
        except asyncio.CancelledError as cancelled:
            if _STOPPED in cancelled.args:  # by the button: the wizard itself is still there
                self._draw_proofs(self.presenter.state)
                self.verdict.setText(
                    said(
                        "{connection} is saved. The test was stopped.",
                        connection=self.presenter.state.saved_as,
                    )
                )
                set_role(self.verdict, "neutral")
            raise
        except Problem as problem:
            self._draw_proofs(self.presenter.state)
            words = sentence(problem)
            self.verdict.setText(f"{words.what} {words.stops} {words.remedy}")
            set_role(self.verdict, "bad")
        finally:
            self._testing = None

    def _turn_to(self, page: int) -> None:
        self.turn_to(page)
        is_changing = bool(self._name)
        self.back_button.setVisible(page == _TEST or (page == _VALUES and not is_changing))
        self.next_button.setText(
            {_KIND: said("Next"), _VALUES: said("Save and test"), _TEST: said("Done")}[page]
        )
        self.cancel_button.setVisible(page != _TEST)
        if page == _KIND:
            self._draw_kinds(self.presenter.state)
            (self.kinds.checkedButton() or self.kinds.buttons()[0]).setFocus()
        elif page == _VALUES:
            self._draw_fields(self.presenter.state)

    def _next(self) -> None:
        page = self.pages.currentIndex()
        if page == _KIND:
            self._turn_to(_VALUES)
        elif page == _VALUES:
            self.save_and_test()
        else:
            self.accept()

    def _back(self) -> None:
        self._turn_to(_VALUES if self.pages.currentIndex() == _TEST else _KIND)

    def _card(self, key: str, title: str, summary: str) -> QPushButton:
        card = named(QPushButton(), f"wizardKind.{key}", f"{title}. {summary}")
        card.setCheckable(True)
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        for text, kind in ((title, "heading"), (summary, "muted")):
            words = label(text, kind=kind, wraps=True)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        column.addStretch(1)
        card.clicked.connect(lambda _=False, key=key: self._choose(key))
        self.kinds.addButton(card)
        return card

    def _choose(self, key: str) -> None:
        self._draw_kinds(self.presenter.choose(key))

    def _draw_kinds(self, state: WizardState) -> None:
        self.next_button.setEnabled(state.chosen is not None and not state.why_not)
        self.next_button.setToolTip(state.why_not or "")
        self.say(state.why_not)

    def _draw_fields(self, state: WizardState) -> None:
        self.next_button.setEnabled(True)
        self.next_button.setToolTip("")
        kept = {name: _text_of(one) for name, one in self.inputs.items()}
        clear_layout(self._fields)
        self.inputs = {}
        if state.name:
            self.name_field.setText(state.name)
        self.name_field = named(
            QLineEdit(self.name_field.text()), "wizardName", said("Name of the connection")
        )
        self.name_field.setReadOnly(bool(state.saved_as))
        self._fields.addWidget(
            _asked(
                said("Name"),
                said(
                    "Up to 12 plain letters, digits and dashes, such as SHOP-EU. It stands in every "
                    "entry in JD Edwards."
                ),
                self.name_field,
            )
        )
        fields = state.fields
        for field in (one for one in fields if one.is_needed):
            self._fields.addWidget(self._input(field, kept))
        self._fields.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._more = QWidget()
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4 * STEP)
        others = [one for one in fields if not one.is_needed]
        for field in others:
            inner.addWidget(self._input(field, kept))
        self._fields.addWidget(self._more)
        self._fields.addStretch(1)
        self.more_button.show()
        self.more_button.setVisible(bool(others))
        self._show_more(is_shown=False)
        self.name_field.setFocus()

    def _input(self, field: AskedField, kept: dict[str, str]) -> QWidget:
        text = kept.get(field.name, field.text)
        entry: QLineEdit | QComboBox
        if field.choices:
            entry = named(QComboBox(), f"wizard.{field.name}", field.label)
            for value, words in field.choices:
                entry.addItem(said(words), userData=value)
            entry.setCurrentIndex(max(entry.findData(text), 0))
        else:
            entry = named(QLineEdit(text), f"wizard.{field.name}", field.label)
            if field.is_secret:
                entry.setEchoMode(QLineEdit.EchoMode.Password)
                entry.setPlaceholderText(field.hint)
        self.inputs[field.name] = entry
        return _asked(field.label, field.help, entry)

    def _show_more(self, *, is_shown: bool) -> None:
        self._more.setVisible(is_shown)
        self.more_button.setText(said("Fewer settings") if is_shown else said("More settings"))

    def _draw_proofs(self, state: WizardState) -> None:
        fill_lines(self._proofs, "", state.proofs, "wizardProof")
        self.again_button.setText(said("Stop") if state.is_testing else said("Test again"))
        self.copy_button.setEnabled(bool(state.proofs))
        if state.is_testing:
            self.verdict.setText(said("Testing {connection}…", connection=state.saved_as))
            set_role(self.verdict, "neutral")
        elif state.is_proved:
            self.verdict.setText(said("{connection} works.", connection=state.saved_as))
            set_role(self.verdict, "good")
        else:
            self.verdict.setText(
                said(
                    "{connection} is saved, and does not work yet. Back leads to what was entered.",
                    connection=state.saved_as,
                )
            )
            set_role(self.verdict, "bad")

    def _show_problem(self, problem: Problem) -> None:
        self.say_problem(problem)
        field = self.inputs.get(str(problem.params.get("field", "")))
        if field is not None:
            if not field.isVisible():
                self._show_more(is_shown=True)
            field.setFocus()

    def _copy(self) -> None:
        lines = [f"{self.presenter.state.saved_as}"]
        for proof in self.presenter.state.proofs:
            lines += [f"{proof.glyph} {proof.text}", proof.rest, proof.technical]
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))

    def _connect(self) -> None:
        self.next_button.clicked.connect(lambda _: self._next())
        self.back_button.clicked.connect(lambda _: self._back())
        self.cancel_button.clicked.connect(lambda _: self.reject())
        self.again_button.clicked.connect(lambda _: self.test_or_stop())
        self.copy_button.clicked.connect(lambda _: self._copy())
        self.more_button.clicked.connect(lambda _: self._show_more(is_shown=not self._more.isVisible()))

    def _lay_out(self) -> None:
        self._cards.setSpacing(2 * STEP)
        for place in range(_COLUMNS):
            self._cards.setColumnStretch(place, 1)
        kinds = QVBoxLayout()
        kinds.addLayout(self._cards)
        kinds.addStretch(1)
        self._fields.setSpacing(4 * STEP)
        self._proofs.setSpacing(2 * STEP)
        proofs = QVBoxLayout()
        proofs.setSpacing(3 * STEP)
        proofs.addWidget(self.verdict)
        proofs.addLayout(self._proofs)
        proofs.addStretch(1)
        proofs.addLayout(row_of([self.again_button, self.copy_button, None]))
        for name, words, inner in (
            ("wizardKinds", said("Kinds of connections"), kinds),
            ("wizardValues", said("Values of the connection"), self._fields),
            ("wizardProofs", said("Lines of the test"), proofs),
        ):
            self.add_page(inner, name, words)


def _asked(words: str, help_words: str, entry: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(STEP)
    name = QLabel(words)
    name.setBuddy(entry)
    column.addWidget(name)
    column.addWidget(entry)
    column.addWidget(label(help_words, kind="muted", wraps=True))
    entry.setAccessibleDescription(help_words)
    return made


def _text_of(entry: QLineEdit | QComboBox) -> str:
    return entry.text() if isinstance(entry, QLineEdit) else str(entry.currentData() or "")
