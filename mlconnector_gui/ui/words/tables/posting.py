"""Words for what can be refused while postings are reviewed, sent and replayed."""

_NOTHING = "Nothing was changed."

WORDINGS = {
    "review.reason_missing": (
        "reason missing",
        "Holding, dismissing and reversing need a reason.",
        _NOTHING,
        "Write a few words; they are kept in the audit log.",
    ),
    "review.nothing_selected": (
        "nothing selected",
        "No posting is selected.",
        _NOTHING,
        "Select one or more postings in the queue.",
    ),
    "review.reversal_dropped": (
        "reversal given up",
        "“{posting}” was given up, and the entry it was made for stands again.",
        _NOTHING,
        "Reverse that entry again: a new reversal is drafted.",
    ),
    "posting.unknown": (
        "posting unknown",
        "There is no posting {posting}.",
        _NOTHING,
        "Refresh the list.",
    ),
    "posting.move_refused": (
        "not possible now",
        "A posting that is {state} does not take the step {move}.",
        _NOTHING,
        "Refresh the list; the posting has moved on.",
    ),
    "posting.moved_meanwhile": (
        "moved meanwhile",
        "“{posting}” moved from {expected} to {found} while you were looking at it.",
        "Nothing was changed, for this posting or those beside it.",
        "Look at it again and decide anew.",
    ),
    "posting.changed_meanwhile": (
        "changed meanwhile",
        "“{posting}” was prepared again while you were looking at it (revision {seen}, now {found}).",
        "Nothing was approved: an approval holds only for what you saw.",
        "Look at the new lines and decide anew.",
    ),
    "posting.already_approved": (
        "already approved",
        "“{posting}” is approved already.",
        _NOTHING,
        "Refresh the list.",
    ),
    "replay.in_ledger": (
        "in JD Edwards already",
        "“{posting}” is in JD Edwards already ({document}), so it is never made anew.",
        _NOTHING,
        "Reverse it: a new entry with every line turned round is drafted, and the source can then be booked anew.",
    ),
    "replay.not_now": (
        "not possible now",
        "“{posting}” is {state} and cannot be made anew now.",
        _NOTHING,
        "Wait until it is decided, or withdraw its approval first.",
    ),
    "replay.not_bookable": (
        "nothing to book",
        "The source of “{posting}” is {standing} now and moves no money.",
        _NOTHING,
        "Dismiss the posting if no entry is wanted.",
    ),
    "replay.source_gone": (
        "source is gone",
        "The document behind “{posting}” was deleted in the store.",
        _NOTHING,
        "Dismiss the posting if no entry is wanted, or restore the document in the store and fetch again.",
    ),
    "export.cannot_write": (
        "cannot write",
        "{path} cannot be written.",
        "Nothing was exported.",
        "Choose a folder that you may write to, with enough space.",
    ),
    "posting.no_ledger_document": (
        "no document number",
        "The posting has no JD Edwards document number to read back.",
        "It cannot be confirmed.",
        "Look for its reference in JD Edwards.",
    ),
    "posting.not_one": (
        "not one posting",
        "“{posting}” names {found} postings, where one is needed.",
        _NOTHING,
        "Name it by its reference or its id.",
    ),
}
