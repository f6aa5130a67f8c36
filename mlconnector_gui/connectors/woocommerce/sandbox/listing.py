"""What lists have in common: date limits with WordPress's trap, ordering, paging and its headers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from urllib.parse import quote_plus
from zoneinfo import ZoneInfo

from mlconnector_gui.connectors.woocommerce.sandbox.parameters import Parameters
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop

T = TypeVar("T")
_NEVER = datetime.min.replace(tzinfo=UTC)
_FOREVER = datetime.max.replace(tzinfo=UTC)


def date_filter(
    parameters: Parameters, shop: Shop, prefix: str, moment_of: Callable[[T], datetime]
) -> Callable[[T], bool]:
    """
    Return the test for `after` and `before`, or for `modified_after` and `modified_before`.

    Limits are strict and in seconds. Classic storage compares its local column unless the dates are GMT.
    """
    gmt = parameters.boolean("dates_are_gmt")
    local_column = shop.classic_storage and not gmt
    zone = shop.zone

    def limit(name: str, default: datetime) -> datetime:
        given = parameters.moment(f"{prefix}{name}")
        return default if given is None else _limit(given, zone, as_written=gmt or local_column)

    after = limit("after", _NEVER)
    before = limit("before", _FOREVER)

    def accepts(one: T) -> bool:
        moment = moment_of(one)
        if local_column:
            moment = moment.astimezone(zone).replace(tzinfo=UTC)
        return after < moment < before

    return accepts


def _limit(given: datetime, zone: ZoneInfo, *, as_written: bool) -> datetime:
    """
    Return the limit to compare a column with.

    The trap: WP_Date_Query first turns a value that names its offset into site-local time. With `dates_are_gmt`
    that is then compared with the GMT column, so the limit is off by the site's offset.
    """
    local = given if given.tzinfo is None else given.astimezone(zone)
    if as_written:
        return local.replace(tzinfo=UTC)
    return (given if given.tzinfo else given.replace(tzinfo=zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The `page`, `per_page` and `offset` of a request."""

    page: int
    per_page: int
    offset: int

    @classmethod
    def of(cls, parameters: Parameters) -> "Paging":
        page = parameters.integer("page", 1, low=1)
        per_page = parameters.integer("per_page", 10, low=1, high=100)
        offset = parameters.integer("offset", (page - 1) * per_page)
        return cls(page=page, per_page=per_page, offset=max(offset, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page of a list and what its headers say."""

    rows: Sequence[T]
    total: int
    pages: int


def cut(rows: Sequence[T], paging: Paging, *, forgets_total: bool) -> Page[T]:
    """Cut the page out of all rows; HPOS forgets the total past the end."""
    shown = rows[paging.offset : paging.offset + paging.per_page]
    total = 0 if forgets_total and not shown else len(rows)
    return Page(rows=shown, total=total, pages=-(-total // paging.per_page))


def paging_headers(
    page: Page[T], paging: Paging, *, address: str, parameters: Parameters, defaults: dict[str, str]
) -> dict[str, str]:
    """Write X-WP-Total, X-WP-TotalPages and, when there is another page, Link."""
    headers = {"X-WP-Total": str(page.total), "X-WP-TotalPages": str(page.pages)}
    links = []
    if paging.page > 1:
        previous = min(paging.page - 1, page.pages)
        links.append(f'<{address}?{_query(parameters, defaults, previous)}>; rel="prev"')
    if paging.page < page.pages:
        links.append(f'<{address}?{_query(parameters, defaults, paging.page + 1)}>; rel="next"')
    if links:
        headers["Link"] = ", ".join(links)
    return headers


def _query(parameters: Parameters, defaults: dict[str, str], page: int) -> str:
    shown: list[tuple[str, str]] = []
    for name, value in parameters.given.items():
        if name == "status":
            continue
        if name in _LISTS or isinstance(value, list):
            shown += [(f"{name}[{index}]", part) for index, part in enumerate(parameters.names(name))]
        elif name == "page":
            shown.append((name, str(page)))
        else:
            shown.append((name, {"true": "1", "false": ""}.get(value, value)))
    if "status" in defaults or "status" in parameters.given:
        statuses = parameters.names("status") or [defaults["status"]]
        shown += [(f"status[{index}]", part) for index, part in enumerate(statuses)]
    absent = defaults.keys() - parameters.given.keys() - {"status"}
    shown += [(name, value) for name, value in defaults.items() if name in absent]
    if "page" not in parameters.given:
        shown.append(("page", str(page)))
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in shown)


_LISTS = frozenset({"include", "exclude", "parent", "parent_exclude"})
