"""Fiscal periods: in which one a date falls, and whether its company still or already takes it."""

from datetime import date

from mlconnector_gui.jde.simulator.entry import FormMessage, Period
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row

_PRIOR_YEAR_TYPE = "##"


def period_of(database: Database, company: Row, day: date) -> Period | None:
    """Return the period of a day, or None when no fiscal date pattern covers it."""
    for pattern in database["F0008"].find(DTPN=company.values["DTPN"]):
        if not pattern.day("DFYJ") <= day <= pattern.day("D12J"):
            continue
        number = next(n for n in range(1, 13) if day <= pattern.day(f"D{n:02}J"))
        return Period(century=pattern.integer("CTRY"), year=pattern.integer("FY"), number=number)
    return None


def current_period(company: Row) -> Period:
    return _period(company, "DFYJ", "PNC")


def payables_period(company: Row) -> Period:
    """Return the current period of accounts payable, which may be later than the G/L's."""
    return _period(company, "APFJ", "APPN")


def _period(company: Row, year_alias: str, number_alias: str) -> Period:
    year = company.day(year_alias).year
    return Period(century=year // 100, year=year % 100, number=company.integer(number_alias))


def date_message(
    database: Database,
    company: Row,
    day: date,
    document_type: str,
    site: Site,
    *,
    current: Period,
) -> tuple[bool, FormMessage] | None:
    """Return what an entry form says about a G/L date: whether it stops the entry, and the message."""
    period = period_of(database, company, day)
    if period is None:
        return True, _message("WACO", "Way After Cut-off: no fiscal date pattern is set up for the date")
    if (period.century, period.year) < (current.century, current.year):
        if document_type == _PRIOR_YEAR_TYPE:
            return None
        return True, _message("PYEB", "Prior Year Ending Balance: the date is in a prior fiscal year")
    if period.ordinal < current.ordinal:
        return site.before_cutoff == "error", _message("PBCO", "Post Before Cut-off: the period is closed")
    if period.ordinal > current.ordinal + 1:
        return site.after_cutoff == "error", _message("PACO", "Post After Cut-off: after the next period")
    return None


def _message(title: str, description: str) -> FormMessage:
    return FormMessage(code=f"SIM{title}", title=title, description=description, control="54")
