"""Items proposed to the simulated AIS server: added or changed once, looked up by their number, read back."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest

from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.item_records import ItemChange, ItemRecord
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.engine.comparison import differences_of
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.ais import JdeSite, jde_site
from tests.helpers.problems import refused

FENCED = {"other_contracts": '{"item": {"fenced": true}}'}


@pytest.fixture
async def site() -> AsyncIterator[JdeSite]:
    opened = jde_site(values=FENCED)
    yield opened
    opened.faults.stop()
    await opened.ledger.close()


def record(**changed: Any) -> ItemRecord:
    usual = {
        "number": "STOVE-1",
        "description": "Camping stove",
        "stocking_type": "P",
        "gl_class": "IN30",
        "unit": "EA",
        "branch": "30",
        "upc": "4006381333931",
        "cross_reference": "SS-STOVE",
    }
    return ItemRecord(**{**usual, **changed})


def approved(one: ItemRecord) -> tuple[bytes, str]:
    reference = reference_of(
        environment="JPY920",
        company="00001",
        connection="SHIP-US",
        kind="item",
        external_id=one.number,
        revision=1,
    )
    change = ItemChange(
        company="00001",
        gl_date=date(2026, 10, 9),
        currency="USD",
        explanation=f"SHIP-US item {one.number}",
        record=one,
    )
    return canonical_bytes(change, target="JDE", reference=reference), reference


async def test_an_item_is_added_with_its_branch_and_numbers_and_read_back(site: JdeSite) -> None:
    content, reference = approved(record())

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert outcome.verdict is Verdict.ACCEPTED, outcome
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)
    assert document is not None
    assert differences_of(content, document) == []
    assert document.item is not None
    assert set(document.item.references) == {"4006381333931", "SS-STOVE"}


async def test_an_item_that_is_there_is_changed_and_not_added_twice(site: JdeSite) -> None:
    content, reference = approved(
        record(number="MUG-01", description="Enamel mug, blue", cross_reference="SS-MUG")
    )
    before = await site.ledger.item("MUG-01")
    at_first = await site.ledger.search(content, reference=reference)

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    after = await site.ledger.item("MUG-01")
    assert before is not None
    assert after is not None
    assert at_first.found == ()
    assert outcome.verdict is Verdict.ACCEPTED
    assert (after.short_number, after.description) == (before.short_number, "Enamel mug, blue")
    assert len((await site.ledger.search(content, reference=reference)).found) == 1


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER_COMMIT, Fault.TIMEOUT_AFTER_COMMIT])
async def test_a_run_that_broke_is_made_good_by_another(site: JdeSite, fault: Fault) -> None:
    content, reference = approved(record())
    await site.ledger.begin_batch()
    site.faults.script(fault)

    lost = await site.ledger.submit(content, reference=reference, not_after=site.not_after())
    looked = await site.ledger.look_up(content, reference=reference, control=None)
    if not looked.found:
        assert looked.may_resend or looked.is_definite
        await site.ledger.submit(content, reference=reference, not_after=site.not_after())
        looked = await site.ledger.look_up(content, reference=reference, control=None)

    assert lost.verdict is Verdict.IN_DOUBT
    assert len(looked.found) == 1
    assert differences_of(content, looked.found[0]) == []


async def test_what_jde_holds_otherwise_is_a_difference(site: JdeSite) -> None:
    content, reference = approved(record())
    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())
    site.simulator.change_item("STOVE-1", DSC1="Something else")
    assert outcome.key is not None

    document = await site.ledger.read_document(outcome.key)

    assert document is not None
    assert differences_of(content, document) == ["description: approved Camping stove, in JDE Something else"]


async def test_what_the_orchestration_has_no_input_for_is_refused_here() -> None:
    opened = jde_site(values={"other_contracts": '{"item": {"inputs": {"cross_reference": ""}}}'})
    content, reference = approved(record())

    outcome = await opened.ledger.submit(content, reference=reference, not_after=opened.not_after())

    assert outcome.problem is not None
    assert outcome.problem.code == "jde.item_inputs_lack"
    assert opened.wire.paths("/MLC_Add_Item") == []
    await opened.ledger.close()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"unit": "CASES"}, "item.text_invalid"),
        ({"branch": ""}, "item.field_missing"),
        ({"description": " x"}, "item.text_invalid"),
    ],
)
def test_an_item_that_jde_could_not_keep_cannot_be_made(changed: dict[str, str], code: str) -> None:
    with refused(code):
        record(**changed)
