"""The entry as T-accounts: each account once, what goes to its left side and to its right, and its balance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.store.queries.review import LineRow
from mlconnector_gui.ui.theme import STEP, colours_now, text_font
from mlconnector_gui.ui.words.amounts import amount_text
from mlconnector_gui.ui.words.language import later, said

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LINE = 22
_NARROWEST = 240
_DEBIT, _CREDIT = later("Debit"), later("Credit")


@dataclass(frozen=True, slots=True)
class TAccount:
    """One account of an entry."""

    account: str
    description: str
    debits: tuple[Money, ...]
    credits: tuple[Money, ...]

    @property
    def rows(self) -> int:
        return max(len(self.debits), len(self.credits))

    @property
    def balance(self) -> Money:
        every = [*self.debits, *(-one for one in self.credits)]
        return Money.total(every, every[0].currency)


def t_accounts(lines: Sequence[LineRow]) -> tuple[TAccount, ...]:
    """Gather the lines by account, in the order in which the accounts first appear."""
    named = dict.fromkeys(
        (line.account, line.account_description) for line in lines if line.debit or line.credit
    )
    return tuple(
        TAccount(
            account=account or said("not mapped"),
            description=description,
            debits=tuple(one.debit for one in lines if one.account == account and one.debit),
            credits=tuple(one.credit for one in lines if one.account == account and one.credit),
        )
        for account, description in named
    )


class TAccountsView(QScrollArea):
    """Draws the T-accounts beside each other as far as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entryAccounts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._sheet = _Sheet()
        self.setWidget(self._sheet)

    def take(self, lines: Sequence[LineRow]) -> None:
        accounts = t_accounts(lines)
        self._sheet.take(accounts)
        self.setAccessibleName(said("T-accounts"))
        self.setAccessibleDescription("; ".join(map(_spoken, accounts)))


class _Sheet(QWidget):
    """The drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "scrolled")
        self._accounts: tuple[TAccount, ...] = ()

    def take(self, accounts: tuple[TAccount, ...]) -> None:
        self._accounts = accounts
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(_NARROWEST, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        for account, place in self._places():
            _draw(painter, account, place)

    def _fit(self) -> None:
        self.setMinimumHeight(max((place.bottom() for _, place in self._places()), default=0) + 4 * STEP)

    def _places(self) -> list[tuple[TAccount, QRect]]:
        across = max(self.width() // self._narrowest(), 1)
        width = self.width() // across
        places, top = [], 2 * STEP
        for start in range(0, len(self._accounts), across):
            row = self._accounts[start : start + across]
            height = (max(one.rows for one in row) + 2) * _LINE + 2 * STEP
            places += [
                (one, QRect(at * width + 3 * STEP, top, width - 6 * STEP, height))
                for at, one in enumerate(row)
            ]
            top += height + 2 * STEP
        return places

    def _narrowest(self) -> int:
        """Leave room for the widest amount on both sides."""
        metrics = QFontMetrics(text_font(bold=True))
        amounts = [one for account in self._accounts for one in (*account.debits, *account.credits)]
        widest = max((metrics.horizontalAdvance(amount_text(one)) for one in amounts), default=0)
        side = max(QFontMetrics(text_font()).horizontalAdvance(said(one)) for one in (_DEBIT, _CREDIT))
        return max(_NARROWEST, 2 * (widest + side) + 14 * STEP)


def _draw(painter: QPainter, account: TAccount, place: QRect) -> None:
    colours, middle = colours_now(), place.center().x()
    head = QRect(place.left(), place.top(), place.width(), _LINE)
    bold = text_font(bold=True)
    painter.setPen(QColor(colours.text))
    painter.setFont(bold)
    title = "  ".join(filter(None, (account.account, account.description)))
    title = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, head.width())
    painter.drawText(head, _LEFT, title)
    painter.fillRect(place.left(), head.bottom(), place.width(), 1, QColor(colours.border))
    painter.fillRect(middle, head.bottom(), 1, (account.rows + 1) * _LINE, QColor(colours.border))
    painter.setFont(text_font())
    for amounts, left in ((account.debits, place.left()), (account.credits, middle)):
        for row, amount in enumerate(amounts, start=1):
            cell = QRect(left, head.top() + row * _LINE, place.width() // 2 - 2 * STEP, _LINE)
            painter.drawText(cell, _RIGHT, amount_text(amount))
    _draw_balance(
        painter, account, QRect(place.left(), head.top() + (account.rows + 1) * _LINE, place.width(), _LINE)
    )


def _draw_balance(painter: QPainter, account: TAccount, foot: QRect) -> None:
    """Draw the balance on its side, with the side's name before it: nobody has to know which is which."""
    colours, balance, half = colours_now(), account.balance, foot.width() // 2
    painter.fillRect(foot.left(), foot.top(), foot.width(), 1, QColor(colours.hairline))
    room = half - 2 * STEP
    cell = (
        QRect(foot.left(), foot.top(), room, _LINE)
        if balance.minor >= 0
        else QRect(foot.center().x() + 2 * STEP, foot.top(), room - 2 * STEP, _LINE)
    )
    painter.setFont(text_font())
    painter.setPen(QColor(colours.muted))
    painter.drawText(cell, _LEFT, _side(balance))
    painter.setFont(text_font(bold=True))
    painter.setPen(QColor(colours.text))
    painter.drawText(cell, _RIGHT, amount_text(abs(balance)))


def _side(balance: Money) -> str:
    return said(_DEBIT if balance.minor >= 0 else _CREDIT)


def _spoken(account: TAccount) -> str:
    balance = account.balance
    return f"{account.account} {account.description} {_side(balance).lower()} {amount_text(abs(balance))}"
