"""Whoever needs JDE at a time shares one session; when the connection is changed, nobody is cut off."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.kept_targets import KeptTargets
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from tests.helpers.company import JDE, Company, open_company

BEFORE = 1
"""The engine logged in to read the masters, and out again."""


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    """A company whose engine has given its own session back."""
    async with open_company(tmp_path) as company:
        await company.engine.jobs.close()
        yield company


def sharing(company: Company) -> tuple[Workplace, KeptTargets]:
    kept = KeptTargets(company.workplace)
    return replace(company.workplace, kept_targets=kept), kept


def jde(company: Company) -> StoredConnection:
    return company.workplace.store.read_now(connections.connection_named, JDE)


async def asked(workplace: Workplace, company: Company) -> None:
    async with open_ledger(workplace, jde(company)) as ledger:
        await ledger.addresses(["4242"])


async def test_one_session_serves_all_and_is_logged_out_at_the_end(company: Company) -> None:
    workplace, kept = sharing(company)

    async with open_ledger(workplace, jde(company)) as ledger:
        await ledger.begin_batch()
        await asked(workplace, company)
    await asked(workplace, company)
    kept_open = company.jde.open_sessions
    await kept.close()

    assert (company.jde.logins, kept_open, company.jde.open_sessions) == (BEFORE + 1, 1, 0)


async def test_nobody_is_cut_off_when_the_connection_is_changed(company: Company) -> None:
    workplace, kept = sharing(company)

    async with open_ledger(workplace, jde(company)) as before:
        await before.begin_batch()
        await change_connection(company.workplace, JDE, values={"device_name": "other"}, secrets={})
        await asked(workplace, company)
        both = company.jde.open_sessions
        await before.addresses(["4242"])
    after = company.jde.open_sessions
    await kept.close()

    assert (company.jde.logins, both, after, company.jde.open_sessions) == (BEFORE + 2, 2, 1, 0)


async def test_where_nothing_is_kept_each_use_logs_in_and_out(company: Company) -> None:
    await asked(company.workplace, company)
    await asked(company.workplace, company)

    assert (company.jde.logins, company.jde.open_sessions) == (BEFORE + 2, 0)
