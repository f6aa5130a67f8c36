from decimal import Decimal

import pytest

from mlconnector_gui.sandbox.faults import Fault

LINES = (("1.1220.STRIPE", "100.50"), ("30.5010", "-100.50"))
HEADER = {"50": "00001", "54": "10/09/2026", "57": "Web sales 2026-10-09", "320": "JE"}


def press(number):
    return {"controlID": number, "command": "DoAction"}


def typed(header, lines, *, remark="S1ABCDEFGHJKMNPQRSTVWX"):
    fields = [
        {"controlID": number, "command": "SetControlValue", "value": value}
        for number, value in header.items()
    ]
    rows = []
    for number, (account, amount) in enumerate(lines, start=1):
        cells = {"12": account, "13": amount, "15": remark, "19": "ABCDEFGH"}
        events = [
            {"columnID": column, "command": "SetGridCellValue", "value": value}
            for column, value in cells.items()
        ]
        rows.append({"rowNumber": number, "gridColumnEvents": events})
    return [*fields, {"gridAction": {"gridID": "1", "gridRowInsertEvents": rows}}]


class Stack:
    """One application stack over P0911."""

    def __init__(self, ais):
        self.ais = ais
        self.ids = {}

    async def send(self, **body):
        answer = await self.ais.http.post(
            "/jderest/v2/appstack", json=self.ids | body, headers=self.ais.headers
        )
        if answer.status_code == 200 and answer.content:
            told = answer.json()
            self.ids = {name: told[name] for name in ("stackId", "stateId", "rid")}
        return answer

    async def open(self, *actions):
        request = {"formName": "P0911_W0911I", "version": "ZJDE0001", "formActions": list(actions)}
        return await self.send(action="open", formRequest=request)

    async def act(self, *actions, form="W0911A", stop="FALSE"):
        request = {"formOID": form, "stopOnWarning": stop, "formActions": list(actions)}
        return await self.send(action="execute", actionRequest=request)

    async def enter(self, header=None, lines=LINES, **options):
        return await self.act(*typed(HEADER | (header or {}), lines), press("2"), **options)


@pytest.fixture
def adding(calling):
    """Open a stack and press Add."""

    async def opened(ais):
        stack = Stack(ais)
        await stack.open()
        await stack.act(press("83"), form="W0911I")
        return stack

    return opened


def form_of(answer, form="W0911A"):
    return answer.json()[f"fs_P0911_{form}"]


def titles(answer):
    return [error["TITLE"].removeprefix("Error: ") for error in form_of(answer)["errors"]]


async def test_a_journal_is_entered_by_add_fields_rows_and_ok(calling, adding):
    async with calling() as ais:
        stack = await adding(ais)
        answer = await stack.enter()
        closed = await stack.send(action="close")

        [document] = ais.simulator.documents()
        batch = form_of(answer)["data"]["z_ICU_258"]["value"]
        assert titles(answer) == []
        assert batch == str(document.batch_number)
        assert (document.company, document.document_type) == ("00001", "JE")
        assert (document.explanation, document.reference_short) == ("Web sales 2026-10-09", "ABCDEFGH")
        assert [(line.account, line.amount) for line in document.lines] == [
            ("1.1220.STRIPE", Decimal("100.50")),
            ("30.5010", Decimal("-100.50")),
        ]
        assert (closed.json()["stackId"], closed.json()["stateId"], closed.json()["rid"]) == (0, 0, "")


async def test_after_ok_the_site_may_lead_back_to_the_list(calling, adding):
    async with calling(form_after_entry="W0911I") as ais:
        stack = await adding(ais)

        answer = await stack.enter()

        [document] = ais.simulator.documents()
        batch = form_of(answer, "W0911I")["data"]["z_ICU_129"]["value"]
        assert answer.json()["currentApp"] == "P0911_W0911I_ZJDE0001"
        assert batch == str(document.batch_number)


async def test_a_form_with_errors_answers_200_stays_open_and_enters_nothing(calling, adding):
    async with calling() as ais:
        stack = await adding(ais)

        answer = await stack.enter(lines=(("1.1100", "5"), ("30.5010", "-4")))

        form = form_of(answer)
        assert answer.status_code == 200
        assert titles(answer) == ["Account is non-posting", "Document Out of Balance"]
        assert {"CODE", "TITLE", "ERRORCONTROL", "DESC", "MOBILE"} <= set(form["errors"][0])
        assert [row["z_ANI_12"] for row in form["data"]["gridData"]["rowset"]] == ["1.1100", "30.5010"]
        assert ais.simulator.documents() == []


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ({"50": "00009"}, "Company Invalid"),
        ({"54": "09/30/2026"}, "PBCO"),
        ({"54": "2026-10-09"}, "Date Invalid"),
        ({"48": "12345"}, "Document Number Invalid"),
        ({"292": "BA"}, "Ledger Type Invalid"),
        ({"320": "RI"}, "Document Type Invalid"),
        ({"273": "XXX"}, "Currency Code Invalid"),
    ],
)
async def test_the_form_applies_the_rules_of_every_journal(calling, adding, header, title):
    async with calling() as ais:
        stack = await adding(ais)

        assert title in titles(await stack.enter(header))


async def test_the_same_journal_twice_is_two_documents(calling, adding):
    async with calling() as ais:
        stack = await adding(ais)
        for _ in range(2):
            await stack.enter()
        other = await adding(ais)
        await other.enter()

        batches = [document.batch_number for document in ais.simulator.documents()]
        assert batches[0] == batches[1] != batches[2]


async def test_dates_and_amounts_are_typed_as_the_user_prefers(calling, adding):
    async with calling(date_format="DME", decimal_format=",") as ais:
        stack = await adding(ais)
        refused = await stack.enter()
        other = await adding(ais)
        lines = (("1.1220.STRIPE", "100,50"), ("30.5010", "-100,50"))
        await other.enter({"54": "09/10/2026"}, lines)

        [document] = ais.simulator.documents()
        assert titles(refused).count("Amount Invalid") == 2
        assert (document.gl_date.month, document.gl_date.day) == (10, 9)


async def test_a_warning_stops_the_form_where_the_caller_says_so(calling, adding):
    async with calling() as ais:
        stack = await adding(ais)

        stopped = await stack.enter({"54": "12/01/2026"}, stop="TRUE")
        entered = await stack.act(press("2"))

        assert [warning["TITLE"] for warning in form_of(stopped)["warnings"]] == ["Error: PACO"]
        assert titles(stopped) == titles(entered) == []
        assert len(ais.simulator.documents()) == 1


async def test_a_step_needs_the_newest_state_and_the_form_that_is_open(calling, adding):
    async with calling() as ais:
        stack = await adding(ais)
        other_form = await stack.act(press("83"), form="W0911I")
        stack.ids["stateId"] -= 1
        stale = await stack.enter()

        assert (other_form.status_code, stale.status_code) == (500, 500)
        assert ais.simulator.documents() == []


async def test_a_control_that_the_form_does_not_have_is_a_system_error(calling, adding):
    async with calling() as ais:
        stack = await adding(ais)

        answer = await stack.act(press("99"))

        assert "99" in answer.json()["sysErrors"][0]["DESC"]


async def test_the_form_service_fills_the_entry_form_in_one_call(calling):
    async with calling() as ais:
        request = {"formName": "P0911_W0911A", "formActions": [*typed(HEADER, LINES), press("2")]}

        new = await ais.http.post("/jderest/v2/formservice", json=request, headers=ais.headers)
        old = await ais.http.post("/jderest/formservice", json=request, headers=ais.headers)

        numbers = [document.batch_number for document in ais.simulator.documents()]
        assert form_of(new)["data"]["z_ICU_258"]["value"] == str(numbers[0])
        assert form_of(old)["data"]["txtBatchNumber_258"]["value"] == str(numbers[1])


async def test_a_lost_session_leaves_a_form_half_filled_and_nothing_entered(calling, adding, faults):
    async with calling() as ais:
        stack = await adding(ais)
        await stack.act(*typed(HEADER, LINES))
        faults.script(Fault.SESSION_DROPPED)
        lost = await stack.act(press("2"))
        await ais.log_in()
        again = await stack.act(press("2"))

        assert (lost.status_code, again.status_code) == (444, 500)
        assert ais.simulator.documents() == []


async def test_an_ok_whose_answer_is_lost_has_entered_the_journal(calling, adding, faults):
    async with calling() as ais:
        stack = await adding(ais)
        faults.script(Fault.HTML_500_AFTER_COMMIT)

        answer = await stack.enter()

        assert answer.status_code == 500
        assert len(ais.simulator.documents()) == 1
