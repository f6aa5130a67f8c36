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
    "doubt.other_key_space": (
        "sent another way before",
        "An earlier attempt went to JD Edwards another way, which does not refuse a second entry of this one.",
        "It is not sent again by itself.",
        "Look for its reference in JD Edwards, then state that it is there, or that it is not.",
    ),
    "doubt.rows_differ": (
        "batch rows differ",
        "F0911Z1 holds rows under the keys of this posting that are not as approved.",
        "It is not sent again by itself.",
        "Look at its reference in P0911Z1: rows were changed there, or the orchestration maps them wrongly.",
    ),
    "doubt.route_proves_nothing": (
        "cannot be proved absent",
        "JD Edwards does not show the entry, but the way it was sent does not prove that it will not come.",
        "It is not sent again by itself.",
        "Look for its reference in JD Edwards, then state that it is there, or that it is not.",
    ),
    "doubt.proves_nothing": (
        "search proves nothing",
        "JD Edwards shows neither the entry nor any other of its company and type.",
        "It is not sent again by itself.",
        "Look for its reference in JD Edwards, then state that it is there, or that it is not.",
    ),
    "doubt.horizon_passed": (
        "too long in doubt",
        "It could not be found out for a day whether JD Edwards holds the entry.",
        "It is not sent again by itself.",
        "Look for its reference in JD Edwards, then state that it is there, or that it is not.",
    ),
    "doubt.too_many_attempts": (
        "too many attempts",
        "Every attempt to send this posting ended without an answer.",
        "It is not sent again by itself.",
        "Find out what breaks the calls, then state whether JD Edwards holds the entry.",
    ),
    "doubt.program_ended": (
        "program ended",
        "The program ended while it was sending.",
        "It is not sent again; JD Edwards is searched for its reference.",
        "Wait for the search.",
    ),
    "ledger.found_twice": (
        "found twice",
        "JD Edwards holds more than one entry with the reference of this posting.",
        "The program changes nothing: which of them is right is for you to say.",
        "Look at both in JD Edwards, void the one that is wrong, then state the number of the other.",
    ),
    "ledger.differs": (
        "differs in JD Edwards",
        "JD Edwards holds an entry with this reference that is not as approved.",
        "The program changes nothing.",
        "Compare the lines in the history with JD Edwards, and correct the entry there.",
    ),
    "ledger.not_shown": (
        "not shown",
        "JD Edwards took the entry, and has not shown it since.",
        "It is not confirmed, and not sent again.",
        "Look for the document in JD Edwards, then state that it is there, or that it is not.",
    ),
    "ledger.short_reference_only": (
        "short reference only",
        "JD Edwards holds an entry with the short reference of this posting, but not its full one.",
        "It is not sent: the entry may be this one.",
        "Look at that entry in JD Edwards, then state that it is there, or that it is not.",
    ),
    "ledger.earlier_revision_found": (
        "earlier revision found",
        "JD Edwards holds an entry of an earlier revision of this posting.",
        "It is not sent: the same business would be booked twice.",
        "Look at that entry in JD Edwards; reverse it there, or dismiss this posting.",
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
