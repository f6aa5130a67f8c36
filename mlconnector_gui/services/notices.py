"""Notifications and the daily digest as values, by a policy: who shows or sends them is not decided here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from mlconnector_gui.services.inbox import InboxItem, inbox_items
from mlconnector_gui.services.schedules import stored_calendar
from mlconnector_gui.services.timing.bars import Span
from mlconnector_gui.services.timing.written import read_span, read_time, written_time
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, notices
from mlconnector_gui.store.repositories.notices import Light, Notice

_POLICY, _LAST_DIGEST = "notice_policy", "last_digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePolicy:
    """What is red is told at once, but for quiet hours; everything else waits for the digest of the day."""

    daily_at: time = time(8)
    quiet: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a day's digest says: what is open, and what resolved itself since the last one."""

    day: date
    since: datetime
    open: tuple[InboxItem, ...]
    resolved: tuple[Notice, ...]


async def notice_policy(workplace: Workplace) -> NoticePolicy:
    return await workplace.store.read(_stored_policy)


async def change_notice_policy(workplace: Workplace, policy: NoticePolicy) -> None:
    await workplace.store.write(_change_policy, workplace, policy)


async def take_due_notices(workplace: Workplace) -> list[InboxItem]:
    """Return what is to be told at once and was not told yet; it counts as told."""
    return await workplace.store.write(_take_due, workplace)


async def take_due_digest(workplace: Workplace) -> Digest | None:
    """Return today's digest once its hour has come; it counts as given."""
    return await workplace.store.write(_take_digest, workplace)


async def digest_now(workplace: Workplace) -> Digest:
    """Return what a digest would say now; the one of the day still comes."""
    return await workplace.store.read(_digest, workplace.now)


def _stored_policy(transaction: Transaction) -> NoticePolicy:
    written = connections.setting(transaction, _POLICY, None)
    if written is None:
        return NoticePolicy()
    quiet = written["quiet"]
    return NoticePolicy(daily_at=read_time(written["daily_at"]), quiet=read_span(quiet) if quiet else None)


def _change_policy(transaction: Transaction, workplace: Workplace, policy: NoticePolicy) -> None:
    quiet = policy.quiet
    written: dict[str, Any] = {
        "daily_at": written_time(policy.daily_at),
        "quiet": f"{written_time(quiet.start)}-{written_time(quiet.end)}" if quiet else None,
    }
    connections.change_setting(transaction, _POLICY, written)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="notices.policy_changed",
        subject_kind="workspace",
        subject_id="notices",
        changed=written,
    )


def _take_due(transaction: Transaction, workplace: Workplace) -> list[InboxItem]:
    policy, calendar = _stored_policy(transaction), stored_calendar(transaction)
    if policy.quiet is not None and policy.quiet.holds(calendar.local(workplace.now).time()):
        return []
    due = [
        item
        for item in inbox_items(transaction)
        if item.notice.cause.light is Light.RED
        and item.notice.told_at is None
        and not item.care.is_put_off(workplace.now)
    ]
    notices.mark_told(transaction, [item.notice.notice_id for item in due], at=workplace.now)
    return due


def _take_digest(transaction: Transaction, workplace: Workplace) -> Digest | None:
    policy, calendar = _stored_policy(transaction), stored_calendar(transaction)
    local = calendar.local(workplace.now)
    last = connections.setting(transaction, _LAST_DIGEST, None)
    is_given = last is not None and calendar.local(datetime.fromisoformat(last)).date() >= local.date()
    if is_given or local.time() < policy.daily_at:
        return None
    digest = _digest(transaction, workplace.now)
    connections.change_setting(transaction, _LAST_DIGEST, workplace.now.isoformat())
    return digest


def _digest(transaction: Transaction, now: datetime) -> Digest:
    last = connections.setting(transaction, _LAST_DIGEST, None)
    since = datetime.fromisoformat(last) if last else now - timedelta(days=1)
    return Digest(
        day=stored_calendar(transaction).local(now).date(),
        since=since,
        open=tuple(inbox_items(transaction)),
        resolved=tuple(notices.notices_resolved_since(transaction, since)),
    )
