"""Customers against the simulated AIS server: added once, looked up by our key, read back field by field."""

import json
from collections.abc import AsyncIterator, Callable

import pytest

from mlconnector_gui.accounting.customer_drafting import CustomerFacts
from mlconnector_gui.accounting.customer_matching import CustomerPolicy, MatchBy, Separation
from mlconnector_gui.accounting.customers import CustomerMaster, PostalAddress
from mlconnector_gui.connectors.port import Proof, Standing, Verdict
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.jde.port import LedgerDocument, LookUp, Outcome, RouteName
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.ais import VARIANTS, JdeSite, jde_site, varied_site
from tests.helpers.customers import REAL, approved, record
from tests.helpers.problems import refused

Connected = Callable[..., JdeSite]
FENCED = {"customer_contract": '{"fenced": true}'}


@pytest.fixture
async def connected() -> AsyncIterator[Connected]:
    opened: list[JdeSite] = []

    def connect(*, values: dict[str, str] | None = None, **site: object) -> JdeSite:
        opened.append(jde_site(values={**FENCED, **(values or {})}, **site))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        site.faults.stop()
        site.wire.tamper = None
        await site.ledger.close()


async def submitted(site: JdeSite, content: bytes, reference: str) -> Outcome:
    return await site.ledger.submit(content, reference=reference, not_after=site.not_after())


async def searched(site: JdeSite, content: bytes, reference: str) -> LookUp:
    return await site.ledger.look_up(content, reference=reference, control=None)


async def added(site: JdeSite, content: bytes, reference: str) -> LedgerDocument:
    outcome = await submitted(site, content, reference)
    assert outcome.verdict is Verdict.ACCEPTED, outcome
    assert outcome.key is not None
    document = await site.ledger.read_document(outcome.key)
    assert document is not None
    return document


def numbers(site: JdeSite) -> list[int]:
    return [one.number for one in site.simulator.customers()]


# added and read back


async def test_a_customer_is_added_and_read_back_as_it_was_approved(connected: Connected) -> None:
    site = connected()
    content, reference = approved(mailing_name="Example Camping, Purchasing")

    document = await added(site, content, reference)

    (kept,) = site.simulator.customers()
    assert (document.key.document_type, document.key.number) == ("ADDRESS", kept.number)
    assert (kept.name, kept.tax_id, kept.city) == ("Example Camping Ltd", "DE 811 907 980", "Denver")
    assert kept.master_companies == ("00000",)
    assert document.address is not None
    assert document.address.lines == ("1 Example Street", "Back Entrance")
    assert document.address.mailing_name == "Example Camping, Purchasing"
    assert ledger_differences(content, document) == []


async def test_a_record_without_customer_master_is_an_address_alone(connected: Connected) -> None:
    site = connected()

    document = await added(site, *approved(master=None))

    assert document.address is not None
    assert document.address.masters == ()
    assert ledger_differences(approved(master=None)[0], document) == []


@pytest.mark.parametrize(
    ("table", "values", "difference"),
    [
        ("F0101", {"ALPH": "Other"}, "name: approved Example Camping Ltd, in JDE Other"),
        ("F0101", {"TAX": " "}, "tax id: approved DE 811 907 980, in JDE "),
        ("F0101", {"AT1": "V"}, "search type: approved C, in JDE V"),
        ("F0101", {"MCU": "30"}, "business unit: approved 1, in JDE 30"),
        (
            "F0116",
            {"ADD2": " "},
            "address: approved 1 Example Street, Back Entrance, in JDE 1 Example Street",
        ),
        ("F0116", {"CTY1": "Boulder"}, "city: approved Denver, in JDE Boulder"),
        ("F0116", {"ADDZ": "1"}, "postal code: approved 80202, in JDE 1"),
        ("F0116", {"CTR": "CA"}, "country: approved US, in JDE CA"),
        ("F0116", {"ADDS": "UT"}, "state: approved CO, in JDE UT"),
        ("F03012", {"TRAR": "N14"}, "payment terms: approved N30, in JDE N14"),
        ("F03012", {"ARC": "TRD"}, "G/L offset: approved WEB, in JDE TRD"),
        ("F03012", {"CRCD": "EUR"}, "currency: approved USD, in JDE EUR"),
        ("F03012", {"CO": "00001"}, "customer master: approved of company 00000, in JDE none"),
    ],
)
async def test_each_field_that_jde_holds_otherwise_is_named(
    connected: Connected, table: str, values: dict[str, str], difference: str
) -> None:
    site = connected()
    content, reference = approved()
    key = (await added(site, content, reference)).key
    site.simulator._database[table].find(AN8=key.number)[0].values.update(values)

    document = await site.ledger.read_document(key)

    assert document is not None
    assert ledger_differences(content, document) == [difference]


@pytest.mark.parametrize("name", list(VARIANTS))
async def test_a_customer_is_added_on_every_kind_of_site(name: str) -> None:
    variant = VARIANTS[name]
    site = varied_site(
        variant, values={"customer_contract": json.dumps({"fenced": True, **variant.contract})}
    )
    try:
        content, reference = approved()

        document = await added(site, content, reference)
        looked = await searched(site, content, reference)

        assert ledger_differences(content, document) == []
        assert [one.key for one in looked.found] == [document.key]
    finally:
        await site.ledger.close()


async def test_customers_go_by_orchestration_whatever_way_their_company_goes(connected: Connected) -> None:
    content, reference = approved()
    site = connected(values={"route": "batch"})

    route = site.ledger.route_for(content)

    assert (route.name, route.proves_absence, route.times.is_keyed) == (RouteName.ORCHESTRATION, True, False)
    assert route.key_space == "orchestration/MLC_Add_Customer"
    assert (await submitted(site, content, reference)).verdict is Verdict.ACCEPTED


# refused


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"search_type": "ZZ"}, "'ZZ' is not in UDC 01/ST"),
        ({"business_unit": "777"}, "'777' is not in F0006"),
        ({"master": CustomerMaster(payment_terms="N99")}, "terms 'N99'"),
        ({"master": CustomerMaster(currency="XXX")}, "currency 'XXX'"),
        ({"master": CustomerMaster(company="00009")}, "company '00009'"),
    ],
)
async def test_what_jde_refuses_is_refused(
    connected: Connected, changed: dict[str, object], message: str
) -> None:
    site = connected()
    content, reference = approved(**changed)

    outcome = await submitted(site, content, reference)
    looked = await searched(site, content, reference)

    assert outcome.refused
    assert outcome.problem is not None
    assert message in str(outcome.problem.params["message"])
    assert looked.rules_out_ledger


async def test_without_a_fence_the_constant_of_the_site_refuses_a_second_record(connected: Connected) -> None:
    site = connected(values={"customer_contract": ""}, fenced=False)
    content, reference = approved()
    await added(site, content, reference)

    second = await submitted(site, content, reference)

    assert second.refused
    assert len(numbers(site)) == 1


async def test_a_site_without_fence_and_constant_holds_two_and_both_are_found(connected: Connected) -> None:
    site = connected(values={"customer_contract": ""}, fenced=False, duplicate_long_addresses="accept")
    content, reference = approved()
    await added(site, content, reference)
    await submitted(site, content, reference)

    looked = await searched(site, content, reference)

    assert len(looked.found) == 2
    assert not site.ledger.route_for(content).proves_absence


async def test_a_fenced_orchestration_answers_with_the_record_that_is_there(connected: Connected) -> None:
    site = connected()
    content, reference = approved()

    first, second = [await submitted(site, content, reference) for _ in range(2)]

    assert first.key == second.key
    assert len(numbers(site)) == 1


async def test_a_call_that_reaches_jde_late_is_refused_and_adds_nothing(connected: Connected) -> None:
    site = connected(clock_offset_seconds=120.0)
    content, reference = approved()

    outcome = await submitted(site, content, reference)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert outcome.problem is not None
    assert "the request arrived after" in outcome.problem.technical
    assert numbers(site) == []


async def test_what_the_orchestration_has_no_input_for_is_not_sent(connected: Connected) -> None:
    site = connected(values={"customer_contract": '{"inputs": {"email": ""}}'})
    content, reference = approved()

    outcome = await submitted(site, content, reference)

    assert outcome.verdict is Verdict.REJECTED
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.problem.params["what"]) == ("jde.customer_inputs_lack", "email")
    assert site.wire.paths("/MLC_Add_Customer") == []
    assert (await submitted(site, *approved("78", email=""))).verdict is Verdict.ACCEPTED


def test_a_contract_is_refused_whole() -> None:
    with refused("jde.contract_invalid"):
        jde_site(values={"customer_contract": '{"inputs": {"colour": "Blue"}}'})
    with refused("jde.contract_invalid"):
        jde_site(values={"customer_contract": '{"fenced": true, "inputs": {"not_after": ""}}'})


# in doubt


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.HTML_500_BEFORE, Fault.SESSION_DROPPED])
async def test_absence_is_proved_by_a_definite_look_up(connected: Connected, fault: Fault) -> None:
    site = connected()
    content, reference = approved()
    await site.ledger.begin_batch()
    site.faults.script(fault)

    outcome = await submitted(site, content, reference)
    looked = await searched(site, content, reference)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert (looked.is_definite, looked.found) == (True, ())


async def test_a_control_that_is_not_found_proves_nothing(connected: Connected) -> None:
    site = connected()
    content, reference = approved()
    control = (await added(site, *approved("78"))).key
    for row in site.simulator._database["F0101"].find(AN8=control.number):
        site.simulator._database["F0101"].delete(row)

    looked = await site.ledger.look_up(content, reference=reference, control=control)

    assert (looked.is_definite, looked.why_not_definite) == (False, "control_not_found")


def break_between_the_programs(site: JdeSite) -> None:
    """Take away the customer master, as a run that broke between the two programs leaves it."""
    table = site.simulator._database["F03012"]
    for one in site.simulator.customers():
        for row in table.find(AN8=one.number):
            table.delete(row)


async def test_a_record_without_its_master_is_completed_by_a_fenced_orchestration(
    connected: Connected,
) -> None:
    site = connected()
    content, reference = approved()
    number = (await added(site, content, reference)).key.number
    break_between_the_programs(site)

    looked = await searched(site, content, reference)
    seen = await site.ledger.search(content, reference=reference)
    document = await added(site, content, reference)

    assert (looked.found, looked.may_resend, looked.why_not_definite) == ((), True, "record_incomplete")
    assert (seen.found, seen.may_resend) == ((), True)
    assert (document.key.number, numbers(site)) == (number, [number])
    assert ledger_differences(content, document) == []


async def test_elsewhere_a_record_without_its_master_is_found_and_differs(connected: Connected) -> None:
    site = connected(values={"customer_contract": ""})
    content, reference = approved()
    await added(site, content, reference)
    break_between_the_programs(site)

    looked = await searched(site, content, reference)

    assert not looked.may_resend
    assert ledger_differences(content, looked.found[0]) == [
        "customer master: approved of company 00000, in JDE none"
    ]


# what is there


async def asked(site: JdeSite, *, policy: CustomerPolicy = REAL, **changed: object) -> CustomerFacts:
    return await site.ledger.customer_facts(record(**changed), policy=policy, external_id="77")


async def test_a_customer_is_found_by_tax_id_however_it_was_written(connected: Connected) -> None:
    site = connected()
    document = await added(site, *approved(tax_id="DE811907980"))

    facts = await asked(site)

    assert [one.number for one in facts.known] == [document.key.number]
    assert facts.known[0].has_master
    assert facts.unknown == {}


async def test_a_web_customer_is_looked_up_by_our_key_alone(connected: Connected) -> None:
    site = connected()
    await added(site, *approved())

    facts = await asked(site, policy=CustomerPolicy())

    assert facts.known == ()
    assert "F01151" not in str(site.wire.seen[-1].content)


async def test_e_mail_and_rules_are_asked_for_where_the_policy_says_so(connected: Connected) -> None:
    site = connected()
    document = await added(site, *approved(tax_id=""))
    by_email = CustomerPolicy(separation=Separation.REAL, match_by=(MatchBy.EMAIL,))
    by_rule = CustomerPolicy(rules={"77": 4242, "78": 1})

    found = [
        await asked(site, policy=policy, tax_id="", email="Orders@example.com")
        for policy in (REAL, by_email, by_rule)
    ]

    assert [[one.number for one in facts.known] for facts in found] == [[], [document.key.number], [4242]]


async def test_values_that_jde_does_not_have_are_named(connected: Connected) -> None:
    site = connected()

    facts = await asked(
        site,
        business_unit="777",
        address=PostalAddress(),
        master=CustomerMaster(currency="XXX", payment_terms="N99"),
    )

    assert facts.unknown == {"business_unit": "777", "currency": "XXX", "payment_terms": "N99"}


# what the connection test asks for


async def proofs(site: JdeSite) -> dict[str, Proof]:
    return {proof.what: proof async for proof in site.ledger.prove()}


async def test_what_is_not_sent_is_not_asked_for(connected: Connected) -> None:
    site = connected(forbidden_orchestrations=("MLC_Add_Customer", "JDE_ORCH_04_Add_Supplier_Invoice"))

    told = await proofs(site)

    assert told["orchestration"].params["name"] == "MLC_Journal_Entry"
    assert not {"F0411", "F0116"} & set(told["tables"].params["tables"].split(", "))


@pytest.mark.parametrize("route", [{}, {"route": "batch"}])
async def test_vouchers_and_customers_are_asked_for_where_they_are_sent(
    connected: Connected, route: dict[str, str]
) -> None:
    site = connected(values={"vouchers": "yes", "customers": "yes", **route})

    told = await proofs(site)

    assert {proof.standing for proof in told.values()} <= {Standing.PROVED, Standing.SKIPPED}
    names = told["orchestration"].params["name"].split(", ")
    vouchers = (
        ["MLC_Insert_Voucher_Batch", "MLC_Process_Voucher_Batch"]
        if route
        else ["JDE_ORCH_04_Add_Supplier_Invoice"]
    )
    assert names[-len(vouchers) - 1 :] == [*vouchers, "MLC_Add_Customer"]
    tables = told["tables"].params["tables"].split(", ")
    assert {"F0411", "F0401", "F0014", "F0101", "F0111", "F0116", "F03012"} <= set(tables)
    assert ("F0411Z1" in tables) == bool(route)


@pytest.mark.parametrize(
    ("flag", "name"),
    [("vouchers", "JDE_ORCH_04_Add_Supplier_Invoice"), ("customers", "MLC_Add_Customer")],
)
async def test_an_orchestration_that_is_needed_and_not_there_fails(
    connected: Connected, flag: str, name: str
) -> None:
    site = connected(values={flag: "yes"}, forbidden_orchestrations=(name,))

    told = (await proofs(site))["orchestration"]

    assert told.standing is Standing.FAILED
    assert told.problem is not None
    assert (told.problem.code, told.problem.params["name"]) == ("jde.orchestration_missing", name)
