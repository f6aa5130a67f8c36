"""Ask where a file is to be written."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mlconnector_gui.ui.widgets.bits import named


def save_dialog(parent: QWidget, title: str, file: str, kinds: str, *, name: str) -> QFileDialog:
    """Build a dialog for a file of these kinds; the one of the suggested name is meant where none is written."""
    dialog = named(QFileDialog(parent, title, file, kinds), name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDefaultSuffix(Path(file).suffix.removeprefix("."))
    return dialog


def chosen_path(dialog: QFileDialog) -> Path:
    """Return what was chosen, with the kind that was chosen where the name has none of them."""
    path = Path(dialog.selectedFiles()[0])
    kinds = [_suffix(name) for name in dialog.nameFilters()]
    return path if path.suffix in kinds else path.with_suffix(_suffix(dialog.selectedNameFilter()))


def _suffix(kind: str) -> str:
    return kind.partition("*")[2].rstrip(")")
