"""Whatever somebody does to the ledger behind our back is told, once, and until it is put right."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.commands.validate import json_of, validated_from_a_shell, words_of
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store import Transaction, tables
from mlconnector_gui.store.repositories.ledger_findings import LedgerFinding, open_findings
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.ui.words.sentences import code_sentence
from tests.helpers.company import JDE, Company, open_company


async def validated(company: Company) -> Sequence[LedgerFinding]:
    await company.must_run(Job.VALIDATE, JDE)
    return company.workplace.store.read_now(open_findings)


def codes(findings: Sequence[LedgerFinding]) -> list[str]:
    return [one.code for one in findings]


def delete_lines(company: Company, posting: StoredPosting, *, keep: int = 0) -> None:
    table = company.jde._database["F0911"]
    for row in table.find(DOC=posting.ledger_number)[keep:]:
        table.delete(row)


def enter_by_hand(company: Company, like: StoredPosting, **values: Any) -> None:
    """Enter a copy of a document under another number, as a person at P0911 could."""
    table = company.jde._database["F0911"]
    for row in table.find(DOC=like.ledger_number):
        table.insert(
            {**row.values, "DOC": 900001, "EXA": "Entered by hand", **values}, entered_at=row.entered_at
        )


async def test_nothing_is_told_while_nothing_changed(tmp_path: Path) -> None:
    async with open_company(tmp_path, in_use=True) as company:
        posted = await company.sell_and_post()
        company.jde.post_batches()
        await company.must_run(Job.WATCH, JDE)
        confirmed = await company.sell_and_post()

        found = await validated(company)

        assert found == []
        assert company.sale(posted).state is PostingState.POSTED
        assert company.sale(confirmed).state is PostingState.CONFIRMED
        run = await company.run(Job.VALIDATE, JDE)
        assert (run.counts["compared"], run.counts.get("disagreeing", 0)) == (2, 0)


@pytest.mark.parametrize("is_posted", [False, True])
async def test_an_entry_that_vanished_is_an_alarm_until_it_is_back(
    tmp_path: Path, *, is_posted: bool
) -> None:
    async with open_company(tmp_path) as company:
        order_id, other = await company.sell_and_post(), await company.sell_and_post()
        if is_posted:
            company.jde.post_batches()
            await company.must_run(Job.WATCH, JDE)
        number = company.sale(order_id).ledger_number or 0
        company.tamper_with_the_ledger(number, LT="XX")

        (gone,) = await validated(company)
        await validated(company)
        detail = company.detail(company.sale(order_id))
        company.tamper_with_the_ledger(number, LT="AA")
        after = await validated(company)

        assert (gone.code, gone.posting_id) == ("ledger.missing", company.sale(order_id).posting_id)
        assert str(number) in code_sentence(gone.code, gone.params).text
        assert codes(detail.ledger_findings) == ["ledger.missing"]
        assert company.detail(company.sale(other)).ledger_findings == ()
        assert after == []
        told = [one["event"] for one in company.audit() if one["event"].startswith("ledger.")]
        assert told == ["ledger.finding", "ledger.finding_resolved"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"OBJ": "5020"}, "5020"),
        ({"AA": Decimal("1.23")}, "1.23"),
        ({"DGJ": date(2026, 10, 3)}, "2026-10-03"),
        ({"DGJ": date(2025, 1, 3)}, "2025-01-03"),
    ],
)
async def test_an_entry_that_was_changed_is_told_with_what_is_other(
    tmp_path: Path, values: dict[str, Any], told: str
) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        await company.sell_and_post()
        company.tamper_with_the_ledger(company.sale(order_id).ledger_number or 0, **values)

        (changed,) = await validated(company)

        assert changed.code == "ledger.changed"
        assert told in code_sentence(changed.code, changed.params).text


async def test_lines_that_were_deleted_are_told(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        delete_lines(company, company.sale(order_id), keep=1)

        (changed,) = await validated(company)

        assert changed.code == "ledger.changed"
        assert "missing in JDE" in changed.params["differences"]


async def test_an_entry_that_was_deleted_is_told(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        delete_lines(company, company.sale(order_id))

        assert codes(await validated(company)) == ["ledger.missing"]


async def test_an_entry_that_was_voided_is_told(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        company.tamper_with_the_ledger(company.sale(order_id).ledger_number or 0, RE="V")

        assert codes(await validated(company)) == ["ledger.voided"]


async def test_a_copy_under_our_reference_is_told(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        enter_by_hand(company, company.sale(order_id))

        (added,) = await validated(company)

        assert (added.code, added.posting_id, added.subject) == ("ledger.by_hand", None, "JE 900001 00001")
        assert company.sale(order_id).explanation in added.params["why"]


async def test_an_entry_on_our_clearing_accounts_is_told_and_one_beside_them_is_not(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        enter_by_hand(company, company.sale(order_id), EXR="By hand", R2="", DOC=900001)
        enter_by_hand(company, company.sale(order_id), EXR="", R2="", DOC=900002, OBJ="5020", SUB="")

        (added,) = await validated(company)

        assert added.subject == "JE 900001 00001"
        assert "1.1220" in added.params["why"]


async def test_a_reference_of_a_posting_that_was_never_here_is_told(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        foreign = "M1" + "Z" * 20
        enter_by_hand(company, company.sale(order_id), EXR=foreign, R2=short_reference(foreign))

        (added,) = await validated(company)

        assert "reference" in added.params["why"]


async def test_the_document_of_a_posting_in_doubt_is_left_to_the_resolver(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.TIMEOUT_AFTER_COMMIT)
        await company.approve(order_id)
        company.engine.asks_by_itself = False
        await company.must_run(Job.SEND, JDE)
        before = company.sale(order_id).state

        found = await validated(company)

        assert before is PostingState.IN_DOUBT
        assert len(company.booked(order_id)) == 1
        assert found == []


async def test_a_batch_that_jde_could_not_post_is_told_on_its_posting_until_it_is_mended(
    tmp_path: Path,
) -> None:
    async with open_company(tmp_path) as company:
        order_id, other = await company.sell_and_post(), await company.sell_and_post()
        batch = company.sale(order_id).ledger_batch
        (header,) = company.jde._database["F0011"].find(ICU=batch)
        header.values["IST"] = "E"

        run = await company.run(Job.WATCH, JDE)
        told = company.detail(company.sale(order_id)).ledger_findings
        beside = company.detail(company.sale(other)).ledger_findings
        header.values["IST"] = "A"
        again = await company.run(Job.WATCH, JDE)

        assert codes(told) == ["ledger.batch_in_error"]
        assert str(batch) in code_sentence(told[0].code, told[0].params).what
        assert beside == ()
        assert (run.counts["batch_error"], run.counts["batch_pending"]) == (1, 1)
        assert (again.counts["batch_approved"], again.counts["batch_pending"]) == (1, 1)
        assert company.detail(company.sale(order_id)).ledger_findings == ()


async def test_validating_writes_nothing_into_jde(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        enter_by_hand(company, company.sale(order_id))
        before = len(company.jde.requests)

        await validated(company)

        called = {path.partition("?")[0].rsplit("/", 1)[-1] for _, path in company.jde.requests[before:]}
        assert called <= {"dataservice", "validate", "tokenrequest"}


def multiply(company: Company, like: StoredPosting, times: int) -> None:
    """Let ours and the ledger hold as many more entries as a busy quarter has."""
    first = (like.ledger_number or 0) + 1000
    rows = company.jde._database["F0911"].find(DOC=like.ledger_number)

    def copy_postings(transaction: Transaction) -> None:
        one = transaction.execute(
            select(tables.posting).where(tables.posting.c.posting_id == like.posting_id)
        ).mappings()
        values = dict(one.one())
        transaction.execute(
            insert(tables.posting),
            [
                {
                    **values,
                    "posting_id": f"copy{number}",
                    "external_id": f"copy{number}",
                    "reference": f"M1{number:020}",
                    "ledger_number": first + number,
                }
                for number in range(times)
            ],
        )

    company.workplace.store.write_now(copy_postings)
    for number in range(times):
        for row in rows:
            changed = {"DOC": first + number, "EXR": "", "R2": ""}
            company.jde._database["F0911"].insert({**row.values, **changed}, entered_at=row.entered_at)


@pytest.mark.long
async def test_two_thousand_documents_are_compared_in_a_bounded_number_of_calls(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        like = company.sale(order_id)
        multiply(company, like, 2000)
        company.tamper_with_the_ledger((like.ledger_number or 0) + 1500, OBJ="5020")
        before = len(company.jde.requests)

        found = await validated(company)

        rows = 2001 * len(company.jde._database["F0911"].find(DOC=like.ledger_number))
        pages = rows // 500 + 1
        assert codes(found) == ["ledger.changed"]
        assert len(company.jde.requests) - before <= 2 * pages + 5


async def test_the_shell_prints_each_with_its_sentence(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        company.tamper_with_the_ledger(company.sale(order_id).ledger_number or 0, RE="V")

        ((name, run, found),) = await validated_from_a_shell(company.workplace, None)
        shown = json_of(name, run, found)

        assert (name, shown["state"], shown["compared"]) == (JDE, "succeeded", 1)
        (told,) = shown["findings"]
        assert told["code"] == "ledger.voided"
        assert "was voided in JD Edwards" in told["text"]
        assert "entries compared 1, to look at 1" in words_of(name, run, found)
