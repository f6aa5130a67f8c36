"""What goes over the wire: JSON with exact numbers, AIS error bodies, and the pages of servers in front."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from starlette.responses import HTMLResponse, Response

Payload = dict[str, Any]


def encode(value: object) -> str:
    """Write JSON as AIS does: a number keeps its exact decimals, without trailing zeros."""
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(str(key))}:{encode(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ",".join(encode(item) for item in value) + "]"
    return json.dumps(value)


def _number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def time_stamp(local: datetime) -> str:
    """Return the server's local time as AIS writes it, without a zone."""
    return local.strftime("%Y-%m-%d:%H.%M.%S")


class Refusal(Exception):  # noqa: N818  the field's word
    """A call that AIS answers with an error status and a ServiceErrorResponse."""

    def __init__(
        self,
        status: int,
        message: str | Payload,
        *,
        exception: str = "com.oracle.e1.rest.RestServiceException",
        extra: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(str(message))
        self.status = status
        self.message = message
        self.exception = exception
        self.extra = dict(extra or {})

    def body(self, local: datetime) -> Payload:
        return {
            "message": self.message,
            "exception": self.exception,
            "timeStamp": time_stamp(local),
            "status": "ERROR",
            **self.extra,
        }


def json_response(payload: object, *, status: int = 200) -> Response:
    return Response(encode(payload), status_code=status, media_type="application/json")


def html_page(status: int, title: str) -> Response:
    """Answer as a proxy or the application server does when AIS itself cannot."""
    page = f"<html><head><title>{status} {title}</title></head><body><h1>{title}</h1></body></html>"
    return HTMLResponse(page, status_code=status)
