"""Words for changing the mapping rules: the draft, its approval, and what is wrong with a rule."""

_NOT_DONE = "Nothing was changed."
_IN_FORCE = "The rules in force stay as they are."

WORDINGS = {
    "mapping.draft_moved": (
        "draft changed meanwhile",
        "The draft was changed while you were looking at it, by {by}.",
        _NOT_DONE,
        "Look at the rules again, then repeat what you did.",
    ),
    "mapping.no_draft": (
        "no such draft",
        "The rules have no open draft of that number.",
        _NOT_DONE,
        "mlconnector mapping draft shows the draft that is open; Mappings begins one.",
    ),
    "mapping.draft_open": (
        "draft is open",
        "{who} has begun to change the rules, and that draft is not in force yet.",
        "The file was not imported.",
        "Activate or discard the draft under Mappings first, or import the file there, into the draft.",
    ),
    "mapping.nothing_changed": (
        "nothing changed",
        "The draft is the same as the rules in force.",
        _IN_FORCE,
        "Change a rule, or discard the draft.",
    ),
    "mapping.reason_missing": (
        "reason missing",
        "A change of the mapping needs a reason.",
        _IN_FORCE,
        "Say in a few words why; it is kept with the version and in the audit log.",
    ),
    "mapping.not_submitted": (
        "not submitted",
        "The draft is not waiting for approval.",
        _IN_FORCE,
        "Submit it first; another person then approves it.",
    ),
    "mapping.same_person": (
        "needs another person",
        "{who} took part in this draft, and the policy asks for a second person.",
        _IN_FORCE,
        "Ask somebody who changed nothing in it to approve it.",
    ),
    "mapping.version_unknown": (
        "version unknown",
        "There is no version {version} of the mapping.",
        "Nothing can be shown.",
        "Choose one of the history.",
    ),
    "mapping.line_unknown": (
        "line unknown",
        "The posting {posting} has no line {line}.",
        "Nothing can be explained.",
        "Name a line of the posting as “mlconnector postings show” lists them.",
    ),
    "mapping.account_missing": (
        "account missing",
        "The rule has no account.",
        "The rule is not taken.",
        "Choose an account, such as 30.5010.",
    ),
    "mapping.condition_twice": (
        "condition twice",
        "The rule asks for “{name}” twice.",
        "The rule is not taken.",
        "Keep one of them; a star stands for any text.",
    ),
    "mapping.date_invalid": (
        "date invalid",
        "“{value}” is not a date.",
        "The rule is not taken.",
        "Write it as year, month and day: 2026-10-31; empty for no limit.",
    ),
    "rule.connection_unknown": (
        "connection unknown",
        "There is no store connection {name}.",
        "The rule covers no line.",
        "Choose a connection, or none for all of them.",
    ),
    "rule.duplicate": (
        "same as another rule",
        "The rule {by}, to {account}, asks for the same and comes first.",
        "This rule is never reached.",
        "Remove one of the two, or give them different days.",
    ),
    "rule.never_reached": (
        "never reached",
        "The rule {by}, to {account}, covers all that this one asks for, and comes first.",
        "This rule is never reached.",
        "Move it up, or make its condition exact.",
    ),
    "rule.order_decides": (
        "order decides",
        "A line can fit this rule and {by}, to {account}, alike; then the one that is listed first is taken.",
        "Nothing, if that is what you want.",
        "Add a condition to the one that is meant to win, or move it up.",
    ),
    "file.not_a_sheet": (
        "not a spreadsheet",
        "{path} is not an XLSX file that can be read.",
        "Nothing was imported.",
        "Save it as XLSX or CSV from the spreadsheet program, and import it again.",
    ),
    "file.too_large": (
        "file too large",
        "{path} is larger than can be read: {size}, at most {limit}.",
        "Nothing was imported.",
        "Split the file, or remove what is no rule.",
    ),
}
