"""Connections are kept whole or not at all, and a secret is never kept in the workspace."""

from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from mlconnector_gui.services.audit_log import export_audit
from mlconnector_gui.services.connect import (
    add_connection,
    change_connection,
    connector_choices,
    list_connections,
    prove_connection,
    remove_connection,
)
from mlconnector_gui.services.opening import connection_values
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories.connections import StoredConnection
from tests.helpers.company import JDE, SHOP, Company, open_company, running_company
from tests.helpers.problems import refused
from tests.helpers.workspaces import connected_workplace, open_workplace

MARKED = "mark-of-a-secret-7f3a9c"
JDE_VALUES = {"address": "https://ais.example.com:7443", "username": "MLCSVC", "environment": "JPD920"}
SHOP_VALUES = {
    "address": "https://shop.example.com",
    "target": "JDE",
    "company": "00001",
    "start_date": "2026-10-01",
}
SHOP_SECRETS = {"consumer_key": "ck_" + "0" * 40, "consumer_secret": "cs_" + "0" * 40}


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    workplace = open_workplace(tmp_path)
    yield workplace
    workplace.store.close()


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def add_jde(workplace: Workplace, name: str = "JDE", **values: str) -> StoredConnection:
    return await add_connection(
        workplace,
        connector="jde",
        name=name,
        values={**JDE_VALUES, **values},
        secrets={"password": MARKED},
    )


async def add_shop(workplace: Workplace, **values: str) -> StoredConnection:
    return await add_connection(
        workplace,
        connector="woocommerce",
        name="WOO",
        values={name: text for name, text in {**SHOP_VALUES, **values}.items() if text != "-"},
        secrets=SHOP_SECRETS,
    )


def records(workplace: Workplace) -> int:
    return workplace.store.read_now(audit.verify).records


async def test_a_connection_is_kept_with_its_defaults_filled_in(workplace: Workplace) -> None:
    await add_jde(workplace)

    shop = await add_shop(workplace, rounding_tolerance_minor="", document_type=" ")

    assert [one.name for one in await list_connections(workplace)] == ["JDE", "WOO"]
    assert (shop.values["document_type"], shop.values["rounding_tolerance_minor"]) == ("JE", "5")
    assert shop.values["book_when"] == "status"
    assert workplace.vault.load(shop.connection_id) == SHOP_SECRETS


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("connection.value_missing", {"company": "-"}),
        ("connection.value_missing", {"start_date": " "}),
        ("connection.value_unknown", {"colour": "blue"}),
        ("connection.value_unknown", {"password": "not a field of a shop"}),
        ("connection.value_not_offered", {"book_when": "always"}),
        ("connection.company_invalid", {"company": "1"}),
        ("connection.company_invalid", {"company": "00000"}),
        ("connection.company_invalid", {"company": "０００１"}),
        ("connection.company_invalid", {"company": "0000²"}),
        ("connection.date_invalid", {"start_date": "01.10.2026"}),
        ("connection.tolerance_invalid", {"rounding_tolerance_minor": "-1"}),
        ("connection.tolerance_invalid", {"rounding_tolerance_minor": "²"}),
        ("journal.document_type_invalid", {"document_type": "JEX"}),
        ("connection.unknown", {"target": "SAP"}),
        ("net.address_invalid", {"address": "shop dot example"}),
        ("net.plain_http_refused", {"address": "http://shop.example.com"}),
    ],
)
async def test_a_value_that_cannot_be_used_is_refused_and_nothing_is_kept(
    workplace: Workplace, code: str, values: dict[str, str]
) -> None:
    await add_jde(workplace)
    before = records(workplace)

    with refused(code):
        await add_shop(workplace, **values)

    assert [one.name for one in await list_connections(workplace)] == ["JDE"]
    assert records(workplace) == before
    assert workplace.vault.load("anything") == {}


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("jde.setting_invalid", {"deadline_seconds": "soon"}),
        ("jde.setting_invalid", {"look_up_after_seconds": "5,1"}),
        ("connection.value_not_offered", {"fenced": "perhaps"}),
        ("net.plain_http_refused", {"address": "http://ais.example.com"}),
    ],
)
async def test_a_jde_value_that_cannot_be_used_is_refused_when_it_is_entered(
    workplace: Workplace, code: str, values: dict[str, str]
) -> None:
    with refused(code):
        await add_jde(workplace, **values)

    assert await list_connections(workplace) == []
    assert records(workplace) == 0


@pytest.mark.parametrize("name", ["", " ", "MY SHOP", "SHÖP", "A-NAME-TOO-LONG"])
async def test_a_name_that_does_not_fit_into_an_explanation_is_refused(
    workplace: Workplace, name: str
) -> None:
    with refused("connection.name_invalid"):
        await add_jde(workplace, name)


async def test_a_name_is_taken_once_and_the_second_ones_secrets_are_forgotten(workplace: Workplace) -> None:
    first = await add_jde(workplace)
    before = workplace.vault.__dict__["_owners"].keys() - set()

    with refused("connection.name_taken"):
        await add_jde(workplace)

    assert workplace.vault.__dict__["_owners"].keys() == before == {first.connection_id}


async def test_a_store_may_not_book_into_a_store(workplace: Workplace) -> None:
    await add_jde(workplace)
    await add_shop(workplace)

    with refused("connection.target_is_no_ledger"):
        await add_connection(
            workplace,
            connector="woocommerce",
            name="WOO-2",
            values={**SHOP_VALUES, "target": "WOO"},
            secrets=SHOP_SECRETS,
        )


async def test_a_target_given_by_its_id_is_kept_by_its_name(workplace: Workplace) -> None:
    jde = await add_jde(workplace)

    shop = await add_shop(workplace, target=jde.connection_id)

    assert shop.values["target"] == "JDE"


async def test_a_missing_secret_is_refused(workplace: Workplace) -> None:
    with refused("connection.value_missing") as caught:
        await add_connection(workplace, connector="jde", name="JDE", values=JDE_VALUES, secrets={})

    assert caught.value.params["field"] == "password"


async def test_an_unknown_connector_is_refused_with_those_there_are(workplace: Workplace) -> None:
    with refused("connector.unknown") as caught:
        await add_connection(workplace, connector="sap", name="SAP", values={}, secrets={})

    assert caught.value.params["known"] == ", ".join(choice.key for choice in connector_choices())


async def test_no_secret_is_ever_in_the_files_of_the_workspace(workplace: Workplace, tmp_path: Path) -> None:
    await add_jde(workplace)
    await change_connection(workplace, "JDE", values={"role": "FIN"}, secrets={"password": MARKED + "-new"})
    await export_audit(workplace, tmp_path / "audit.jsonl")

    written = contents(tmp_path)
    assert {"workspace.db", "workspace.db-wal", "audit.jsonl"} <= written.keys()
    assert any(b"MLCSVC" in content for content in written.values())
    assert [name for name, content in written.items() if MARKED.encode() in content] == []


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_a_change_keeps_what_was_not_given(workplace: Workplace) -> None:
    jde = await add_jde(workplace, role="FIN")

    changed = await change_connection(
        workplace, "JDE", values={"device_name": "desk-7"}, secrets={"password": ""}
    )

    assert (changed.values["role"], changed.values["device_name"]) == ("FIN", "desk-7")
    assert workplace.vault.load(jde.connection_id) == {"password": MARKED}


async def test_a_change_that_is_refused_leaves_values_and_secrets_as_they_were(workplace: Workplace) -> None:
    jde = await add_jde(workplace)
    before = await list_connections(workplace), records(workplace)

    with refused("jde.setting_invalid"):
        await change_connection(workplace, "JDE", values={"deadline_seconds": "x"}, secrets={"password": "n"})

    assert (await list_connections(workplace), records(workplace)) == before
    assert workplace.vault.load(jde.connection_id) == {"password": MARKED}


async def test_a_change_says_in_the_audit_what_changed_but_no_secret(workplace: Workplace) -> None:
    await add_jde(workplace)

    await change_connection(workplace, "JDE", values={"role": "FIN"}, secrets={"password": "new"})

    told = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))[-1]
    assert told["fields"] == {"name": "JDE", "changed": {"role": "FIN"}, "secrets_renewed": ["password"]}


async def test_a_ledger_with_postings_keeps_its_environment(tmp_path: Path) -> None:
    workplace, filling = connected_workplace(tmp_path)
    workplace.vault.save("ledger", {"password": MARKED})
    await change_connection(workplace, "JDE", values={"environment": "JDV920"}, secrets={})
    filling.sale("2291")

    with refused("connection.environment_fixed"):
        await change_connection(workplace, "JDE", values={"environment": "JPD920"}, secrets={})

    await change_connection(workplace, "JDE", values={"role": "FIN"}, secrets={})
    workplace.store.close()


async def test_a_removed_connection_is_gone_with_its_secrets_and_keeps_its_name(workplace: Workplace) -> None:
    jde = await add_jde(workplace)

    await remove_connection(workplace, "JDE")

    assert await list_connections(workplace) == []
    assert workplace.vault.load(jde.connection_id) == {}
    with refused("connection.name_taken"):
        await add_jde(workplace)


async def test_a_ledger_that_is_still_needed_is_not_removed(tmp_path: Path) -> None:
    workplace, filling = connected_workplace(tmp_path)
    with refused("connection.in_use") as by_store:
        await remove_connection(workplace, "JDE")
    filling.approve(filling.sale("2291"))
    await remove_connection(workplace, "WOO-EU")

    with refused("connection.in_use") as by_posting:
        await remove_connection(workplace, "JDE")

    assert by_store.value.params["stores"] == "WOO-EU"
    assert by_posting.value.params["postings"] == 1
    workplace.store.close()


@pytest.mark.parametrize(
    ("job", "connection"),
    [(Job.HINTS, "JDE"), (Job.SUBSCRIPTIONS, "JDE"), (Job.SEND, "WOO"), (Job.MASTERS, "WOO")],
)
async def test_a_job_that_a_connection_cannot_do_is_refused(
    workplace: Workplace, job: Job, connection: str
) -> None:
    await add_jde(workplace)
    await add_shop(workplace)

    with refused("run.not_for_connection"):
        await request_run(workplace, job, connection=connection)


async def proofs(company: Company, name: str) -> list[str]:
    return [proof.what async for proof in prove_connection(company.workplace, name)]


async def health(company: Company, name: str) -> tuple[bool, str]:
    (stored,) = [one for one in await list_connections(company.workplace) if one.name == name]
    return stored.proved_at is not None, (stored.problem or {}).get("code", "")


@pytest.mark.parametrize("name", [JDE, SHOP])
async def test_a_test_that_succeeds_is_kept(tmp_path: Path, name: str) -> None:
    async with running_company(tmp_path) as company:
        await company.set_up()
        await change_connection(company.workplace, name, values={}, secrets={})
        untested = await health(company, name)

        lines = await proofs(company, name)

        assert untested == (False, "")
        assert len(lines) > 3
        assert await health(company, name) == (True, "")
        assert company.jde.open_sessions <= 1


async def test_a_test_that_fails_is_kept_with_its_problem(company: Company) -> None:
    await change_connection(company.workplace, JDE, values={}, secrets={"password": "wrong"})

    await proofs(company, JDE)

    assert await health(company, JDE) == (False, "jde.login_refused")


async def test_a_test_that_is_given_up_proves_nothing(company: Company) -> None:
    await change_connection(company.workplace, SHOP, values={}, secrets={})

    async with aclosing(prove_connection(company.workplace, SHOP)) as lines:
        await anext(lines)

    assert await health(company, SHOP) == (False, "")


async def test_secrets_that_a_store_renews_take_the_place_of_the_old_ones(workplace: Workplace) -> None:
    await add_jde(workplace)
    shop = await add_shop(workplace)
    values = connection_values(workplace, shop)
    assert values.keep is not None

    values.keep({"consumer_secret": "cs_" + "1" * 40})

    kept = connection_values(workplace, shop).secrets
    assert kept == {**SHOP_SECRETS, "consumer_secret": "cs_" + "1" * 40}
