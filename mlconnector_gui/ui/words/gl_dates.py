"""Words for a G/L date that somebody considers: its period, and what JD Edwards makes of it."""

from mlconnector_gui.accounting.periods import DateVerdict
from mlconnector_gui.services.choose_date import DatesOfPosting, JudgedDate
from mlconnector_gui.ui.words.language import Texts, later, said

_VERDICTS: Texts[DateVerdict] = {
    DateVerdict.OPEN: "open in JD Edwards.",
    DateVerdict.PRIOR_YEAR: "closed in JD Edwards: it is in a year before the current one (PYEB).",
    DateVerdict.BEFORE_CUTOFF: "closed in JD Edwards: it is before the current period (PBCO).",
    DateVerdict.AFTER_CUTOFF: "JD Edwards warns of it: it is after the next period (PACO).",
    DateVerdict.NO_PATTERN: "JD Edwards refuses it: its year has no date pattern (WACO).",
}
_ALLOWED_BEFORE = later("before the current period; the site lets JD Edwards take it with a warning (PBCO).")


def judged_icon(judged: JudgedDate) -> tuple[str, str]:
    """Return the picture of a day and its colour role."""
    if judged.is_refused:
        return "cross", "bad"
    return ("ready_check", "good") if judged.severity is None else ("warning", "warning")


def judged_words(judged: JudgedDate, dates: DatesOfPosting) -> str:
    """Say it whole: 'Period 2026-10: open in JD Edwards.'"""
    words = _VERDICTS[judged.verdict]
    if judged.verdict is DateVerdict.BEFORE_CUTOFF and not judged.is_refused:
        words = _ALLOWED_BEFORE
    period = (
        said("Period {period}", period=judged.period) if judged.period else said("No period of JD Edwards")
    )
    told = [f"{period}: {said(words)}"]
    if judged.gl_date < dates.own_day:
        told.append(said("It is before the document's own day."))
    if judged.gl_date == dates.gl_date:
        told.append(said("The posting has this date already."))
    return " ".join(told)
