"""Words for schedules, the company's calendar, and who runs the engine."""

_NOT_CHANGED = "The schedule stays as it was."

WORDINGS = {
    "schedule.unknown": (
        "no such schedule",
        "{connection} has no schedule for {job} {stream}.",
        "Nothing was changed.",
        "Choose one of: {known}.",
    ),
    "schedule.gone": (
        "schedule gone",
        "The schedule {name} is not there any more; its connection was removed meanwhile.",
        "Nothing was changed.",
        "Look at the list again.",
    ),
    "schedule.zone_unknown": (
        "time zone unknown",
        "There is no time zone {zone}.",
        "The calendar stays as it was.",
        "Write it as continent and city, such as Europe/Berlin or America/New_York.",
    ),
    "schedule.weekend_invalid": (
        "weekend invalid",
        "These days of the week leave no working day, or are none.",
        "The calendar stays as it was.",
        "Name the days off by number, Monday is 0; usual is 5,6.",
    ),
    "schedule.close_length_invalid": (
        "length of the close",
        "A close of {length} working days is not possible.",
        "The calendar stays as it was.",
        "Choose from 1 to {longest} working days.",
    ),
    "schedule.interval_invalid": (
        "interval not possible",
        "Every {minutes} minutes is not possible.",
        _NOT_CHANGED,
        "Choose from 1 to {longest} minutes, or a time of day.",
    ),
    "schedule.weekdays_invalid": (
        "no weekday",
        "No day of the week is chosen.",
        _NOT_CHANGED,
        "Choose at least one day.",
    ),
    "schedule.days_before_invalid": (
        "too many days before",
        "{days} days before the month's end is not possible.",
        _NOT_CHANGED,
        "Choose from 0 to {longest} days.",
    ),
    "schedule.close_day_invalid": (
        "close day not possible",
        "There is no close day {number}.",
        _NOT_CHANGED,
        "Choose from 1 to {longest}.",
    ),
    "schedule.time_invalid": (
        "not a time of day",
        "“{value}” is not a time of day.",
        _NOT_CHANGED,
        "Write hours and minutes: 18:00.",
    ),
    "schedule.span_invalid": (
        "not a span of time",
        "“{value}” is not a span of the day.",
        _NOT_CHANGED,
        "Write both times with a dash between them: 22:00-06:00.",
    ),
    "schedule.span_empty": (
        "empty span",
        "The span from {start} to the same time is empty.",
        _NOT_CHANGED,
        "Choose another end, or leave the span out.",
    ),
    "schedule.date_invalid": (
        "not a date",
        "“{value}” is not a date.",
        "The calendar stays as it was.",
        "Write year, month and day: 2026-12-25.",
    ),
    "schedule.moment_invalid": (
        "not a moment",
        "“{value}” is not a moment.",
        "Nothing was paused.",
        "Write date and time of the company: 2026-12-27T08:00.",
    ),
    "schedule.rhythm_invalid": (
        "rhythm not readable",
        "“{value}” is not a number of minutes or hours, nor days of the week.",
        _NOT_CHANGED,
        "Write 10m or 4h for an interval, mon-fri or sat,sun for days.",
    ),
    "schedule.rhythm_missing": (
        "nothing to change",
        "The command names nothing to change.",
        _NOT_CHANGED,
        "Name a rhythm, such as --every 10m or --daily 18:00, or one of the other options.",
    ),
    "schedule.never_open": (
        "never allowed to run",
        "Run window, quiet hours and days off leave no time at all.",
        _NOT_CHANGED,
        "Shorten the quiet hours or widen the run window.",
    ),
    "schedule.jitter_invalid": (
        "spread not possible",
        "A spread of {seconds} seconds is not possible.",
        _NOT_CHANGED,
        "Choose from 0 to {longest} seconds.",
    ),
    "schedule.pause_over": (
        "pause is over already",
        "{until} is past.",
        "Nothing was paused.",
        "Choose a later moment, or pause without an end.",
    ),
    "schedule.job_invalid": (
        "not a scheduled job",
        "The {job} run has no schedule: it follows from what the postings need.",
        _NOT_CHANGED,
        "Choose pull, prepare, masters, send or watch.",
    ),
    "schedule.only_sending_stops": (
        "for sending only",
        "Holidays and the close hold back sending alone; the {job} run goes on through them.",
        _NOT_CHANGED,
        "Set them on the schedule for sending, or pause this one.",
    ),
    "schedule.does_not_come": (
        "needs a rhythm",
        "The {job} run follows from nothing, so it cannot run as its work comes.",
        _NOT_CHANGED,
        "Choose an interval, a time of day, or only when asked.",
    ),
    "engine.held_elsewhere": (
        "engine runs elsewhere",
        "The engine of this workspace is held by {person} on {machine} since {since}, last seen at {seen}.",
        "No second one is started: two engines could send a posting twice.",
        "Close it on {machine}, or take it over: mlconnector engine --take-over. The audit log keeps that.",
    ),
    "engine.taken_over": (
        "engine was taken over",
        "{person} took the engine of this workspace over on {machine} ({holder}), {since}.",
        "This engine stopped; nothing more is fetched or sent from here.",
        "Work on {machine}, or close ML Connector there and start it here again.",
    ),
}
