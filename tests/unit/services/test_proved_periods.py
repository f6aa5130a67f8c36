"""A month's proof is kept, reviewed by somebody who may, and written whole; a review never outlives its figures."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.services.policies import approval_policy, change_approval_policy
from mlconnector_gui.services.proved_periods import (
    HEADINGS,
    ProvedPeriod,
    export_proof,
    months_to_prove,
    prove_period,
    proved_period,
    review_period,
)
from tests.helpers.company import Company, open_company
from tests.helpers.problems import refused

OCTOBER = "2026-10"


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


@pytest.fixture
async def proved(company: Company) -> ProvedPeriod:
    await company.sell_and_post()
    return await prove_period(company.workplace, OCTOBER)


async def reviewed(company: Company, proved: ProvedPeriod, note: str = "looked at") -> ProvedPeriod:
    return await review_period(company.workplace, OCTOBER, digest=proved.digest, note=note)


async def test_what_was_proved_is_there_the_next_day(company: Company, proved: ProvedPeriod) -> None:
    assert await proved_period(company.workplace, OCTOBER) == proved
    assert proved.agrees
    assert proved.rolled["WOO-US"]
    assert [one["event"] for one in company.audit()][-1] == "period.proved"


async def test_a_review_stays_while_every_figure_does(company: Company, proved: ProvedPeriod) -> None:
    done = await reviewed(company, proved, "bank file compared")

    again = await prove_period(company.workplace, OCTOBER)

    assert again.review == done.review
    assert again.review is not None
    assert again.review.note == "bank file compared"


async def test_another_figure_asks_for_another_review(company: Company, proved: ProvedPeriod) -> None:
    await reviewed(company, proved)
    company.shop.sell()
    await company.fetch()

    again = await prove_period(company.workplace, OCTOBER)

    assert again.review is None
    with refused("reconcile.proved_anew"):
        await reviewed(company, proved)


async def test_who_proved_may_not_review_where_the_policy_says_so(
    company: Company, proved: ProvedPeriod
) -> None:
    policy = await approval_policy(company.workplace)
    strict = replace(policy, maker_may_approve=False)
    await change_approval_policy(company.workplace, strict, seen_version=policy.version)

    with refused("reconcile.maker_reviews"):
        await reviewed(company, proved)
    controller = company.workplace.acting_as("controller")
    reviewed_by_another = await review_period(controller, OCTOBER, digest=proved.digest, note="")

    assert reviewed_by_another.review is not None
    assert reviewed_by_another.review.by == "controller"


async def test_a_changed_ledger_differs_on_its_account(company: Company, proved: ProvedPeriod) -> None:
    document = company.jde.documents()[0]
    company.tamper_with_the_ledger(document.document_number, AA=Decimal("1.00"))

    again = await prove_period(company.workplace, OCTOBER)

    assert not again.agrees
    assert any(not account.agrees for proof in again.proofs for account in proof.accounts)


async def test_every_account_is_written(company: Company, proved: ProvedPeriod, tmp_path: Path) -> None:
    written = export_proof(proved, tmp_path / "proof.csv")
    lines = (tmp_path / "proof.csv").read_text("utf-8-sig").splitlines()

    (proof,) = proved.proofs
    assert lines[0] == ",".join(HEADINGS)
    assert len(lines) == written + 1
    assert {line.split(",")[3] for line in lines if ",account," in line} == {
        one.account for one in proof.accounts
    }
    assert export_proof(proved, tmp_path / "proof.xlsx") == written


async def test_months_reach_back_to_the_first_store(company: Company) -> None:
    assert await months_to_prove(company.workplace) == (OCTOBER,)
