"""The error inbox: every cause that stops something, once, with how much it stops; it goes when its cause is gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.completeness import check_every_store
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.inbox import (
    StuckPostings,
    changed_after_sending,
    failing_jobs,
    stuck_postings,
)
from mlconnector_gui.store.repositories import connections, notices
from mlconnector_gui.store.repositories.notices import Cause, Light, Notice, Settled

WORK = "work"
_FAILURES_LOOKED_AT = timedelta(days=14)
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
    """One notice with the name of its connection."""

    notice: Notice
    connection: str


async def inbox(workplace: Workplace) -> list[InboxItem]:
    """Return what is open, the worst first."""
    return await workplace.store.read(inbox_items)


async def look_at_everything(workplace: Workplace) -> None:
    """Judge every store and all work anew, as the engine does after each of its runs."""
    await check_every_store(workplace)
    await workplace.store.write(settle_work, workplace)
    workplace.tell("notice")


def inbox_items(transaction: Transaction) -> list[InboxItem]:
    return [
        InboxItem(
            notice=notice,
            connection=connections.name_of(transaction, notice.cause.connection_id)
            if notice.cause.connection_id
            else "",
        )
        for notice in notices.open_notices(transaction)
    ]


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
    for job in failing_jobs(transaction, since=workplace.now - _FAILURES_LOOKED_AT):
        known = active.get(job.connection_id)
        if known is None or (known.problem or {}).get("code") == job.problem.get("code"):
            continue
        subject = ":".join(part for part in (job.job, job.stream) if part)
        yield _of_problem(job.problem, job.connection_id, subject, count=job.count)
    stuck = [*stuck_postings(transaction), *changed_after_sending(transaction)]
    yield from _of_postings([one for one in stuck if one.connection_id in active])


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
    totals: dict[str, Money] = {}
    for one in every:
        known = totals.get(one.gross.currency)
        totals[one.gross.currency] = known + one.gross if known else one.gross
    return list(totals.values())


def _code_of(one: StuckPostings) -> str:
    if one.state not in _NO_CODE:
        return "inbox.changed_after_sending"
    if one.state in _OWN_WORDS or not one.why:
        return _NO_CODE[one.state]
    return one.why


def _subject_of(one: StuckPostings) -> str:
    state = one.state.value if one.state in _NO_CODE else "sent"
    return f"{state}:{one.role}" if one.role else state
