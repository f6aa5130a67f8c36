"""The table of `reliability-and-performance.md` 1.2: whatever is observed of an attempt has one consequence."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.accounting.states import PostingState
from tests.helpers.company import Company, open_company

S = PostingState
Answer = httpx.Response | Exception
HTML = {"content-type": "text/html"}
JSON = {"content-type": "application/json"}


def page(status: int) -> httpx.Response:
    return httpx.Response(status, headers=HTML, content=b"<html>a proxy's page</html>")


def service_error(status: int, **more: object) -> httpx.Response:
    told = {"message": "no", "exception": "com.oracle.Refused", "exceptionId": "1", "timeStamp": "t", **more}
    return httpx.Response(status, headers=JSON, content=json.dumps({**told, "status": "ERROR"}))


def body(text: str, headers: dict[str, str] = JSON) -> httpx.Response:
    return httpx.Response(200, headers=headers, content=text.encode())


@dataclass
class Interfering(httpx.AsyncBaseTransport):
    """Lets the next posting call be carried out, or not, and gives an answer of its own."""

    inner: httpx.AsyncBaseTransport
    answer: Answer | None
    is_carried_out: bool
    before: Callable[[], Awaitable[None]] | None = None
    seen: list[str] = field(default_factory=list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request.url.path)
        if "orchestrator" not in request.url.path or self.answer is None:
            return await self.inner.handle_async_request(request)
        answer, self.answer = self.answer, None
        if self.is_carried_out:
            await self.inner.handle_async_request(request)
        if isinstance(answer, Exception):
            raise answer
        return answer


NOT_SENT = [
    (httpx.ConnectError("no route"), "connect"),
    (httpx.ConnectTimeout("too slow"), "connect-timeout"),
    (httpx.PoolTimeout("no connection free"), "pool-timeout"),
]
REFUSED = [
    (service_error(400), "400"),
    (service_error(406), "406"),
    (service_error(415), "415"),
    (service_error(403), "403-in-a-live-session"),
]
UNKNOWN = [
    (httpx.ReadTimeout("silence"), "read-timeout"),
    (httpx.WriteError("broken pipe"), "write-error"),
    (httpx.WriteTimeout("stuck"), "write-timeout"),
    (httpx.ReadError("reset"), "reset"),
    (httpx.RemoteProtocolError("half an answer"), "protocol"),
    (page(500), "500-page"),
    (page(502), "502-page"),
    (page(503), "503-page"),
    (page(504), "504-page"),
    (page(403), "403-page"),
    (service_error(500), "500-without-edit-errors"),
    (service_error(444), "444"),
    (body(""), "200-empty"),
    (body("{}"), "200-without-number"),
    (body('{"Document_Number": 10'), "200-truncated"),
    (body("<html>log in</html>", HTML), "200-page"),
    (body("[]"), "200-no-object"),
    (httpx.Response(302, headers={"location": "https://elsewhere.example.com"}), "redirect"),
]


def ids(rows: list[tuple[Answer, str]]) -> list[str]:
    return [name for _, name in rows]


async def sent(company: Company, answer: Answer, *, is_carried_out: bool, attempt: str) -> int:
    """Send an order and let this be what is seen of it; a later attempt follows one that never left."""
    await company.sell_and_post()
    order_id = company.shop.sell()
    await company.fetch()
    if attempt == "later":

        async def cut() -> None:
            company.jde_wire.is_cut = True

        company.moments.happenings["send.intent_committed"] = cut
        await company.approve_and_send(order_id)
        company.jde_wire.is_cut = False
        company.pass_time(minutes=10)
    else:
        await company.approve(order_id)
    company.jde_wire.inner = Interfering(company.jde_wire.inner, answer, is_carried_out)
    await company.engine.run_until_idle()
    return order_id


def attempts(company: Company, order_id: int) -> list[str | None]:
    return [one.verdict for one in company.detail(company.sale(order_id)).attempts]


each_attempt = pytest.mark.parametrize("attempt", ["first", "later"])


@each_attempt
@pytest.mark.parametrize("answer", [row[0] for row in NOT_SENT], ids=ids(NOT_SENT))
async def test_what_never_left_stays_approved(tmp_path: Path, answer: Exception, attempt: str) -> None:
    async with open_company(tmp_path) as company:
        order_id = await sent(company, answer, is_carried_out=False, attempt=attempt)

        after = company.sale(order_id).state
        await company.wait_for_the_engine()

        assert after is S.APPROVED
        assert company.sale(order_id).state is S.CONFIRMED
        assert "doubt" not in company.story(company.sale(order_id))
        assert attempts(company, order_id)[-2:] == ["not_sent", "accepted"]
        assert len(company.booked(order_id)) == 1


@each_attempt
@pytest.mark.parametrize("answer", [row[0] for row in REFUSED], ids=ids(REFUSED))
async def test_a_definite_refusal_is_believed_after_one_look(
    tmp_path: Path, answer: httpx.Response, attempt: str
) -> None:
    async with open_company(tmp_path) as company:
        order_id = await sent(company, answer, is_carried_out=False, attempt=attempt)

        await company.wait_for_the_engine()

        assert company.sale(order_id).state is S.REJECTED
        assert attempts(company, order_id)[-1] == "rejected"
        assert company.booked(order_id) == []


@pytest.mark.parametrize("answer", [row[0] for row in REFUSED], ids=ids(REFUSED))
async def test_a_refusal_that_is_not_true_is_found_out(tmp_path: Path, answer: httpx.Response) -> None:
    async with open_company(tmp_path) as company:
        order_id = await sent(company, answer, is_carried_out=True, attempt="first")

        assert company.sale(order_id).state is S.CONFIRMED
        assert len(company.booked(order_id)) == 1


@each_attempt
@pytest.mark.parametrize("answer", [row[0] for row in UNKNOWN], ids=ids(UNKNOWN))
async def test_everything_else_is_in_doubt_and_found(tmp_path: Path, answer: Answer, attempt: str) -> None:
    async with open_company(tmp_path) as company:
        order_id = await sent(company, answer, is_carried_out=True, attempt=attempt)

        story = company.story(company.sale(order_id))
        assert company.sale(order_id).state is S.CONFIRMED
        assert story[-3:] == ["doubt", "accept", "confirm"]
        assert attempts(company, order_id)[-1] == "in_doubt"
        assert len(company.booked(order_id)) == 1


@pytest.mark.parametrize("answer", [row[0] for row in UNKNOWN], ids=ids(UNKNOWN))
async def test_everything_else_is_in_doubt_and_sent_anew_once_it_is_proved_absent(
    tmp_path: Path, answer: Answer
) -> None:
    async with open_company(tmp_path) as company:
        order_id = await sent(company, answer, is_carried_out=False, attempt="first")

        after = company.sale(order_id).state
        await company.wait_for_the_engine()

        assert after is S.IN_DOUBT
        assert company.sale(order_id).state is S.CONFIRMED
        assert attempts(company, order_id) == ["in_doubt", "accepted"]
        assert len(company.booked(order_id)) == 1


async def test_a_document_number_without_errors_is_accepted_and_read_back(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        assert attempts(company, order_id) == ["accepted"]
        assert company.story(company.sale(order_id))[-2:] == ["accept", "confirm"]


async def test_a_number_that_jde_does_not_show_is_never_taken_for_confirmed(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        told = {
            "Document_Number": 999999,
            "Document_Type": "JE",
            "Document_Company": "00001",
            "Batch_Number": 1,
        }
        order_id = await sent(company, body(json.dumps(told)), is_carried_out=False, attempt="first")

        after = company.sale(order_id).state
        await company.wait_for_the_engine()

        assert after is S.ACCEPTED
        assert (company.sale(order_id).state, company.sale(order_id).why) == (
            S.NEEDS_PERSON,
            "ledger.not_shown",
        )
        assert company.booked(order_id) == []
