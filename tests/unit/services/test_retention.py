"""What only helps to look back goes after its days; what is evidence stays."""

from datetime import timedelta
from pathlib import Path

import pytest

from mlconnector_gui.app.notifying import FOLDER, Notifier
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.retention import Retention, change_retention, forget_what_is_old
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import connections, documents, runs
from tests.helpers.company import SHOP, Company, open_company
from tests.helpers.problems import refused


def archived(company: Company) -> int:
    store = company.workplace.store
    shop = store.read_now(connections.connection_named, SHOP)
    return len(store.read_now(documents.newest_documents, shop.connection_id))


def kept_runs(company: Company) -> int:
    return len(company.workplace.store.read_now(runs.recent_runs, limit=1000))


async def test_old_runs_go_and_new_ones_documents_and_the_audit_log_stay(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        company.shop.sell()
        await company.fetch()
        await change_retention(company.workplace, Retention(runs=90))
        before = kept_runs(company)
        company.pass_time(days=91)
        await company.must_run(Job.PULL, SHOP)
        in_archive = archived(company)

        forgotten = await forget_what_is_old(company.workplace)

        assert forgotten["runs"] == before > 0
        assert kept_runs(company) > 0
        assert archived(company) == in_archive > 0
        assert company.workplace.store.read_now(audit.verify).is_verified


async def test_digests_older_than_their_days_are_taken_away_with_the_next_one(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        folder = tmp_path / FOLDER
        folder.mkdir()
        today = company.workplace.now.date()
        for days in (8, 6):
            (folder / f"{today - timedelta(days=days)}.txt").write_text("x")
        (folder / "notes.txt").write_text("a person's own")
        await change_retention(company.workplace, Retention(digests=7))

        await Notifier(company.workplace, lambda *_: None).tell_what_is_due()

        names = {path.name for path in folder.iterdir()}
        assert names == {f"{today - timedelta(days=6)}.txt", f"{today}.txt", "notes.txt"}


@pytest.mark.parametrize("days", [0, 89, 3651])
def test_days_that_are_too_few_or_too_many_are_refused(days: int) -> None:
    with refused("retention.days_invalid"):
        Retention(runs=days)
