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
    "completeness.stream_unknown": (
        "no such stream",
        "{connection} has no stream {stream}.",
        _NOTHING,
        "Choose one of: {known}.",
    ),
}
