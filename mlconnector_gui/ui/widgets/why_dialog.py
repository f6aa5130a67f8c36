"""Why a line has its account: the rule, what it asked for, and the rules that were not taken."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.documents_behind import LineContents
from mlconnector_gui.services.explain_account import Explanation
from mlconnector_gui.services.source_rows import RowsOfLine
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, label, named, row_of, selectable
from mlconnector_gui.ui.widgets.change_table import fit_columns, plain_table
from mlconnector_gui.ui.words.amounts import amount_text, counted, money_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.mapping import explanation_words, loser_words, trait_words
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.source_rows import columns_of, rows_heading

_ROWS_HEIGHT = 220


class WhyDialog(QDialog):
    """Only shows; `wants_rule` is set when the person asked to be taken to the rule."""

    def __init__(
        self,
        found: Explanation,
        parent: QWidget,
        *,
        rows: RowsOfLine | None = None,
        contents: LineContents | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("whyDialog")
        self.setWindowTitle(said("Why this account"))
        self.setMinimumWidth(600)
        self.wants_rule = False
        self.wants_document = ""
        """Id of the store's document that the person asked to see."""
        self.rule_button = named(QPushButton(said("Show the rule")), "whyRule")
        self.rule_button.setEnabled(found.rule is not None)
        self.close_button = named(QPushButton(said("Close"), default=True), "whyClose")
        self.rule_button.clicked.connect(lambda _: self._to_rule())
        self.close_button.clicked.connect(self.accept)
        self._lay_out(found, rows, contents)

    def _to_rule(self) -> None:
        self.wants_rule = True
        self.accept()

    def _to_document(self, contents: LineContents, place: int) -> None:
        document = contents.documents[place]
        self.wants_document = document.external_id
        self.accept()

    def _lay_out(self, found: Explanation, rows: RowsOfLine | None, contents: LineContents | None) -> None:
        line = found.line
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        named_account = " ".join(
            part for part in (line.account or said("No account"), line.account_description) if part
        )
        column.addWidget(label(said("Why {account}", account=named_account), kind="title", wraps=True))
        column.addWidget(selectable(explanation_words(found), name="whySentence"))
        if found.rule is not None and found.rule.note:
            column.addWidget(selectable(said("Note: {note}", note=found.rule.note), kind="muted"))
        if not found.agrees:
            column.addWidget(
                selectable(
                    said(
                        "Read from the archive again, this line would get another account now: the "
                        "store's settings or "
                        "the program changed since. What stands in the entry counts."
                    ),
                    role="warning",
                    name="whyDiffers",
                )
            )
        facts = [
            (said("Posting"), found.explanation),
            (said("Line"), f"{role_words(line.role)}, {found.connection}, {found.on.isoformat()}"),
            *((trait_words(name), value) for name, value in sorted(found.traits.items()) if value),
        ]
        if found.summed > 1:
            facts.append(
                (said("Adds up"), counted(found.summed, "line of the document", "lines of the document"))
            )
        table, grid = fact_grid(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        if found.others:
            column.addWidget(label(said("Rules that were not taken"), kind="heading"))
            column.addWidget(_others(found))
        if rows is not None:
            column.addWidget(label(rows_heading(rows), kind="heading", wraps=True, name="whyRowsTitle"))
            column.addWidget(_rows(rows), 1)
        if contents is not None and len(contents.documents) > 1:
            table = documents_table(contents)
            table.cellActivated.connect(lambda place, _: self._to_document(contents, place))
            heading = said("{documents} in this line", documents=counted(len(contents.documents), "document"))
            if contents.total:
                heading = f"{heading}, {money_text(contents.total)}"
            column.addWidget(label(heading, kind="heading", name="whyDocumentsTitle"))
            column.addWidget(table, 1)
        column.addStretch(1)
        column.addLayout(row_of([None, self.rule_button, self.close_button]))
        self.close_button.setFocus()


def _others(found: Explanation) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("kind", "scrolled")
    rows = QVBoxLayout(inner)
    rows.setContentsMargins(0, 0, 2 * STEP, 0)
    rows.setSpacing(STEP)
    for one in found.others:
        rows.addWidget(selectable(loser_words(one), kind="muted"))
    rows.addStretch(1)
    area = named(QScrollArea(widgetResizable=True), "whyOthers", said("Rules that were not taken"))
    area.setWidget(inner)
    area.setFixedHeight(160)
    return area


def _rows(found: RowsOfLine) -> QTableWidget:
    columns = columns_of(found)
    headings = [said("line"), *(title for _, title in columns), said("amount")]
    table = plain_table("whyRows", rows_heading(found), headings, len(found.rows))
    for place, row in enumerate(found.rows):
        cells = [
            str(row.number),
            *(row.cells.get(name, "") for name, _ in columns),
            amount_text(row.amount),
        ]
        for at, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if at in {0, len(cells) - 1}:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(place, at, item)
    fit_columns(table)
    table.setMinimumHeight(_ROWS_HEIGHT)
    return table


def documents_table(contents: LineContents) -> QTableWidget:
    """List every document in a line; Enter on one shows it as the store gave it."""
    table = plain_table(
        "whyDocuments",
        said("Documents in this line"),
        (said("Date"), said("Kind"), said("Number"), said("Order"), said("Amount")),
        len(contents.documents),
    )
    for place, one in enumerate(contents.documents):
        cells = (
            one.business_date.isoformat(),
            spoken(one.kind),
            one.number,
            one.order_id,
            amount_text(one.amount),
        )
        for section, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if section == len(cells) - 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(place, section, item)
    fit_columns(table)
    table.setMinimumHeight(_ROWS_HEIGHT)
    return table
