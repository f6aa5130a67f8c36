"""The command palette: one field, one list; Enter does the chosen line, Esc leaves everything as it is."""

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mlconnector_gui.ui.aio import latest_slot
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.palette import Command, matching
from mlconnector_gui.ui.theme import ROW_HEIGHT, STEP
from mlconnector_gui.ui.widgets.bits import label, named
from mlconnector_gui.ui.words.language import said

_WIDTH = 620
_ROWS = 12
_WAIT_MILLISECONDS = 120
_ICON = 16
_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class CommandPalette(QDialog):
    """`chosen` is the line that Enter was pressed on; commands match at once, postings a moment later."""

    def __init__(
        self,
        commands: Sequence[Command],
        find_postings: Callable[[str], Awaitable[list[Command]]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setWindowTitle(said("Go to"))
        self.setFixedWidth(_WIDTH)
        self.chosen: Command | None = None
        self._commands = tuple(commands)
        self._find_postings = find_postings
        self._offered: list[Command] = []
        self.field = named(QLineEdit(), "paletteField", said("Go to a screen, posting or action"))
        self.field.setPlaceholderText(said("Screen, action, order number, JDE number"))
        self.field.installEventFilter(self)
        self.list = named(QListWidget(), "paletteList", said("Matches"))
        self.list.setFixedHeight(_ROWS * ROW_HEIGHT)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._delay = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._delay.timeout.connect(self.find_more)
        self.field.textChanged.connect(lambda _: self._typed())
        self.list.itemClicked.connect(lambda _: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
        column.setSpacing(2 * STEP)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(label(said("Enter goes there, Esc closes."), kind="small"))
        self._offer(list(self._commands))

    @latest_slot
    async def find_more(self) -> None:
        """Add the postings that are called so."""
        text = self.field.text()
        found = await self._find_postings(text)
        if text == self.field.text():
            self._offer([*matching(self._commands, text), *found])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._offer(matching(self._commands, self.field.text()))
        self._delay.start()

    def _offer(self, commands: list[Command]) -> None:
        self._offered = commands
        self.list.clear()
        for command in commands:
            rest = "   ".join(part for part in (command.kind, command.keys) if part)
            item = QListWidgetItem(icon(command.icon, "text"), f"{command.words}   ·   {rest}")
            item.setToolTip(command.words)
            self.list.addItem(item)
        if not commands:
            item = QListWidgetItem(said("Nothing is called so."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._offered):
            self.chosen = self._offered[place]
            self.accept()
