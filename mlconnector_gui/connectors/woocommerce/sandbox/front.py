"""How WordPress hands a request to the REST API, or to a page of HTML: permalinks, rest_route, logins."""

import html
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from mlconnector_gui.connectors.woocommerce.sandbox.authentication import basic_login
from mlconnector_gui.connectors.woocommerce.sandbox.call import Identity, Reply, Request
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import RestError
from mlconnector_gui.connectors.woocommerce.sandbox.php import json_bytes
from mlconnector_gui.connectors.woocommerce.sandbox.routing import answer
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site

_JSON = "application/json; charset=UTF-8"
_HTML = "text/html; charset=UTF-8"
NOT_CACHED = {
    "Cache-Control": "no-cache, must-revalidate, max-age=0, no-store, private",
    "Expires": "Wed, 11 Jan 1984 05:00:00 GMT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Status, headers and bytes that leave the site."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    ping: tuple[str, int] | None = None


def respond(site: Site, request: Request) -> Response:
    """Answer one request; the caller holds the lock."""
    pretty = not site.shop.plain_permalinks
    path = request.path.removeprefix("/index.php") if pretty else request.path
    if path == "/wp-json" or path.startswith("/wp-json/"):
        if pretty:
            return _rest(site, request, path.removeprefix("/wp-json"))
        if request.method in ("GET", "HEAD") and not path.endswith("/"):
            return Response(
                status=301,
                body=b"",
                headers={"Content-Type": _HTML, "Location": f"{request.home}{path}/"},
            )
        return _home_page(site, request)
    if path in ("", "/", "/index.php"):
        rest_route = dict(request.pairs).get("rest_route")
        return _rest(site, request, rest_route) if rest_route else _home_page(site, request)
    return html_page(404, "Page not found")


def _rest(site: Site, request: Request, route_path: str) -> Response:
    # WooCommerce looks at keys only when the raw address says wp-json/wc/
    identity = None
    api = f'<{_api_root(site, request)}>; rel="https://api.w.org/"'
    headers = {
        "Content-Type": _JSON,
        "Link": api,
        "X-Robots-Tag": "noindex",
        "X-Content-Type-Options": "nosniff",
    }
    try:
        identity = _identity(site, request, now=site.now)
        if identity:
            headers |= NOT_CACHED
        reply = answer(site, request, identity, unquote(route_path))
    except RestError as error:
        if "does not have" in error.message:
            headers |= NOT_CACHED
        reply = Reply(body=error.body, status=error.status)
    return Response(
        status=reply.status,
        body=json_bytes(reply.body),
        headers={**headers, **reply.headers},
        ping=reply.ping,
    )


def _identity(site: Site, request: Request, *, now: datetime) -> Identity | None:
    if "wp-json/wc/" in f"{request.path}?{request.query}".lower():
        return site.authentication.identify(request, site.shop, now=now)
    if site.shop.application_passwords and basic_login(request, site.shop):
        message = "<strong>Error:</strong> Unknown username. Check again or try your email address."
        raise RestError(401, "invalid_username", message)
    return None


def _api_root(site: Site, request: Request) -> str:
    return f"{request.home}/{'index.php?rest_route=/' if site.shop.plain_permalinks else 'wp-json/'}"


def _home_page(site: Site, request: Request) -> Response:
    page = html_page(200, f"Example shop {site.shop.name}")
    link = f'<{_api_root(site, request)}>; rel="https://api.w.org/"'
    return Response(status=200, body=page.body, headers={**page.headers, "Link": link})


def html_page(status: int, title: str, headers: dict[str, str] | None = None) -> Response:
    """Return a page for people, as a theme, a firewall or a web server shows it."""
    text = (
        f'<!DOCTYPE html>\n<html lang="en-US">\n<head>\n\t<meta charset="UTF-8" />\n'
        f"<title>{html.escape(title)}</title>\n</head>\n<body><h1>{html.escape(title)}</h1></body>\n</html>\n"
    )
    return Response(status=status, body=text.encode(), headers={"Content-Type": _HTML, **(headers or {})})


def json_page(status: int, value: object, headers: dict[str, str] | None = None) -> Response:
    return Response(
        status=status,
        body=json_bytes(value),
        headers={"Content-Type": _JSON, **NOT_CACHED, **(headers or {})},
    )
