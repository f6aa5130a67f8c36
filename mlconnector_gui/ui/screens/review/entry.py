"""The entry in the middle: what will stand in JD Edwards, line by line, with totals under their columns."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.review import LedgerKey, LineRow, PostingDetail
from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.screens.review.fields import FieldsTable
from mlconnector_gui.ui.screens.review.mends import may_have_a_date, why_keeps_date
from mlconnector_gui.ui.screens.review.t_accounts import TAccountsView
from mlconnector_gui.ui.theme import ROW_HEIGHT, STEP, colours_now, text_font
from mlconnector_gui.ui.widgets.bits import ElidedLabel, hairline, label, named, row_of, set_role
from mlconnector_gui.ui.widgets.grid import RowDelegate
from mlconnector_gui.ui.words.amounts import amount_text, money_text, plain_text, side_text
from mlconnector_gui.ui.words.customers import CONFIRMED_MEANS, buyer_words, customer_lines
from mlconnector_gui.ui.words.item_records import item_lines
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.receipts import receipt_lines
from mlconnector_gui.ui.words.records import record_lines, record_means
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import short_phrase
from mlconnector_gui.ui.words.states import state_words
from mlconnector_gui.ui.words.vouchers import booked_by_jde, voucher_lines

_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _described(line: LineRow) -> str:
    named = line.account_description or role_words(line.role)
    return " · ".join(filter(None, (named, line.description, line.subledger)))


LINE_COLUMNS: tuple[Column[LineRow], ...] = (
    Column(
        name="account",
        title=later("Account"),
        width=116,
        text=lambda line: line.account or said("not mapped"),
    ),
    Column(name="description", title=later("Description"), width=160, text=_described, stretches=True),
    Column(
        name="debit",
        title=later("Debit"),
        width=84,
        text=lambda line: side_text(line.debit),
        plain=lambda line: plain_text(line.debit),
        is_amount=True,
    ),
    Column(
        name="credit",
        title=later("Credit"),
        width=84,
        text=lambda line: side_text(line.credit),
        plain=lambda line: plain_text(line.credit),
        is_amount=True,
    ),
)


class LinesModel(QAbstractTableModel):
    """The lines of one entry; few, so all at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[LineRow, ...] = ()

    def take(self, lines: tuple[LineRow, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    @property
    def lines(self) -> tuple[LineRow, ...]:
        return self._lines

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(LINE_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(LINE_COLUMNS):
            return None
        if role == _Role.TextAlignmentRole:
            return int(_RIGHT if LINE_COLUMNS[section].is_amount else _LEFT)
        return LINE_COLUMNS[section].heading if role == _Role.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], LINE_COLUMNS[index.column()]
        if role in {_Role.DisplayRole, _Role.ToolTipRole}:
            return column.text(line)
        if role == _Role.TextAlignmentRole:
            return int(_RIGHT if column.is_amount else _LEFT)
        if role == _Role.ForegroundRole and column.name == "account" and not line.account:
            return QColor(colours_now().bad)
        return None


class LinesTable(QTableView):
    """The lines; Ctrl+C copies them as a table, Enter or a double click asks why a line has its account."""

    asked_why = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entryLines")
        self.setAccessibleName(said("Lines of the entry"))
        self.lines_model = LinesModel(self)
        self.setModel(self.lines_model)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header.setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self._ask_why(index.row()))
        for section, column in enumerate(LINE_COLUMNS):
            self.setColumnWidth(section, column.width)
            if column.stretches:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    def widen_for(self, totals: tuple[str, str]) -> None:
        """Give the amounts' columns the room of their totals, which are the widest and bold."""
        for section, text in ((2, totals[0]), (3, totals[1])):
            needed = QFontMetrics(text_font(bold=True)).horizontalAdvance(text) + 5 * STEP
            self.setColumnWidth(section, max(needed, LINE_COLUMNS[section].width))

    def fit_rows(self) -> None:
        """Be no higher than the lines, so that the totals stand right under them."""
        rows = self.lines_model.rowCount() * ROW_HEIGHT
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802  Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = [[column.heading for column in LINE_COLUMNS]]
            lines += [[column.copied(line) for column in LINE_COLUMNS] for line in self.lines_model.lines]
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines))
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._ask_why(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _ask_why(self, row: int) -> None:
        self.asked_why.emit(self.lines_model.lines[row].line)


class TotalsRow(QWidget):
    """Both totals, drawn under their columns however these are sized."""

    def __init__(self, table: LinesTable) -> None:
        super().__init__()
        self.setObjectName("entryTotals")
        self.setFixedHeight(ROW_HEIGHT + STEP)
        self._table = table
        self._texts, self._currency = ("", ""), ""
        table.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        table.horizontalHeader().geometriesChanged.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.update())

    def take(self, lines: tuple[LineRow, ...], currency: str) -> None:
        debits = [line.debit for line in lines if line.debit]
        credits_ = [line.credit for line in lines if line.credit]
        self._texts, self._currency = (_total(debits, currency), _total(credits_, currency)), currency
        self.setAccessibleName(
            said(
                "Total debit {debit}, total credit {credit} {currency}",
                debit=self._texts[0],
                credit=self._texts[1],
                currency=currency,
            )
        )
        self.update()

    @property
    def texts(self) -> tuple[str, str]:
        return self._texts

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        colours = colours_now()
        painter.setPen(QColor(colours.border))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(QColor(colours.text))
        painter.setFont(text_font(bold=True))
        header = self._table.horizontalHeader()
        left = self._table.viewport().x()
        heading = f"{said('Total')}  {self._currency}"
        for section, text in ((0, heading), (2, self._texts[0]), (3, self._texts[1])):
            start = left + header.sectionViewportPosition(section)
            cell = QRect(start + 8, 0, header.sectionSize(section) - 16, self.height())
            painter.drawText(cell, int(_RIGHT if section else _LEFT), text)


class EntryPane(QWidget):
    """Title, state, facts, lines and totals of one posting; its lines can be turned over into T-accounts."""

    preview_wanted = Signal()
    """What JDE will receive is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entryPane")
        self._title = ElidedLabel(kind="title", name="entryTitle", keeps_end=True)
        self._total = label(kind="title", name="entryTotal")
        self._state_icon, self._state = QLabel(), label(name="entryState", kind="heading")
        self._facts = label(kind="muted", name="entryFacts", wraps=True)
        self._means = label(kind="muted", name="entryMeans", wraps=True)
        self._voucher = label(name="entryVoucher", wraps=True)
        self._voucher.setVisible(False)
        self.lines = LinesTable()
        self.totals = TotalsRow(self.lines)
        self.accounts = TAccountsView()
        self.accounts.setVisible(False)
        self.turn_button = named(QPushButton(said("T-accounts (T)")), "entryTurn")
        self.turn_button.setCheckable(True)
        self.turn_button.setToolTip(said("The same entry account by account (T or Ctrl+Y)"))
        self.turn_button.toggled.connect(lambda _: self._show_side())
        self.preview_button = named(QPushButton(said("Preview (P)")), "entryPreview")
        self.preview_button.setToolTip(said("What JD Edwards will receive"))
        self.preview_button.clicked.connect(lambda _: self.preview_wanted.emit())
        self.date_button = named(QPushButton(said("G/L date… (G)")), "entryDate")
        self.fields = FieldsTable()
        self.fields.setVisible(False)
        self._has_lines = True
        self._lay_out()

    def draw(self, detail: PostingDetail, locale: QLocale) -> None:
        row, words = detail.row, state_words(detail.row.state)
        self._title.set_whole(f"{row.explanation}")
        self._total.setText(money_text(row.gross) if row.moves_money else "")
        self._state_icon.setPixmap(icon_pixmap(words.icon, words.role))
        self._state.setText(words.word)
        set_role(self._state, words.role)
        self._means.setText(_differs(detail) or _means(detail))
        self._facts.setText(_facts(detail, locale))
        lines = detail.lines
        self._has_lines = row.moves_money and detail.receipt is None
        self._voucher.setVisible(detail.voucher is not None or not self._has_lines)
        self._show_side()
        keeps_date = why_keeps_date(detail)
        self.date_button.setVisible(may_have_a_date(detail))
        self.date_button.setEnabled(not keeps_date)
        self.date_button.setToolTip(keeps_date or said("Choose another G/L date, with a reason"))
        self.fields.setVisible(detail.record is not None)
        if detail.receipt is not None:
            self._voucher.setText("\n".join(receipt_lines(detail.receipt)))
        if detail.item is not None:
            self._voucher.setText("\n".join(item_lines(detail.item)))
        if detail.customer is not None:
            self._voucher.setText("\n".join(customer_lines(detail.customer)))
        if detail.record is not None:
            self._voucher.setText("\n".join(record_lines(detail.record)))
            self.fields.fields_model.take(detail.record.record.changes)
        if detail.voucher is not None:
            self._voucher.setText("\n".join(voucher_lines(detail.voucher)))
            lines = (*lines, *booked_by_jde(detail.voucher, after=len(lines)))
        self.accounts.take(lines)
        self.lines.lines_model.take(lines)
        self.totals.take(lines, row.gross.currency)
        self.lines.widen_for(self.totals.texts)
        self.lines.fit_rows()

    def turn_over(self) -> None:
        """Show the other side: the lines, or the T-accounts."""
        if self._has_lines:
            self.turn_button.toggle()

    def _show_side(self) -> None:
        shows_accounts = self.turn_button.isChecked()
        self.turn_button.setText(said("Lines (T)") if shows_accounts else said("T-accounts (T)"))
        self.turn_button.setVisible(self._has_lines)
        self.lines.setVisible(self._has_lines and not shows_accounts)
        self.accounts.setVisible(self._has_lines and shows_accounts)
        self.totals.setVisible(self._has_lines and not shows_accounts)

    def pulse(self, strength: float) -> None:
        """Dim the icon of an unknown outcome, slowly in and out."""
        pixmap = icon_pixmap("doubt", "warning")
        faded = pixmap.copy()
        faded.fill(Qt.GlobalColor.transparent)
        painter = QPainter(faded)
        painter.setOpacity(strength)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
        self._state_icon.setPixmap(faded)

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
        column.setSpacing(STEP)
        top = row_of([self._title])
        top.setStretch(0, 1)
        top.addWidget(self._total)
        column.addLayout(top)
        state = row_of([self._state_icon, self._state, self._means])
        state.setStretch(2, 1)
        state.setSpacing(STEP)
        for part in (self._state_icon, self._state, self._means):
            state.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        column.addLayout(state)
        column.addWidget(self._voucher)
        column.addWidget(self._facts)
        column.addLayout(row_of([self.turn_button, self.preview_button, self.date_button, None]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (head, hairline()):
            whole.addWidget(widget)
        whole.addWidget(self.fields, 1)
        whole.addWidget(self.lines, 1)
        whole.addWidget(self.accounts, 1)
        whole.addWidget(self.totals)
        whole.addStretch()


def _total(amounts: list[Any], currency: str) -> str:
    total = None
    for amount in amounts:
        total = amount if total is None else total + amount
    return amount_text(total) if total is not None else "–"


def _facts(detail: PostingDetail, locale: QLocale) -> str:
    row = detail.row
    day = locale.toString(row.gl_date, QLocale.FormatType.LongFormat)  # type: ignore[call-overload]  # takes a date
    facts = [
        said("G/L {date}", date=day) if row.moves_money else said("drafted {date}", date=day),
        said("company {company}", company=detail.company),
        detail.target if detail.record else f"{detail.target} {detail.environment}".strip(),
    ]
    facts.append(said("reference {reference}", reference=detail.reference))
    if detail.buyers and detail.customer is None:
        facts.append(buyer_words(detail.buyers))
    if detail.ledger:
        facts += _in_ledger(detail, detail.ledger)
    if row.state is PostingState.IN_DOUBT and detail.next_look_at:
        facts.append(said("next look {time}", time=f"{detail.next_look_at.astimezone():%H:%M:%S}"))
    return "  ·  ".join(facts)


def _in_ledger(detail: PostingDetail, key: LedgerKey) -> list[str]:
    if detail.record is not None:
        return []
    if detail.customer is not None:
        return [said("JDE address number {number}", number=key.number)]
    document = said(
        "JDE document {document} of company {company}", document=detail.row.ledger, company=key.company
    )
    return [document, said("batch {batch}", batch=key.batch) if key.batch else said("batch not known")]


def _means(detail: PostingDetail) -> str:
    state = detail.row.state
    if detail.record is not None:
        return record_means(state, detail.target)
    is_settled = detail.customer is not None and state is PostingState.CONFIRMED
    return said(CONFIRMED_MEANS) if is_settled else state_words(state).means


def _differs(detail: PostingDetail) -> str:
    """What JDE holds otherwise outweighs what the state says; the checks tell it in full."""
    found = detail.ledger_findings
    return (
        said("JD Edwards differs: {what}. See the checks.", what=short_phrase(found[0].code)) if found else ""
    )
