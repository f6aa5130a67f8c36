"""Every row of the table of outcomes: `reliability-and-performance.md` 1.2."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.contract import OrchestrationContract
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import DocumentKey, Outcome
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Reach, Unreachable

SENT = JournalContent(
    reference="M1ABCDEFGH0123456789AB",
    company="00001",
    document_type="JE",
    gl_date=date(2026, 10, 9),
    currency="USD",
    explanation="WOO 2291",
    lines=(),
)
JSON = "application/json"
SERVICE_ERROR = {
    "message": "not allowed",
    "exception": "com.oracle.e1.rest.RestServiceException",
    "timeStamp": "2026-10-09:08.00.00",
    "status": "ERROR",
}
EDIT_ERROR = {"CODE": "0052", "TITLE": "Error: Invalid", "DESC": "CAUSE", "MOBILE": "Business Unit Invalid"}
ABORTED = {
    "message": {"ServiceRequest: Enter": {"JAS Response": {"fs_P0911_W0911A": {"errors": [EDIT_ERROR]}}}},
    "exception": "Exception",
    "jde__status": "ERROR",
    "jde__simpleMessage": "Enter failed: Business Unit Invalid",
}
ACCEPTED = {
    "Document_Number": "100001",
    "Document_Type": "JE",
    "Document_Company": "00001",
    "Batch_Number": "5001",
}


def judged(answer: Reply | Unreachable, *, session_alive: bool = False) -> Outcome:
    contract = OrchestrationContract()
    return classify(Observation(answer=answer, sent=SENT, contract=contract, session_alive=session_alive))


def answered(status: int, body: object, *, kind: str = JSON) -> Reply:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Reply(status=status, headers={"content-type": kind}, body=content)


def broken_off(reach: Reach) -> Unreachable:
    return Unreachable("net.timeout", reach=reach, technical="ReadTimeout", host="ais")


def test_a_request_of_which_nothing_left_was_not_sent() -> None:
    outcome = judged(broken_off(Reach.NOT_SENT))

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None
    assert outcome.problem.code == "net.timeout"


def test_any_failure_after_the_first_byte_is_in_doubt() -> None:
    outcome = judged(broken_off(Reach.MAYBE_SENT))

    assert (outcome.verdict, outcome.refused, outcome.session_lost) == (Verdict.IN_DOUBT, False, False)
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.problem.params["why"]) == ("jde.outcome_unknown", "net.timeout")


@pytest.mark.parametrize("status", [400, 406, 415])
def test_a_call_that_ais_refuses_is_rejected(status: int) -> None:
    outcome = judged(answered(status, SERVICE_ERROR))

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert outcome.problem is not None
    assert outcome.problem.technical == "not allowed"


@pytest.mark.parametrize("status", [400, 403, 406, 415, 404, 500, 503])
def test_a_refusal_of_somebody_in_between_is_in_doubt(status: int) -> None:
    for body in ({"message": "Forbidden"}, {"error": "no"}, [], b"<html>403</html>", b""):
        outcome = judged(answered(status, body), session_alive=True)

        assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)


@pytest.mark.parametrize("body", [SERVICE_ERROR, b"", b"<html>"])
def test_444_is_a_lost_session_and_in_doubt(body: object) -> None:
    outcome = judged(answered(444, body), session_alive=True)

    assert (outcome.verdict, outcome.session_lost, outcome.refused) == (Verdict.IN_DOUBT, True, False)


@pytest.mark.parametrize("status", [401, 403])
def test_401_and_403_are_a_lost_session_unless_it_was_proved_alive(status: int) -> None:
    outcome = judged(answered(status, SERVICE_ERROR))

    assert (outcome.verdict, outcome.session_lost) == (Verdict.IN_DOUBT, True)


def test_403_in_a_live_session_is_rejected() -> None:
    outcome = judged(answered(403, SERVICE_ERROR), session_alive=True)

    assert (outcome.verdict, outcome.refused, outcome.session_lost) == (Verdict.REJECTED, True, False)


@pytest.mark.parametrize("status", [401, 404, 405, 409])
def test_other_refusals_of_ais_owe_one_definite_look_up(status: int) -> None:
    outcome = judged(answered(status, SERVICE_ERROR), session_alive=True)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)


def test_500_with_jdes_edit_errors_is_in_doubt_and_refused() -> None:
    outcome = judged(answered(500, ABORTED))

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)
    assert outcome.problem is not None
    assert outcome.problem.params["message"] == "Business Unit Invalid"
    assert outcome.problem.technical == "Enter failed: Business Unit Invalid"


@pytest.mark.parametrize(
    "body",
    [
        SERVICE_ERROR,
        {**SERVICE_ERROR, "sysErrors": [{"TITLE": "JAS_MSG347: timed out", "DESC": ""}]},
        {**ABORTED, "message": {"CustomRequest: Fence": {"Message": "too late"}}},
    ],
)
def test_500_without_edit_errors_is_in_doubt(body: object) -> None:
    outcome = judged(answered(500, body))

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_gateway_with_edit_errors_is_still_in_doubt(status: int) -> None:
    outcome = judged(answered(status, ABORTED))

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)


@pytest.mark.parametrize("status", [200, 500, 502, 503, 504, 302])
@pytest.mark.parametrize(
    ("body", "kind", "why"),
    [
        (b"", JSON, "empty"),
        (b" \n", JSON, "empty"),
        (b"<!DOCTYPE html><html>", "text/html", "html"),
        (b"<html>", JSON, "html"),
        (b'{"Document_Number": "1"}', "text/plain", "content_type"),
        (b'{"Document_Number": "10', JSON, "not_json"),
        (b'{"Document_Number": NaN}', JSON, "not_json"),
        (b"[" * 100_000, JSON, "not_json"),
        (b"\xff\xfe{", JSON, "not_json"),
        (b"[1]", JSON, "not_an_object"),
    ],
)
def test_what_is_not_jdes_json_is_in_doubt(status: int, body: bytes, kind: str, why: str) -> None:
    outcome = judged(answered(status, body, kind=kind))

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert outcome.problem is not None
    assert outcome.problem.params["why"] == why


@pytest.mark.parametrize("number", ["", " ", "0", 0, None, "x1", 1.5, -3, True, ["1"]])
def test_200_without_a_document_number_is_in_doubt(number: object) -> None:
    outcome = judged(answered(200, {**ACCEPTED, "Document_Number": number}))

    assert (outcome.verdict, outcome.key) == (Verdict.IN_DOUBT, None)


def test_200_with_edit_errors_and_no_number_is_in_doubt_and_refused() -> None:
    body = {"Document_Number": "", "Errors/Warnings": [{"Errors": [EDIT_ERROR]}]}

    outcome = judged(answered(200, body))

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)


@pytest.mark.parametrize(
    "trouble",
    [
        {"Errors/Warnings": [{"Errors": [EDIT_ERROR], "Warnings": []}]},
        {"ServiceRequest1": {"forms": [{"fs_P0911_W0911A": {"errors": [EDIT_ERROR]}}]}},
        {"sysErrors": [{"TITLE": "System", "DESC": "x"}]},
        {"continuedOnError": [{"step": "Enter"}]},
        {"jde__status": "ERROR"},
    ],
)
def test_200_with_errors_and_a_number_is_in_doubt_but_names_the_document(trouble: dict[str, object]) -> None:
    outcome = judged(answered(200, {**ACCEPTED, **trouble}))

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert outcome.key is not None
    assert outcome.key.number == 100001


@pytest.mark.parametrize("other", [{"Document_Company": "00002"}, {"Document_Type": "PV"}])
def test_200_with_another_document_than_was_sent_is_in_doubt(other: dict[str, str]) -> None:
    assert judged(answered(200, {**ACCEPTED, **other})).verdict is Verdict.IN_DOUBT


@pytest.mark.parametrize(
    "body",
    [
        ACCEPTED,
        {**ACCEPTED, "Document_Number": 100001, "Batch_Number": 5001, "Document_Company": 1},
        {**ACCEPTED, "Document_Number": 100001.0, "jde__status": "SUCCESS", "deprecated": True},
        {**ACCEPTED, "Document_Company": "1", "errors": [], "sysErrors": [], "continuedOnError": []},
        {"Document_Number": " 100001 ", "Batch_Number": 5001},
    ],
)
def test_200_with_a_number_and_no_errors_is_accepted(body: object) -> None:
    outcome = judged(answered(200, body, kind="application/json; charset=utf-8"))

    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.batch == 5001
    assert outcome.key == DocumentKey(
        company="00001", document_type="JE", number=100001, gl_date=date(2026, 10, 9)
    )


def test_warnings_do_not_stop_an_acceptance() -> None:
    body = {**ACCEPTED, "jde__status": "WARNING", "Warnings": [{"MOBILE": "After cut-off"}]}

    outcome = judged(answered(200, body))

    assert (outcome.verdict, outcome.warnings) == (Verdict.ACCEPTED, ("After cut-off",))


json_values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["message", "errors", "Errors", "Document_Number", "exception", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    status=some.integers(100, 599),
    body=some.binary(max_size=40) | json_values.map(lambda value: json.dumps(value).encode()),
    kind=some.sampled_from([JSON, "text/html", "", "text/xml"]),
    alive=some.booleans(),
)
def test_the_function_is_total_and_accepts_only_a_numbered_200(
    status: int, body: bytes, kind: str, alive: bool
) -> None:
    outcome = judged(answered(status, body, kind=kind), session_alive=alive)

    assert outcome.verdict is not Verdict.NOT_SENT
    if outcome.verdict is Verdict.ACCEPTED:
        assert status == 200
        assert outcome.key is not None
        assert Decimal(outcome.key.number) > 0
    else:
        assert outcome.problem is not None
    assert outcome.refused or outcome.verdict is not Verdict.REJECTED
