"""Read what AIS answers: JSON with exact numbers, its error bodies, and JDE's own words in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.net.client import Reply

Json = Mapping[str, object]

_EDIT_ERROR_LISTS = frozenset({"errors", "Errors"})
_ERROR_LISTS = _EDIT_ERROR_LISTS | {"sysErrors"}
_WARNING_LISTS = frozenset({"warnings", "Warnings"})
_SERVICE_ERROR_KEYS = frozenset({"exception", "exceptionId", "timeStamp", "status", "jde__status"})
_TEXT_LENGTH = 500


class UnreadableAnswer(ValueError):  # noqa: N818  the field's word
    """An answer that is not the JSON object AIS gives; the text is a short reason such as 'html' or 'empty'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JdeMessage:
    """An error or a warning as a JDE form or service gives it; codes are shown, never branched on."""

    code: str = ""
    title: str = ""
    description: str = ""
    short: str = ""

    def __str__(self) -> str:
        return _one_line(self.short or self.description or self.title or self.code)


def read_object(reply: Reply) -> Json:
    """Return the JSON object of an answer; every number in it is a Decimal or whole."""
    if not reply.body.strip():
        raise UnreadableAnswer("empty")
    if reply.is_html:
        raise UnreadableAnswer("html")
    if reply.content_type != "application/json" and not reply.content_type.endswith("+json"):
        raise UnreadableAnswer("content_type")
    try:
        tree = json.loads(reply.body, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise UnreadableAnswer("not_json") from None
    if not isinstance(tree, dict):
        raise UnreadableAnswer("not_an_object")
    return tree


def is_service_error(tree: Json) -> bool:
    """
    Tell AIS's ServiceErrorResponse from the JSON of some proxy: a message, and one of the keys only AIS adds.

    The message may be an object, as aborted orchestrations show.
    """
    return isinstance(tree.get("message"), str | dict) and not _SERVICE_ERROR_KEYS.isdisjoint(tree)


def errors_in(tree: object) -> tuple[JdeMessage, ...]:
    """Find every error anywhere in the answer: forms, services and steps keep them in different places."""
    return tuple(_messages(tree, _ERROR_LISTS))


def edit_errors_in(tree: object) -> tuple[JdeMessage, ...]:
    """Find the errors of forms and steps, without the system's own (`sysErrors`), which judge no document."""
    return tuple(_messages(tree, _EDIT_ERROR_LISTS))


def warnings_in(tree: object) -> tuple[JdeMessage, ...]:
    return tuple(_messages(tree, _WARNING_LISTS))


def went_on_after_errors(tree: Json) -> bool:
    """Say whether a step failed and the orchestration was built to go on."""
    return bool(tree.get("continuedOnError"))


def error_text(tree: Json) -> str:
    """Return JDE's own text, in the order in which its clients look for one."""
    message = tree.get("message")
    found = errors_in(tree)
    candidates = (
        tree.get("jde__simpleMessage"),
        message,
        str(found[0]) if found else "",
        tree.get("userDefinedErrorText"),
        tree.get("errorText"),
        _step_message(message),
        tree.get("exception"),
    )
    return next((_one_line(text) for text in candidates if isinstance(text, str) and text.strip()), "")


def reply_text(reply: Reply) -> str:
    """Return the words of a refusal, or the beginning of a body that has none."""
    try:
        return error_text(read_object(reply)) or reply.excerpt()
    except UnreadableAnswer:
        return reply.excerpt()


def _messages(tree: object, lists: frozenset[str]) -> Iterator[JdeMessage]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            for key, value in node.items():
                if key in lists and isinstance(value, list):
                    yield from (_message(item) for item in value if item)
                else:
                    waiting.append(value)
        elif isinstance(node, list):
            waiting.extend(node)


def _message(item: object) -> JdeMessage:
    if not isinstance(item, dict):
        return JdeMessage(description=str(item))

    def text(key: str) -> str:
        return str(item.get(key) or "")

    return JdeMessage(code=text("CODE"), title=text("TITLE"), description=text("DESC"), short=text("MOBILE"))


def _step_message(message: object) -> str:
    """Return `message.<step>.Message`, where orchestrations put the reason of a step that has no form."""
    if not isinstance(message, dict):
        return ""
    steps = (step for step in message.values() if isinstance(step, dict))
    return next((str(step["Message"]) for step in steps if step.get("Message")), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_TEXT_LENGTH]


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
