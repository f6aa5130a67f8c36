"""Columns of a grid as data: title, width, what a cell says, and what clicking the header sorts by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from mlconnector_gui.ui.words.language import said

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """
    One column over rows of a kind; its title is said where it is shown.

    `text` is what is shown, `plain` what is copied (an amount without grouping). `ink` and `icon_role` name a colour
    role. A column without `sort` cannot be sorted by.
    """

    name: str
    title: str
    width: int
    text: Callable[[Row], str]
    plain: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    icon: Callable[[Row], tuple[str, str]] | None = None
    """(icon name, colour role)."""
    ink: Callable[[Row], str] | None = None
    sort: Any = None
    is_amount: bool = False
    stretches: bool = False
    is_spare: bool = False
    """Left out where there is no room for it: what it says is told elsewhere on the screen too."""
    is_fixed_pitch: bool = False
    keeps_end: bool = False
    """Cut in the middle where there is no room: names and numbers are told apart by their ends."""

    @property
    def heading(self) -> str:
        return said(self.title)

    def copied(self, row: Row) -> str:
        return (self.plain or self.text)(row)


class Cell(NamedTuple):
    """A cell as drawn; made once when its page comes, so that painting is a look-up."""

    text: str
    tip: str
    icon: tuple[str, str] | None
    ink: str


def cells_of(row: Row, columns: tuple[Column[Row], ...]) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=(text := column.text(row)),
            tip=column.tip(row) if column.tip else text,
            icon=column.icon(row) if column.icon else None,
            ink=column.ink(row) if column.ink else "",
        )
        for column in columns
    )
