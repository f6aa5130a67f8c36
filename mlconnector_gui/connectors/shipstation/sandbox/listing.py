"""Filters, order and pages of the account's lists."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.clocking import local, read_filter
from mlconnector_gui.connectors.shipstation.sandbox.refusals import invalid

Record = dict[str, Any]
_DEFAULT_PAGE, _LARGEST_PAGE = 100, 500


@dataclass(slots=True, eq=False)
class Kept:
    """One record as the API shows it, with the moments that its texts are made of."""

    record: Record
    created: datetime
    modified: datetime
    voided: datetime | None = None
    shipped: datetime | None = None
    ordered: datetime | None = None
    paid: datetime | None = None
    hidden: bool = False
    """Deleted or merged into another: found by its id alone."""


_MOMENTS: Mapping[str, Callable[[Kept], datetime | None]] = {
    "create": lambda kept: kept.created,
    "modify": lambda kept: kept.modified,
    "void": lambda kept: kept.voided,
    "ship": lambda kept: kept.shipped,
    "order": lambda kept: kept.ordered,
    "payment": lambda kept: kept.paid,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of a request; names are read in any case, and one that is unknown is let be."""

    query: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Asked":
        # an empty filter is no filter: the documented addresses show every one of them
        return cls({name.lower(): value for name, value in pairs if value})

    def text(self, name: str) -> str:
        return self.query.get(name.lower(), "")

    def flag(self, name: str) -> bool:
        return self.text(name).lower() == "true"

    def number(self, name: str, default: int) -> int:
        text = self.text(name)
        if not text:
            return default
        if not text.isdigit():
            raise invalid({name: [f"The value '{text}' is not valid for {name}."]})
        return int(text)

    def moment(self, name: str) -> datetime | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return read_filter(text)
        except ValueError:
            raise invalid({name: [f"The value '{text}' is not valid for {name}."]}) from None

    def same(self, name: str, value: object) -> bool:
        """Whether a filter on a field lets it pass."""
        return not self.text(name) or self.text(name).lower() == str(value).lower()


def check_dates(asked: Asked, dates: Iterable[str]) -> None:
    """Refuse a limit that is no date, whether there is anything to list or not."""
    for name in dates:
        asked.moment(f"{name}DateStart")
        asked.moment(f"{name}DateEnd")


def within(kept: Kept, asked: Asked, dates: Iterable[str]) -> bool:
    """Both limits are inclusive, in whole seconds of the account's wall clock."""
    return all(_date_passes(kept, asked, name) for name in dates)


def _date_passes(kept: Kept, asked: Asked, name: str) -> bool:
    start, end = asked.moment(f"{name}DateStart"), asked.moment(f"{name}DateEnd")
    if start is None and end is None:
        return True
    moment = _MOMENTS[name](kept)
    if moment is None:
        return False
    placed = local(moment)
    is_early = start is not None and placed < start
    is_late = end is not None and placed >= end + timedelta(seconds=1)
    return not is_early and not is_late


def ordered(found: list[Kept], asked: Asked, default: str) -> list[Kept]:
    """Sort by the wall clock, so that the repeated hour of November is in the order of its texts."""
    by = asked.text("sortBy").lower().removesuffix("date") or default
    descends = asked.text("sortDir").lower() == "desc"
    if by == "sku":
        return sorted(found, key=lambda kept: str(kept.record["sku"]), reverse=descends)
    moment = _MOMENTS.get(by, _MOMENTS["create"])
    first = datetime.min  # noqa: DTZ901  the account's own wall clock

    def place(kept: Kept) -> datetime:
        when = moment(kept)
        return local(when) if when else first

    return sorted(found, key=place, reverse=descends)


def page_of(found: list[Kept], asked: Asked, name: str) -> dict[str, Any]:
    size = min(asked.number("pageSize", _DEFAULT_PAGE), _LARGEST_PAGE) or _DEFAULT_PAGE
    number = max(asked.number("page", 1), 1)
    rows = found[(number - 1) * size : number * size]
    return {
        name: [kept.record for kept in rows],
        "total": len(found),
        "page": number,
        "pages": -(-len(found) // size),
    }
