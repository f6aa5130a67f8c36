"""Take a store over: from when, fetch to the archive only, proof, and what becomes of it."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.aio import task_slot
from mlconnector_gui.ui.screens.connections.take_over_presenter import TakeOverPresenter, TakeOverState
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of, selectable
from mlconnector_gui.ui.widgets.wizard_frame import WizardFrame
from mlconnector_gui.ui.words.language import later, said

_STEPS = later(("From when", "Fetch", "Proof", "Decide"))
_RANGE, _FETCH, _PROOF, _DECIDE = range(len(_STEPS))


class TakeOverWizard(WizardFrame):
    """Each step is kept as it is done: leaving the wizard loses nothing, and books nothing."""

    def __init__(self, presenter: TakeOverPresenter, parent: QWidget) -> None:
        title = said("Take over the history of {store}", store=presenter.state.store)
        super().__init__(_STEPS, parent, name="takeOver", title=title)
        self.presenter = presenter
        self.done_words = ""
        self.first = _day_field("takeOverFirst", said("First day to be fetched"))
        self.estimate_button = named(QPushButton(said("Estimate")), "takeOverEstimate")
        self.estimate_words = selectable(name="takeOverEstimateWords")
        self.fetch_words = selectable(name="takeOverFetchWords")
        self.proof_words = selectable(name="takeOverProofWords")
        self.book_all = named(QRadioButton(said("Prepare all of it for review")), "takeOverBookAll")
        self.in_books = named(
            QRadioButton(said("It is in the books already, up to and with the day below")), "takeOverInBooks"
        )
        self.until = _day_field("takeOverUntil", said("Last day that is in the books"))
        self.parallel = named(
            QCheckBox(
                said("Parallel run: prepare and compare with what is booked by hand, and send nothing")
            ),
            "takeOverParallel",
        )
        self._lay_out()
        self._connect()
        self.turn_to(_RANGE)
        self.begin()

    @task_slot
    async def begin(self) -> None:
        self._draw(await self.presenter.begin())

    @task_slot
    async def estimate(self) -> None:
        self.say("")
        self.estimate_words.setText(said("Asking the store…"))
        try:
            self._draw(await self.presenter.estimate(self._first()))
        except Problem as problem:
            self.estimate_words.setText("")
            self.say_problem(problem)

    @task_slot
    async def go_on(self) -> None:
        """Do what the page is for, and turn to the next."""
        self.next_button.setEnabled(False)
        try:
            await self._do_page(self.pages.currentIndex())
        except Problem as problem:
            self.say_problem(problem)
        finally:
            self.next_button.setEnabled(True)

    async def _do_page(self, page: int) -> None:
        if page == _RANGE:
            self.turn_to(_FETCH)
            await self._fetch()
        elif page == _FETCH:
            if self.presenter.state.is_fetched:
                self.turn_to(_PROOF)
                await self._prove()
            else:
                await self._fetch()
        elif page == _PROOF:
            self.turn_to(_DECIDE)
            self._draw(self.presenter.state)
        else:
            await self._decide()

    async def _fetch(self) -> None:
        async for state in self.presenter.fetch(self._first()):
            self._draw(state)

    async def _prove(self) -> None:
        self.proof_words.setText(said("Comparing with the store's own counts…"))
        self._draw(await self.presenter.prove())

    async def _decide(self) -> None:
        is_parallel = self.parallel.isChecked()
        if self.book_all.isChecked():
            self.done_words = await self.presenter.book_all(is_parallel=is_parallel)
        else:
            day = _day(self.until)
            self.done_words = await self.presenter.in_books(day, is_parallel=is_parallel)
        self.accept()

    def turn_to(self, page: int) -> None:
        super().turn_to(page)
        self.back_button.setVisible(page > _RANGE)
        words = (said("Fetch"), said("Compare with the store"), said("Next"), self._decision)
        self.next_button.setText(words[page])

    @property
    def _decision(self) -> str:
        return said("Prepare the history") if self.book_all.isChecked() else said("Leave it to the books")

    def _draw(self, state: TakeOverState) -> None:
        if not self.first.hasFocus():
            self.first.setDate(QDate(state.first.year, state.first.month, state.first.day))
        today = QDate(state.today.year, state.today.month, state.today.day)
        self.until.setMaximumDate(today)
        if self.until.date() < self.first.date():
            self.until.setDate(today.addDays(-1))
        self.estimate_words.setText(state.estimate_words)
        self.fetch_words.setText(state.fetched or said("Nothing was fetched yet."))
        self.proof_words.setText(state.proof_words)
        self.book_all.setEnabled(state.agrees)
        self.book_all.setToolTip(
            "" if state.agrees else said("Only what agrees with the store's own counts is booked")
        )
        if not state.agrees:
            self.in_books.setChecked(True)
        self.parallel.setChecked(state.is_parallel)
        if self.pages.currentIndex() == _FETCH:
            self.next_button.setText(
                said("Compare with the store") if state.is_fetched else said("Fetch again")
            )

    def _first(self) -> date:
        return _day(self.first)

    def _connect(self) -> None:
        self.estimate_button.clicked.connect(lambda _: self.estimate())
        self.next_button.clicked.connect(lambda _: self.go_on())
        self.back_button.clicked.connect(lambda _: self.turn_to(self.pages.currentIndex() - 1))
        self.cancel_button.clicked.connect(lambda _: self.reject())
        self.book_all.toggled.connect(lambda _: self.turn_to(self.pages.currentIndex()))

    def _lay_out(self) -> None:
        self.in_books.setChecked(True)
        pages: tuple[tuple[str, str, tuple[QWidget, ...]], ...] = (
            (
                "takeOver.range",
                said(
                    "Everything of the store from this day on is brought into the archive. Nothing is booked by that."
                ),
                (self.first, self.estimate_button, self.estimate_words),
            ),
            (
                "takeOver.fetch",
                said("The engine fetches; this window can be left meanwhile, and what was fetched stays."),
                (self.fetch_words,),
            ),
            (
                "takeOver.proof",
                said("Month by month: how many documents the store counts, and how many the archive holds."),
                (self.proof_words,),
            ),
            (
                "takeOver.decide",
                said("What another program or a person has booked already must not be booked again."),
                (self.book_all, self.in_books, self.until, self.parallel),
            ),
        )
        for name, words, parts in pages:
            self.add_page(_page(words, parts), name, words)


def _page(words: str, parts: tuple[QWidget, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3 * STEP)
    column.addWidget(label(words, wraps=True))
    for part in parts:
        if isinstance(part, QLabel):
            column.addWidget(part)
        else:
            column.addLayout(row_of([part, None]))
    column.addStretch(1)
    return column


def _day_field(name: str, spoken: str) -> QDateEdit:
    made = named(QDateEdit(), name, spoken)
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    return made


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
