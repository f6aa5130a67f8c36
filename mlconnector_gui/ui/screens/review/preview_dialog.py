"""What JD Edwards will receive: the rows as they are sent, read from the very bytes that an approval covers."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.ui.theme import ROW_HEIGHT, STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, label, named, row_of
from mlconnector_gui.ui.widgets.change_table import fit_columns, plain_table
from mlconnector_gui.ui.words.events import spoken, spoken_field
from mlconnector_gui.ui.words.language import later, said

_SHOWN_ROWS = 12
_COLUMNS = (
    (later("Line"), lambda _line, at: str(at)),
    (later("Account"), lambda line, _at: line["account"]),
    (later("Ledger"), lambda line, _at: line["ledger_type"]),
    (
        later("Subledger"),
        lambda line, _at: " ".join(filter(None, (line["subledger"], line["subledger_type"]))),
    ),
    (later("Amount, credit −"), lambda line, _at: line["amount"]),
    (later("Explanation"), lambda line, _at: line["description"]),
)
_AMOUNT = 4
_APART = {"target", "lines", "pay_items", "receipt_lines", "fields", "kind"}


class PreviewDialog(QDialog):
    """Only shows; amounts are written as they are sent, credits with a minus sign."""

    def __init__(self, detail: PostingDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("previewDialog")
        self.setWindowTitle(said("What JD Edwards will receive"))
        self.setMinimumWidth(820)
        self.close_button = named(QPushButton(said("Close"), default=True), "previewClose")
        self.close_button.clicked.connect(self.accept)
        self._lay_out(detail)

    def _lay_out(self, detail: PostingDetail) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        goes_to = detail.target if detail.record else f"{detail.target} {detail.environment}".strip()
        column.addWidget(label(said("What {target} will receive", target=goes_to), kind="title", wraps=True))
        if detail.content is None:
            why = said("Nothing yet: while a check fails there is nothing that could be approved or sent.")
            column.addWidget(label(why, kind="muted", wraps=True, name="previewNothing"))
        else:
            content = json.loads(detail.content)
            table, grid = fact_grid(
                [*_facts(content), (said("Digest"), detail.digest)],
                fixed_pitch=frozenset({said("Digest").lower()}),
            )
            grid.setContentsMargins(0, 0, 0, 0)
            column.addWidget(named(table, "previewFacts"))
            if content.get("lines"):
                column.addWidget(_rows(content["lines"]))
        column.addStretch(1)
        column.addLayout(row_of([None, self.close_button]))
        self.close_button.setFocus()


def _facts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Write every field that is no row, parts of records in one line each."""
    for name, value in content.items():
        if name not in _APART and value not in (None, "", [], {}):
            yield (
                (spoken_field(name) if spoken_field(name) != name else spoken(name).capitalize()),
                _text(value),
            )
    for name in ("pay_items", "receipt_lines", "fields"):
        for number, part in enumerate(content.get(name, []), start=1):
            yield f"{spoken(name).capitalize()} {number}", _text(part)


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "  ·  ".join(
            f"{spoken(name)} {_text(part)}" for name, part in value.items() if part not in (None, "")
        )
    return ", ".join(map(_text, value)) if isinstance(value, list) else str(value)


def _rows(lines: list[Mapping[str, str]]) -> QTableWidget:
    table = plain_table(
        "previewRows",
        said("Rows that JD Edwards will receive"),
        [said(title) for title, _ in _COLUMNS],
        len(lines),
    )
    side = {_AMOUNT: Qt.AlignmentFlag.AlignRight}
    for section in range(len(_COLUMNS)):
        aligned = side.get(section, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        if (heading := table.horizontalHeaderItem(section)) is not None:
            heading.setTextAlignment(aligned)
        for row, line in enumerate(lines):
            item = QTableWidgetItem(_COLUMNS[section][1](line, row + 1))
            item.setTextAlignment(aligned)
            table.setItem(row, section, item)
    fit_columns(table)
    table.setFixedHeight((min(len(lines), _SHOWN_ROWS) + 1) * ROW_HEIGHT + 2 * STEP)
    return table
