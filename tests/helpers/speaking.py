"""Walk a window or a dialog as a screen reader walks it, and find what it could not say."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QScrollBar, QWidget

SPOKEN = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ButtonMenu,
}
_INSIDE_OTHERS = (QComboBox, QAbstractSpinBox, QLineEdit)
_DEEPEST = 40


def controls(inside: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield what can be used and has to be named."""
    for one in _walked(QAccessible.queryAccessibleInterface(inside)):
        widget = one.object()
        is_part = isinstance(widget, QWidget) and _is_part_of_another(widget)
        if one.role() in SPOKEN and not is_part:
            yield one


def silent(inside: QWidget) -> list[str]:
    """Name every control that a screen reader could not."""
    return [
        f"{one.role().name} {one.object().objectName() if one.object() else ''}"
        for one in controls(inside)
        if not one.text(QAccessible.Text.Name).strip()
    ]


def _walked(interface: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """The cells of a table are its model's."""
    yield interface
    if interface.role() in {QAccessible.Role.Table, QAccessible.Role.List} or depth > _DEEPEST:
        return
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from _walked(child, depth + 1)


def _is_part_of_another(widget: QWidget) -> bool:
    return isinstance(widget, QScrollBar) or isinstance(widget.parentWidget(), _INSIDE_OTHERS)
