from urllib.parse import parse_qs, urlsplit

import pytest

from mlconnector_gui.sandbox.world import CHART
from tests.unit.jde_simulator.caller import condition, journal, lines


async def test_a_row_is_written_as_the_data_browser_writes_it(calling):
    async with calling() as ais:
        await ais.enter(journal())

        answer = await ais.read(targetName="F0911")

        form = answer.json()["fs_DATABROWSE_F0911"]
        row = form["data"]["gridData"]["rowset"][0]
        assert form["title"] == "Data Browser - F0911 [Account Ledger]"
        assert (row["F0911_DGJ"], row["F0911_IVD"]) == ("20261009", None)
        assert (row["F0911_AA"], row["F0911_UPMT"]) == (100.5, 91625)
        assert (row["F0911_MCU"], row["F0911_POST"]) == ("           1", " ")
        assert row["F0911_"] == " "
        assert form["data"]["gridData"]["summary"] == {"records": 2, "moreRecords": False}


async def test_the_order_of_keys_differs_between_rows(calling):
    async with calling() as ais:
        rows = await ais.rows("F0901")

        assert len({tuple(row) for row in rows}) > 1


async def test_only_the_asked_columns_come(calling):
    async with calling() as ais:
        rows = await ais.rows("F0010", returnControlIDs="F0010.CO|PNC")

        assert {key for row in rows for key in row} == {"F0010_CO", "F0010_PNC", "F0010_"}


async def test_version_1_gives_cells_as_objects(calling):
    async with calling(date_format="DME", decimal_format=",") as ais:
        await ais.enter(journal())

        answer = await ais.read(version="", targetName="F0911")

        row = answer.json()["fs_DATABROWSE_F0911"]["data"]["gridData"]["rowset"][0]
        assert row["F0911_DGJ"]["internalValue"] == "20261009"
        assert row["F0911_DGJ"]["value"] == "09/10/2026"
        assert row["F0911_AA"]["value"] == "100,50"
        assert (row["rowIndex"], row["MOExist"]) == (0, False)
        assert answer.json()["deprecated"] is True


@pytest.mark.parametrize(
    ("alias", "operator", "contents", "found"),
    [
        ("OBJ", "EQUAL", ["5010"], {"5010"}),
        ("OBJ", "NOT_EQUAL", ["5010"], {"1220"}),
        ("OBJ", "LIST", ["5010", "1220"], {"5010", "1220"}),
        ("OBJ", "BETWEEN", ["5000", "5999"], {"5010"}),
        ("OBJ", "STR_START_WITH", ["12"], {"1220"}),
        ("OBJ", "STR_END_WITH", ["10"], {"5010"}),
        ("OBJ", "STR_CONTAIN", ["22"], {"1220"}),
        ("SUB", "STR_BLANK", ["x"], {"5010"}),
        ("SUB", "STR_NOT_BLANK", ["x"], {"1220"}),
        ("MCU", "EQUAL", ["30"], {"5010"}),
        ("AA", "GREATER", ["0"], {"1220"}),
        ("AA", "GREATER_EQUAL", ["100.50"], {"1220"}),
        ("AA", "LESS", ["100.50"], {"5010"}),
        ("AA", "LESS_EQUAL", ["100.50"], {"1220", "5010"}),
        ("R2", "EQUAL", ["ABCDEFGH"], {"1220", "5010"}),
        ("R2", "EQUAL", ["NOTTHERE"], set()),
    ],
)
async def test_operators_find_rows(calling, alias, operator, contents, found):
    async with calling() as ais:
        await ais.enter(journal())

        rows = await ais.rows("F0911", (alias, operator, *contents))

        assert {row["F0911_OBJ"] for row in rows} == found


@pytest.mark.parametrize(
    ("date_format", "literal", "count"),
    [
        ("MDE", "10/09/2026", 2),
        ("MDE", "10092026", 2),
        ("MDE", "09102026", 0),
        ("DME", "09/10/2026", 2),
        ("DME", "09102026", 2),
        ("DME", "10/09/2026", 0),
        ("EMD", "2026/10/09", 2),
    ],
)
async def test_a_date_literal_is_read_in_the_users_format(calling, date_format, literal, count):
    async with calling(date_format=date_format) as ais:
        await ais.enter(journal())

        assert len(await ais.rows("F0911", ("DGJ", "EQUAL", literal))) == count


@pytest.mark.parametrize(
    ("site", "control", "literal"),
    [
        ({}, "F0911.DGJ", "20261009"),
        ({}, "F0911.DGJ", "2026-10-09"),
        ({}, "F0911.DGJ", "126282"),
        ({}, "F0911.AA", "100,50"),
        ({"decimal_format": ","}, "F0911.AA", "100.50"),
        ({}, "F0911.GLDGJ", "10/09/2026"),
        ({}, "AID", "00012345"),
    ],
)
async def test_a_query_that_cannot_be_read_answers_200_with_system_errors(calling, site, control, literal):
    async with calling(**site) as ais:
        query = {"condition": [condition(control, "EQUAL", literal)]}

        answer = await ais.read(targetName="F0911", query=query)

        assert answer.status_code == 200
        assert answer.json()["sysErrors"][0]["TITLE"]
        assert not any(key.startswith("fs_") for key in answer.json())


async def test_an_unknown_table_answers_200_with_system_errors(calling):
    async with calling() as ais:
        answer = await ais.read(targetName="F9999")

        assert answer.status_code == 200
        assert answer.json()["sysErrors"]


async def test_today_is_the_servers_day(calling):
    async with calling(clock_offset_seconds=20 * 3600) as ais:
        await ais.enter(journal())
        special = [("TODAY", "", 2), ("TODAY_MINUS_DAY", "1", 0), ("TODAY_PLUS_MONTH", "1", 0)]

        for word, offset, count in special:
            query = {"condition": [condition("F0911.UPMJ", "EQUAL", offset, special=word)]}
            answer = await ais.read(targetName="F0911", dataServiceType="COUNT", query=query)

            assert answer.json() == {"ds_F0911": {"count": count}}


async def test_conditions_combine_by_all_any_and_nested_queries(calling):
    async with calling() as ais:
        bank = condition("F0901.OBJ", "EQUAL", "1110")
        euro = condition("F0901.CO", "EQUAL", "00002")
        nested = [
            {"query": {"condition": [bank, euro], "matchType": "MATCH_ALL"}, "andOr": "AND"},
            {"query": {"condition": [condition("F0901.OBJ", "EQUAL", "4440")]}, "andOr": "OR"},
        ]
        of_euro = len([account for account in CHART if account.company == "00002"])
        queries = [
            ({"matchType": "MATCH_ALL", "condition": [bank, euro]}, 1),
            ({"matchType": "MATCH_ANY", "condition": [bank, euro]}, of_euro + 1),
            ({"complexQuery": nested}, 3),
        ]

        for query, count in queries:
            answer = await ais.read(targetName="F0901", dataServiceType="COUNT", query=query)

            assert answer.json()["ds_F0901"]["count"] == count


async def test_sums_and_counts_come_by_group(calling):
    async with calling() as ais:
        await ais.enter(journal())
        await ais.enter(journal(Reference="SECOND"))
        aggregation = {
            "aggregations": [
                {"aggregation": "SUM", "column": "F0911.AA"},
                {"aggregation": "COUNT", "column": "*"},
            ],
            "groupBy": [{"column": "F0911.OBJ"}],
        }

        answer = await ais.read(targetName="F0911", dataServiceType="AGGREGATION", aggregation=aggregation)
        bad = await ais.read(
            targetName="F0911",
            dataServiceType="AGGREGATION",
            aggregation={"aggregations": [{"aggregation": "SUM", "column": "F0911.XX"}]},
        )

        assert answer.json()["ds_F0911"]["output"] == [
            {"groupBy": {"F0911.OBJ": "1220"}, "F0911.AA_SUM": 201, "COUNT": 2},
            {"groupBy": {"F0911.OBJ": "5010"}, "F0911.AA_SUM": -201, "COUNT": 2},
        ]
        assert bad.json()["ds_F0911"]["error"]["message"]


async def test_rows_come_in_the_asked_order(calling):
    async with calling() as ais:
        order = {"orderBy": [{"column": "F0010.CO", "direction": "DESC"}]}

        rows = await ais.rows("F0010", aggregation=order)

        assert [row["F0010_CO"] for row in rows] == ["00002", "00001"]


async def _sixty_documents(ais):
    for number in range(60):
        await ais.enter(journal(Reference=f"REF{number}"))


@pytest.mark.parametrize(
    ("site", "asked", "records"),
    [
        ({}, {}, 100),
        ({}, {"maxPageSize": "7"}, 7),
        ({}, {"maxPageSize": "No Max"}, 120),
        ({"db_fetch_limit": 110}, {"maxPageSize": "No max"}, 110),
        ({"db_fetch_limit": 110}, {"maxPageSize": "500"}, 110),
    ],
)
async def test_a_page_is_cut_silently(calling, site, asked, records):
    async with calling(**site) as ais:
        await _sixty_documents(ais)

        answer = await ais.read(targetName="F0911", **asked)

        summary = answer.json()["fs_DATABROWSE_F0911"]["data"]["gridData"]["summary"]
        assert summary == {"records": records, "moreRecords": records < 120}
        assert "links" not in answer.json()


def _relative(href):
    parts = urlsplit(href)
    return f"{parts.path}?{parts.query}"


async def test_next_links_lead_through_all_pages_with_an_internal_host_and_the_token(calling):
    async with calling() as ais:
        await _sixty_documents(ais)
        page = await ais.read(targetName="F0911", maxPageSize="50", enableNextPageProcessing=True)
        href = page.json()["links"][0]["href"]
        seen = [page]
        while links := seen[-1].json().get("links"):
            seen.append(await ais.http.get(_relative(links[0]["href"]), headers=ais.headers))

        sizes = [
            answer.json()["fs_DATABROWSE_F0911"]["data"]["gridData"]["summary"]["records"] for answer in seen
        ]
        assert href.startswith("http://ais-internal:7777/jderest/v2/dataservice/next?")
        assert parse_qs(urlsplit(href).query)["token"] == [ais.headers["jde-AIS-Auth"]]
        assert sizes == [50, 50, 20]


async def test_an_open_result_set_dies_after_a_minute(calling, world):
    async with calling() as ais:
        await _sixty_documents(ais)
        page = await ais.read(targetName="F0911", enableNextPageProcessing=True)
        world.clock.advance(61)

        late = await ais.http.post(_relative(page.json()["links"][0]["href"]), headers=ais.headers)

        assert late.status_code == 500
        assert late.json()["sysErrors"][0]["TITLE"].startswith("JAS_MSG347")


async def test_version_1_has_no_next_links(calling):
    async with calling() as ais:
        answer = await ais.read(
            version="", targetName="F0901", maxPageSize="2", enableNextPageProcessing=True
        )

        assert "links" not in answer.json()


async def test_the_get_form_filters_limits_and_sorts(calling):
    async with calling() as ais:
        answer = await ais.http.get(
            "/jderest/v2/dataservice/table/F0901",
            params={
                "$field": ["F0901.OBJ", "F0901.CO"],
                "$filter": ["F0901.CO EQ 00001", "F0901.OBJ STARTSWITH 50"],
                "$sort": "F0901.OBJ DESC",
                "$limit": "2",
            },
            headers=ais.headers,
        )
        bad = await ais.http.get(
            "/jderest/v2/dataservice/table/F0901", params={"$filter": "nonsense"}, headers=ais.headers
        )

        grid = answer.json()["fs_DATABROWSE_F0901"]["data"]["gridData"]
        assert [row["F0901_OBJ"] for row in grid["rowset"]] == ["5040", "5030"]
        assert grid["summary"]["moreRecords"] is True
        assert bad.status_code == 400


@pytest.mark.parametrize(("release", "count"), [("9.2.8.3", 2), ("9.2.26.0", 2), ("9.2.8.2", None)])
async def test_the_get_form_knows_date_words_since_their_release(calling, release, count):
    async with calling(ais_version=f"EnterpriseOne {release}") as ais:
        await ais.enter(journal())

        answer = await ais.http.get(
            "/jderest/v2/dataservice/view/V0911A",
            params={"$filter": "F0911.UPMJ GE 5 TODAY_MINUS_DAY"},
            headers=ais.headers,
        )

        form = answer.json().get("fs_DATABROWSE_V0911A")
        assert (form and form["data"]["gridData"]["summary"]["records"]) == count
        assert bool(answer.json()["sysErrors"]) is (count is None)


async def test_row_security_hides_rows_without_saying_so(calling):
    async with calling(visible_companies=("00002",)) as ais:
        entered = await ais.enter(journal())

        rows = await ais.rows("F0911")

        assert entered.status_code == 200
        assert rows == []
        assert [row["F0010_CO"] for row in await ais.rows("F0010")] == ["00002"]


@pytest.mark.parametrize(
    "request_",
    [
        {"maxPageSize": 500},
        {"targetType": "report"},
        {"dataServiceType": "WRITE"},
        {"outputType": "POEM"},
        {"having": {"condition": []}},
        {"query": {"matchType": "MATCH_SOME"}},
        {"query": {"condition": [{"controlId": "F0010.CO", "operator": "LIKE", "value": []}]}},
        {
            "query": {
                "condition": [{"controlId": "F0010.PNC", "operator": "EQUAL", "value": [{"content": 1}]}]
            }
        },
    ],
)
async def test_a_malformed_request_answers_400(calling, request_):
    async with calling() as ais:
        answer = await ais.read(**({"targetName": "F0010"} | request_))

        assert answer.status_code == 400


async def test_posted_amounts_reach_the_account_balances(calling):
    async with calling() as ais:
        await ais.enter(journal(Lines=lines(("1.1220.STRIPE", "7"), ("30.5010", "-7"))))
        ais.simulator.post_batches()

        rows = await ais.rows("F0902", ("OBJ", "EQUAL", "5010"))

        assert [row["F0902_AN10"] for row in rows] == [-7]
