"""Bring in a file that a person has: chosen with a button, or dropped on the overview."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from mlconnector_gui.ui.screens.overview.presenter import ImportChoice
from mlconnector_gui.ui.widgets.bits import named
from mlconnector_gui.ui.words.language import said


class ImportButton(QPushButton):
    """
    Asks which file, and where several stores take such files also which store.

    It shows only where a connected store takes files at all.
    """

    chosen = Signal(object, object)
    """Paths, and the choice they are for."""

    def __init__(self) -> None:
        super().__init__(said("Import file…"))
        named(self, "overview.import", said("Import a file of a store, such as a settlement report"))
        self.setToolTip(said("Or drop the file here."))
        self._choices: tuple[ImportChoice, ...] = ()
        self.menu_of_stores = QMenu(self)
        self.clicked.connect(self._ask)
        self.hide()

    def offer(self, choices: tuple[ImportChoice, ...]) -> None:
        self._choices = choices
        self.setVisible(bool(choices))

    def takes(self, dropped: QMimeData) -> bool:
        return bool(self._choices and _files(dropped))

    def take(self, dropped: QMimeData) -> None:
        """Take files that were dropped."""
        if self.takes(dropped):
            self._for_a_store(_files(dropped))

    def _ask(self) -> None:
        ends = sorted({suffix for choice in self._choices for suffix in choice.suffixes})
        titles = f" {said('or')} ".join(
            said(title) for title in dict.fromkeys(choice.title for choice in self._choices)
        )
        kinds = said(
            "{titles} ({ends});;All files (*)", titles=titles, ends=" ".join("*" + end for end in ends)
        )
        dialog = QFileDialog(self.window(), said("Import file"), "", kinds)
        dialog.setObjectName("importDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.filesSelected.connect(lambda names: self._for_a_store([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _for_a_store(self, paths: Sequence[Path]) -> None:
        if len(self._choices) == 1:
            self.chosen.emit(paths, self._choices[0])
            return
        self.menu_of_stores.clear()
        for choice in self._choices:
            action = self.menu_of_stores.addAction(choice.words)
            action.triggered.connect(lambda _=False, choice=choice: self.chosen.emit(paths, choice))
        self.menu_of_stores.popup(self.mapToGlobal(QPoint(0, self.height())))


def _files(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
