"""Amazon's storage, simulated: documents behind addresses that are their own key and last five minutes."""

import gzip
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from mlconnector_gui.connectors.amazon.sandbox.call import Request, Response
from mlconnector_gui.connectors.amazon.sandbox.ledger import MadeReport

PREFIX = "/tortuga-prod-simulated"
_SECONDS = 300
_KEY = b"the storage's own key"
_FORBIDDEN_HEADERS = ("authorization", "x-amz-access-token", "x-amz-security-token")


def address_of(report: MadeReport, base: str, now: datetime, *, with_encoding: bool) -> str:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    encoding = "&response-content-encoding=gzip" if with_encoding and report.packed else ""
    signature = _signature(report.document_id, stamp, encoding)
    return (
        f"{base}{PREFIX}/{quote(report.document_id, safe='')}?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        f"&X-Amz-Credential=ASIAEXAMPLE%2F{stamp[:8]}%2Fus-east-1%2Fs3%2Faws4_request"
        f"&X-Amz-Date={stamp}&X-Amz-Expires={_SECONDS}&X-Amz-SignedHeaders=host{encoding}"
        f"&X-Amz-Signature={signature}"
    )


def answer(request: Request, reports: dict[str, MadeReport], now: datetime) -> Response:
    """Give the document to whoever has a fresh address, and to nobody who brings another key as well."""
    report = reports.get(request.segments[-1])
    asked = request.parameters
    if any(name in request.headers for name in _FORBIDDEN_HEADERS):
        return _refusal(400, "InvalidArgument", "Only one auth mechanism allowed")
    if request.method not in {"GET", "HEAD"}:
        return _refusal(403, "SignatureDoesNotMatch", "The request signature does not match.")
    encoding = "&response-content-encoding=gzip" if asked.text("response-content-encoding") else ""
    stamp = asked.text("X-Amz-Date")
    if report is None or asked.text("X-Amz-Signature") != _signature(report.document_id, stamp, encoding):
        return _refusal(403, "SignatureDoesNotMatch", "The request signature does not match.")
    signed_at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if now > signed_at + timedelta(seconds=_SECONDS):
        return _refusal(403, "AccessDenied", "Request has expired")
    headers = {"Content-Type": f"text/plain; charset={report.charset}" if report.charset else "text/plain"}
    if encoding:
        headers["Content-Encoding"] = "gzip"
    return Response(status=200, body=stored(report), headers=headers)


def stored(report: MadeReport) -> bytes:
    return gzip.compress(report.content, mtime=0) if report.packed else report.content


def _signature(document_id: str, stamp: str, encoding: str) -> str:
    return hmac.new(_KEY, f"{document_id}/{stamp}/{encoding}".encode(), hashlib.sha256).hexdigest()


def _refusal(status: int, code: str, message: str) -> Response:
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Response(status=status, body=body.encode(), headers={"Content-Type": "application/xml"})
