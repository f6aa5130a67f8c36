"""Match the lines of a shipment with lines of purchase orders, one choice a line, with a reason."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from mlconnector_gui.accounting.purchase_orders import line_number_text, read_line_key
from mlconnector_gui.accounting.receipt_matching import ManualMatch
from mlconnector_gui.services.waiting_receipt import OpenLine, ShippedLine, WaitingReceipt
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import ElidedLabel, label, named
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.language import said

_AS_FOUND, _LEFT_OUT = "", "none"
_MOST_HEIGHT, _ROW_HEIGHT, _ITEM_WIDTH, _UNIT_WIDTH = 328, 40, 150, 32


class MatchDialog(ReasonDialog):
    """
    Offers every open line of the orders for each line of the shipment; another order's line can be typed by its key.

    What is not chosen stays as the matching found it.
    """

    def __init__(self, found: WaitingReceipt, parent: QWidget) -> None:
        self._rows = [_Row(line, found.open_lines) for line in found.shipped]
        super().__init__(
            title=said("Match {posting}", posting=found.explanation),
            explains=_explains(found),
            does=said("Match and go on"),
            parent=parent,
            beside=_table(self._rows),
        )
        self.setObjectName("matchDialog")
        self.setMinimumWidth(860)
        for row in self._rows:
            row.choice.editTextChanged.connect(lambda _: self.enable())
            row.quantity.textChanged.connect(lambda _: self.enable())
        self.enable()
        if self._rows:
            self._rows[0].choice.setFocus()

    @property
    def decided(self) -> list[ManualMatch]:
        """What the person chose, whether it is new or was decided before."""
        return [one for row in self._rows if (one := row.decided) is not None]

    @property
    def is_complete(self) -> bool:
        return all(row.is_readable for row in self._rows) and bool(self.decided) and super().is_complete


class _Row:
    """The fields of one line of the shipment."""

    def __init__(self, line: ShippedLine, open_lines: tuple[OpenLine, ...]) -> None:
        self.line = line
        name = line.sku or line.description or said("line {number}", number=line.position)
        self.choice = named(
            QComboBox(), f"matchLine.{line.position}", said("Order line for {name}", name=name)
        )
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.setMinimumContentsLength(24)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.addItem(said("as the matching finds it"), _AS_FOUND)
        for one in open_lines:
            self.choice.addItem(_open_words(one), one.key)
        self.choice.addItem(said("leave this line out"), _LEFT_OUT)
        self.unit = label(kind="muted")
        self.unit.setFixedWidth(_UNIT_WIDTH)
        self.quantity = named(
            QLineEdit(), f"matchQuantity.{line.position}", said("Quantity for {name}", name=name)
        )
        self.quantity.setValidator(QRegularExpressionValidator(r"\d{1,9}(\.\d{1,4})?", self.quantity))
        self.quantity.setPlaceholderText(said("as shipped"))
        self.quantity.setToolTip(said("In the order line's unit; empty: what was shipped, converted."))
        self.quantity.setFixedWidth(96)
        self._units = {one.key: one.unit for one in open_lines}
        self.choice.editTextChanged.connect(lambda _: self._show_unit())
        self._restore()

    @property
    def _key(self) -> str:
        """The key chosen, or the one that was typed."""
        place = self.choice.findText(self.choice.currentText())
        return str(self.choice.itemData(place)) if place >= 0 else self.choice.currentText().strip()

    @property
    def is_readable(self) -> bool:
        is_known = self._key in {_AS_FOUND, _LEFT_OUT} or read_line_key(self._key) is not None
        return is_known and (not self.quantity.text() or self.quantity.hasAcceptableInput())

    @property
    def decided(self) -> ManualMatch | None:
        if self._key == _AS_FOUND or not self.is_readable:
            return None
        return ManualMatch(
            position=self.line.position,
            order_line="" if self._key == _LEFT_OUT else self._key,
            quantity=Decimal(self.quantity.text()) if self.quantity.text() else None,
        )

    def _restore(self) -> None:
        decided = self.line.decided
        if decided is None:
            return
        place = self.choice.findData(decided.order_line or _LEFT_OUT)
        if place >= 0:
            self.choice.setCurrentIndex(place)
        else:
            self.choice.setEditText(decided.order_line)
        self.quantity.setText(line_number_text(decided.quantity) if decided.quantity is not None else "")

    def _show_unit(self) -> None:
        self.unit.setText(self._units.get(self._key, ""))
        self.quantity.setEnabled(self._key not in {_AS_FOUND, _LEFT_OUT})


def _open_words(one: OpenLine) -> str:
    return said(
        "{order} line {number}  ·  {item}  ·  {quantity} {unit} open",
        order=one.order,
        number=line_number_text(one.number),
        item=one.item,
        quantity=line_number_text(one.open_quantity),
        unit=one.unit,
    )


def _known_words(found: WaitingReceipt) -> str:
    if not found.open_lines:
        return said("No open order line is known.")
    count = len(found.open_lines)
    if not found.asked_at:
        return said("{count} open order lines.", count=count)
    at = moment_text(found.asked_at)
    return said("{count} open order lines as JD Edwards showed them {moment}.", count=count, moment=at)


def _explains(found: WaitingReceipt) -> str:
    return said(
        "Shipment {shipment}. {known} Another line can be typed by its key, such as 00001-4501-OP-000-2. "
        "The orders are read again before anything is matched; the receipt is still approved like any other.",
        shipment=found.shipment,
        known=_known_words(found),
    )


def _table(rows: list[_Row]) -> QWidget:
    inner = QWidget()
    inner.setProperty("kind", "scrolled")
    grid = QGridLayout(inner)
    grid.setContentsMargins(0, 0, 2 * STEP, 0)
    grid.setHorizontalSpacing(3 * STEP)
    grid.setVerticalSpacing(2 * STEP)
    grid.setColumnMinimumWidth(1, _ITEM_WIDTH)
    grid.setColumnStretch(2, 1)
    for section, title in ((0, said("Shipped")), (2, said("Order line, item, open")), (3, said("Quantity"))):
        grid.addWidget(label(title, kind="small"), 0, section)
    for place, row in enumerate(rows, start=1):
        shipped = QLabel(f"{line_number_text(row.line.quantity)} ×")
        shipped.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item = ElidedLabel(row.line.sku or row.line.description or said("no SKU"))
        item.setToolTip(row.line.description or row.line.sku)
        item.setFixedWidth(_ITEM_WIDTH)
        for section, widget in enumerate((shipped, item, row.choice, row.quantity, row.unit)):
            grid.addWidget(widget, place, section)
    grid.setRowStretch(len(rows) + 1, 1)
    area = named(QScrollArea(widgetResizable=True), "matchLines", said("Lines of the shipment"))
    area.setWidget(inner)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedHeight(min((len(rows) + 1) * _ROW_HEIGHT, _MOST_HEIGHT))
    return area
