"""The JDE ledger against the simulated AIS server: sessions, sending once, looking up, reading."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.master_records import (
    NEEDED,
    MasterKind,
    account_of,
    company_of,
    constants_of,
    decimals_of,
    unit_of,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.periods import DateVerdict
from mlconnector_gui.connectors.port import Proof, Standing, Verdict
from mlconnector_gui.jde.port import DocumentKey, Outcome
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.ais import DAY, VARIANTS, JdeSite, jde_site, journal, varied_site, with_json
from tests.helpers.masters import records_in
from tests.helpers.problems import refused

Connected = Callable[..., JdeSite]


@pytest.fixture
async def connected() -> AsyncIterator[Connected]:
    opened: list[JdeSite] = []

    def connect(**settings: object) -> JdeSite:
        opened.append(jde_site(**settings))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        site.faults.stop()
        site.wire.tamper = None
        await site.ledger.close()


@pytest.fixture(params=VARIANTS)
async def anywhere(request: pytest.FixtureRequest) -> AsyncIterator[Connected]:
    """Connect to a site of every variant in turn."""
    opened: list[JdeSite] = []

    def connect(**settings: object) -> JdeSite:
        opened.append(varied_site(VARIANTS[request.param], **settings))  # type: ignore[arg-type]
        return opened[-1]

    yield connect
    for site in opened:
        site.faults.stop()
        site.wire.tamper = None
        await site.ledger.close()
        assert site.simulator.open_sessions == 0


async def submitted(site: JdeSite, order: str = "2291") -> Outcome:
    content, reference = journal(order)
    return await site.ledger.submit(content, reference=reference, not_after=site.not_after())


def key_in(outcome: Outcome) -> DocumentKey:
    assert outcome.key is not None
    return outcome.key


# the session


async def test_callers_at_the_same_time_share_one_login(connected: Connected) -> None:
    site = connected()

    await asyncio.gather(*(site.ledger.begin_batch() for _ in range(5)))

    assert site.simulator.logins == 1
    assert site.simulator.open_sessions == 1


async def test_the_token_and_password_are_in_no_url_and_the_device_stays_the_same(
    anywhere: Connected,
) -> None:
    site = anywhere(values={"device_name": "WS-17"})

    await records_in(site.ledger, *NEEDED)
    await submitted(site)
    await site.ledger.close()

    tokens = {
        request.headers["jde-ais-auth"] for request in site.wire.seen if "jde-ais-auth" in request.headers
    }
    devices = {
        request.headers["jde-ais-auth-device"]
        for request in site.wire.seen
        if "jde-ais-auth-device" in request.headers
    }
    assert len(tokens) == 1
    assert devices == {"WS-17"}
    for request in site.wire.seen:
        assert request.url.query == b""
        assert not any(token in str(request.url) for token in tokens)


async def test_a_lost_session_is_opened_again_once_and_the_read_goes_on(connected: Connected) -> None:
    site = connected()
    await site.ledger.begin_batch()

    site.simulator.expire_sessions()
    companies = await records_in(site.ledger, MasterKind.COMPANIES)

    assert "00001" in companies
    assert site.simulator.logins == 2
    assert site.ledger.session.sessions_lost == 1


async def test_a_403_for_a_dead_session_is_treated_alike(connected: Connected) -> None:
    site = connected(invalid_session_status=403)
    await site.ledger.begin_batch()

    site.simulator.expire_sessions()
    await records_in(site.ledger, *NEEDED)

    assert site.simulator.logins == 2


async def test_concurrent_readers_of_a_lost_session_share_the_new_login(connected: Connected) -> None:
    site = connected()
    await site.ledger.begin_batch()

    site.simulator.expire_sessions()
    await asyncio.gather(*(records_in(site.ledger, *NEEDED) for _ in range(4)))

    assert site.simulator.logins == 2
    assert site.simulator.open_sessions == 1


async def test_a_session_is_renewed_before_it_idles_out_and_the_old_one_logged_out(
    connected: Connected,
) -> None:
    site = connected()
    await records_in(site.ledger, *NEEDED)

    site.clock.advance(25 * 60)
    await records_in(site.ledger, *NEEDED)

    assert site.simulator.logins == 2
    assert site.simulator.open_sessions == 1
    assert site.ledger.session.sessions_lost == 0


async def test_a_busy_session_is_renewed_before_its_life_ends(connected: Connected) -> None:
    site = connected(ttl_minutes=100)

    for _ in range(20):
        site.clock.advance(10 * 60)
        await site.ledger.begin_batch()

    assert site.ledger.session.sessions_lost == 0
    assert site.simulator.logins == 3


async def test_a_batch_begins_with_a_session_that_ais_confirmed(connected: Connected) -> None:
    site = connected()
    await site.ledger.begin_batch()

    site.simulator.expire_sessions()
    facts = await site.ledger.begin_batch()

    assert facts.environment == "JPY920"
    assert facts.tools_release == "EnterpriseOne 9.2.8.2"
    assert site.simulator.open_sessions == 1


async def test_a_site_without_validate_is_not_asked_to(connected: Connected) -> None:
    site = connected(capabilities=("dataservice",))

    await site.ledger.begin_batch()

    assert site.wire.paths("validate") == []


async def test_close_logs_out_and_ignores_failures(connected: Connected) -> None:
    site = connected()
    await site.ledger.begin_batch()
    site.wire.tamper = lambda _request, _response: httpx.Response(500, html="<html>")

    await site.ledger.close()

    assert site.simulator.open_sessions == 0


async def test_a_server_without_version_2_is_used_over_version_1(connected: Connected) -> None:
    site = connected()

    def only_version_1(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(404, html="<html>") if "/v2/" in request.url.path else response

    site.wire.tamper = only_version_1
    currencies = await records_in(site.ledger, MasterKind.CURRENCIES)

    assert decimals_of(currencies["JPY"]) == 0
    assert site.wire.paths("/jderest/dataservice")


# sending


async def test_an_accepted_entry_is_in_the_ledger_as_approved(anywhere: Connected) -> None:
    site = anywhere()

    outcome = await submitted(site)
    document = await site.ledger.read_document(key_in(outcome))

    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.batch > 0
    assert document is not None
    assert document.explanation == "WOO 2291"
    assert not document.is_posted
    assert [(str(row.account), str(row.amount)) for row in document.rows] == [
        ("1.1220.STRIPE", "108.00 USD"),
        ("30.5010", "-100.00 USD"),
        ("1.4433.US", "-8.00 USD"),
    ]


async def test_an_entry_in_a_foreign_currency_is_read_in_the_currency_of_the_transaction(
    anywhere: Connected,
) -> None:
    site = anywhere()
    content, reference = journal(
        "1", ("1.1220.STRIPE", "10.01"), ("30.5010", "-10.01"), company="00001", currency="EUR"
    )

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())
    document = await site.ledger.read_document(key_in(outcome))

    assert document is not None
    assert [row.amount for row in document.rows] == [Money.of("10.01", "EUR"), Money.of("-10.01", "EUR")]


async def test_posting_in_jde_is_seen(anywhere: Connected) -> None:
    site = anywhere()
    outcome = await submitted(site)

    site.simulator.post_batches()
    document = await site.ledger.read_document(key_in(outcome))

    assert document is not None
    assert document.is_posted


async def test_warnings_come_with_an_accepted_entry(anywhere: Connected) -> None:
    site = anywhere()
    content, reference = journal(gl_date=date(2026, 12, 15))

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.warnings


async def test_errors_of_jde_leave_it_in_doubt_but_refused(anywhere: Connected) -> None:
    site = anywhere()
    content, reference = journal("1", ("1.1220.NONE", "1.00"), ("30.5010", "-1.00"))

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.refused"
    assert outcome.problem.technical
    assert site.simulator.documents() == []


async def test_errors_that_the_orchestration_goes_on_after_are_no_success(anywhere: Connected) -> None:
    site = anywhere(continue_on_error=True)
    content, reference = journal("1", ("1.1220.NONE", "1.00"), ("30.5010", "-1.00"))

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, True)


@pytest.mark.parametrize("capabilities", [("dataservice", "validate"), ("dataservice",)])
async def test_a_missing_permission_is_a_refusal_and_not_a_lost_session(
    connected: Connected, capabilities: tuple[str, ...]
) -> None:
    site = connected(forbidden_orchestrations=("MLC_Journal_Entry",), capabilities=capabilities)

    outcome = await submitted(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert site.simulator.logins == 1


async def test_an_unknown_orchestration_is_a_refusal(anywhere: Connected) -> None:
    site = anywhere(values={"journal_contract": '{"name": "Other"}'})

    assert (await submitted(site)).verdict is Verdict.REJECTED


async def test_jde_standard_inputs_reach_an_orchestration_that_wants_them(anywhere: Connected) -> None:
    site = anywhere(
        input_format="JDE Standard", values={"journal_contract": '{"input_format": "jde_standard"}'}
    )

    assert (await submitted(site)).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize("version", ["v2", "unversioned"])
async def test_older_versions_of_the_service_are_understood(connected: Connected, version: str) -> None:
    site = connected(values={"journal_contract": f'{{"version": "{version}"}}'}, orchestration_envelope=False)

    assert (await submitted(site)).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("fault", "session_lost", "entered"),
    [
        (Fault.RESET_BEFORE, False, 0),
        (Fault.HTML_500_BEFORE, False, 0),
        (Fault.AIS_RESTART, False, 0),
        (Fault.SESSION_DROPPED, True, 0),
        (Fault.RESET_AFTER_COMMIT, False, 1),
        (Fault.TIMEOUT_AFTER_COMMIT, False, 1),
        (Fault.HTML_500_AFTER_COMMIT, False, 1),
        (Fault.TRUNCATED_AFTER_COMMIT, False, 1),
        (Fault.EMPTY_200_AFTER_COMMIT, False, 1),
        (Fault.SESSION_DROPPED_AFTER_COMMIT, True, 1),
    ],
)
async def test_whatever_breaks_a_call_leaves_doubt_that_a_look_up_ends(
    anywhere: Connected, fault: Fault, session_lost: bool, entered: int
) -> None:
    site = anywhere()
    control = key_in(await submitted(site, "1"))
    content, reference = journal("2")

    site.faults.script(fault)
    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())
    look_up = await site.ledger.look_up(content, reference=reference, control=control)
    if look_up.why_not_definite == "session_changed":
        # a site that cannot validate sessions shows that one is gone only when it is used
        look_up = await site.ledger.look_up(content, reference=reference, control=control)

    assert (outcome.verdict, outcome.session_lost) == (Verdict.IN_DOUBT, session_lost)
    assert not outcome.refused
    assert len(look_up.found) == entered
    assert look_up.is_definite
    assert len(site.simulator.documents()) == 1 + entered


async def test_a_403_of_a_dead_session_is_a_lost_session(connected: Connected) -> None:
    site = connected(invalid_session_status=403)
    await submitted(site, "1")

    site.faults.script(Fault.SESSION_DROPPED)
    outcome = await submitted(site, "2")

    assert (outcome.verdict, outcome.session_lost) == (Verdict.IN_DOUBT, True)
    assert (await submitted(site, "2")).verdict is Verdict.ACCEPTED


async def test_a_write_is_sent_once_only(anywhere: Connected) -> None:
    site = anywhere()

    site.faults.script(Fault.HTML_500_BEFORE, times=3)
    await submitted(site)

    assert len(site.wire.paths("MLC_Journal_Entry")) == 1


async def test_nothing_is_sent_after_the_deadline(anywhere: Connected) -> None:
    site = anywhere()
    content, reference = journal()

    outcome = await site.ledger.submit(
        content, reference=reference, not_after=site.clock.now() - timedelta(seconds=1)
    )

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.deadline_passed"
    assert site.wire.paths("MLC_Journal_Entry") == []


async def test_nothing_is_sent_when_the_login_is_refused(anywhere: Connected) -> None:
    site = anywhere(password="wrong")

    outcome = await submitted(site)

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None
    assert outcome.problem.code == "jde.login_refused"


async def test_nothing_is_sent_in_another_environment(anywhere: Connected) -> None:
    site = anywhere()
    site.wire.tamper = in_production

    outcome = await submitted(site)

    assert outcome.verdict is Verdict.NOT_SENT
    assert site.wire.paths("MLC_Journal_Entry") == []
    with refused("jde.environment_differs"):
        await site.ledger.begin_batch()


def in_production(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if not request.url.path.endswith("tokenrequest") or response.status_code != 200:
        return response
    return with_json(response, lambda tree: tree.update(environment="JPD920"))


async def test_other_bytes_than_the_references_own_are_a_bug(connected: Connected) -> None:
    site = connected()
    content, _ = journal("1")

    with pytest.raises(ValueError, match="approved bytes"):
        await site.ledger.submit(content, reference=journal("2")[1], not_after=site.not_after())


# looking up


async def test_nothing_found_without_any_document_of_the_type_proves_nothing(anywhere: Connected) -> None:
    site = anywhere()
    content, reference = journal()

    look_up = await site.ledger.look_up(content, reference=reference, control=None)

    assert (look_up.found, look_up.is_definite) == ((), False)
    assert look_up.why_not_definite == "control_not_found"


async def test_nothing_found_beside_a_control_is_definite(anywhere: Connected) -> None:
    site = anywhere()
    control = key_in(await submitted(site, "1"))
    content, reference = journal("2")

    for known in (control, None):
        look_up = await site.ledger.look_up(content, reference=reference, control=known)
        assert (look_up.found, look_up.is_definite) == ((), True)


async def test_a_control_that_security_hides_proves_nothing(connected: Connected) -> None:
    site = connected(visible_companies=("00002",))
    control = key_in(await submitted(site, "1"))
    content, reference = journal("1")

    look_up = await site.ledger.look_up(content, reference=reference, control=control)

    assert (look_up.found, look_up.is_definite) == ((), False)


async def test_a_document_is_found_by_its_reference_whole(anywhere: Connected) -> None:
    site = anywhere()
    outcome = await submitted(site)
    content, reference = journal()

    look_up = await site.ledger.look_up(content, reference=reference, control=None)

    assert look_up.is_definite
    assert [document.key for document in look_up.found] == [outcome.key]
    assert len(look_up.found[0].rows) == 3


async def test_two_documents_of_one_reference_are_both_found(anywhere: Connected) -> None:
    site = anywhere(fenced=False)
    await submitted(site)
    await submitted(site)
    content, reference = journal()

    look_up = await site.ledger.look_up(content, reference=reference, control=None)

    assert len(look_up.found) == 2


async def test_a_document_with_the_short_reference_only_is_neither_found_nor_absent(
    anywhere: Connected,
) -> None:
    site = anywhere(values={"journal_contract": '{"reference_column": "EXA"}'})
    await submitted(site)
    content, reference = journal()

    look_up = await site.ledger.look_up(content, reference=reference, control=None)

    assert (look_up.found, look_up.is_definite) == ((), False)
    assert look_up.why_not_definite == "only_short_reference"


async def test_a_session_lost_between_search_and_control_is_not_definite(connected: Connected) -> None:
    site = connected()
    await submitted(site, "1")
    content, reference = journal("2")

    def lose_after_search(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if request.url.path.endswith("dataservice"):
            site.wire.tamper = None
            site.simulator.expire_sessions()
        return response

    site.wire.tamper = lose_after_search
    look_up = await site.ledger.look_up(content, reference=reference, control=None)

    assert (look_up.is_definite, look_up.why_not_definite) == (False, "session_changed")


# reading


@pytest.mark.parametrize(
    "fault", [Fault.TRUNCATED, Fault.HTML_503_BEFORE, Fault.RESET_BEFORE, Fault.AIS_RESTART]
)
async def test_reads_are_repeated(anywhere: Connected, fault: Fault) -> None:
    site = anywhere()
    await site.ledger.begin_batch()

    site.faults.script(fault)
    companies = await records_in(site.ledger, MasterKind.COMPANIES)

    assert "00001" in companies


async def test_masters_hold_what_a_posting_is_checked_against(connected: Connected) -> None:
    site = connected()

    records = await records_in(site.ledger, *NEEDED)

    years = [record for record in records.values() if record.kind is MasterKind.FISCAL_YEARS]
    company = company_of(records["00002"], years)
    account = account_of(records["30.5999.OLD"])
    assert (company.currency, company.name) == ("EUR", "Example Handel GmbH")
    assert company.calendar.verdict(DAY) is DateVerdict.OPEN
    assert company.calendar.verdict(date(2026, 8, 31)) is DateVerdict.BEFORE_CUTOFF
    assert all(len(pattern.ends) == 12 for pattern in company.calendar.patterns)
    assert [pattern.fiscal_year for pattern in company.calendar.patterns] == [2025, 2026, 2027]
    assert (account.posting_edit, account.company) == ("I", "00001")
    assert unit_of(records["99"]).posting_edit == "N"
    assert decimals_of(records["KWD"]) == 3
    constants = constants_of(records["general ledger"])
    assert (constants.before_cutoff_allowed, constants.needs_batch_approval) == (False, True)
    assert not constants.allows_intercompany


@pytest.mark.parametrize("limit", [1, 2, 7])
async def test_no_row_is_lost_where_the_server_cuts_its_answers(connected: Connected, limit: int) -> None:
    whole, cut = connected(), connected(db_fetch_limit=limit)
    for site in (whole, cut):
        for order in ("1", "2", "3"):
            await submitted(site, order)

    kinds = [kind for kind in MasterKind if kind is not MasterKind.ADDRESSES]
    expected = await records_in(whole.ledger, *kinds)
    read = await records_in(cut.ledger, *kinds)
    documents = await cut.ledger.read_documents(company="00001", document_type="JE", first=DAY, last=DAY)

    assert read == expected
    assert [len(document.rows) for document in documents] == [3, 3, 3]


async def test_more_accounts_than_the_fetch_limit_are_read_whole(connected: Connected) -> None:
    site = connected(db_fetch_limit=2000)
    accounts = site.simulator._database["F0901"]
    first = accounts.rows[0]
    for number in range(2100):
        object_account = f"{20000 + number}"
        accounts.insert(
            {**first.values, "AID": f"{500000 + number:08}", "OBJ": object_account},
            entered_at=site.clock.now(),
        )

    found = await records_in(site.ledger, MasterKind.ACCOUNTS)

    added = {f"{20000 + number}" for number in range(2100)}
    assert added <= {account_of(record).account.object_account for record in found.values()}


async def test_a_session_that_dies_earlier_than_the_server_says_costs_a_login_and_nothing_else(
    connected: Connected,
) -> None:
    site = connected(ttl_minutes=1, told_ttl_minutes=720)
    control = key_in(await submitted(site, "0"))
    seconds = cycle((3, 11, 2, 5, 29))
    site.wire.on_request = lambda: site.clock.advance(next(seconds))

    for order in range(1, 12):
        content, reference = journal(str(order))
        # what was told to be lost has not been entered, so it is sent until a session lives long enough
        while (outcome := await submitted(site, str(order))).verdict is not Verdict.ACCEPTED:
            assert outcome.session_lost
            looked = await site.ledger.look_up(content, reference=reference, control=control)
            assert looked.found == ()

    assert site.ledger.session.sessions_lost > 1
    assert len(site.simulator.documents()) == 12


async def test_rows_that_are_not_ordered_and_cut_are_refused(connected: Connected) -> None:
    site = connected(db_fetch_limit=7)

    def shuffle(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if b'"F0901"' not in request.content:
            return response

        def turn(tree: dict[str, dict[str, dict[str, dict[str, list[object]]]]]) -> None:
            tree["fs_DATABROWSE_F0901"]["data"]["gridData"]["rowset"].reverse()

        return with_json(response, turn)  # type: ignore[arg-type]

    site.wire.tamper = shuffle
    with refused("jde.rows_cut"):
        await records_in(site.ledger, *NEEDED)


@pytest.mark.parametrize(("dates", "sign"), [("MDE", "."), ("DME", ","), ("EMD", ",")])
async def test_dates_are_filtered_in_the_format_of_the_user(
    connected: Connected, dates: str, sign: str
) -> None:
    site = connected(date_format=dates, decimal_format=sign)
    for order, day in (("1", date(2026, 10, 4)), ("2", DAY), ("3", date(2026, 11, 10))):
        content, reference = journal(order, gl_date=day)
        await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    documents = await site.ledger.read_documents(
        company="00001", document_type="JE", first=date(2026, 10, 5), last=date(2026, 10, 31)
    )

    assert [document.explanation for document in documents] == ["WOO 2"]
    assert documents[0].rows[0].amount == Money(Decimal("108.00"), "USD")


async def test_the_ledger_is_never_ordered_for_the_sake_of_one_row(connected: Connected) -> None:
    site = connected()
    await submitted(site, "1")
    content, reference = journal("2")

    await proofs(site)
    await site.ledger.look_up(content, reference=reference, control=None)

    small = [request.content for request in site.wire.seen if b'"maxPageSize": "1"' in request.content]
    assert any(b"F0911" in body for body in small)
    assert not any(b"orderBy" in body for body in small)


async def test_a_document_that_does_not_exist_is_none(anywhere: Connected) -> None:
    site = anywhere()
    outcome = await submitted(site)
    known = key_in(outcome)

    other = DocumentKey(
        company=known.company, document_type="JE", number=known.number, gl_date=date(2026, 1, 1)
    )

    assert await site.ledger.read_document(other) is None


# proving


async def proofs(site: JdeSite) -> dict[str, Proof]:
    return {proof.what: proof async for proof in site.ledger.prove()}


async def test_a_good_connection_is_proved_line_by_line(anywhere: Connected) -> None:
    site = anywhere()
    await submitted(site)

    lines = await proofs(site)

    assert list(lines) == [
        "reachable",
        "server",
        "login",
        "environment",
        "orchestration",
        "tables",
        "account_format",
        "dates",
        "relative_dates",
        "amounts",
        "clock",
    ]
    assert {proof.standing for proof in lines.values()} == {Standing.PROVED}
    assert lines["server"].params["tools_release"].startswith("EnterpriseOne 9.2.")


@pytest.mark.parametrize(
    ("settings", "what", "code"),
    [
        ({"password": "wrong"}, "login", "jde.login_refused"),
        ({"values": {"environment": "JPD920"}}, "login", "jde.login_refused"),
        ({"allowed_hosts_ok": False}, "login", "jde.allowed_hosts"),
        ({"values": {"journal_contract": '{"name": "Other"}'}}, "orchestration", "jde.orchestration_missing"),
        ({"input_format": "JDE Standard"}, "orchestration", "jde.orchestration_format_differs"),
        ({"values": {"journal_contract": '{"reference_column": "ZZZ"}'}}, "tables", "jde.table_unreadable"),
        ({"account_separator": "-"}, "account_format", "jde.account_format_differs"),
        ({"ais_version": "EnterpriseOne 9.2.1.5"}, "server", "jde.version_unavailable"),
        ({"clock_offset_seconds": 300.0}, "clock", "jde.clock_differs"),
    ],
)
async def test_a_connection_test_stops_at_what_is_wrong(
    connected: Connected, settings: dict[str, object], what: str, code: str
) -> None:
    site = connected(**settings)

    lines = await proofs(site)

    last = list(lines.values())[-1]
    assert (last.what, last.standing) == (what, Standing.FAILED)
    assert last.problem is not None
    assert last.problem.code == code


def page(status: int) -> Callable[[httpx.Request, httpx.Response], httpx.Response]:
    return lambda _request, _response: httpx.Response(status, html="<html><title>Portal</title></html>")


@pytest.mark.parametrize(
    ("status", "code"), [(404, "jde.not_ais"), (200, "jde.not_ais"), (503, "jde.unavailable")]
)
async def test_an_address_that_is_not_ais_is_told_apart_from_one_that_is_busy(
    connected: Connected, status: int, code: str
) -> None:
    site = connected()
    site.wire.tamper = page(status)

    lines = await proofs(site)

    assert list(lines) == ["reachable", "server"]
    assert lines["server"].problem is not None
    assert lines["server"].problem.code == code


async def test_an_address_that_nobody_answers_is_not_reachable(connected: Connected) -> None:
    site = connected()

    async def refuse(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    site.wire.inner = httpx.MockTransport(refuse)
    lines = await proofs(site)

    assert list(lines) == ["reachable"]
    assert lines["reachable"].problem is not None
    assert lines["reachable"].problem.code == "net.refused"


async def test_another_environment_than_the_one_asked_for_fails_the_test(connected: Connected) -> None:
    site = connected()
    site.wire.tamper = in_production

    lines = await proofs(site)

    problem = lines["environment"].problem
    assert problem is not None
    assert (problem.code, problem.params["given"]) == ("jde.environment_differs", "JPD920")


async def test_a_site_that_hides_discovery_gets_a_warning_and_the_test_goes_on(connected: Connected) -> None:
    site = connected()

    def no_discovery(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(404, json={}) if request.url.path.endswith("discover") else response

    site.wire.tamper = no_discovery
    lines = await proofs(site)

    assert lines["orchestration"].standing is Standing.WARNING
    assert lines["clock"].standing is Standing.PROVED


async def test_amounts_that_are_shown_a_hundredfold_are_noticed(connected: Connected) -> None:
    site = connected()
    await submitted(site)

    def unscaled(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if b'"F0911"' not in request.content:
            return response

        def scale(tree: dict[str, Any]) -> None:
            for row in tree["fs_DATABROWSE_F0911"]["data"]["gridData"]["rowset"]:
                row["F0911_AA"] = int(row["F0911_AA"] * 100)

        return with_json(response, scale)

    site.wire.tamper = unscaled
    amounts = (await proofs(site))["amounts"]

    assert amounts.standing is Standing.FAILED
    assert amounts.problem is not None
    assert amounts.problem.code == "jde.amount_scaled"


async def test_a_date_format_that_jde_reads_otherwise_is_noticed(connected: Connected) -> None:
    site = connected()

    def wrong_preference(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if not request.url.path.endswith("tokenrequest"):
            return response

        def change(tree: dict[str, object]) -> None:
            info = tree["userInfo"]
            assert isinstance(info, dict)
            info["simpleDateFormat"] = "dd/MM/yyyy"

        return with_json(response, change)

    site.wire.tamper = wrong_preference
    lines = await proofs(site)

    assert lines["dates"].problem is not None
    assert lines["dates"].problem.code == "jde.date_misread"
