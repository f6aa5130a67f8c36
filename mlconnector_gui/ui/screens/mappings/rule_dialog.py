"""Write one rule: what it is for, what it asks for, where it posts to; checked against JDE while one types."""

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.find_accounts import AccountFinder, RuleFinding
from mlconnector_gui.ui.aio import latest_slot
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.screens.mappings.entered import EnteredRule
from mlconnector_gui.ui.screens.mappings.picker import AccountPicker, UnitPicker, tied
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import clear_layout, label, named, row_of, selectable
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.mapping import EVERY_CONNECTION, TRAITS
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import code_sentence, sentence

Check = Callable[[EnteredRule], Awaitable[tuple[RuleFinding, ...] | Problem]]
Free = Callable[[EnteredRule], Awaitable[int]]
_CHECK_MILLISECONDS = 150
_ROLES = {"blocks": "bad", "warns": "warning", "note": ""}


class ConditionRow(QWidget):
    """One condition: a trait and the pattern it must fit."""

    def __init__(self, place: int, name: str, pattern: str) -> None:
        super().__init__()
        self.trait = named(
            QComboBox(editable=True),
            f"conditionTrait.{place}",
            said("Condition {place}: trait", place=place + 1),
        )
        for known, words in TRAITS.items():
            self.trait.addItem(said(words), known)
        self.trait.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.trait.setCurrentIndex(self.trait.findData(name) if name in TRAITS else -1)
        if name not in TRAITS:
            self.trait.setEditText(name)
        edit = self.trait.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(said("Trait"))
        self.pattern = named(
            QLineEdit(pattern, placeholderText=said("Text; * stands for any text")),
            f"conditionPattern.{place}",
            said("Condition {place}: text", place=place + 1),
        )
        self.remove_button = named(
            QToolButton(), f"conditionRemove.{place}", said("Remove condition {place}", place=place + 1)
        )
        self.remove_button.setIcon(icon("close", "text"))
        self.remove_button.setToolTip(said("Remove this condition"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self.trait, 2)
        row.addWidget(self.pattern, 3)
        row.addWidget(self.remove_button)

    @property
    def condition(self) -> tuple[str, str]:
        text = self.trait.currentText().strip()
        known = {said(words).casefold(): name for name, words in TRAITS.items()}
        return known.get(text.casefold(), text), self.pattern.text().strip()


class RuleDialog(QDialog):
    """
    The fields of a rule; `entered` is what stands in them.

    It can be saved as soon as it is a rule; what JDE would refuse is said, and can be saved too, since an account may
    be made later.
    """

    def __init__(
        self,
        *,
        title: str,
        explains: str,
        does: str,
        entered: EnteredRule,
        stores: Sequence[str],
        finder: AccountFinder,
        check: Check,
        frees: Free | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ruleDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(640)
        self._check, self._frees = check, frees
        self.connection_choice = named(QComboBox(), "ruleConnection", said("Connection"))
        self.role_choice = named(QComboBox(), "ruleRole", said("Line role"))
        self.account, self.unit = AccountPicker(finder), UnitPicker(finder)
        self.subledger = named(QLineEdit(), "ruleSubledger", said("Subledger"))
        self.subledger.setToolTip(
            said("With type A, customer stands for the address number of whoever bought.")
        )
        self.subledger_type = named(QLineEdit(maxLength=1), "ruleSubledgerType", said("Subledger type"))
        self.valid_from = named(QLineEdit(placeholderText="YYYY-MM-DD"), "ruleFrom", said("From"))
        self.valid_to = named(QLineEdit(placeholderText="YYYY-MM-DD"), "ruleTo", said("To"))
        self.note = named(QLineEdit(placeholderText=said("Why this rule is there")), "ruleNote", said("Note"))
        self.conditions: list[ConditionRow] = []
        self._conditions, self._told = QVBoxLayout(), QVBoxLayout()
        self.add_button = named(QPushButton(said("Add condition")), "conditionAdd")
        self.add_button.setProperty("kind", "link")
        self.save_button = named(QPushButton(does, default=True), "ruleSave")
        self.save_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "ruleCancel")
        self.freed = label(name="ruleFrees", role="good")
        self._delay = QTimer(self, singleShot=True, interval=_CHECK_MILLISECONDS)
        self._fill(entered, stores)
        self._lay_out(title, explains)
        self._connect()
        self.look_over()

    @property
    def entered(self) -> EnteredRule:
        return EnteredRule(
            role=LineRole(self.role_choice.currentData()),
            connection=self.connection_choice.currentData(),
            conditions=tuple(row.condition for row in self.conditions),
            account=self.account.text,
            subledger=self.subledger.text(),
            subledger_type=self.subledger_type.text(),
            valid_from=self.valid_from.text(),
            valid_to=self.valid_to.text(),
            note=self.note.text(),
        )

    def add_condition(self, name: str = "", pattern: str = "") -> ConditionRow:
        row = ConditionRow(len(self.conditions), name, pattern)
        row.trait.currentTextChanged.connect(lambda _: self._changed())
        row.pattern.textChanged.connect(lambda _: self._changed())
        row.remove_button.clicked.connect(lambda _: self._remove(row))
        self.conditions.append(row)
        self._conditions.addWidget(row)
        return row

    @latest_slot
    async def look_over(self) -> None:
        """Say what is wrong with what stands in the fields, and what it frees."""
        entered = self.entered
        found = await self._check(entered)
        self.save_button.setEnabled(not isinstance(found, Problem))
        self._tell(found)
        if self._frees is not None:
            count = 0 if isinstance(found, Problem) else await self._frees(entered)
            self.freed.setText(said("Frees {postings}", postings=counted(count, "posting")) if count else "")

    def _tell(self, found: tuple[RuleFinding, ...] | Problem) -> None:
        clear_layout(self._told)
        if isinstance(found, Problem):
            words = sentence(found)
            self._told.addWidget(selectable(f"{words.what} {words.remedy}", kind="muted", name="ruleProblem"))
            return
        for finding in found:
            told = code_sentence(finding.code, finding.params)
            self._told.addWidget(
                selectable(told.what, role=_ROLES[finding.severity.value], name=f"ruleFinding.{finding.code}")
            )
        if not found:
            self._told.addWidget(
                selectable(said("JD Edwards takes postings on this account."), role="good", name="ruleFine")
            )

    def _fill(self, entered: EnteredRule, stores: Sequence[str]) -> None:
        self.connection_choice.addItem(said(EVERY_CONNECTION), "")
        for name in dict.fromkeys((*stores, *([entered.connection] if entered.connection else []))):
            self.connection_choice.addItem(name, name)
        self.connection_choice.setCurrentIndex(self.connection_choice.findData(entered.connection))
        for role in LineRole:
            self.role_choice.addItem(role_words(role.value), role.value)
        self.role_choice.setCurrentIndex(self.role_choice.findData(entered.role.value))
        self.account.set_text(entered.account)
        self.unit.set_text(entered.account.partition(".")[0])
        self.subledger.setText(entered.subledger)
        self.subledger_type.setText(entered.subledger_type)
        self.valid_from.setText(entered.valid_from)
        self.valid_to.setText(entered.valid_to)
        self.note.setText(entered.note)
        for name, pattern in entered.conditions:
            self.add_condition(name, pattern)

    def _remove(self, row: ConditionRow) -> None:
        self.conditions.remove(row)
        self._conditions.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._changed()
        self.add_button.setFocus()

    def _add(self) -> None:
        self.add_condition().trait.setFocus()
        self._changed()

    def _changed(self) -> None:
        self._delay.start()

    def _save(self) -> None:
        """Enter closes on what stands in the fields now, not on what was checked a moment ago."""
        try:
            self.entered.rule()
        except Problem as problem:
            self._tell(problem)
            self.save_button.setEnabled(False)
            return
        self.accept()

    def _connect(self) -> None:
        tied(self.account, self.unit)
        for choice in (self.connection_choice, self.role_choice):
            choice.currentIndexChanged.connect(lambda _: self._changed())
        for edit in (self.subledger, self.subledger_type, self.valid_from, self.valid_to, self.note):
            edit.textChanged.connect(lambda _: self._changed())
        for picker in (self.account, self.unit):
            picker.edited.connect(self._changed)
        self._delay.timeout.connect(self.look_over)
        self.add_button.clicked.connect(lambda _: self._add())
        self.save_button.clicked.connect(lambda _: self._save())
        self.cancel_button.clicked.connect(self.reject)

    def _lay_out(self, title: str, explains: str) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(4 * STEP)
        form.setVerticalSpacing(2 * STEP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(said("Connection"), self.connection_choice)
        form.addRow(said("Line role"), self.role_choice)
        form.addRow(said("When"), self._condition_column())
        form.addRow(said("Account"), self.account)
        form.addRow(said("Business unit"), self.unit)
        form.addRow(said("Subledger"), _pair(self.subledger, said("Type"), self.subledger_type))
        form.addRow(said("From"), _pair(self.valid_from, said("To"), self.valid_to))
        form.addRow(said("Note"), self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(title, kind="title", wraps=True))
        if explains:
            column.addWidget(label(explains, kind="muted", name="ruleExplains", wraps=True))
        column.addLayout(form)
        self._told.setSpacing(STEP)
        column.addLayout(self._told)
        column.addStretch(1)
        column.addLayout(row_of([self.freed, None, self.cancel_button, self.save_button]))
        (
            self.account.edit
            if not self.account.text.strip(".") or self.account.text.endswith(".")
            else self.role_choice
        ).setFocus()

    def _condition_column(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self._conditions.setSpacing(STEP)
        column.addLayout(self._conditions)
        column.addLayout(row_of([self.add_button, None]))
        return whole


def _pair(first: QWidget, words: str, second: QWidget) -> QWidget:
    whole = QWidget()
    row = row_of([first, label(words), second])
    row.setStretch(0, 1)
    row.setStretch(2, 1)
    whole.setLayout(row)
    return whole
