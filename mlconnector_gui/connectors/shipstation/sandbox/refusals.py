"""The bodies that the account refuses with."""

from typing import Any


class Refused(Exception):  # noqa: N818  the HTTP word
    """A request that is answered with an error."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


def invalid(errors: dict[str, list[str]]) -> Refused:
    return Refused(400, {"Message": "The request is invalid.", "ModelState": errors})


def not_found(what: str = "") -> Refused:
    return Refused(404, {"Message": what} if what else "")


def no_route(url: str) -> Refused:
    return Refused(404, {"Message": f"No HTTP resource was found that matches the request URI '{url}'."})


def wrong_method(method: str) -> Refused:
    message = f"The requested resource does not support http method '{method}'."
    return Refused(405, {"Message": message})


def failed(why: str, kind: str = "System.InvalidOperationException") -> Refused:
    body = {
        "Message": "An error has occurred.",
        "ExceptionMessage": why,
        "ExceptionType": kind,
        "StackTrace": "   at SS.OpenApi.Controllers.OrdersController.CreateOrder(ApiOrder apiOrder)",
    }
    return Refused(500, body)
