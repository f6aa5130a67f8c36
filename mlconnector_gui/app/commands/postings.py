"""`mlconnector postings`: list, show, comment, attach, approve, treat, hold, dismiss, replay, date, reverse ..."""

import asyncio
import json
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from mlconnector_gui.accounting.treatments import Treatment
from mlconnector_gui.app.commands.shell import day, say, table, whole_number, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services import annotate, correct, delta, replay, review, source_decisions, state_outcome
from mlconnector_gui.services.choose_date import choose_gl_date
from mlconnector_gui.services.documents_behind import line_contents
from mlconnector_gui.services.review import Seen
from mlconnector_gui.services.source_rows import rows_of_line
from mlconnector_gui.services.treat_refund import treat_refund
from mlconnector_gui.services.wishes import OUTSIDE_BAND
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import (
    PostingDetail,
    RecordRow,
    ReviewFilter,
    ReviewRow,
    ReviewView,
    posting_detail,
    review_ids,
    review_rows,
)
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.customers import buyer_words, customer_lines
from mlconnector_gui.ui.words.item_records import item_lines
from mlconnector_gui.ui.words.notes import note_line
from mlconnector_gui.ui.words.receipts import receipt_lines
from mlconnector_gui.ui.words.records import field_words, record_lines, value_words
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import code_sentence, sentence, short_phrase
from mlconnector_gui.ui.words.source_rows import rows_text
from mlconnector_gui.ui.words.states import STATES
from mlconnector_gui.ui.words.vouchers import BY_JDE, booked_by_jde, voucher_lines

_SHOWN_AT_MOST = 500
_NAMED = "its id or the beginning of it, its number, its reference, or JDE's number"
_DONE = {
    "hold": "Held",
    "dismiss": "Dismissed",
    "release": "Brought back",
    "withdraw": "Approval withdrawn",
    "replay": "Made anew",
    "reverse": "Reversal drafted",
    "correct": "Correction drafted",
    "ignore": "Change of the source let stand",
    "date": "Dated otherwise",
}


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list postings")
    listing.add_argument("--view", choices=[view.value for view in ReviewView], default=ReviewView.ALL.value)
    listing.add_argument("--find", default="", metavar="TEXT", help="order, reference or JDE document number")
    listing.set_defaults(run=_list)
    show = actions.add_parser("show", help="show one posting with its lines, checks and history")
    show.add_argument("posting", help=_NAMED)
    show.add_argument("--line", type=int, metavar="NUMBER", help="the store's own rows under one line")
    show.add_argument(
        "--first", type=whole_number, default=0, metavar="N", help="with --line: pass over so many rows"
    )
    show.set_defaults(run=_show)
    under = actions.add_parser("under", help="list every document in one line of a posting")
    under.add_argument("posting", help=_NAMED)
    under.add_argument("line", type=int, help="the line's number, from the top")
    under.set_defaults(run=_under)
    comment = actions.add_parser("comment", help="write about a posting; kept with it and in the audit log")
    comment.add_argument("posting", help=_NAMED)
    comment.add_argument("text", help="what you have to say")
    comment.set_defaults(run=_comment)
    attach = actions.add_parser("attach", help="keep a copy of a file with a posting")
    attach.add_argument("posting", help=_NAMED)
    attach.add_argument("file", type=Path, help="the file to keep")
    attach.add_argument("--comment", default="", metavar="TEXT", help="what it is")
    attach.set_defaults(run=_attach)
    attachment = actions.add_parser("attachment", help="write an attached file to disk")
    attachment.add_argument("note", help="the number that `show --json` gives")
    attachment.add_argument("--to", type=Path, required=True, metavar="FILE")
    attachment.set_defaults(run=_attachment)
    _add_choices(actions)
    approve = actions.add_parser("approve", help="approve postings as they stand")
    approve.add_argument("posting", nargs="*", help=_NAMED)
    approve.add_argument(
        "--all-ready",
        action="store_true",
        help="every posting that is ready, but for those to be looked at alone",
    )
    approve.set_defaults(run=_approve)
    state = actions.add_parser(
        "state", help="state what became of a posting that the program cannot find out"
    )
    state.add_argument("posting", help=_NAMED)
    word = state.add_mutually_exclusive_group(required=True)
    word.add_argument(
        "--found", type=int, metavar="NUMBER", help="JD Edwards holds it under this document number"
    )
    word.add_argument(
        "--absent", action="store_true", help="JD Edwards does not hold it; two persons must say so"
    )
    state.add_argument("--type", default="", metavar="JE", help="document type (default: the posting's)")
    state.add_argument("--company", default="", help="document company (default: the posting's)")
    state.add_argument("--reason", default="", help="what was looked at; needed with --absent")
    state.set_defaults(run=_state)
    for name, words, needs_reason in (
        ("hold", "put postings aside", True),
        ("dismiss", "decide that postings are not to be made", True),
        ("release", "bring held or dismissed postings back", False),
        ("withdraw", "undo approvals that were not sent", False),
        ("replay", "make a posting anew from its archived payload", False),
        ("reverse", "draft the reversal of an entry that JDE holds", True),
        ("correct", "draft the difference between an entry that JDE holds and its source", True),
        ("ignore", "let an entry stand although its source changed since", True),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("posting", nargs="+", help=_NAMED)
        if needs_reason:
            action.add_argument("--reason", required=True, help="why; kept in the audit log")
        action.set_defaults(run=_act)


def _add_choices(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """What a person decides of a posting's content."""
    treat = actions.add_parser("treat", help="choose what a refund without lines was for")
    treat.add_argument("posting", help=_NAMED)
    treat.add_argument("--as", dest="treatment", required=True, choices=[one.value for one in Treatment])
    treat.add_argument("--reason", required=True, help="why; kept in the audit log")
    treat.set_defaults(run=_treat)
    dated = actions.add_parser("date", help="choose another G/L date, such as for a period that is closed")
    dated.add_argument("posting", nargs="+", help=_NAMED)
    dated.add_argument("--to", type=day, required=True, metavar="YYYY-MM-DD")
    dated.add_argument("--reason", required=True, help="why; kept in the audit log")
    dated.set_defaults(run=_act)


def _list(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        today = workplace.now.astimezone().date()
        wanted = ReviewFilter(view=ReviewView(arguments.view), text=arguments.find, today=today)
        ids = workplace.store.read_now(review_ids, wanted)
        rows = workplace.store.read_now(review_rows, ids[:_SHOWN_AT_MOST])
    heading = ("posting", "state", "store", "kind", "number", "G/L date", "gross", "JDE", "why")
    lines = [_line(row) for row in rows]
    more = len(ids) - len(rows)
    tail = f"\n… and {more} more" if more else ""
    say(arguments, table([heading, *lines]) + tail, postings=[_row(row) for row in rows], more=more)
    return 0


def _line(row: ReviewRow) -> tuple[str, ...]:
    return (
        row.posting_id[:8],
        STATES[row.state].word,
        row.connection,
        row.kind,
        row.number,
        row.gl_date.isoformat(),
        f"{row.gross.amount:>12,f} {row.gross.currency}" if row.moves_money else "",
        row.ledger,
        short_phrase(row.why),
    )


def _row(row: ReviewRow) -> dict[str, object]:
    return {
        "posting": row.posting_id,
        "state": row.state.value,
        "connection": row.connection,
        "kind": row.kind,
        "external_id": row.external_id,
        "number": row.number,
        "gl_date": row.gl_date.isoformat(),
        "gross": f"{row.gross.amount:f}",
        "currency": row.gross.currency,
        "jde": row.ledger,
        "why": row.why,
        "revision": row.revision,
    }


def _show(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        detail = _detail(workplace, arguments.posting)
        if arguments.line is not None:
            return _show_rows(arguments, workplace, detail)
    say(arguments, _told(detail), **_detail_json(detail))
    return 0


def _show_rows(arguments: Namespace, workplace: Workplace, detail: PostingDetail) -> int:
    posting_id = detail.row.posting_id
    found = asyncio.run(
        rows_of_line(workplace, posting_id, arguments.line, first=arguments.first, limit=_SHOWN_AT_MOST)
    )
    if found is None:
        raise Problem("rows.none", posting=detail.row.explanation, line=arguments.line)
    say(
        arguments,
        rows_text(found),
        document=found.document,
        kinds=[dict(kind) for kind in found.kinds],
        rows=[
            {"line": row.number, "amount": f"{row.amount.amount:f}", "cells": dict(row.cells)}
            for row in found.rows
        ],
        count=found.count,
        total=f"{found.total.amount:f}",
        more=found.more,
    )
    return 0


def _under(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        posting_id = full_posting_id(workplace, arguments.posting)
        found = asyncio.run(line_contents(workplace, posting_id, arguments.line))
    rows = [
        (one.business_date.isoformat(), one.kind, one.number, one.external_id, f"{one.amount.amount:>14,f}")
        for one in found.documents
    ]
    heading = ("date", "kind", "number", "id", f"{'amount':>14}")
    total = f"\n{len(rows)} documents, {found.total or 'nothing'}"
    say(
        arguments,
        f"{found.posting}: {role_words(found.line.role)} {found.line.account}\n"
        + table([heading, *rows])
        + total,
        line=arguments.line,
        account=found.line.account,
        documents=[
            {
                "kind": one.kind,
                "number": one.number,
                "external_id": one.external_id,
                "order": one.order_id,
                "date": one.business_date.isoformat(),
                "amount": one.amount.amount,
            }
            for one in found.documents
        ],
    )
    return 0


def _treat(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        (seen,) = _all_seen(workplace, [arguments.posting])
        asyncio.run(
            treat_refund(workplace, seen, treatment=Treatment(arguments.treatment), reason=arguments.reason)
        )
    say(arguments, "Chosen. It is prepared again by the engine.", posting=seen.posting_id)
    return 0


def _comment(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        posting_id = full_posting_id(workplace, arguments.posting)
        note = asyncio.run(annotate.comment_on(workplace, posting_id, arguments.text))
    say(arguments, "Kept.", posting=posting_id, note=note)
    return 0


def _attach(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        posting_id = full_posting_id(workplace, arguments.posting)
        kept = annotate.attach_file(workplace, posting_id, arguments.file, text=arguments.comment)
        note = asyncio.run(kept)
    say(arguments, f"A copy of {arguments.file.name} is kept.", posting=posting_id, note=note)
    return 0


def _attachment(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        asyncio.run(annotate.save_attachment(workplace, arguments.note, arguments.to))
    say(arguments, f"Written to {arguments.to}.", file=str(arguments.to))
    return 0


def _detail(workplace: Workplace, text: str) -> PostingDetail:
    detail = workplace.store.read_now(posting_detail, full_posting_id(workplace, text))
    if detail is None:
        raise Problem("posting.unknown", posting=text)
    return detail


def full_posting_id(workplace: Workplace, text: str) -> str:
    """
    Take a posting by its id, the beginning of it, its number, or what else finds it: a reference, a JDE number.

    Whatever finds more than one is refused: an order's number may be how the id of another posting begins.
    """
    every = workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.ALL))
    if text in every:
        return text
    if not text.strip():
        raise Problem("posting.unknown", posting=text)
    begun = {posting_id for posting_id in every if posting_id.startswith(text)}
    told = workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.ALL, text=text))
    named = {one.posting_id for one in workplace.store.read_now(review_rows, told) if text == one.number}
    found = begun | (named or set(told))
    if len(found) != 1:
        raise Problem("posting.not_one" if found else "posting.unknown", posting=text, found=len(found))
    return found.pop()


def _fields(row: RecordRow) -> list[str]:
    changes = row.record.changes
    shown = [(field_words(one), value_words(one.before), "→", value_words(one.after)) for one in changes]
    return table(shown).splitlines()


def _told(detail: PostingDetail) -> str:
    row = detail.row
    gross = str(row.gross) if row.moves_money else ""
    head = [
        "   ".join(
            filter(None, (row.explanation, STATES[row.state].word, str(row.gl_date), gross, row.ledger))
        ),
        f"reference {detail.reference}   company {detail.company}   revision {row.revision}",
        "",
    ]
    if detail.buyers and detail.customer is None:
        head[-1:] = [buyer_words(detail.buyers), ""]
    shown = detail.lines
    if detail.voucher is not None:
        head[-1:] = [*voucher_lines(detail.voucher), ""]
        shown = (*shown, *booked_by_jde(detail.voucher, after=len(shown)))
    if detail.item is not None:
        head[-1:] = [*item_lines(detail.item), ""]
    if detail.receipt is not None:
        head[-1:] = [*receipt_lines(detail.receipt), ""]
    if detail.customer is not None:
        head[-1:] = [*customer_lines(detail.customer), ""]
    if detail.record is not None:
        head[-1:] = [*record_lines(detail.record), *_fields(detail.record), ""]
    lines = [
        (
            line.account or "(no account)",
            line.account_description if line.account == BY_JDE else role_words(line.role),
            f"{line.debit.amount:>14,f}" if line.debit else " " * 14,
            f"{line.credit.amount:>14,f}" if line.credit else " " * 14,
        )
        for line in shown
    ]
    findings = [f"{one.severity}: {code_sentence(one.code, one.params).text}" for one in detail.findings]
    events = [f"{event.at:%Y-%m-%d %H:%M:%S} UTC  {event.actor}  {event.event}" for event in detail.events]
    body = [table([("account", "role", f"{'debit':>14}", f"{'credit':>14}"), *lines]), ""] if lines else []
    notes = [note_line(note) for note in detail.notes]
    return "\n".join([*head, *body, *findings, *(["", *notes] if notes else []), "", *events])


def _detail_json(detail: PostingDetail) -> dict[str, object]:
    return {
        **_row(detail.row),
        "reference": detail.reference,
        "digest": detail.digest,
        "ledger": _ledger(detail),
        "attempts": [
            {
                "number": one.number,
                "started_at": one.started_at,
                "verdict": one.verdict,
                "key_space": one.key_space,
                "technical": one.technical,
            }
            for one in detail.attempts
        ],
        "stated_absent": [
            {"person": one.person, "at": one.stated_at, "attempt": one.attempt_number, "reason": one.reason}
            for one in detail.statements
        ],
        "content": json.loads(detail.content) if detail.content else None,
        "findings": [
            {"code": one.code, "severity": one.severity, "params": one.params} for one in detail.findings
        ],
        "source_change": detail.source_change,
        "customers": [
            {"customer": one.customer_key, "number": int(one.number) if one.number else None}
            for one in detail.buyers
        ],
        "notes": [
            {
                "note": one.note_id,
                "person": one.person,
                "at": one.written_at,
                "text": one.text,
                "file": one.attachment.name if one.attachment else "",
                "sha256": one.attachment.sha256 if one.attachment else "",
            }
            for one in detail.notes
        ],
        "events": [{"at": event.at, "actor": event.actor, "event": event.event} for event in detail.events],
    }


def _ledger(detail: PostingDetail) -> dict[str, object] | None:
    """How JD Edwards knows the document; None before it does."""
    known = detail.ledger
    if known is None:
        return None
    return {
        "company": known.company,
        "type": known.document_type,
        "number": known.number,
        "gl_date": known.gl_date,
        "batch": known.batch,
    }


def _approve(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        if arguments.all_ready:
            ids = workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.NEEDS_ME))
            rows = workplace.store.read_now(review_rows, ids)
            seen = [_seen(row) for row in rows if row.state.value == "ready" and row.why != OUTSIDE_BAND]
        else:
            seen = _all_seen(workplace, arguments.posting)
        count = asyncio.run(review.approve_postings(workplace, seen))
    say(arguments, f"Approved {count} postings.", approved=count)
    return 0


def _state(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        detail = _detail(workplace, arguments.posting)
        words, missing = asyncio.run(_stated(arguments, workplace, detail))
        state = _detail(workplace, detail.row.posting_id).row.state
    say(arguments, words, posting=detail.row.posting_id, state=state.value, persons_still_needed=missing)
    return 0


async def _stated(arguments: Namespace, workplace: Workplace, detail: PostingDetail) -> tuple[str, int]:
    seen = _seen(detail.row)
    if arguments.absent:
        missing = await state_outcome.state_absent(workplace, seen, reason=arguments.reason)
        more = "A second person must state the same." if missing else "It is approved again."
        return f"Stated: {detail.row.explanation} is not in JD Edwards. {more}", missing
    await state_outcome.state_found(
        workplace,
        seen,
        company=arguments.company or detail.company,
        document_type=arguments.type or detail.document_type,
        number=arguments.found,
    )
    return f"Confirmed: JD Edwards holds {detail.row.explanation} as approved.", 0


def _act(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        seen = _all_seen(workplace, arguments.posting)
        refused = asyncio.run(_acted(arguments, workplace, seen))
    if refused and len(seen) == 1:
        raise refused[seen[0].posting_id]
    done, told = len(seen) - len(refused), {posting_id[:8]: why for posting_id, why in refused.items()}
    lines = [f"{_DONE[arguments.action]}: {counted(done, 'posting')}."]
    lines += [f"{short_id} was refused: {sentence(why).what}" for short_id, why in told.items()]
    codes = {posting_id: why.code for posting_id, why in refused.items()}
    say(arguments, "\n".join(lines), **{arguments.action: done}, refused=codes)
    return 1 if refused else 0


async def _acted(arguments: Namespace, workplace: Workplace, seen: Sequence[Seen]) -> dict[str, Problem]:
    """Do what is asked, to all or none of them; or one by one, and then return why some were refused, by id."""
    reason = getattr(arguments, "reason", "")
    match arguments.action:
        case "hold":
            await review.hold_postings(workplace, seen, reason=reason)
        case "dismiss":
            await review.dismiss_postings(workplace, seen, reason=reason)
        case "release":
            await review.release_postings(workplace, seen)
        case "withdraw":
            await review.withdraw_approvals(workplace, seen)
        case "replay":
            return await _one_by_one(seen, lambda one: replay.replay_posting(workplace, one))
        case "reverse":
            return await _one_by_one(seen, lambda one: correct.reverse_posting(workplace, one, reason=reason))
        case "correct":
            return await _one_by_one(
                seen, lambda one: delta.correct_by_difference(workplace, one, reason=reason)
            )
        case "ignore":
            return await _one_by_one(
                seen, lambda one: source_decisions.ignore_source_change(workplace, one, reason=reason)
            )
        case "date":
            gl_date = arguments.to
            return await _one_by_one(
                seen, lambda one: choose_gl_date(workplace, one, gl_date=gl_date, reason=reason)
            )
    return {}


async def _one_by_one(seen: Sequence[Seen], act: Callable[[Seen], Awaitable[object]]) -> dict[str, Problem]:
    """Each is a decision of its own: one that is refused holds up no other."""
    refused: dict[str, Problem] = {}
    for one in seen:
        try:
            await act(one)
        except Problem as problem:
            refused[one.posting_id] = problem
    return refused


def _all_seen(workplace: Workplace, texts: Sequence[str]) -> list[Seen]:
    return [_seen(_detail(workplace, text).row) for text in texts]


def _seen(row: ReviewRow) -> Seen:
    return Seen(posting_id=row.posting_id, revision=row.revision)
