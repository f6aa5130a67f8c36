"""Words for what can be refused while people write about postings, attach files and look after notices."""

_NOTHING = "Nothing was kept."

WORDINGS = {
    "note.empty": (
        "nothing written",
        "There is nothing written.",
        _NOTHING,
        "Write a few words, or attach a file.",
    ),
    "note.too_long": (
        "comment too long",
        "The comment has {length} characters; a posting takes {longest}.",
        _NOTHING,
        "Shorten it, or attach it as a file.",
    ),
    "note.too_many": (
        "too many comments",
        "“{posting}” has {most} comments and files already.",
        _NOTHING,
        "Put what belongs together into one file, and attach that to the document in JD Edwards.",
    ),
    "note.file_unreadable": (
        "file cannot be read",
        "{path} cannot be read.",
        _NOTHING,
        "Check that the file is there and that you may open it.",
    ),
    "note.file_too_large": (
        "file too large",
        "{file} is larger than {most}.",
        _NOTHING,
        "Attach a smaller copy, or the pages that matter.",
    ),
    "note.file_empty": ("file empty", "{file} is empty.", _NOTHING, "Choose another file."),
    "note.no_file": (
        "no file attached",
        "No file is attached there.",
        "Nothing was written.",
        "Take the number of a file from the comments of the posting.",
    ),
    "inbox.not_open": (
        "not open any more",
        "This line of the inbox is not open any more.",
        "Nothing was changed.",
        "Refresh the list; its cause is gone.",
    ),
    "inbox.snooze_invalid": (
        "day in the past",
        "A line can be put off until a later moment, at most {days} days.",
        "Nothing was changed.",
        "Choose a later day.",
    ),
    "amount.unusual": (
        "unusual amount",
        "{amount} is {times} times the usual {usual} of {what}.",
        "It stops nothing.",
        "Compare it with the source before you approve it. Usual is the middle of the last {known} in JD Edwards.",
    ),
}
