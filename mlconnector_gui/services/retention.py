"""
How long the workspace keeps what only helps to look back: runs, deliveries of webhooks, digests.

Documents, postings, approvals, attempts and the audit log are the books' evidence and have no term.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, runs
from mlconnector_gui.store.repositories.webhooks import forget_deliveries

_SETTING = "retention"
LEAST_DAYS = {"runs": 90, "deliveries": 7, "digests": 7}
"""Runs are compared with those of the same weekday some weeks ago; a store repeats a delivery for days."""
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Days that each kind is kept."""

    runs: int = 730
    deliveries: int = 30
    digests: int = 365

    def __post_init__(self) -> None:
        for one in fields(self):
            if not LEAST_DAYS[one.name] <= getattr(self, one.name) <= MOST_DAYS:
                raise Problem(
                    "retention.days_invalid",
                    days=getattr(self, one.name),
                    least=LEAST_DAYS[one.name],
                    most=MOST_DAYS,
                )

    def written(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


async def retention(workplace: Workplace) -> Retention:
    return await workplace.store.read(_stored)


async def change_retention(workplace: Workplace, wanted: Retention) -> None:
    await workplace.store.write(_change, wanted, workplace)
    workplace.tell("retention")


async def forget_what_is_old(workplace: Workplace) -> dict[str, int]:
    """Take away the runs and deliveries whose days are over; returns how many of each."""
    return await workplace.store.write(_forget, workplace.now)


def _stored(transaction: Transaction) -> Retention:
    return Retention(**connections.setting(transaction, _SETTING, {}))


def _change(transaction: Transaction, wanted: Retention, workplace: Workplace) -> None:
    connections.change_setting(transaction, _SETTING, wanted.written())
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="retention.changed",
        subject_kind="workspace",
        subject_id="retention",
        changed=wanted.written(),
    )


def _forget(transaction: Transaction, now: datetime) -> dict[str, int]:
    kept = _stored(transaction)
    return {
        "runs": runs.forget_runs(transaction, before=now - timedelta(days=kept.runs)),
        "deliveries": forget_deliveries(transaction, before=now - timedelta(days=kept.deliveries)),
    }
