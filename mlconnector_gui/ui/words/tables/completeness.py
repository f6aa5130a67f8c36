"""Words for streams that are not complete, for taking a store over, and for the inbox."""

_NOTHING = "Nothing was changed."

WORDINGS = {
    "completeness.silent": (
        "nothing came",
        "No {stream} came on {day}, where {usual} are usual on that day of the week; silent for {days} days.",
        "Sales may be missing from the books.",
        "Look into the store: if it sold that day, test the connection and read that day again.",
    ),
    "completeness.fewer": (
        "fewer than usual",
        "{actual} {stream} came on {day}, where {usual} are usual on that day of the week.",
        "Some may be missing from the books.",
        "Compare the day with the store's own list; read the day again if it shows more.",
    ),
    "completeness.count_short": (
        "fewer than the store counts",
        "The store says it has {expected_count} {stream}, and gave {received}; {readings} readings in a row.",
        "{count} documents may be missing from the books.",
        "A change during the reading comes with the next one. If it stays, ask which ones the store's list omits.",
    ),
    "completeness.number_gap": (
        "numbers are missing",
        "{count} numbers are missing among the {stream}: {numbers}.",
        "A sale may be missing from the books, or the store lost it.",
        "Look each number up in the store. Where the store does not number without gaps, say so in the settings.",
    ),
    "completeness.window_gap": (
        "time was never read",
        "The {stream} from {start} to {end} were never read.",
        "What happened in the store in that time is missing from the books.",
        "Read those days again: mlconnector pull with --from and --to.",
    ),
    "completeness.not_read": (
        "not read for long",
        "The {stream} were read up to {since}, {hours} hours ago.",
        "Nothing that happened in the store since then is in the books.",
        "See whether the schedule is paused and the connection works.",
    ),
    "completeness.lost_in_store": (
        "gone from the store",
        "{count} {stream} are no longer in the store: {documents}. No entry was sent for them.",
        "They are not booked.",
        "Ask in the shop whether they were deleted on purpose.",
    ),
    "completeness.lost_booked": (
        "booked, gone from the store",
        "{count} {stream} are no longer in the store, but JD Edwards holds their entries: {documents}.",
        "The books show sales that the store does not.",
        "Open the postings under Changed and decide: reverse, or ignore with a reason.",
    ),
    "correct.nothing_to_ignore": (
        "no change to ignore",
        "“{posting}” is {state} and has no change of its source that could be let stand.",
        _NOTHING,
        "Look at the posting again.",
    ),
    "take_over.nothing_before": (
        "nothing to take over",
        "{first} is not before today, {today}.",
        "Nothing was asked of the store.",
        "Give the first day of the history as YYYY-MM-DD.",
    ),
    "take_over.only_stores": (
        "not a store",
        "{connection} is a JD Edwards connection; only a store's history is taken over.",
        _NOTHING,
        "Name a store's connection.",
    ),
    "take_over.not_fetched": (
        "history not fetched",
        "The history of {connection} was not fetched yet.",
        "There is nothing to prove.",
        "Fetch it first: mlconnector take-over fetch.",
    ),
    "take_over.not_proved": (
        "history not proved",
        "The history of {connection} was not proved to be whole.",
        "Nothing is prepared from it.",
        "Run mlconnector take-over prove, and look at the months that differ.",
    ),
    "take_over.never_sent": (
        "parallel run",
        "“{posting}” belongs to a store that runs in parallel: it is prepared and compared, never sent.",
        "Nothing was approved.",
        "Compare the period with the books; end the parallel run when they agree.",
    ),
    "inbox.blocked": (
        "blocked by a check",
        "Postings that a check stops: {count}.",
        "They cannot be approved.",
        "Open them under Blocked; their checks say why.",
    ),
    "inbox.rejected": (
        "refused by JD Edwards",
        "Postings that JD Edwards refused: {count}.",
        "They are not in the books.",
        "Open them; JD Edwards' own words stand beside the check.",
    ),
    "inbox.in_doubt": (
        "outcome unknown",
        "Postings of which it is not known yet whether JD Edwards holds them: {count}. It is looked up.",
        "Nothing more is sent to their company meanwhile.",
        "Wait; what cannot be found out is left to a person.",
    ),
    "inbox.needs_person": (
        "a person must decide",
        "Postings of which the program cannot find out what became: {count}.",
        "They are not sent again.",
        "Open them and state what JD Edwards shows.",
    ),
    "inbox.changed_after_approval": (
        "changed after approval",
        "Approved postings whose source changed, so that the approval is void: {count}.",
        "They are not sent.",
        "Look at what changed, then approve them again.",
    ),
    "inbox.changed_after_sending": (
        "changed after sending",
        "Sent entries that the source, or JD Edwards itself, shows otherwise by now: {count}.",
        "The books and the source differ.",
        "Open them under Changed: book the difference, reverse and replace, or ignore with a reason.",
    ),
    "completeness.stream_unknown": (
        "no such stream",
        "{connection} has no stream {stream}.",
        _NOTHING,
        "Choose one of: {known}.",
    ),
}
