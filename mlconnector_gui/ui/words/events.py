"""Words for audit events and their fields."""

import re
from collections.abc import Mapping

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import Move
from mlconnector_gui.ui.words.amounts import money_text
from mlconnector_gui.ui.words.language import Texts, later, said

_EVENTS: Texts[str] = {
    "posting.drafted": "Prepared",
    "posting.prepared_again": "Prepared again",
    "posting.source_changed_after_sending": "Source changed after sending",
    "posting.source_as_sent_again": "Source is as sent again",
    "posting.source_changed_meanwhile": "Source changed",
    "posting.source_as_before_again": "Source is as before again",
    "posting.ledger_differs": "JD Edwards shows something else",
    "posting.ledger_agrees_again": "JD Edwards shows what was sent again",
    "ledger.finding": "JD Edwards and this program disagree",
    "ledger.finding_resolved": "JD Edwards and this program agree again",
    "posting.source_change_ignored": "Change of the source ignored",
    "completeness.numbering_stated": "Numbering of the store stated",
    "take_over.fetch_begun": "History fetched to the archive only",
    "take_over.proved": "History compared with the store",
    "take_over.prepared": "History to be booked",
    "take_over.in_books": "Said to be in the books already",
    "take_over.parallel_begun": "Parallel run begun",
    "take_over.parallel_ended": "Parallel run ended",
    "notices.policy_changed": "Times of notifications changed",
    "network.changed": "Network settings changed",
    "retention.changed": "Retention changed",
    "person.added": "Person named, or PIN changed",
    "person.removed": "Person removed",
    "person.signed_in": "Person signed in",
    "person.pin_wrong": "Wrong PIN",
    "policy.changed": "Approval policy changed",
    "posting.first_approval": "First of two approvals",
    "connection.added": "Connection added",
    "connection.changed": "Connection changed",
    "connection.removed": "Connection removed",
    "connection.tested": "Connection tested",
    "connection.proving_begun": "Proving run begun",
    "connection.proving_ended": "Proving run ended",
    "posting.stated_absent": "Stated not to be in JD Edwards",
    "stream.polled": "Store asked for what is new",
    "receipt.asked": "Orders asked for in JD Edwards",
    "receipt.matched_by_hand": "Matched by hand",
    "posting.commented": "Comment",
    "posting.file_attached": "File attached",
    "notice.assigned": "Line of the inbox given to somebody",
    "notice.snoozed": "Line of the inbox put off",
    "posting.refund_treated": "Purpose of the refund chosen",
    "posting.gl_date_chosen": "Other G/L date chosen",
    "posting.replayed": "Replayed",
    "posting.corrected": "Correction drafted",
    "mapping.draft_opened": "Mapping draft begun",
    "mapping.submitted": "Mapping submitted for approval",
    "mapping.taken_back": "Mapping submission taken back",
    "mapping.sent_back": "Mapping sent back",
    "mapping.discarded": "Mapping draft discarded",
    "mapping.activated": "Mapping rules in force",
    "mapping.policy_changed": "Mapping policy changed",
    "file.imported": "File imported",
    "link.made": "Linked",
    "link.changed": "Link changed",
    "link.removed": "Link removed",
    "run.succeeded": "Run succeeded",
    "run.partial": "Run done in part",
    "run.failed": "Run failed",
    "run.cancelled": "Run cancelled",
    "run.interrupted": "Run interrupted",
    "run.waits": "Run waits",
    "schedule.added": "Schedule added",
    "schedule.changed": "Schedule changed",
    "calendar.changed": "Calendar changed",
    "engine.taken_over": "Engine taken over",
    "engine.woke": "Engine woke after a pause of the computer",
    "engine.clock_set_back": "Clock of the computer set back",
    "audit.exported": "Audit log exported",
    "period.proved": "Period reconciled",
    "period.reviewed": "Reconciliation reviewed",
    "webhook.opened": "Webhook address made",
    "webhook.registered": "Webhooks registered",
    "webhook.keys_changed": "Webhook keys changed",
    "webhook.secret_shown": "Webhook secret shown",
    "webhook.settings_changed": "Webhook settings changed",
    "payload.revealed": "Personal data shown",
    "customers.revealed": "Names of customers shown",
}

_MOVES: Texts[Move] = {
    Move.BLOCK: "Blocked by a check",
    Move.PASS_CHECKS: "Passed all checks",
    Move.PREPARE_AGAIN: "Sent back to be prepared",
    Move.HOLD: "Held",
    Move.RELEASE: "Brought back",
    Move.DISMISS: "Dismissed",
    Move.APPROVE: "Approved",
    Move.WITHDRAW_APPROVAL: "Approval withdrawn",
    Move.SOURCE_CHANGED: "Source changed, approval void",
    Move.CLAIM: "Sending began",
    Move.NOT_SENT: "Not sent, approved still",
    Move.ACCEPT: "JD Edwards took it",
    Move.REJECT: "JD Edwards refused it",
    Move.DOUBT: "Outcome unknown",
    Move.PROVE_ABSENT: "Proved not to be in JD Edwards",
    Move.CARRY_ON: "Rows wait in JD Edwards; sending goes on under their key",
    Move.ASK_PERSON: "Left to a person",
    Move.CONFIRM: "Confirmed by reading back",
    Move.SEE_POSTED: "Seen posted in the ledger",
    Move.REVERSE: "Reversed",
    Move.REVERSAL_DROPPED: "Reversal given up",
}

SUBJECTS: Texts[str] = {
    "posting": "Posting",
    "connection": "Connection",
    "run": "Run",
    "schedule": "Schedule",
    "engine": "Engine",
    "mapping": "Mapping",
    "link": "Link",
    "audit": "Audit log",
    "period": "Period",
    "workspace": "Workspace",
    "document": "Document",
    "notice": "Inbox",
}

_FIELDS: Texts[str] = {
    "company": "Company",
    "document_type": "Document type",
    "gl_date": "G/L date",
    "currency": "Currency",
    "explanation": "Explanation",
    "target": "JD Edwards connection",
    "reference": "Reference",
}

_NAMES = later(
    (
        "accepted", "adjustment", "answered", "approved", "available", "blocked", "cancelled",
        "changed after approval", "confirmed", "customer", "deleted", "desktop", "dismissed", "documents",
        "drafted", "edit", "engine", "failed", "freight", "held", "in doubt", "interrupted", "issue",
        "item", "masters", "needs person", "new", "orders", "partial", "paused", "payment", "payout",
        "posted", "postings", "prepare", "price", "pull", "queued", "ready", "receipt", "record", "refund",
        "refunds", "rejected", "release", "reread", "resolve", "reversed", "revision", "running", "sale",
        "send", "sending", "settlement", "shipments", "stopped", "succeeded", "unchanged", "validate",
        "voucher", "watch", "confirm", "fetched", "prepared", "sent", "found", "reason", "currency",
        "third number", "before cutoff allowed", "needs batch approval", "intercompany method",
        "current period", "year start", "decimals", "search type", "fiscal year", "payment hold", "terms",
        "unit", "stocking type", "payouts", "products", "settlements", "customers", "transactions",
        "message", "result", "document", "lines", "total", "kind", "person", "connection", "connector",
        "file", "count", "records", "position", "valid from", "valid to", "note", "company", "amount",
        "gross", "state", "target", "environment", "name",
    )
)  # fmt: skip
"""Names in code that people read as they stand; others are shown in English."""

_AMOUNT = re.compile(r"-?\d{1,18}(\.\d{1,4})? [A-Z]{3}")
_TELLING = (
    "reason", "comment", "why", "message", "result", "gross", "document", "changed", "connector", "file", "from",
)  # fmt: skip


def event_words(event: str) -> str:
    if event in _EVENTS:
        return said(_EVENTS[event])
    area, _, name = event.partition(".")
    if area == "posting" and name in {move.value for move in Move}:
        return said(_MOVES[Move(name)])
    return spoken(f"{area} {name}" if area != "posting" else name)


def subject_words(kind: str) -> str:
    return said(SUBJECTS[kind]) if kind in SUBJECTS else spoken(kind)


def spoken(name: str) -> str:
    """Make a readable phrase of a name in code: 'in_doubt' is 'in doubt'."""
    return said(name.replace("_", " ").replace(".", " "))


def amount_words(text: str) -> str:
    """Group the digits of an amount written as in code; other text stays as it is."""
    if not _AMOUNT.fullmatch(text):
        return text
    amount, currency = text.split()
    return money_text(Money.of(amount, currency))


def spoken_field(name: str) -> str:
    """Name a field of an entry as people do; an account stays as it is."""
    return said(_FIELDS.get(name, name))


def event_summary(fields: Mapping[str, object]) -> str:
    """Say the most telling field of an event in one line."""
    for name in _TELLING:
        value = fields.get(name)
        if value in (None, "", [], {}):
            continue
        if name == "from":
            return f"{spoken(str(value))} → {spoken(str(fields.get('to', '')))}"
        if name in {"why", "result"}:
            return spoken(str(value).rpartition(".")[2])
        return amount_words(field_text(value))
    return ""


def field_text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {field_text(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(field_text(part) for part in value)
    if isinstance(value, bool):
        return said("yes") if value else said("no")
    return "" if value is None else str(value)
