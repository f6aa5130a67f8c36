from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.sandbox.faults import Fault
from tests.unit.jde_simulator.batches import KEY, call, insert, journal_row, journal_rows, submit

TOLD = ("F0911Z1_EDSP", "F0911Z1_DOC", "F0911Z1_ICU")


@pytest.fixture
def process(world):
    """Submit R09110Z and let its time pass."""

    async def processed(ais, **selected):
        answer = await submit(ais, **selected)
        world.clock.advance(2.5)
        return answer

    return processed


async def marks(ais):
    rows = await ais.rows("F0911Z1")
    return [tuple(row[name] for name in TOLD) for row in rows]


async def messages(ais):
    return [row["F01131_MSGP"] for row in await ais.rows("F01131")]


async def test_each_line_becomes_an_unprocessed_row_with_its_own_key(calling):
    async with calling() as ais:
        answer = await insert(ais, journal_rows())

        rows = await ais.rows("F0911Z1", ("EDTN", "EQUAL", KEY["Transaction"]))
        outputs = answer.json()
        assert (outputs["Rows_Written"], outputs["Rows_Refused"], outputs["Refused"]) == (3, 0, [])
        assert [row["F0911Z1_EDLN"] for row in rows] == [1, 2, 3]
        assert {row["F0911Z1_EDSP"] for row in rows} == {"0"}
        assert {row["F0911Z1_EDTC"] for row in rows} == {"A"}
        assert {row["F0911Z1_EDTR"] for row in rows} == {"J"}
        assert {row["F0911Z1_EDER"] for row in rows} == {"B"}
        assert {row["F0911Z1_AM"] for row in rows} == {"2"}
        assert rows[0]["F0911Z1_AA"] == 100.5
        assert rows[0]["F0911Z1_DGJ"] == "20261009"
        assert ais.simulator.documents() == []


async def test_a_key_that_exists_is_refused_and_the_other_rows_are_written(calling):
    async with calling() as ais:
        first, second, third = journal_rows()
        await insert(ais, [second | {"Amount": "-1.00"}])

        outputs = (await insert(ais, [first, second, third])).json()

        rows = await ais.rows("F0911Z1")
        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == (2, 1)
        assert outputs["Refused"] == [
            {"Line": "2", "Message": "Duplicate key error obtained for table F0911Z1"}
        ]
        assert [row["F0911Z1_AA"] for row in rows] == [100.5, -1, -10]


async def test_the_key_is_of_four_parts(calling):
    async with calling() as ais:
        await insert(ais, [journal_row("1", "30.5010", "1")])
        others = [
            journal_row("1", "30.5010", "1", User="OTHER"),
            journal_row("1", "30.5010", "1", Batch="B2"),
            journal_row("1", "30.5010", "1", Transaction="T2"),
            journal_row("2", "30.5010", "1"),
        ]

        assert (await insert(ais, others)).json()["Rows_Written"] == 4


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"Transaction": "x" * 23}, "Transaction"),
        ({"Batch": "x" * 16}, "Batch"),
        ({"User": "x" * 11}, "User"),
        ({"User": " "}, "User"),
        ({"Line": "one"}, "Line"),
        ({"GL_Date": "2026-10-09"}, "GL_Date"),
        ({"GL_Date": "02/30/2026"}, "GL_Date"),
        ({"Amount": "1,5"}, "Amount"),
        ({"Explanation": "x" * 31}, "Explanation"),
        ({"Reference_2": "x" * 9}, "Reference_2"),
    ],
)
async def test_a_text_that_its_column_cannot_hold_refuses_that_row_alone(calling, changed, word):
    async with calling() as ais:
        bad = journal_row("1", "30.5010", "5") | changed

        outputs = (await insert(ais, [bad, journal_row("2", "30.5010", "-5")])).json()

        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == (1, 1)
        assert word in outputs["Refused"][0]["Message"]


async def test_counts_are_text_before_version_3(calling):
    async with calling() as ais:
        outputs = (await insert(ais, journal_rows(), version="v2/")).json()

        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == ("3", "0")


async def test_the_batch_orchestrations_are_discovered(calling):
    async with calling() as ais:
        found = await ais.http.get("/jderest/discover", headers=ais.headers)
        name = "MLC_Insert_Journal_Batch"
        catalogue = await ais.http.get(f"/jderest/v3/open-api-catalog3/{name}", headers=ais.headers)

        operation = catalogue.json()["paths"][f"/orchestrator/{name}"]["post"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert {"MLC_Insert_Journal_Batch", "MLC_Process_Journal_Batch"} <= {
            entry["name"] for entry in found.json()["orchestrations"]
        }
        assert schema["properties"]["Refused"]["type"] == "array"


async def test_the_batch_program_runs_after_its_time_and_makes_one_journal(calling, process, world):
    async with calling() as ais:
        await insert(ais, journal_rows())
        answer = await submit(ais)
        early = ais.simulator.documents()
        world.clock.advance(2.5)

        [document] = ais.simulator.documents()
        number, batch = document.document_number, document.batch_number
        assert isinstance(answer.json()["Job_Number"], int)
        assert early == []
        assert (document.company, document.document_type) == ("00001", "JE")
        assert document.gl_date == date(2026, 10, 9)
        assert (document.explanation, document.reference_short) == ("Web sales 2026-10-09", "ABCDEFGH")
        assert [line.amount for line in document.lines] == [
            Decimal("100.50"),
            Decimal("-90.50"),
            Decimal("-10.00"),
        ]
        assert {line.remark for line in document.lines} == {KEY["Transaction"]}
        assert await marks(ais) == [("1", number, batch)] * 3
        assert {row["F0911_R1"] for row in await ais.rows("F0911")} == {"STRIPE"}


async def test_a_second_run_processes_nothing_again(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows())

        await process(ais)
        await process(ais)

        assert len(ais.simulator.documents()) == 1
        assert len(await ais.rows("F0011")) == 1


async def test_two_jobs_at_once_make_one_journal(calling, world):
    async with calling() as ais:
        await insert(ais, journal_rows())

        jobs = [(await submit(ais)).json()["Job_Number"] for _ in range(2)]
        world.clock.advance(2.5)

        assert jobs[0] != jobs[1]
        assert len(ais.simulator.documents()) == 1


async def test_a_row_added_to_a_processed_transaction_is_refused(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows())
        await process(ais)
        await insert(ais, [journal_row("4", "30.5010", "5"), journal_row("5", "30.5020", "-5")])
        await process(ais)

        assert len(ais.simulator.documents()) == 1
        assert [mark[0] for mark in await marks(ais)] == ["1", "1", "1", "0", "0"]
        assert "Duplicate Transaction" in (await messages(ais))[0]


async def test_the_transactions_of_one_run_share_a_batch_and_runs_do_not(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows() + journal_rows(Transaction="T2"))
        await process(ais)
        await insert(ais, journal_rows(Transaction="T3"))
        await process(ais)

        batches = [document.batch_number for document in ais.simulator.documents()]
        headers = await ais.rows("F0011")
        assert batches[0] == batches[1] != batches[2]
        assert [(row["F0011_NDO"], row["F0011_AME"]) for row in headers] == [(2, 201), (1, 100.5)]


async def test_only_the_named_user_and_batch_are_processed(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows() + journal_rows(Batch="B2") + journal_rows(User="OTHER"))

        await process(ais)

        assert len(ais.simulator.documents()) == 1


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"Document_Company": "00009"}, "Company Invalid"),
        ({"Document_Type": "RI"}, "Document Type Invalid"),
        ({"GL_Date": "09/30/2026"}, "PBCO"),
        ({"GL_Date": "12/31/2025"}, "PYEB"),
        ({"GL_Date": ""}, "Date Invalid"),
        ({"Explanation": ""}, "Explanation Required"),
        ({"Currency": "XXX", "Currency_Mode": "F"}, "Currency Code Invalid"),
        ({"Currency_Mode": "F"}, "Currency Mode Invalid"),
        ({"Currency": "EUR"}, "Currency Mode Invalid"),
        ({"Ledger_Type": "BA"}, "Ledger Type Invalid"),
        ({"Account": "1.1100"}, "Account is non-posting"),
        ({"Account": "30.7777"}, "Account Number Invalid"),
        ({"Account": "99.5010"}, "Business Unit refuses posting"),
        ({"Account": "2.1110.BANK"}, "Intercompany Not Allowed"),
        ({"Amount": "0"}, "Amount Required"),
        ({"Amount": "1.00"}, "Document Out of Balance"),
    ],
)
async def test_a_transaction_that_breaks_a_rule_stays_open_and_stops_no_other(
    calling, process, changed, title
):
    async with calling() as ais:
        bad = [journal_row("1", "30.5010", "5") | changed, journal_row("2", "30.5020", "-5")]
        good = journal_rows(Transaction="GOOD")
        await insert(ais, bad + good)

        await process(ais)

        assert len(ais.simulator.documents()) == 1
        assert [mark[0] for mark in await marks(ais)] == ["1", "1", "1", "0", "0"]
        assert any(title in text and KEY["Transaction"] in text for text in await messages(ais))


async def test_a_run_of_refused_transactions_alone_opens_no_batch(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows()[:2])

        await process(ais)

        assert await ais.rows("F0011") == []


async def test_an_incomplete_transaction_is_completed_under_the_same_keys(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows()[:2])
        await process(ais)
        missing = ais.simulator.documents()
        outputs = (await insert(ais, journal_rows())).json()
        await process(ais)

        assert missing == []
        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == (1, 2)
        assert len(ais.simulator.documents()) == 1


async def test_blank_company_type_and_currency_are_those_of_the_first_line(calling, process):
    async with calling() as ais:
        blank = {
            "Document_Company": "",
            "Document_Type": "",
            "Currency": "",
            "Currency_Mode": "",
            "Ledger_Type": "",
        }
        await insert(ais, journal_rows(**blank))

        await process(ais)

        [document] = ais.simulator.documents()
        assert (document.company, document.document_type) == ("00001", "JE")
        assert {line.currency for line in document.lines} == {"USD"}


async def test_a_foreign_batch_journal_keeps_both_ledgers_in_balance(calling, process):
    async with calling() as ais:
        foreign = {"Currency": "EUR", "Currency_Mode": "F", "Exchange_Rate": "1.15"}
        rows = [
            journal_row("1", "1.1220.SHOP", "", Foreign_Amount="0.10", **foreign),
            journal_row("2", "30.5010", "", Foreign_Amount="-0.03", **foreign),
            journal_row("3", "30.5020", "", Foreign_Amount="-0.07", **foreign),
        ]
        await insert(ais, rows)

        await process(ais)

        [document] = ais.simulator.documents()
        assert sum(line.amount for line in document.lines) == 0
        assert [line.foreign_amount for line in document.lines] == [
            Decimal("0.10"),
            Decimal("-0.03"),
            Decimal("-0.07"),
        ]
        assert {row["F0911_CRR"] for row in await ais.rows("F0911")} == {1.15}


async def test_a_site_that_purges_frees_the_keys_and_a_second_insert_is_a_duplicate(calling, process):
    async with calling(purges_z_rows=True) as ais:
        for _ in range(2):
            await insert(ais, journal_rows())
            await process(ais)

        assert await ais.rows("F0911Z1") == []
        assert len(ais.simulator.documents()) == 2


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.TIMEOUT_AFTER_COMMIT, 500),
        (Fault.HTML_500_AFTER_COMMIT, 500),
        (Fault.SESSION_DROPPED_AFTER_COMMIT, 444),
    ],
)
async def test_a_run_that_breaks_leaves_some_rows_and_the_rest_is_written_later(
    calling, faults, process, fault, status
):
    rows = [journal_row(str(number), "30.5010", str((-1) ** number)) for number in range(1, 41)]
    async with calling() as ais:
        faults.script(fault)
        answer = await insert(ais, rows)
        await ais.log_in()
        left = len(await ais.rows("F0911Z1"))
        outputs = (await insert(ais, rows)).json()
        await process(ais)

        assert answer.status_code == status
        assert 0 < left < 40
        assert (outputs["Rows_Written"], outputs["Rows_Refused"]) == (40 - left, left)
        assert len(ais.simulator.documents()) == 1


async def test_rows_that_come_late_meet_those_that_were_sent_again(calling, faults, world, process):
    async with calling() as ais:
        faults.script(Fault.LATE_COMMIT)
        with pytest.raises(ConnectionResetError):
            await insert(ais, journal_rows())
        before = await ais.rows("F0911Z1")
        await insert(ais, journal_rows())
        world.clock.advance(faults.late_seconds + 1)
        await process(ais)

        assert before == []
        assert len(await ais.rows("F0911Z1")) == 3
        assert len(ais.simulator.documents()) == 1


async def test_a_job_whose_answer_is_lost_runs_all_the_same(calling, faults, process):
    async with calling() as ais:
        await insert(ais, journal_rows())
        faults.script(Fault.EMPTY_200_AFTER_COMMIT)

        answer = await process(ais)

        assert answer.content == b""
        assert len(ais.simulator.documents()) == 1


async def test_the_batch_program_runs_over_the_report_service_too(calling, world):
    async with calling() as ais:
        await insert(ais, journal_rows() + journal_rows(Batch="B2"))

        async def report(word, **body):
            body = {"reportName": "R09110Z", "reportVersion": "MLC0001"} | body
            answer = await ais.http.post(f"/jderest/v2/report/{word}", json=body, headers=ais.headers)
            return answer.json()

        batch = {"subject": {"alias": "EDBT"}, "predicate": {"values": ["B1"]}}
        described = await report("discover")
        job = await report("execute", dataSelection={"criteria": [batch]})
        running = await report("status", jobNumber=job["jobNumber"])
        world.clock.advance(2.5)
        done = await report("status", jobNumber=job["jobNumber"])
        unknown = await report("status", jobNumber=1)

        assert described["reportName"] == "R09110Z"
        assert [running["jobStatus"], done["jobStatus"]] == ["P", "D"]
        assert unknown["status"] == "ERROR"
        assert len(ais.simulator.documents()) == 1


async def test_a_blank_batch_is_a_job_of_all_open_rows(calling, process):
    async with calling() as ais:
        await insert(ais, journal_rows() + journal_rows(Batch="B2"))

        await process(ais, user="", batch="")

        assert len(ais.simulator.documents()) == 2


async def test_a_missing_key_input_is_refused_before_anything_is_written(calling):
    async with calling() as ais:
        row = journal_row("1", "30.5010", "5")
        del row["Transaction"]

        answer = await call(ais, "MLC_Insert_Journal_Batch", {"Lines": [*journal_rows(), row]})

        assert answer.status_code == 400
        assert await ais.rows("F0911Z1") == []
