from datetime import date
from decimal import Decimal

import pytest

from tests.unit.jde_simulator.caller import REFERENCE, journal, lines

NAME = "MLC_Journal_Entry"
FORM_STEP = "ServiceRequest: MLC_Enter_Journal_P0911"


def titles(answer):
    """The titles of the errors in an aborted run, without the word before them."""
    form = answer.json()["message"][FORM_STEP]["JAS Response"]["fs_P0911_W0911A"]
    return [error["TITLE"].removeprefix("Error: ") for error in form["errors"]]


async def test_a_journal_becomes_one_document_in_a_batch_of_its_own(calling):
    async with calling() as ais:
        answer = await ais.enter(journal())

        outputs = answer.json()
        [document] = ais.simulator.documents()
        assert (outputs["Document_Number"], outputs["Batch_Number"]) == (
            document.document_number,
            document.batch_number,
        )
        assert (document.company, document.document_type) == ("00001", "JE")
        assert document.gl_date == date(2026, 10, 9)
        assert document.explanation == "Web sales 2026-10-09"
        assert document.reference_short == "ABCDEFGH"
        assert [(line.account, line.amount, line.remark) for line in document.lines] == [
            ("1.1220.STRIPE", Decimal("100.50"), REFERENCE),
            ("30.5010", Decimal("-100.50"), REFERENCE),
        ]
        assert not document.posted


async def test_outputs_are_text_before_version_3(calling):
    async with calling() as ais:
        typed = (await ais.enter(journal())).json()
        text = (await ais.enter(journal(Reference="SECOND"), version="v2/")).json()
        oldest = (await ais.enter(journal(Reference="THIRD"), version="")).json()

        assert isinstance(typed["Document_Number"], int)
        assert isinstance(text["Document_Number"], str)
        assert isinstance(oldest["Batch_Number"], str)
        assert oldest["deprecated"] is True


@pytest.mark.parametrize(
    ("site", "shown"),
    [
        ({}, True),
        ({"orchestration_envelope": False}, False),
        ({"ais_version": "EnterpriseOne 9.2.5.3"}, False),
        ({"ais_version": "EnterpriseOne 9.2.26.0"}, True),
    ],
)
async def test_the_envelope_depends_on_designer_and_tools_release(calling, site, shown):
    async with calling(**site) as ais:
        answer = await ais.enter(journal())

        assert ("jde__status" in answer.json()) is shown


async def test_the_jde_standard_format_is_read_where_the_orchestration_declares_it(calling):
    flat = journal()
    rows = [
        {"inputs": [{"name": name, "value": value} for name, value in line.items()]}
        for line in flat.pop("Lines")
    ]
    standard = {
        "inputs": [{"name": name, "value": value} for name, value in flat.items()],
        "detailInputs": [{"name": "Lines", "repeatingInputs": rows}],
    }
    async with calling(input_format="JDE Standard") as ais:
        assert (await ais.enter(standard)).status_code == 200
        assert (await ais.enter(journal())).status_code == 400
    async with calling() as ais:
        assert (await ais.enter(standard)).status_code == 400


@pytest.mark.parametrize("missing", ["Document_Company", "GL_Date", "Reference", "Lines"])
async def test_a_missing_input_is_refused_and_nothing_is_entered(calling, missing):
    async with calling() as ais:
        body = journal()
        del body[missing]

        answer = await ais.enter(body)

        assert answer.status_code == 400
        assert missing in answer.json()["message"]
        assert ais.simulator.documents() == []


async def test_an_amount_that_is_a_json_number_is_refused(calling):
    async with calling() as ais:
        answer = await ais.enter(journal(Lines=[{"Account": "30.5010", "Amount": 1.5}]))

        assert answer.status_code == 400


@pytest.mark.parametrize(("site", "status"), [({}, 400), ({"unknown_orchestration_status": 404}, 404)])
async def test_an_unknown_orchestration_is_refused(calling, site, status):
    async with calling(**site) as ais:
        answer = await ais.http.post("/jderest/v3/orchestrator/Nobody", json={}, headers=ais.headers)

        assert answer.status_code == status


async def test_an_orchestration_the_user_may_not_see_is_neither_discovered_nor_run(calling):
    async with calling(forbidden_orchestrations=(NAME,)) as ais:
        found = await ais.http.get("/jderest/discover", headers=ais.headers)

        assert (await ais.enter(journal())).status_code == 403
        assert NAME not in {entry["name"] for entry in found.json()["orchestrations"]}


async def test_a_call_that_accepts_no_json_answers_406(calling):
    async with calling() as ais:
        ais.headers["Accept"] = "text/html"

        assert (await ais.enter(journal())).status_code == 406


async def test_discovery_and_catalogue_tell_inputs_and_outputs(calling):
    async with calling() as ais:
        found = await ais.http.get(f"/jderest/discover/{NAME}", headers=ais.headers)
        catalogue = await ais.http.get(f"/jderest/v3/open-api-catalog3/{NAME}", headers=ais.headers)
        swagger = await ais.http.get("/jderest/v2/open-api-catalog", headers=ais.headers)
        anonymous = await ais.http.get("/jderest/discover")

        [orchestration] = found.json()["orchestrations"]
        operation = catalogue.json()["paths"][f"/orchestrator/{NAME}"]["post"]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        assert orchestration["inputFormat"] == "Generic"
        assert {"GL_Date", "Lines", "Not_After"} <= {entry["name"] for entry in orchestration["inputs"]}
        assert schema["properties"]["Lines"]["items"]["required"] == ["Account", "Amount"]
        assert catalogue.json()["info"]["version"] == "EnterpriseOne 9.2.8.2  "
        assert swagger.json()["swagger"] == "2.0"
        assert anonymous.status_code == 444


async def test_a_fenced_orchestration_refuses_a_call_that_comes_too_late(calling):
    async with calling() as ais:
        late = await ais.enter(journal(Not_After="2026-10-09T09:16:00Z"))
        timely = await ais.enter(journal(Not_After="2026-10-09T09:20:00Z"))

        assert late.status_code == 500
        assert "Message" in late.json()["message"]["CustomRequest: MLC_Check_Not_After"]
        assert timely.status_code == 200
        assert len(ais.simulator.documents()) == 1


async def test_the_fence_goes_by_the_servers_clock(calling):
    async with calling(clock_offset_seconds=600) as ais:
        answer = await ais.enter(journal(Not_After="2026-10-09T09:20:00Z"))

        assert answer.status_code == 500


async def test_a_fenced_orchestration_returns_the_document_it_already_has(calling):
    async with calling() as ais:
        first = await ais.enter(journal())
        second = await ais.enter(journal())

        assert second.json()["Document_Number"] == first.json()["Document_Number"]
        assert len(ais.simulator.documents()) == 1


async def test_an_orchestration_without_a_fence_enters_a_duplicate(calling):
    async with calling(fenced=False) as ais:
        await ais.enter(journal(Not_After="2026-10-09T09:16:00Z"))
        await ais.enter(journal())

        rows = await ais.rows("F0911", ("R2", "EQUAL", "ABCDEFGH"))
        assert len(ais.simulator.documents()) == 2
        assert len(rows) == 4


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"Document_Company": "00000"}, "Company Invalid"),
        ({"Document_Company": "00009"}, "Company Invalid"),
        ({"Document_Type": "RI"}, "Document Type Invalid"),
        ({"GL_Date": "2026-10-09"}, "Date Invalid"),
        ({"GL_Date": "13/09/2026"}, "Date Invalid"),
        ({"GL_Date": "12/31/2025"}, "PYEB"),
        ({"GL_Date": "09/30/2026"}, "PBCO"),
        ({"GL_Date": "01/01/2028"}, "WACO"),
        ({"Explanation": "x" * 31}, "Text too long"),
        ({"Explanation": " "}, "Explanation Required"),
        ({"Reference_Short": "x" * 9}, "Text too long"),
        ({"Reference": "x" * 31}, "Text too long"),
        ({"Currency": "XXX"}, "Currency Code Invalid"),
        ({"Currency": "EUR", "Exchange_Rate": "-1"}, "Exchange Rate Invalid"),
        ({"Lines": []}, "Document Out of Balance"),
        ({"Lines": lines(("30.5010", "5"), ("30.5020", "-4.99"))}, "Document Out of Balance"),
        ({"Lines": lines(("30.5010", "5.001"), ("30.5020", "-5.001"))}, "Amount Invalid"),
        ({"Lines": lines(("30.5010", "5,00"), ("30.5020", "-5.00"))}, "Amount Invalid"),
        ({"Lines": lines(("30.5010", "0"), ("30.5020", "0"))}, "Amount Required"),
        ({"Lines": lines(("30.7777", "5"), ("30.5020", "-5"))}, "Account Number Invalid"),
        ({"Lines": lines(("5010", "5"), ("30.5020", "-5"))}, "Account Number Invalid"),
        ({"Lines": lines(("77.5010", "5"), ("30.5020", "-5"))}, "Business Unit Invalid"),
        ({"Lines": lines(("99.5010", "5"), ("30.5020", "-5"))}, "Business Unit refuses posting"),
        ({"Lines": lines(("1.1100", "5"), ("30.5020", "-5"))}, "Account is non-posting"),
        ({"Lines": lines(("30.5999.OLD", "5"), ("30.5020", "-5"))}, "Account is inactive"),
        ({"Lines": lines(("1.1210", "5"), ("30.5020", "-5"))}, "Account is for machine entries only"),
        ({"Lines": lines(("30.9120", "5"), ("30.5020", "-5"))}, "Account is for budget ledgers only"),
        ({"Lines": lines(("30.9110", "5"), ("30.5020", "-5"))}, "Units are required"),
        ({"Lines": lines(("1.1240", "5"), ("30.5020", "-5"))}, "Subledger is required"),
        ({"Lines": lines(("2.1110.BANK", "5"), ("30.5020", "-5"))}, "Intercompany Not Allowed"),
    ],
)
async def test_an_entry_that_breaks_a_rule_aborts_and_leaves_nothing(calling, changed, title):
    async with calling() as ais:
        answer = await ais.enter(journal(**changed))

        assert answer.status_code == 500
        assert title in titles(answer)
        assert answer.json()["jde__status"] == "ERROR"
        assert answer.json()["exceptionId"]
        assert ais.simulator.documents() == []


@pytest.mark.parametrize(
    ("account", "subledger", "kind", "refused"),
    [
        ("1.1240", "4242", "A", None),
        ("1.1241", "30", "C", None),
        ("1.1240", "999", "A", "Address Number Invalid"),
        ("1.1240", "77", "C", "Business Unit Invalid"),
        ("1.1240", "4242", "", "Subledger Type Invalid"),
        ("1.1240", "4242", "Q", "Subledger Type Invalid"),
        ("1.1299", "4242", "A", "Subledger is not allowed"),
    ],
)
async def test_subledgers_follow_the_accounts_posting_edit(calling, account, subledger, kind, refused):
    async with calling() as ais:
        line = {"Account": account, "Amount": "5", "Subledger": subledger, "Subledger_Type": kind}

        answer = await ais.enter(journal(Lines=[line, *lines(("30.5010", "-5"))]))

        assert (titles(answer) if answer.status_code == 500 else None) == (refused and [refused])
        if refused is None:
            [row] = await ais.rows("F0911", ("SBLT", "EQUAL", kind))
            assert row["F0911_SBL"] == {"A": "00004242", "C": "      30"}[kind]


@pytest.mark.parametrize(
    ("site", "gl_date", "word"),
    [
        ({"before_cutoff": "warning"}, "09/30/2026", "PBCO"),
        ({}, "12/01/2026", "PACO"),
        ({}, "01/15/2027", "PACO"),
        ({}, "11/30/2026", None),
    ],
)
async def test_a_warning_does_not_stop_the_entry(calling, site, gl_date, word):
    async with calling(**site) as ais:
        answer = await ais.enter(journal(GL_Date=gl_date))

        warned = [warning["TITLE"] for warning in answer.json().get("Warnings", [])]
        assert answer.status_code == 200
        assert warned == ([f"Error: {word}"] if word else [])
        assert answer.json()["jde__status"] == ("WARNING" if word else "SUCCESS")
        assert len(ais.simulator.documents()) == 1


async def test_a_site_may_stop_entries_after_cut_off(calling):
    async with calling(after_cutoff="error") as ais:
        assert titles(await ais.enter(journal(GL_Date="12/01/2026"))) == ["PACO"]


async def test_closing_a_period_refuses_its_days(calling):
    async with calling() as ais:
        ais.simulator.close_period("00001")

        assert titles(await ais.enter(journal())) == ["PBCO"]
        assert (await ais.enter(journal(GL_Date="12/31/2026"))).status_code == 200


async def test_december_closes_into_the_next_year_and_only_type_hash_posts_back(calling):
    async with calling() as ais:
        ais.simulator.set_period("00001", 12)
        ais.simulator.close_period("00001")

        assert titles(await ais.enter(journal())) == ["PYEB"]
        assert (await ais.enter(journal(Document_Type="##"))).status_code == 200
        assert [row["F0010_PNC"] for row in await ais.rows("F0010", ("CO", "EQUAL", "00001"))] == [1]


async def test_continuing_on_error_answers_200_without_a_document(calling):
    async with calling(continue_on_error=True) as ais:
        answer = await ais.enter(journal(Lines=lines(("1.1100", "5"), ("30.5010", "-5"))))

        told = answer.json()
        assert answer.status_code == 200
        assert told["continuedOnError"][0]["step"] == FORM_STEP
        assert told["Errors/Warnings"][0]["Errors"][0]["TITLE"] == "Error: Account is non-posting"
        assert told["Document_Number"] == ""
        assert ais.simulator.documents() == []


async def test_intercompany_entries_pass_where_the_site_settles_them(calling):
    async with calling(intercompany_method="2") as ais:
        answer = await ais.enter(journal(Lines=lines(("2.1110.BANK", "5"), ("30.5020", "-5"))))

        rows = await ais.rows("F0911")
        assert answer.status_code == 200
        assert {row["F0911_CO"] for row in rows} == {"00001", "00002"}


async def test_a_foreign_entry_keeps_both_ledgers_in_balance(calling):
    amounts = (("1.1220.SHOP", "0.10"), ("30.5010", "-0.03"), ("30.5020", "-0.03"), ("30.5030", "-0.04"))
    async with calling() as ais:
        await ais.enter(journal(Currency="EUR", Exchange_Rate="1.15", Lines=lines(*amounts)))

        actual = await ais.rows("F0911", ("LT", "EQUAL", "AA"))
        foreign = await ais.rows("F0911", ("LT", "EQUAL", "CA"))
        [document] = ais.simulator.documents()
        assert sum(line.amount for line in document.lines) == 0
        assert [line.amount for line in document.lines] == [
            Decimal("0.11"),
            Decimal("-0.03"),
            Decimal("-0.03"),
            Decimal("-0.05"),
        ]
        assert [line.foreign_amount for line in document.lines] == [Decimal(text) for _, text in amounts]
        assert [row["F0911_AA"] for row in foreign] == [0.1, -0.03, -0.03, -0.04]
        assert {row["F0911_CRRM"] for row in actual} == {"F"}
        assert {row["F0911_CRR"] for row in actual} == {1.15}


async def test_the_sites_own_rate_is_used_when_none_is_given(calling):
    async with calling() as ais:
        await ais.enter(journal(Currency="JPY", Lines=lines(("1.1220.SHOP", "1000"), ("30.5010", "-1000"))))

        [document] = ais.simulator.documents()
        assert [line.amount for line in document.lines] == [Decimal("6.80"), Decimal("-6.80")]
        assert {line.currency for line in document.lines} == {"JPY"}


async def test_yen_have_no_decimals(calling):
    async with calling() as ais:
        answer = await ais.enter(
            journal(Currency="JPY", Lines=lines(("1.1220.SHOP", "10.5"), ("30.5010", "-10.5")))
        )

        assert titles(answer) == ["Amount Invalid", "Amount Invalid"]


@pytest.mark.parametrize(("approval", "status"), [(True, " "), (False, "A")])
async def test_a_batch_waits_for_approval_where_the_site_wants_it(calling, approval, status):
    async with calling(batch_approval_required=approval) as ais:
        await ais.enter(journal())

        [batch] = await ais.rows("F0011")
        assert batch["F0011_IST"] == status
        assert (batch["F0011_ICUT"], batch["F0011_AME"]) == ("G", 100.5)


async def test_operators_post_each_batch_once(calling):
    async with calling() as ais:
        await ais.enter(journal())

        posted = [ais.simulator.post_batches(), ais.simulator.post_batches()]

        assert posted == [1, 0]
        assert {row["F0911_POST"] for row in await ais.rows("F0911")} == {"P"}
        assert [row["F0011_IST"] for row in await ais.rows("F0011")] == ["D"]
        assert ais.simulator.documents()[0].posted
