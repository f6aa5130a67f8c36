"""The icon that is left when the window is closed and the engine goes on."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from mlconnector_gui.ui.icons import inked_icon
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import colours_now
from mlconnector_gui.ui.words.language import said


class Tray(QSystemTrayIcon):
    """Shown while the window is closed; brings it back, or ends the program."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(inked_icon("app", colours_now().accent), window)
        self.setObjectName("tray")
        self.setToolTip(said("{window} · working", window=window.windowTitle()))
        self._window = window
        self._menu = QMenu()
        self.open_action = QAction(said("Open the window"), self._menu)
        self.stop_action = QAction(said("Stop and close"), self._menu)
        self._menu.addActions([self.open_action, self.stop_action])
        self.setContextMenu(self._menu)
        self.open_action.triggered.connect(self._bring_back)
        self.stop_action.triggered.connect(window.end)
        self.activated.connect(self._clicked)
        window.put_away.connect(self.show)

    def _bring_back(self) -> None:
        self.hide()
        self._window.show()
        self._window.activateWindow()

    def notify(self, title: str, text: str) -> None:
        """Tell of something that cannot wait; the icon is there while it is read."""
        self.show()
        self.showMessage(title, text, QSystemTrayIcon.MessageIcon.Warning)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._bring_back()


def tray_for(window: MainWindow) -> Tray | None:
    """Return None where the desktop has no tray: closing the window then ends the program, as it says."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    window.let_stay()
    return Tray(window)
