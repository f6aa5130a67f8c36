"""How Shopify's front acts out the faults of a hostile world."""

from dataclasses import replace

from mlconnector_gui.connectors.shopify.sandbox.call import Response, html_answer, json_answer
from mlconnector_gui.sandbox.faults import Fault

OFFERED = (
    Fault.RESET_BEFORE,
    Fault.HTML_500_BEFORE,
    Fault.HTML_503_BEFORE,
    Fault.MAINTENANCE,
    Fault.TOO_MANY_REQUESTS,
    Fault.SLOW,
    Fault.TRUNCATED,
)
SLOW_SECONDS = 0.3
_INTERNAL = {
    "errors": [
        {
            "message": "Internal error. Looks like something went wrong on our end.\n"
            "Request ID: 00000000-0000-4000-8000-000000000001 (include this in support requests).",
            "extensions": {"code": "INTERNAL_SERVER_ERROR", "requestId": "00000001"},
        }
    ]
}


def refusal(fault: Fault | None) -> Response | None:
    """Return what is answered instead of the shop, if this fault is one of those."""
    if fault is Fault.HTML_500_BEFORE:
        return html_answer(500, "Something went wrong")
    if fault is Fault.HTML_503_BEFORE:
        return html_answer(503, "Service unavailable")
    if fault is Fault.MAINTENANCE:
        # server trouble, told under HTTP 200 as GraphQL's errors are
        return json_answer(200, _INTERNAL)
    if fault is Fault.TOO_MANY_REQUESTS:
        words = "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service."
        return json_answer(429, {"errors": words}, {"Retry-After": "2.0"})
    return None


def spoil(fault: Fault | None, response: Response) -> Response:
    """Spoil a good answer on its way out."""
    if fault is Fault.TRUNCATED:
        return replace(response, body=response.body[: len(response.body) // 2])
    return response
