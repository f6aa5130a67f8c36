"""JDE account numbers: business unit, object account, subsidiary."""

from dataclasses import dataclass
from typing import Self

from mlconnector_gui.base.problem import Problem

_UNIT_WIDTH, _OBJECT_WIDTH, _SUBSIDIARY_WIDTH = 12, 6, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A structured account: business unit, object account and, often, a subsidiary."""

    business_unit: str
    object_account: str
    subsidiary: str = ""

    def __post_init__(self) -> None:
        for field, value, width in (
            ("business_unit", self.business_unit, _UNIT_WIDTH),
            ("object_account", self.object_account, _OBJECT_WIDTH),
            ("subsidiary", self.subsidiary, _SUBSIDIARY_WIDTH),
        ):
            if value != value.strip() or len(value) > width or not value.isprintable():
                raise Problem("account.part_invalid", part=field, value=value, width=width)
        if not self.business_unit or not self.object_account:
            raise Problem("account.incomplete", account=str(self))

    @classmethod
    def parse(cls, text: str, *, separator: str = ".") -> Self:
        """Read BU.OBJ or BU.OBJ.SUB; the separator is the site's (F0009.DOT1)."""
        parts = [part.strip() for part in text.strip().split(separator)]
        if len(parts) not in {2, 3} or not all(parts[:2]):
            raise Problem("account.not_structured", account=text, separator=separator)
        return cls(
            business_unit=parts[0], object_account=parts[1], subsidiary=parts[2] if len(parts) == 3 else ""
        )

    def format(self, *, separator: str = ".") -> str:
        """Write the account so that `parse` reads it back; a part that holds the separator cannot be written."""
        for part in (self.business_unit, self.object_account, self.subsidiary):
            if separator in part:
                raise Problem("account.part_holds_separator", account=str(self), separator=separator)
        return self._joined(separator)

    def __str__(self) -> str:
        return self._joined(".")

    def _joined(self, separator: str) -> str:
        parts = [self.business_unit, self.object_account]
        return separator.join([*parts, self.subsidiary] if self.subsidiary else parts)
