"""The error inbox: every cause that stops something, once, with how much it stops; it goes when its cause is gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.problem import Cause as ProblemCause
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.completeness import check_every_store
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries.inbox import (
    StuckPostings,
    changed_after_sending,
    failing_jobs,
    stuck_postings,
)
from mlconnector_gui.store.repositories import connections, notices
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.notices import Care, Cause, Light, Notice, Settled

WORK = "work"
LONGEST_SNOOZE = timedelta(days=60)
LONGEST_OWNER = 60
_FAILURES_LOOKED_AT = timedelta(days=14)
_URGENT_DAYS = 7
_RED = frozenset({PostingState.REJECTED, PostingState.IN_DOUBT, PostingState.NEEDS_PERSON})
_NO_CODE = {
    PostingState.BLOCKED: "inbox.blocked",
    PostingState.REJECTED: "inbox.rejected",
    PostingState.IN_DOUBT: "inbox.in_doubt",
    PostingState.NEEDS_PERSON: "inbox.needs_person",
    PostingState.CHANGED_AFTER_APPROVAL: "inbox.changed_after_approval",
}
_OWN_WORDS = frozenset({PostingState.IN_DOUBT, PostingState.CHANGED_AFTER_APPROVAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One notice with the name of its connection, and who looks after it."""

    notice: Notice
    connection: str
    care: Care


async def inbox(workplace: Workplace) -> list[InboxItem]:
    """Return what is open, the worst first."""
    return await workplace.store.read(inbox_items)


async def assign_notice(workplace: Workplace, notice_id: str, owner: str) -> None:
    """Say who looks after a line of the inbox; '' gives it back to everybody."""
    await workplace.store.write(_assign, workplace, notice_id, owner.strip()[:LONGEST_OWNER])
    workplace.tell("notice", notice_id)


async def snooze_notice(workplace: Workplace, notice_id: str, until: datetime | None, *, reason: str) -> None:
    """
    Put a line of the inbox off until a moment; None brings it back at once.

    It goes on stopping what it stops, and comes back by itself earlier when it gets worse.
    """
    if until is not None and not reason.strip():
        raise Problem("review.reason_missing")
    if until is not None and not workplace.now < until <= workplace.now + LONGEST_SNOOZE:
        raise Problem("inbox.snooze_invalid", days=LONGEST_SNOOZE.days)
    await workplace.store.write(_snooze, workplace, notice_id, until, reason.strip())
    workplace.tell("notice", notice_id)


async def look_at_everything(workplace: Workplace) -> None:
    """Judge every store and all work anew, as the engine does after each of its runs."""
    await check_every_store(workplace)
    await workplace.store.write(settle_work, workplace)
    workplace.tell("notice")


def inbox_items(transaction: Transaction) -> list[InboxItem]:
    cares = notices.cares(transaction)
    return [
        InboxItem(
            notice=notice,
            connection=connections.name_of(transaction, notice.cause.connection_id)
            if notice.cause.connection_id
            else "",
            care=cares.get(notice.notice_id, Care()),
        )
        for notice in notices.open_notices(transaction)
    ]


def _assign(transaction: Transaction, workplace: Workplace, notice_id: str, owner: str) -> None:
    notice, care = _open(transaction, notice_id)
    notices.keep_care(transaction, notice_id, replace(care, owner=owner))
    _record(transaction, workplace, notice, "notice.assigned", owner=owner or "nobody", before=care.owner)


def _snooze(
    transaction: Transaction, workplace: Workplace, notice_id: str, until: datetime | None, reason: str
) -> None:
    notice, care = _open(transaction, notice_id)
    notices.keep_care(transaction, notice_id, replace(care, snoozed_until=until))
    told = until.isoformat() if until else "brought back"
    _record(transaction, workplace, notice, "notice.snoozed", until=told, reason=reason)


def _open(transaction: Transaction, notice_id: str) -> tuple[Notice, Care]:
    notice = notices.open_notice(transaction, notice_id)
    if notice is None:
        raise Problem("inbox.not_open", cause=ProblemCause.STATE)
    return notice, notices.cares(transaction).get(notice_id, Care())


def _record(
    transaction: Transaction, workplace: Workplace, notice: Notice, event: str, **told: object
) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="notice",
        subject_id=notice.notice_id,
        subject=notice.cause.code,
        **told,
    )


def settle_work(transaction: Transaction, workplace: Workplace) -> Settled:
    """Bring the notices about connections, runs and postings in line with how these stand."""
    causes = {cause.key: cause for cause in _causes(transaction, workplace)}
    return notices.settle_notices(
        transaction, WORK, list(causes.values()), ids=workplace.ids, at=workplace.now
    )


def _causes(transaction: Transaction, workplace: Workplace) -> Iterator[Cause]:
    active = {one.connection_id: one for one in connections.connections(transaction)}
    for connection in active.values():
        if connection.problem:
            yield _of_problem(connection.problem, connection.connection_id, "connection")
        yield from _lapsing(connection, workplace.now.date())
    for job in failing_jobs(transaction, since=workplace.now - _FAILURES_LOOKED_AT):
        known = active.get(job.connection_id)
        if known is None or (known.problem or {}).get("code") == job.problem.get("code"):
            continue
        subject = ":".join(part for part in (job.job, job.stream) if part)
        yield _of_problem(job.problem, job.connection_id, subject, count=job.count)
    stuck = [*stuck_postings(transaction), *changed_after_sending(transaction)]
    yield from _of_postings([one for one in stuck if one.connection_id in active])


def _lapsing(connection: StoredConnection, today: date) -> Iterator[Cause]:
    """Remind of what a connection logs in with before it lapses, and say so once it did."""
    read = connector_spec(connection.connector).lapses if connection.connector != JDE else None
    for lapse in read()(connection.values) if read is not None else ():
        left = lapse.days_left(today)
        if lapse.is_due(today):
            yield Cause(
                code=f"{connection.connector}.{lapse.what}_{'lapses' if left >= 0 else 'over'}",
                light=Light.RED if left < _URGENT_DAYS else Light.AMBER,
                connection_id=connection.connection_id,
                subject=lapse.what,
                params={"until": lapse.last_day.isoformat(), "days": str(left)},
            )


def _of_problem(problem: Mapping[str, object], connection_id: str, subject: str, *, count: int = 1) -> Cause:
    params = problem.get("params")
    told = params if isinstance(params, Mapping) else {}
    return Cause(
        code=str(problem.get("code") or "run.bug"),
        light=Light.RED,
        connection_id=connection_id,
        subject=subject,
        params={str(name): str(value) for name, value in told.items()},
        count=count,
    )


def _of_postings(stuck: list[StuckPostings]) -> Iterator[Cause]:
    """Join the currencies of one cause."""
    groups: dict[tuple[str, str, str], list[StuckPostings]] = {}
    for one in stuck:
        groups.setdefault((_code_of(one), one.connection_id, _subject_of(one)), []).append(one)
    for (code, connection_id, subject), every in groups.items():
        yield Cause(
            code=code,
            light=Light.RED if every[0].state in _RED else Light.AMBER,
            connection_id=connection_id,
            subject=subject,
            params={
                **every[0].params,
                "stopped": " + ".join(str(amount) for amount in _amounts(every)),
                "oldest": min(one.oldest for one in every).isoformat(),
            },
            count=sum(one.count for one in every),
        )


def _amounts(every: list[StuckPostings]) -> list[Money]:
    """Add up what moves money; records of the address book and of stores come to nothing, in no currency."""
    totals: dict[str, Money] = {}
    for one in every:
        known = totals.get(one.gross.currency)
        totals[one.gross.currency] = known + one.gross if known else one.gross
    return [total for total in totals.values() if not total.is_zero]


def _code_of(one: StuckPostings) -> str:
    if one.state not in _NO_CODE:
        return "inbox.changed_after_sending"
    if one.state in _OWN_WORDS or not one.why:
        return _NO_CODE[one.state]
    return one.why


def _subject_of(one: StuckPostings) -> str:
    state = one.state.value if one.state in _NO_CODE else "sent"
    return f"{state}:{one.role}" if one.role else state
