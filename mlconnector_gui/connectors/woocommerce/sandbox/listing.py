"""What lists have in common: date limits with WordPress's trap, ordering, paging and its headers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from urllib.parse import quote_plus

from mlconnector_gui.connectors.woocommerce.sandbox.parameters import Parameters
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLimit:
    """
    A date parameter as WordPress compares it: strictly, in seconds.

    The trap: with `dates_are_gmt` WP_Date_Query turns a value that names its offset into site-local time
    and then compares that with the GMT column, so the limit is off by the site's offset.
    """

    shop: Shop
    given: datetime
    dates_are_gmt: bool

    def is_before(self, moment: datetime) -> bool:
        return self._limit() < self._column(moment)

    def is_after(self, moment: datetime) -> bool:
        return self._column(moment) < self._limit()

    def _limit(self) -> datetime:
        given, zone = self.given, self.shop.zone
        local = given if given.tzinfo is None else given.astimezone(zone)
        if self.dates_are_gmt or self._compares_local:
            return local.replace(tzinfo=UTC)
        return (given if given.tzinfo else given.replace(tzinfo=zone)).astimezone(UTC)

    def _column(self, moment: datetime) -> datetime:
        if self._compares_local:
            return moment.astimezone(self.shop.zone).replace(tzinfo=UTC)
        return moment.astimezone(UTC)

    @property
    def _compares_local(self) -> bool:
        """Classic storage has a local column, which it compares unless told otherwise."""
        return self.shop.classic_storage and not self.dates_are_gmt


def date_filter(
    parameters: Parameters, shop: Shop, prefix: str, moment_of: Callable[[T], datetime]
) -> Callable[[T], bool]:
    """Return the test for `after` and `before`, or for `modified_after` and `modified_before`."""
    gmt = parameters.boolean("dates_are_gmt")
    after = parameters.moment(f"{prefix}after")
    before = parameters.moment(f"{prefix}before")

    def accepts(one: T) -> bool:
        moment = moment_of(one)
        if after and not DateLimit(shop=shop, given=after, dates_are_gmt=gmt).is_before(moment):
            return False
        return not before or DateLimit(shop=shop, given=before, dates_are_gmt=gmt).is_after(moment)

    return accepts


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
