"""A site in use shows documents of others from the start; its books hold what was entered since, by anybody."""

from typing import Any

import pytest

from tests.unit.jde_simulator.caller import journal


@pytest.mark.parametrize("table", ["F0911", "F0411"])
@pytest.mark.parametrize("company", ["00001", "00002"])
async def test_every_company_has_documents_to_be_seen(calling: Any, table: str, company: str) -> None:
    document_type = "JE" if table == "F0911" else "PV"

    async with calling(in_use=True) as caller:
        rows = await caller.rows(table, ("KCO", "EQUAL", company), ("DCT", "EQUAL", document_type))

    assert rows


async def test_what_was_there_is_not_in_the_books_and_all_that_comes_is(calling: Any) -> None:
    async with calling(in_use=True, fenced=False) as caller:
        before = (caller.simulator.documents(), caller.simulator.vouchers())
        for _ in range(2):
            await caller.enter(journal())

        assert before == ([], [])
        assert [one.document_number for one in caller.simulator.documents()] == [100001, 100002]


async def test_what_was_there_is_posted_and_in_posted_batches(calling: Any) -> None:
    async with calling(in_use=True) as caller:
        rows = await caller.rows("F0911")
        batches = await caller.rows("F0011")

        assert caller.simulator.post_batches() == 0
        assert {row["F0911_POST"] for row in rows} == {"P"}
        assert {row["F0011_IST"] for row in batches} == {"D"}
        assert {row["F0911_ICU"] for row in rows} == {row["F0011_ICU"] for row in batches}


async def test_the_journals_taken_over_balance(calling: Any) -> None:
    async with calling(in_use=True) as caller:
        rows = await caller.rows("F0911", ("DCT", "EQUAL", "JE"))

        assert sum(row["F0911_AA"] for row in rows) == 0


async def test_an_empty_site_has_none(calling: Any) -> None:
    async with calling() as caller:
        assert await caller.rows("F0911") == []
