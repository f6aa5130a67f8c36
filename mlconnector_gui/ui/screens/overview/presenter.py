"""What the overview says, without Qt: every line is counted by the store and leads to where the work is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.audit_log import LAST_PROOF
from mlconnector_gui.services.catalog_reading import CatalogRead, end_reading, reading_under_way
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.current_sales import DayOfSales, current_sales
from mlconnector_gui.services.import_file import FileKind, file_kinds, import_file
from mlconnector_gui.services.reconcile import LAST_RECONCILED
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries import overview
from mlconnector_gui.store.queries.overview import DayCount, LateMonth, RunHealth, StateCount
from mlconnector_gui.store.queries.review import ReviewView, review_counts
from mlconnector_gui.store.repositories.connections import StoredConnection, setting
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.widgets.bars import Bar
from mlconnector_gui.ui.words.amounts import age_text, counted, moment_text, money_text, totals_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.imports import imported_words
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import short_phrase, stored_sentence
from mlconnector_gui.ui.words.states import state_words

DAYS = 31
_MOST_CAUSES = 3
_SALES_DAYS = 7
_ONE_DAY = timedelta(days=1)
_S = PostingState


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewLine:
    """One thing, with the button that leads to it; `view` is a view of Review, `screen` any screen."""

    name: str
    icon: str
    role: str
    text: str
    rest: str = ""
    button: str = ""
    view: ReviewView | None = None
    screen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart's bars and the words for its highest."""

    title: str
    bars: tuple[Bar, ...]
    top: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoice:
    """A kind of file that can be imported, for one store."""

    kind: str
    title: str
    connection: str
    suffixes: tuple[str, ...]

    @property
    def words(self) -> str:
        return said("{file} of {connection}", file=said(self.title), connection=self.connection)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewState:
    """Everything the screen draws."""

    steps: tuple[OverviewLine, ...] = ()
    """What to do first, while nothing is connected; the rest is left out then."""
    needs: tuple[OverviewLine, ...] = ()
    late: tuple[OverviewLine, ...] = ()
    connections: tuple[OverviewLine, ...] = ()
    sales: tuple[OverviewLine, ...] = ()
    """What marketplaces sell, before it is settled."""
    backlog: tuple[OverviewLine, ...] = ()
    proofs: tuple[OverviewLine, ...] = ()
    charts: tuple[Chart, ...] = ()
    imports: tuple[ImportChoice, ...] = ()
    """What a file can be brought in for."""
    reading: CatalogRead | None = None
    """The catalog of a store that is read through at present."""

    @property
    def is_first_start(self) -> bool:
        return bool(self.steps)


class OverviewPresenter:
    """Reads the store's counts, on readers' threads, and puts them into words."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = OverviewState()
        self._workplace, self._engine = workplace, engine

    async def refresh(self) -> OverviewState:
        store = self._workplace.store
        known = await list_connections(self._workplace)
        if steps := _first_steps(known):
            self.state = OverviewState(steps=steps)
            return self.state
        now = self._workplace.now
        today = now.astimezone().date()
        states = {one.state: one for one in await store.read(overview.state_counts)}
        counts = await store.read(review_counts)
        days = await store.read(overview.days_counted, first=today - timedelta(days=DAYS - 1), last=today)
        self.state = OverviewState(
            needs=_needs(states, counts, await store.read(overview.blocked_by_cause), now),
            late=_late(await store.read(overview.late_months, before=today.replace(day=1))),
            connections=_connections(known, await store.read(overview.run_health), now),
            sales=_sales(
                await current_sales(
                    self._workplace, first=today - timedelta(days=_SALES_DAYS - 1), last=today + _ONE_DAY
                ),
                today,
            ),
            backlog=_backlog(states, await store.read(overview.unprepared_count), now),
            proofs=(
                _audit_proof(await store.read(setting, LAST_PROOF, None)),
                _reconciled(await store.read(setting, LAST_RECONCILED, None)),
            ),
            charts=_charts(days, today),
            imports=_import_choices(await file_kinds(self._workplace)),
            reading=await reading_under_way(self._workplace),
        )
        return self.state

    async def end_reading(self) -> None:
        if self.state.reading is not None:
            await end_reading(self._workplace, self.state.reading)

    async def import_files(self, paths: Sequence[Path], choice: ImportChoice) -> str:
        """Bring files in one after the other, and say what they held; the first that is wrong ends it."""
        told = []
        for path in paths:
            imported = await import_file(
                self._workplace, path, kind=choice.kind, connection=choice.connection
            )
            told.append(imported_words(imported))
            self._engine.wake()
        return " ".join(told)


def _import_choices(kinds: Sequence[FileKind]) -> tuple[ImportChoice, ...]:
    return tuple(
        ImportChoice(kind=kind.kind, title=kind.title, connection=name, suffixes=kind.suffixes)
        for kind in kinds
        for name in sorted(kind.connections)
    )


def _first_steps(known: Sequence[StoredConnection]) -> tuple[OverviewLine, ...]:
    """Say what to set up, until a ledger and a store are connected."""
    has_ledger = any(one.connector == JDE for one in known)
    has_store = any(one.connector != JDE for one in known)
    if has_ledger and has_store:
        return ()
    return (
        OverviewLine(
            name="connectJde",
            icon="ready_check" if has_ledger else "half",
            role="good" if has_ledger else "accent",
            text=said("1. Connect JD Edwards"),
            rest=said("Done.")
            if has_ledger
            else said("The address of the AIS Server, an environment, and a user of its own."),
            button="" if has_ledger else said("Connections"),
            screen="connections",
        ),
        OverviewLine(
            name="connectStore",
            icon="ready_check" if has_store else "half",
            role="good" if has_store else "accent",
            text=said("2. Connect a store"),
            rest=said("Done.")
            if has_store
            else said("Each store says which keys it needs and what they must be allowed to read."),
            button="" if has_store else said("Connections"),
            screen="connections",
        ),
        OverviewLine(
            name="mapAccounts",
            icon="half",
            role="neutral",
            text=said("3. Map accounts, then fetch"),
            rest=said("Sales, tax, shipping and fees each get an account. What has none stops, and says so."),
        ),
    )


def _needs(
    states: Mapping[PostingState, StateCount],
    counts: Mapping[ReviewView, int],
    causes: Mapping[str, int],
    now: datetime,
) -> tuple[OverviewLine, ...]:
    lines = [
        _need(states.get(state), words, view, now)
        for state, words, view in (
            (_S.IN_DOUBT, said("with unknown outcome; JDE is being searched"), ReviewView.UNKNOWN),
            (_S.NEEDS_PERSON, said("to look up in JDE by hand"), ReviewView.NEEDS_ME),
            (_S.REJECTED, said("refused by JDE"), ReviewView.NEEDS_ME),
            (_S.CHANGED_AFTER_APPROVAL, said("changed in the store after approval"), ReviewView.CHANGED),
            (_S.READY, said("ready to approve"), ReviewView.NEEDS_ME),
        )
    ]
    blocked = [
        _line(
            name=f"blocked.{code or 'other'}",
            state=_S.BLOCKED,
            text=said(
                "{postings} blocked: {why}",
                postings=counted(count, "posting"),
                why=short_phrase(code) or said("a check fails"),
            ),
            view=ReviewView.BLOCKED,
        )
        for code, count in list(causes.items())[:_MOST_CAUSES]
    ]
    if rest := sum(list(causes.values())[_MOST_CAUSES:]):
        text = said("{postings} blocked for other reasons", postings=counted(rest, "posting"))
        blocked.append(_line(name="blocked.rest", state=_S.BLOCKED, text=text, view=ReviewView.BLOCKED))
    held = _need(states.get(_S.HELD), said("held"), ReviewView.BLOCKED, now)
    return tuple(line for line in (*lines, *blocked, held) if line is not None)


def _need(one: StateCount | None, words: str, view: ReviewView, now: datetime) -> OverviewLine | None:
    if one is None:
        return None
    return _line(
        name=one.state.value,
        state=one.state,
        text=f"{counted(one.count, 'posting')} {words}",
        rest=_waits(one, now),
        view=view,
    )


def _waits(one: StateCount, now: datetime) -> str:
    age = age_text(one.oldest, now)
    return said("just now") if age == said("now") else said("oldest waits {age}", age=age)


def _line(*, name: str, state: PostingState, text: str, view: ReviewView, rest: str = "") -> OverviewLine:
    look = state_words(state)
    return OverviewLine(
        name=name, icon=look.icon, role=look.role, text=text, rest=rest, button=said("Show"), view=view
    )


def _late(months: Sequence[LateMonth]) -> tuple[OverviewLine, ...]:
    lines = []
    for month in months:
        rest = totals_text(month.totals)
        if month.entered:
            rest = said("{amounts}; {count:,} in JDE, not posted there", amounts=rest, count=month.entered)
        lines.append(
            OverviewLine(
                name=f"late.{month.month}",
                icon="warning",
                role="warning",
                text=said(
                    "{month}: {postings} not finished",
                    month=month.month,
                    postings=counted(month.count, "posting"),
                ),
                rest=rest,
                button=said("Show"),
                view=ReviewView.SENT if month.entered == month.count else ReviewView.ALL,
            )
        )
    return tuple(lines)


def _connections(
    known: Sequence[StoredConnection], health: Mapping[str, RunHealth], now: datetime
) -> tuple[OverviewLine, ...]:
    lines = [_connection(one, health[one.connection_id], now) for one in known if one.connection_id in health]
    return tuple(sorted(lines, key=lambda line: line.role != "bad"))


def _connection(stored: StoredConnection, health: RunHealth, now: datetime) -> OverviewLine:
    icon, role, word, then = _standing(stored, health)
    told = []
    if health.last_success is not None:
        told.append(
            said(
                "Last success {moment} ({age})",
                moment=moment_text(health.last_success),
                age=age_text(health.last_success, now),
            )
        )
    elif health.last_at is None:
        told.append(said("Nothing has run yet"))
    if health.last_state not in {"", "succeeded"}:
        told.append(said("last {job} {state}", job=spoken(health.last_job), state=spoken(health.last_state)))
    if stored.proved_at is not None:
        session = said("session opened") if stored.connector == JDE else said("answered")
        told.append(f"{session} {moment_text(stored.proved_at)}")
    if health.waiting:
        told.append(said("{runs} waiting", runs=counted(health.waiting, "run")))
    return OverviewLine(
        name=f"connection.{stored.name}",
        icon=icon,
        role=role,
        text=f"{stored.name}: {word}",
        rest=" ".join(part for part in (f"{'; '.join(told)}." if told else "", then) if part),
        button=said("Show"),
        screen="connections",
    )


def _standing(stored: StoredConnection, health: RunHealth) -> tuple[str, str, str, str]:
    """Icon, colour role, word, and the next step."""
    if stored.problem:
        words = stored_sentence(stored.problem)
        return ("cross", "bad", words.what.rstrip("."), said("Next: {remedy}", remedy=words.remedy))
    if stored.proved_at is None and health.last_success is None:
        return ("skipped", "neutral", said("not tested"), said("Next: test the connection."))
    return ("ready_check", "good", said("works"), "")


def _sales(found: Sequence[DayOfSales], today: date) -> tuple[OverviewLine, ...]:
    """
    Say of each marketplace what was ordered today and on the days before, without what was cancelled.

    The days are those of the books, so that what is ordered east of this machine may be of tomorrow.
    """
    by_market: dict[tuple[str, str], list[DayOfSales]] = {}
    for one in found:
        by_market.setdefault((one.connection, one.marketplace), []).append(one)
    lines = []
    for (connection, marketplace), days in sorted(by_market.items()):
        now = [one for one in days if one.day >= today]
        before = [one for one in days if one.day == today - _ONE_DAY]
        unpriced = sum(one.unpriced for one in days)
        rest = [
            said("Yesterday {sold}", sold=_sold(before)),
            said("in {days} days {sold}", days=_SALES_DAYS, sold=_sold(days)),
        ]
        if unpriced:
            rest.append(said("{orders} without a price yet", orders=counted(unpriced, "order")))
        lines.append(
            OverviewLine(
                name=f"sales.{connection}.{marketplace}",
                icon="fetch",
                role="neutral",
                text=said(
                    "{store}, {marketplace}: today {sold}",
                    store=connection,
                    marketplace=marketplace,
                    sold=_sold(now),
                ),
                rest=f"{'; '.join(rest)}.",
            )
        )
    return tuple(lines)


def _sold(days: Sequence[DayOfSales]) -> str:
    orders = sum(one.orders for one in days)
    totals = totals_text(one.total for one in days if one.total is not None)
    if not orders:
        return said("nothing")
    return ", ".join(part for part in (counted(orders, "order"), totals) if part)


def _backlog(
    states: Mapping[PostingState, StateCount], unprepared: int, now: datetime
) -> tuple[OverviewLine, ...]:
    lines = []
    if unprepared:
        text = said("{documents} fetched, not prepared yet", documents=counted(unprepared, "document"))
        lines.append(OverviewLine(name="backlog.documents", icon="fetch", role="neutral", text=text))
    for state, words, view in (
        (_S.APPROVED, said("approved, not sent yet"), ReviewView.APPROVED),
        (_S.SENDING, said("being sent"), ReviewView.UNKNOWN),
        (_S.ACCEPTED, said("in JDE, not read back yet"), ReviewView.SENT),
        (_S.CONFIRMED, said("confirmed, not posted in JDE yet"), ReviewView.SENT),
    ):
        if (one := states.get(state)) is not None:
            lines.append(
                _line(
                    name=f"backlog.{state.value}",
                    state=state,
                    text=f"{counted(one.count, 'posting')} {words}",
                    rest=_waits(one, now),
                    view=view,
                )
            )
    return tuple(lines)


def _audit_proof(kept: Mapping[str, Any] | None) -> OverviewLine:
    if kept is None:
        text, role, icon = said("Audit log not verified yet"), "neutral", "skipped"
    elif kept["is_verified"]:
        at = moment_text(datetime.fromisoformat(kept["at"]))
        text, role, icon = (
            said("Audit log whole: {records}, {at}", records=counted(kept["records"], "record"), at=at),
            "good",
            "ready_check",
        )
    else:
        at = moment_text(datetime.fromisoformat(kept["at"]))
        text, role, icon = said("Audit log BROKEN, seen {at}", at=at), "bad", "cross"
    return OverviewLine(
        name="proof.audit", icon=icon, role=role, text=text, button=said("Audit"), screen="audit"
    )


def _reconciled(kept: Mapping[str, Any] | None) -> OverviewLine:
    name = "proof.reconcile"
    if kept is None:
        return OverviewLine(
            name=name,
            icon="skipped",
            role="neutral",
            text=said("Not reconciled yet"),
            button=said("Reconcile"),
            screen="reconcile",
        )
    at = moment_text(datetime.fromisoformat(kept["at"]))
    if kept["agrees"]:
        text = said("{period} reconciled, everything agrees, {at}", period=kept["period"], at=at)
        icon, role = "ready_check", "good"
    else:
        text = said(
            "{period} does not agree: {differing}, {at}",
            period=kept["period"],
            differing=", ".join(kept["differing"]),
            at=at,
        )
        icon, role = "cross", "bad"
    return OverviewLine(
        name=name, icon=icon, role=role, text=text, button=said("Reconcile"), screen="reconcile"
    )


def _charts(days: Sequence[DayCount], today: date) -> tuple[Chart, ...]:
    """Postings a day over all currencies, then amounts a day of the currency with most postings."""
    span = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    counts = {day: sum(one.count for one in days if one.day == day) for day in span}
    by_currency: dict[str, int] = {}
    for one in days:
        by_currency[one.currency] = by_currency.get(one.currency, 0) + one.count
    charts = [
        Chart(
            title=said("Postings a day, by G/L date, last {count} days", count=DAYS),
            bars=tuple(
                Bar(
                    day.isoformat(),
                    float(counts[day]),
                    f"{day.isoformat()}: {counted(counts[day], 'posting')}",
                )
                for day in span
            ),
            top=counted(max(counts.values()), "posting") if any(counts.values()) else "",
        )
    ]
    if by_currency:
        most = max(sorted(by_currency), key=lambda currency: by_currency[currency])
        charts.append(_amounts([one for one in days if one.currency == most], most, span))
    return tuple(charts)


def _amounts(days: Sequence[DayCount], currency: str, span: Sequence[date]) -> Chart:
    gross = {one.day: one.gross for one in days}
    bars = tuple(
        Bar(
            day.isoformat(),
            float(gross[day].minor) if day in gross else 0.0,  # for drawing; the words are exact
            f"{day.isoformat()}: {money_text(gross[day])}"
            if day in gross
            else said("{day}: nothing", day=day.isoformat()),
        )
        for day in span
    )
    highest = max(gross.values(), key=lambda money: money.amount)
    return Chart(
        title=said("Amounts a day in {currency}, gross", currency=currency),
        bars=bars,
        top=money_text(highest),
    )
