"""What a site has is found by whatever of its services tells it, and our fields are mapped onto its names."""

import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.discovery import (
    SiteDiscovery,
    SiteOrchestration,
    SiteValue,
    discover_site,
    newest_version,
)
from mlconnector_gui.jde.dry_run import dry_run, mapping_problems
from mlconnector_gui.jde.fields import read_settings
from mlconnector_gui.jde.mapping_proposal import Reason, propose, proposed_call
from mlconnector_gui.jde.orchestration_calls import call_of, changed_values
from mlconnector_gui.jde.other_contracts import default_call
from mlconnector_gui.jde.purposes import Purpose, ValueKind, read_purpose
from mlconnector_gui.jde.server import ServerFacts
from tests.helpers.ais import VALUES, JdeSite, connection_values, jde_site, journal
from tests.helpers.problems import refused

JOURNAL = read_purpose(Purpose.JOURNAL_ENTRY)
RECORDED = "FIN_Enter_Journal_P0911"


@pytest.fixture
async def sites() -> AsyncIterator[Callable[..., JdeSite]]:
    opened: list[JdeSite] = []

    def connect(**settings: object) -> JdeSite:
        opened.append(jde_site(**settings))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        await site.ledger.close()


def test_releases_are_compared_number_by_number() -> None:
    releases = ["EnterpriseOne 9.2.7.3", "EnterpriseOne 9.2.10  ", "EnterpriseOne 9.2.26.0", "E1 9.2.3.2"]

    ordered = sorted(releases, key=lambda text: ServerFacts(tools_release=text).release)

    assert ordered == [releases[3], releases[0], releases[1], releases[2]]
    assert newest_version((9, 2, 10)) is ServiceVersion.V3
    assert newest_version((9, 2, 3, 2)) is ServiceVersion.V2
    assert newest_version((9, 2, 1, 1)) is ServiceVersion.UNVERSIONED
    assert newest_version(()) is ServiceVersion.V3


async def test_a_new_release_tells_types_needs_arrays_and_outputs(sites: Callable[..., JdeSite]) -> None:
    found = await discover_site(sites().ledger.session)

    journal_entry = found.named("MLC_Journal_Entry")
    assert found.sources == ("/jderest/discover", "/jderest/v3/open-api-catalog3")
    assert journal_entry is not None
    assert journal_entry.input_format is InputFormat.GENERIC
    lines = journal_entry.input_named("Lines")
    assert lines is not None
    assert lines.kind is ValueKind.ARRAY
    assert {column.name: column.is_required for column in lines.columns}["Amount"]
    assert {value.name: value.kind for value in journal_entry.outputs}["Batch_Number"] is ValueKind.NUMBER


@pytest.mark.parametrize(
    ("settings", "sources"),
    [
        ({"catalog3_available": False}, ("/jderest/discover", "/jderest/v3/open-api-catalog")),
        ({"v3_available": False}, ("/jderest/discover", "/jderest/v2/open-api-catalog")),
        ({"ais_version": "EnterpriseOne 9.2.2.4"}, ("/jderest/discover", "/jderest/v2/open-api-catalog")),
        ({"ais_version": "EnterpriseOne 9.2.1.0"}, ("/jderest/discover",)),
    ],
)
async def test_older_releases_tell_it_by_older_services(
    sites: Callable[..., JdeSite], settings: dict[str, object], sources: tuple[str, ...]
) -> None:
    found = await discover_site(sites(**settings).ledger.session)

    assert found.sources == sources
    one = found.named("MLC_Journal_Entry")
    assert one is not None
    assert "GL_Date" in {value.name for value in one.inputs}
    assert "Amount" in {column.name for array in one.arrays for column in array.columns}


async def test_the_catalogue_is_enough_where_discover_is_refused(sites: Callable[..., JdeSite]) -> None:
    site = sites()

    def no_discover(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return (
            httpx.Response(403, json={"message": "no"}) if request.url.path.endswith("discover") else response
        )

    site.wire.tamper = no_discover
    found = await discover_site(site.ledger.session)

    assert found.sources == ("/jderest/v3/open-api-catalog3",)
    one = found.named("MLC_Journal_Entry")
    assert one is not None
    assert one.input_format is None


async def test_a_site_that_tells_nothing_is_a_problem(sites: Callable[..., JdeSite]) -> None:
    with refused("jde.discovery_refused"):
        await discover_site(sites(discovery_allowed=False).ledger.session)


def catalogue(schema: object, **components: object) -> dict[str, object]:
    operation = {"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {}}
    return {"openapi": "3.0.0", "paths": {"/orchestrator/X": {"post": operation}}, "components": components}


async def test_schemas_that_refer_elsewhere_are_followed_and_circles_end(
    sites: Callable[..., JdeSite],
) -> None:
    site = sites()
    schemas = {
        "In": {
            "properties": {
                "Day": {"type": "string", "format": "date"},
                "Loop": {"$ref": "#/components/schemas/L"},
            }
        },
        "L": {"$ref": "#/components/schemas/L"},
    }
    body = catalogue({"$ref": "#/components/schemas/In"}, schemas=schemas)

    def answer(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(200, json=body) if "catalog3" in request.url.path else response

    site.wire.tamper = answer
    one = (await discover_site(site.ledger.session)).named("X")

    assert one is not None
    assert {value.name: value.kind for value in one.inputs} == {
        "Day": ValueKind.DATE,
        "Loop": ValueKind.UNKNOWN,
    }


# proposals


async def test_the_delivered_name_is_proposed_first(sites: Callable[..., JdeSite]) -> None:
    found = await discover_site(sites().ledger.session)

    for purpose in (Purpose.JOURNAL_ENTRY, Purpose.VOUCHER, Purpose.JOURNAL_BATCH_PROCESS):
        proposal = propose(read_purpose(purpose), found)
        assert (proposal.name, proposal.reason) == (read_purpose(purpose).name, Reason.DEFAULT_NAME)
        assert proposal.matched == proposal.needed


async def test_nothing_is_proposed_for_what_the_site_does_not_have(
    sites: Callable[..., JdeSite],
) -> None:
    hidden = ("MLC_Goods_Receipt", "MLC_Reverse_Receipt")
    found = await discover_site(sites(forbidden_orchestrations=hidden).ledger.session)

    assert propose(read_purpose(Purpose.GOODS_RECEIPT), found).reason is Reason.NOTHING_FITS


async def test_another_name_is_proposed_by_its_words_and_inputs(sites: Callable[..., JdeSite]) -> None:
    found = await discover_site(sites(recorded_journal=True).ledger.session)

    proposal = propose(JOURNAL, found)

    assert (proposal.name, proposal.reason) == (RECORDED, Reason.NAME_AND_INPUTS)
    assert (proposal.matched, proposal.needed) == (8, 8)


async def test_the_proposed_names_post_a_journal_as_they_are(sites: Callable[..., JdeSite]) -> None:
    found = await discover_site(sites(recorded_journal=True).ledger.session)
    one = found.named(RECORDED)
    assert one is not None

    call = proposed_call(JOURNAL, one)
    values = changed_values(VALUES, JOURNAL, call)
    site = sites(recorded_journal=True, values=values)
    content, reference = journal()
    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert call.inputs["gl_date"] == "G/L Date"
    assert call.arrays["lines"].name == "GridIn_1_3"
    assert call.arrays["lines"].inputs["subledger"] == ""
    assert outcome.key is not None
    assert len(site.simulator.documents()) == 1


def offering(*inputs: SiteValue, name: str = "X", outputs: tuple[SiteValue, ...] = ()) -> SiteDiscovery:
    one = SiteOrchestration(name=name, inputs=inputs, outputs=outputs)
    return SiteDiscovery(
        tools_release="", release=(), capabilities=(), sources=("/jderest/discover",), orchestrations=(one,)
    )


def test_a_few_common_inputs_do_not_make_an_orchestration_a_batch_processor() -> None:
    found = offering(SiteValue(name="User"), SiteValue(name="Batch"), name="Print_Labels")

    assert propose(read_purpose(Purpose.JOURNAL_BATCH_PROCESS), found).reason is Reason.NOTHING_FITS


def test_a_name_alone_speaks_where_inputs_are_hidden() -> None:
    assert propose(JOURNAL, offering(name="Journal_Post")).reason is Reason.NAME


# the dry run


def problems_of(found: SiteDiscovery, name: str = "X") -> list[tuple[str, str]]:
    voucher = read_purpose(Purpose.VOUCHER)
    one = found.named(name)
    assert one is not None
    problems = mapping_problems(voucher, proposed_call(voucher, one), found)
    return [
        (problem.code, str(problem.params.get("input") or problem.params.get("field")))
        for problem in problems
    ]


async def test_a_good_mapping_renders_the_body_that_is_sent(sites: Callable[..., JdeSite]) -> None:
    site = sites()
    settings = read_settings(connection_values({"journal_contract": '{"date_format": "dd/MM/yyyy"}'}))
    found = await discover_site(site.ledger.session)

    tried = dry_run(JOURNAL, call_of(settings, JOURNAL), found, settings)

    body = json.loads(tried.body)
    assert tried.fits
    assert tried.path == "/jderest/v3/orchestrator/MLC_Journal_Entry"
    assert (body["GL_Date"], body["Lines"][1]["Amount"]) == ("09/10/2026", "-108.00")
    assert site.wire.paths("MLC_Journal_Entry") == []


@pytest.mark.parametrize("purpose", Purpose)
async def test_every_purpose_can_be_rendered_and_fits_what_the_site_has(
    sites: Callable[..., JdeSite], purpose: Purpose
) -> None:
    contract, settings = read_purpose(purpose), read_settings(connection_values())
    found = await discover_site(sites().ledger.session)

    tried = dry_run(contract, call_of(settings, contract), found, settings)

    body = json.loads(tried.body)
    assert set(body) == {field.name for field in contract.inputs if field.name} | {
        array.name for array in contract.arrays
    }
    missing = found.named(contract.name) is None
    assert [problem.code for problem in tried.problems] == ["jde.orchestration_missing"] * missing


def test_what_is_unmatched_or_of_the_wrong_type_is_listed() -> None:
    found = offering(
        SiteValue(name="Supplier", kind=ValueKind.NUMBER, is_required=True),
        SiteValue(name="Invoice_Number", kind=ValueKind.TEXT),
        SiteValue(name="Invoice_Date", kind=ValueKind.DATE),
        SiteValue(name="Company", kind=ValueKind.NUMBER),
        SiteValue(name="Gross_Amount", kind=ValueKind.DATE),
        SiteValue(name="Currency", kind=ValueKind.TEXT),
        SiteValue(name="Business_Unit", kind=ValueKind.TEXT, is_required=True),
        SiteValue(
            name="GridData",
            kind=ValueKind.ARRAY,
            columns=(SiteValue(name="Account"), SiteValue(name="Project", is_required=True)),
        ),
        outputs=(SiteValue(name="Voucher"),),
    )

    assert problems_of(found) == [
        ("jde.mapping_field_unsent", "gl_date"),
        ("jde.mapping_type_differs", "Company"),
        ("jde.mapping_type_differs", "Gross_Amount"),
        ("jde.mapping_field_unsent", "reference"),
        ("jde.mapping_input_unfilled", "Business_Unit"),
        ("jde.mapping_field_unsent", "amount"),
        ("jde.mapping_input_unfilled", "Project"),
        ("jde.mapping_output_unknown", "document_number"),
    ]


async def test_hidden_inputs_and_another_format_are_told(sites: Callable[..., JdeSite]) -> None:
    site = sites(inputs_hidden=True, input_format="JDE Standard")
    found = await discover_site(site.ledger.session)

    codes = [problem.code for problem in mapping_problems(JOURNAL, default_call(JOURNAL), found)]

    assert codes == ["jde.orchestration_format_differs", "jde.mapping_inputs_hidden"]


@pytest.mark.parametrize("purpose", Purpose)
def test_a_mapping_that_is_kept_is_the_one_that_is_read(purpose: Purpose) -> None:
    contract = read_purpose(purpose)
    settings = read_settings(connection_values())
    call = call_of(settings, contract)
    changed = {field: f"{name} x" for field, name in call.inputs.items()}
    other = type(call)(
        **{**{slot: getattr(call, slot) for slot in call.__slots__}, "inputs": changed, "name": "Other One"}
    )

    values = changed_values(VALUES, contract, other)

    assert call_of(read_settings(connection_values(values)), contract) == other


def test_two_purposes_of_one_setting_do_not_undo_each_other() -> None:
    insert, process = read_purpose(Purpose.JOURNAL_BATCH_INSERT), read_purpose(Purpose.JOURNAL_BATCH_PROCESS)
    values = {**VALUES, "batch_contract": '{"short_reference": "R1", "insert": "OurInsert"}'}
    settings = read_settings(connection_values(values))

    values |= changed_values(values, process, call_of(settings, process))
    values |= changed_values(values, insert, call_of(settings, insert))

    kept = read_settings(connection_values(values)).batch_contract
    assert (kept.insert, kept.short_reference.value) == ("OurInsert", "R1")
    assert kept.outputs["job_number"] == "Job_Number"
