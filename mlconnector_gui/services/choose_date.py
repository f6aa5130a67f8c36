"""Choose another G/L date for a posting: a day, why, and what JDE says of it."""

from dataclasses import dataclass
from datetime import date, datetime

from mlconnector_gui.accounting.accruals import ACCRUAL
from mlconnector_gui.accounting.checks import date_severity
from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.masters import SiteConstants
from mlconnector_gui.accounting.periods import CompanyCalendar, DateVerdict, FiscalPeriod
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.correct import has_own_content
from mlconnector_gui.services.documents_behind import documents_behind
from mlconnector_gui.services.renewal import UNREADABLE
from mlconnector_gui.services.replay import ask_jde_again, replay_within
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import chosen_dates, connections, postings
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import StoredPosting

_DATED_BY_ITSELF = frozenset({ACCRUAL, UNREADABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedDate:
    """A day, the period it falls into, and what JDE makes of an entry on it; no severity where it is open."""

    gl_date: date
    period: FiscalPeriod | None
    verdict: DateVerdict
    severity: Severity | None

    @property
    def is_refused(self) -> bool:
        return self.severity is Severity.BLOCKS


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesOfPosting:
    """What a person needs to choose the date of one posting: the days it has, and the company's periods."""

    explanation: str
    gl_date: date
    own_day: date
    """The last day of the store's documents behind it."""
    company: str
    first_open: date
    last_open: date
    read_at: datetime
    calendar: CompanyCalendar
    document_type: str
    constants: SiteConstants

    def judged(self, day: date) -> JudgedDate:
        verdict = self.calendar.verdict(day)
        return JudgedDate(
            gl_date=day,
            period=self.calendar.period_of(day),
            verdict=verdict,
            severity=date_severity(verdict, document_type=self.document_type, constants=self.constants),
        )


async def dates_of_posting(workplace: Workplace, posting_id: str) -> DatesOfPosting:
    return await workplace.store.read(_dates, posting_id)


async def choose_gl_date(workplace: Workplace, seen: Seen, *, gl_date: date, reason: str) -> PostingState:
    """
    Date a posting otherwise, and make it anew with that date; returns its new state.

    The choice holds whenever the posting is prepared, until another is chosen. A day that JDE refuses is refused
    here; the document's own day stays in the explanation and the remarks. Who chose it, and why, is kept.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    await ask_jde_again(workplace, seen.posting_id)
    state = await workplace.store.write(_choose, seen, gl_date, reason.strip(), workplace)
    workplace.tell("posting", seen.posting_id)
    return state


def _dates(transaction: Transaction, posting_id: str) -> DatesOfPosting:
    posting = postings.posting_by_id(transaction, posting_id)
    if has_own_content(transaction, posting) or posting.kind in _DATED_BY_ITSELF:
        raise Problem("gl_date.not_chosen", cause=Cause.STATE, posting=posting.explanation)
    lookup = MasterLookup(transaction, posting.target_id)
    company = lookup.company(posting.company)
    if lookup.loaded_at is None:
        raise Problem("masters.missing")
    if company is None:
        raise Problem("company.unknown", company=posting.company)
    first, last = company.calendar.open_window()
    return DatesOfPosting(
        explanation=posting.explanation,
        gl_date=posting.gl_date,
        own_day=_own_day(transaction, posting),
        company=posting.company,
        first_open=first,
        last_open=last,
        read_at=lookup.loaded_at,
        calendar=company.calendar,
        document_type=posting.document_type,
        constants=lookup.constants,
    )


def _own_day(transaction: Transaction, posting: StoredPosting) -> date:
    connection = connections.connection_named(transaction, posting.connection_id)
    behind = documents_behind(transaction, Translator.of(transaction, connection), posting)
    return max((document.business_date for document in behind), default=posting.gl_date)


def _choose(
    transaction: Transaction, seen: Seen, gl_date: date, reason: str, workplace: Workplace
) -> PostingState:
    posting = as_seen(transaction, seen)
    dates = _dates(transaction, posting.posting_id)
    judged = dates.judged(gl_date)
    _refuse(dates, judged)
    chosen_dates.choose_date(
        transaction, posting.lineage, gl_date=gl_date, person=workplace.actor.name, at=workplace.now
    )
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="posting.gl_date_chosen",
        subject_kind="posting",
        subject_id=posting.posting_id,
        reason=reason,
        before=posting.gl_date.isoformat(),
        gl_date=gl_date.isoformat(),
        period=str(judged.period or ""),
        verdict=judged.verdict.value,
    )
    return replay_within(transaction, seen, workplace)


def _refuse(dates: DatesOfPosting, judged: JudgedDate) -> None:
    if judged.gl_date == dates.gl_date:
        raise Problem("gl_date.same", posting=dates.explanation, gl_date=judged.gl_date.isoformat())
    if judged.is_refused:
        raise Problem(
            "gl_date.refused",
            gl_date=judged.gl_date.isoformat(),
            company=dates.company,
            first=dates.first_open.isoformat(),
            last=dates.last_open.isoformat(),
            verdict=judged.verdict.value,
        )
