"""What each kind of answer means; nearly all of them come under HTTP 200."""

import json
from typing import Any

import pytest

from mlconnector_gui.base.problem import Problem, Retry
from mlconnector_gui.connectors.shopify.answers import Answer, answer_of
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.retry import Busy

COST = {
    "requestedQueryCost": 500,
    "actualQueryCost": None,
    "throttleStatus": {"maximumAvailable": 2000.0, "currentlyAvailable": 100, "restoreRate": 100.0},
}


def answered(body: Any, *, status: int = 200, **headers: str) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    reply = Reply(status=status, headers=headers, body=content)
    return answer_of(reply, redact=lambda text: text.replace("secret", "•••"))


def code_of(body: Any, *, status: int = 200, **headers: str) -> str:
    with pytest.raises(Problem) as caught:
        answered(body, status=status, **headers)
    return caught.value.code


def error(code: str, *path: str | int, message: str = "No") -> dict[str, Any]:
    return {"message": message, "path": list(path), "extensions": {"code": code, "new": 1}}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "shopify.token_refused"),
        (402, "shopify.shop_frozen"),
        (403, "shopify.not_allowed"),
        (404, "shopify.shop_unknown"),
        (418, "shopify.request_refused"),
        (423, "shopify.shop_locked"),
        (429, "shopify.throttled"),
        (430, "shopify.blocked"),
        (502, "shopify.server_error"),
        (301, "shopify.address_moved"),
    ],
)
def test_a_status_is_named(status: int, code: str) -> None:
    assert code_of({"errors": "words"}, status=status) == code


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("THROTTLED", "shopify.throttled"),
        ("MAX_COST_EXCEEDED", "shopify.too_costly"),
        ("ACCESS_DENIED", "shopify.access_denied"),
        ("INTERNAL_SERVER_ERROR", "shopify.server_fault"),
        ("SHOP_INACTIVE", "shopify.shop_frozen"),
        ("undefinedField", "shopify.field_unknown"),
        ("SOMETHING_NEW", "shopify.query_refused"),
    ],
)
def test_an_error_is_named_by_its_code(code: str, named: str) -> None:
    assert code_of({"errors": [error(code, "orders")], "data": None}) == named


@pytest.mark.parametrize("errors", ["words", ["words"], {"query": "missing"}, [{"message": "words"}]])
def test_errors_come_in_many_shapes(errors: Any) -> None:
    assert code_of({"errors": errors}) == "shopify.query_refused"


def test_the_wait_when_throttled_is_what_is_missing_of_the_price() -> None:
    with pytest.raises(Busy) as caught:
        answered({"errors": [error("THROTTLED")], "extensions": {"cost": COST}})

    assert caught.value.wait_seconds == 4.0
    assert caught.value.retry is Retry.LATER


def test_retry_after_is_a_text_with_decimals() -> None:
    with pytest.raises(Busy) as caught:
        answered({"errors": "slow"}, status=429, **{"retry-after": "2.0"})

    assert caught.value.wait_seconds == 2.0


def test_an_unknown_filter_is_an_error() -> None:
    search = [{"path": ["orders"], "query": "x:1", "warnings": [{"field": "x", "message": "Invalid"}]}]

    body = {"data": {"orders": {"nodes": []}}, "extensions": {"search": search}}

    assert code_of(body) == "shopify.filter_not_understood"


def test_data_without_a_persons_name_is_taken_and_said_so() -> None:
    errors = [error("ACCESS_DENIED", "customers", "nodes", 0, "firstName")]

    answer = answered({"data": {"customers": {"nodes": [{"firstName": None}]}}, "errors": errors})

    assert answer.withheld == ("firstName",)


def test_data_without_anything_else_is_not_taken() -> None:
    errors = [error("ACCESS_DENIED", "orders", "nodes", 0, "totalPriceSet")]

    assert code_of({"data": {"orders": {"nodes": [None]}}, "errors": errors}) == "shopify.access_denied"


def test_a_persons_data_that_fails_otherwise_is_not_taken() -> None:
    errors = [error("INTERNAL_SERVER_ERROR", "orders", "nodes", 0, "customer")]

    assert code_of({"data": {"orders": {"nodes": [{}]}}, "errors": errors}) == "shopify.server_fault"


@pytest.mark.parametrize("body", [b"<html>", b"", b"[]", b'{"data":null}', b"{}", b"\xff", b'{"data":{'])
def test_what_is_no_answer_is_never_an_empty_one(body: bytes) -> None:
    assert code_of(body) == "shopify.answer_unexpected"


def test_the_release_that_answered_is_told() -> None:
    answer = answered({"data": {}}, **{"x-shopify-api-version": "2027-01"})

    assert answer.version == "2027-01"


def test_a_secret_that_is_repeated_is_hidden() -> None:
    with pytest.raises(Problem) as caught:
        answered({"errors": "the secret is wrong"}, status=403)

    assert "secret" not in caught.value.technical
