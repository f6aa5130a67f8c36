"""The four ways of signing, against vectors that are made here, by hand, from the reference sheets."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mlconnector_gui.connectors.port import Refusal
from mlconnector_gui.connectors.signatures import (
    check_secret_header,
    check_shopify,
    check_standard_webhooks,
    check_woocommerce,
    is_same_secret,
)

NOW = datetime(2026, 10, 9, 14, 0, tzinfo=UTC)
BODY = b'{"id":41,"note":"\\u00fc \\/","total":1e400}'
SECRET = "hush-0123456789"
Check = Callable[[dict[str, str], bytes, str], Refusal | None]


def sha256(content: bytes, secret: str) -> str:
    """HMAC written out as RFC 2104 has it, so that it shares no line with what it checks."""
    key = secret.encode().ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + content).digest()
    return base64.b64encode(hashlib.sha256(bytes(byte ^ 0x5C for byte in key) + inner).digest()).decode()


def standard(body: bytes, secret: str, *, at: datetime = NOW, name: str = "msg_1") -> dict[str, str]:
    moment = str(int(at.timestamp()))
    signature = sha256(f"{name}.{moment}.".encode() + body, secret)
    return {"webhook-id": name, "webhook-timestamp": moment, "webhook-signature": f"v1,{signature}"}


def by_standard(headers: dict[str, str], body: bytes, secret: str) -> Refusal | None:
    return check_standard_webhooks(headers, body, key=secret, now=NOW)


def by_shopify(headers: dict[str, str], body: bytes, secret: str) -> Refusal | None:
    return check_shopify(headers, body, secret=secret)


def by_woocommerce(headers: dict[str, str], body: bytes, secret: str) -> Refusal | None:
    return check_woocommerce(headers, body, secret=secret)


SCHEMES: list[tuple[Check, Callable[[bytes, str], dict[str, str]], str]] = [
    (
        by_woocommerce,
        lambda body, key: {"x-wc-webhook-signature": sha256(body, key)},
        "x-wc-webhook-signature",
    ),
    (by_shopify, lambda body, key: {"x-shopify-hmac-sha256": sha256(body, key)}, "x-shopify-hmac-sha256"),
    (by_standard, standard, "webhook-signature"),
]
EVERY = pytest.mark.parametrize(
    ("check", "sign", "header"), SCHEMES, ids=["woocommerce", "shopify", "standard"]
)


def test_the_vectors_are_those_of_rfc_4231() -> None:
    digest = base64.b64decode(sha256(b"what do ya want for nothing?", "Jefe"))

    assert digest.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert digest == hmac.new(b"Jefe", b"what do ya want for nothing?", hashlib.sha256).digest()


@EVERY
@pytest.mark.parametrize("body", [BODY, b"", b"\xff\xfe\x00", b"x" * 100_000])
def test_what_is_signed_with_the_secret_is_genuine(
    check: Check, sign: Callable[..., dict[str, str]], header: str, body: bytes
) -> None:
    assert header in sign(body, SECRET)
    assert check(sign(body, SECRET), body, SECRET) is None


@EVERY
def test_one_changed_bit_anywhere_is_refused(
    check: Check, sign: Callable[..., dict[str, str]], header: str
) -> None:
    headers = sign(BODY, SECRET)
    flipped = headers[header][:-5] + ("A" if headers[header][-5] != "A" else "B") + headers[header][-4:]

    assert check(headers, BODY[:-1] + b" ", SECRET) is Refusal.SIGNATURE_WRONG
    assert check({**headers, header: flipped}, BODY, SECRET) is Refusal.SIGNATURE_WRONG
    assert check(headers, BODY, SECRET + "0") is Refusal.SIGNATURE_WRONG


@EVERY
@pytest.mark.parametrize("given", ["not base64", "ü", "AAAA", "=" * 44, "v2,AAAA", "v1,", "A" * 100_000])
def test_whatever_else_stands_in_the_header_is_refused(
    check: Check, sign: Callable[..., dict[str, str]], header: str, given: str
) -> None:
    assert check({**sign(BODY, SECRET), header: given}, BODY, SECRET) is Refusal.SIGNATURE_WRONG


@EVERY
def test_no_signature_and_no_secret_are_refused_each_in_its_own_words(
    check: Check, sign: Callable[..., dict[str, str]], header: str
) -> None:
    assert check({}, BODY, SECRET) is Refusal.SIGNATURE_MISSING
    assert check({**sign(BODY, SECRET), header: " "}, BODY, SECRET) is Refusal.SIGNATURE_MISSING
    assert check(sign(BODY, ""), BODY, "") is Refusal.SECRET_MISSING


@pytest.mark.parametrize(
    ("seconds", "expected"), [(-300, None), (300, None), (-301, Refusal.STALE), (301, Refusal.STALE)]
)
def test_a_recording_is_stale_after_five_minutes_either_way(seconds: int, expected: Refusal | None) -> None:
    headers = standard(BODY, SECRET, at=NOW + timedelta(seconds=seconds))

    assert by_standard(headers, BODY, SECRET) is expected


@pytest.mark.parametrize("moment", ["", "soon", "-1", "1e9", "9" * 400, "١٢٣"])
def test_a_time_that_is_none_is_refused(moment: str) -> None:
    headers = {**standard(BODY, SECRET), "webhook-timestamp": moment}

    assert by_standard(headers, BODY, SECRET) in {Refusal.STALE, Refusal.SIGNATURE_MISSING}


def test_the_name_and_the_time_of_a_standard_delivery_are_signed_too() -> None:
    headers = standard(BODY, SECRET)
    later = str(int(NOW.timestamp()) + 1)

    assert by_standard({**headers, "webhook-id": "msg_2"}, BODY, SECRET) is Refusal.SIGNATURE_WRONG
    assert by_standard({**headers, "webhook-timestamp": later}, BODY, SECRET) is Refusal.SIGNATURE_WRONG


def test_one_of_several_signatures_is_enough_while_a_key_is_changed() -> None:
    headers = standard(BODY, SECRET)
    both = f"v1,{sha256(b'other', SECRET)} v1a,AAAA {headers['webhook-signature']}"

    assert by_standard({**headers, "webhook-signature": both}, BODY, SECRET) is None


def test_a_thousand_signatures_are_not_all_tried() -> None:
    headers = standard(BODY, SECRET)
    many = "v1,AAAA " * 1000 + headers["webhook-signature"]

    assert by_standard({**headers, "webhook-signature": many}, BODY, SECRET) is Refusal.SIGNATURE_WRONG


@pytest.mark.parametrize(
    ("headers", "secret", "expected"),
    [
        ({"x-mlc": SECRET}, SECRET, None),
        ({"x-mlc": SECRET + " "}, SECRET, Refusal.SIGNATURE_WRONG),
        ({}, SECRET, Refusal.SIGNATURE_MISSING),
        ({"x-mlc": ""}, "", Refusal.SECRET_MISSING),
    ],
)
def test_a_secret_header_is_compared_whole(
    headers: dict[str, str], secret: str, expected: Refusal | None
) -> None:
    assert check_secret_header(headers, name="x-mlc", secret=secret) is expected


def test_an_empty_token_opens_nothing() -> None:
    assert is_same_secret("t0ken", "t0ken")
    assert not is_same_secret("t0ken", "t0kem")
    assert not is_same_secret("", "")
    assert not is_same_secret("\udcff", "t0ken")
