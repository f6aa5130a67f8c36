"""How the shop's host acts out the faults of a hostile world."""

from dataclasses import replace

from mlconnector_gui.connectors.woocommerce.sandbox.call import Request
from mlconnector_gui.connectors.woocommerce.sandbox.front import NOT_CACHED, Response, html_page, json_page
from mlconnector_gui.sandbox.faults import Fault

BEFORE = (
    Fault.RESET_BEFORE,
    Fault.HTML_500_BEFORE,
    Fault.HTML_503_BEFORE,
    Fault.MAINTENANCE,
    Fault.HTML_403,
    Fault.TOO_MANY_REQUESTS,
    Fault.SLOW,
)
READS = (*BEFORE, Fault.TRUNCATED, Fault.POLLUTED_JSON)
SLOW_SECONDS = 0.3
_WARNING = b"<br />\n<b>Warning</b>:  Undefined variable $rate in /srv/www/wp-content/plugins/noise.php\n"


def offered(request: Request) -> tuple[Fault, ...]:
    return READS if request.method in ("GET", "HEAD", "OPTIONS") else BEFORE


def refusal(fault: Fault | None, request: Request) -> Response | None:
    """Return what the host answers instead of the shop, if this fault is one of those."""
    if fault is Fault.HTML_500_BEFORE:
        return html_page(500, "500 Internal Server Error")
    if fault is Fault.HTML_503_BEFORE:
        return html_page(503, "503 Service Temporarily Unavailable")
    if fault is Fault.HTML_403:
        return html_page(403, "Request blocked by the web application firewall")
    if fault is Fault.TOO_MANY_REQUESTS:
        return html_page(429, "429 Too Many Requests", {"Retry-After": "1"})
    if fault is Fault.MAINTENANCE:
        return _maintenance(request)
    return None


def _maintenance(request: Request) -> Response:
    headers = {"Retry-After": "600", **NOT_CACHED}
    if not request.wants_json:
        return html_page(503, "Maintenance", headers)
    message = "Briefly unavailable for scheduled maintenance. Check back in a minute."
    body = {"code": "wp_die", "message": message, "data": {"status": 503}, "additional_errors": []}
    return json_page(503, body, headers)


def spoil(fault: Fault | None, response: Response) -> Response:
    """Spoil a good answer on its way out."""
    if fault is Fault.TRUNCATED:
        return replace(response, body=response.body[: len(response.body) // 2])
    if fault is Fault.POLLUTED_JSON:
        return replace(response, body=_WARNING + response.body)
    return response
