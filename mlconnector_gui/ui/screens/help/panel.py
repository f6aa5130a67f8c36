"""The help panel at the right of the window: it explains the screen that is shown, and goes with it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolButton, QVBoxLayout

from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.screens.help.pages import FIRST_PAGE, help_page
from mlconnector_gui.ui.theme import STEP, TITLE, colours_now, text_font
from mlconnector_gui.ui.widgets.bits import hairline, label, named, row_of
from mlconnector_gui.ui.words.language import said

WIDTH = 320
_LINE_HEIGHT = 115.0


class HelpPanel(QFrame):
    """Hidden until F1; links lead from page to page, nothing leaves the machine."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("helpPanel")
        self.setProperty("kind", "pane")
        self.setFixedWidth(WIDTH)
        self.page = ""
        self.text = named(QTextBrowser(), "helpText", said("Help"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.anchorClicked.connect(self._follow)
        self.close_button = named(QToolButton(), "helpClose", said("Close help"))
        self.close_button.setToolTip(said("Close help (Esc)"))
        self.close_button.clicked.connect(lambda _: self._close())
        head = row_of([label(said("Help"), kind="heading"), None, self.close_button])
        head.setContentsMargins(3 * STEP, STEP, STEP, STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.text, 1)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._close)
        self.hide()

    def show_page(self, name: str) -> None:
        self.page = name
        self.redraw()
        self.show()

    def redraw(self) -> None:
        """Draw the page in the theme's colours."""
        colours = colours_now()
        self.close_button.setIcon(icon("close", "text"))
        document = self.text.document()
        document.setDocumentMargin(3 * STEP)
        document.setDefaultStyleSheet(f"a {{ color: {colours.accent}; }}")
        if self.page:
            self.text.setMarkdown(help_page(self.page))
            _space_out(self.text.document())

    def _follow(self, url: QUrl) -> None:
        name = url.fileName().removesuffix(".md")
        self.show_page(name or FIRST_PAGE)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _space_out(document: QTextDocument) -> None:
    """Give headings our sizes and paragraphs room, which Markdown has no words for."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        shape = block.blockFormat()
        if not cursor.currentTable():
            shape.setBottomMargin(STEP if block.textList() else 2 * STEP)
            shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(shape)
        if shape.headingLevel():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setFont(text_font(TITLE, bold=True))
            cursor.mergeCharFormat(letters)
        block = block.next()
