"""`mlconnector inbox`: what stands still and why, the digest, and when people are told."""

import asyncio
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.services.inbox import InboxItem, inbox, look_at_everything
from mlconnector_gui.services.notices import change_notice_policy, digest_now, notice_policy
from mlconnector_gui.services.timing.written import read_span, read_time, written_time
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.inbox import digest_text, item_sentence, item_title

_OFF = "off"


def add_parser(parser: ArgumentParser) -> None:
    parser.set_defaults(run=_list)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    digest = actions.add_parser("digest", help="print what a digest would say now")
    digest.set_defaults(run=_digest)
    policy = actions.add_parser("policy", help="show or change when people are told")
    policy.add_argument("--daily-at", metavar="TIME", help="when the digest is written, such as 08:00")
    policy.add_argument(
        "--quiet", metavar="SPAN", help="no notification in this span, such as 22:00-06:00, or off"
    )
    policy.set_defaults(run=_policy)


def _list(arguments: Namespace) -> int:
    """Exit 1 while something is red, so that a monitor of the machine can watch it."""
    with workplace_of(arguments) as workplace:
        items = asyncio.run(_looked(workplace))
    words = "\n".join(_words(item) for item in items) or "Nothing is open."
    say(arguments, words, open=[_told(item) for item in items])
    return 1 if any(item.notice.cause.light.value == "red" for item in items) else 0


async def _looked(workplace: Workplace) -> list[InboxItem]:
    await look_at_everything(workplace)
    return await inbox(workplace)


def _words(item: InboxItem) -> str:
    sentence, notice = item_sentence(item), item.notice
    seen = f"first {notice.first_seen:%Y-%m-%d %H:%M}, last {notice.last_seen:%Y-%m-%d %H:%M} UTC"
    return "\n".join(
        [
            item_title(item),
            *(f"       {line}" for line in (sentence.what, sentence.stops)),
            f"       To do: {sentence.remedy}",
            f"       {seen}",
        ]
    )


def _told(item: InboxItem) -> dict[str, object]:
    notice, cause, sentence = item.notice, item.notice.cause, item_sentence(item)
    return {
        "connection": item.connection,
        "code": cause.code,
        "subject": cause.subject,
        "light": cause.light.value,
        "count": cause.count,
        "params": dict(cause.params),
        "what": sentence.what,
        "stops": sentence.stops,
        "remedy": sentence.remedy,
        "first_seen": notice.first_seen,
        "last_seen": notice.last_seen,
    }


def _digest(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        digest = asyncio.run(digest_now(workplace))
    text = digest_text(digest)
    say(arguments, text, day=digest.day, text=text, open=[_told(item) for item in digest.open])
    return 0


def _policy(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        policy = asyncio.run(notice_policy(workplace))
        if arguments.daily_at:
            policy = replace(policy, daily_at=read_time(arguments.daily_at))
        if arguments.quiet:
            policy = replace(policy, quiet=None if arguments.quiet == _OFF else read_span(arguments.quiet))
        if arguments.daily_at or arguments.quiet:
            asyncio.run(change_notice_policy(workplace, policy))
    span = policy.quiet
    quiet = f"{written_time(span.start)}-{written_time(span.end)}" if span else _OFF
    daily = written_time(policy.daily_at)
    say(arguments, f"Digest at {daily}, quiet hours {quiet}.", daily_at=daily, quiet=quiet)
    return 0
