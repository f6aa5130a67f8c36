"""Every outcome of the batch route, against a hand-made AIS: nothing is entered twice, nothing half."""

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import timedelta

import httpx
import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Standing, Verdict
from mlconnector_gui.jde.port import LookUp, Outcome, ResolutionTimes, RouteName
from mlconnector_gui.jde.routes.offered import offered_routes
from mlconnector_gui.jde.server import ServerFacts
from tests.helpers.ais import journal
from tests.helpers.fake_batch_ais import (
    PROCESS,
    BatchSite,
    FakeAis,
    answered,
    batch_site,
    edit_error,
    service_error,
)
from tests.helpers.problems import refused

Connected = Callable[..., BatchSite]
Body = Mapping[str, object]
CONTENT, REFERENCE = journal()


@pytest.fixture
async def connected() -> AsyncIterator[Connected]:
    opened: list[BatchSite] = []

    def connect(**values: str) -> BatchSite:
        opened.append(batch_site(**values))
        return opened[-1]

    yield connect
    for site in opened:
        await site.ledger.close()


async def sent(site: BatchSite) -> Outcome:
    return await site.ledger.submit(CONTENT, reference=REFERENCE, not_after=site.not_after())


async def looked_up(site: BatchSite) -> LookUp:
    return await site.ledger.look_up(CONTENT, reference=REFERENCE, control=None)


def problem_of(outcome: Outcome) -> tuple[str, object]:
    assert outcome.problem is not None
    return outcome.problem.code, outcome.problem.params.get("why", outcome.problem.params.get("message"))


def written_lines(site: BatchSite) -> list[list[int]]:
    return [[int(line["Line"]) for line in body["Lines"]] for body in site.fake.inserts]  # type: ignore[attr-defined]


def documents(fake: FakeAis) -> set[object]:
    return {row["DOC"] for row in fake.ledger_rows}


def cut_off(
    fake: FakeAis, *, lines: int | None = None, seconds: float = 0.0
) -> Callable[[Body], httpx.Response]:
    """A call whose answer is lost, after some of its lines were written, now or later."""

    def handle(body: Body) -> httpx.Response:
        given = body["Lines"]
        assert isinstance(given, list)
        fake.later(seconds, lambda: fake.insert({"Lines": given[:lines]}))
        fake._do_what_is_late()
        raise httpx.ReadTimeout("lost")

    return handle


def copied(fake: FakeAis) -> None:
    fake.ledger_rows += [{**row, "DOC": 9} for row in fake.ledger_rows]


def not_connected(_body: Body) -> httpx.Response:
    raise httpx.ConnectError("refused")


# what goes well


async def test_all_rows_are_written_and_then_processed_and_the_ledger_gives_the_number(
    connected: Connected,
) -> None:
    site = connected()

    outcome = await sent(site)

    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.key is not None
    assert (outcome.key.company, outcome.key.number, outcome.batch) == ("00001", 100001, 5001)
    assert written_lines(site) == [[1, 2, 3]]
    assert site.fake.runs == [{"User": "MLC", "Batch": REFERENCE[2:17]}]


async def test_the_document_is_waited_for(connected: Connected) -> None:
    site = connected()
    site.fake.job_seconds = 50

    assert (await sent(site)).verdict is Verdict.ACCEPTED
    assert len(site.fake.runs) == 1


async def test_a_foreign_currency_is_entered_in_it(connected: Connected) -> None:
    site = connected()
    content, reference = journal("1", ("1.1220.STRIPE", "10.01"), ("30.5010", "-10.01"), currency="EUR")

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert outcome.verdict is Verdict.ACCEPTED
    assert [(row["CRRM"], row["AA"], row["ACR"]) for row in site.fake.batch_rows] == [
        ("F", 0.0, 10.01),
        ("F", 0.0, -10.01),
    ]


async def test_warnings_of_the_processor_are_handed_on(connected: Connected) -> None:
    site = connected()

    def warned(body: Body) -> httpx.Response:
        site.fake.process(body)
        return answered(200, {"Job_Number": "1", "Warnings": [{"MOBILE": "After cut-off"}]})

    site.fake.on_process.append(warned)

    assert (await sent(site)).warnings == ("After cut-off",)


# writing


async def test_nothing_left_in_the_first_call_is_not_sent(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert.append(not_connected)

    outcome = await sent(site)

    assert outcome.verdict is Verdict.NOT_SENT
    assert len(site.fake.inserts) == 1
    assert site.fake.runs == []


async def test_nothing_left_is_in_doubt_while_rows_of_an_earlier_attempt_stand(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert += [cut_off(site.fake, lines=2), not_connected, not_connected, not_connected]
    await sent(site)

    outcome = await sent(site)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert problem_of(outcome)[1] == "rows_missing"
    assert len(site.fake.batch_rows) == 2
    assert site.fake.runs == []


@pytest.mark.parametrize("lines", [0, 1, 2])
async def test_only_what_is_missing_is_written_again(connected: Connected, lines: int) -> None:
    site = connected()
    site.fake.on_insert.append(cut_off(site.fake, lines=lines))

    outcome = await sent(site)

    assert outcome.verdict is Verdict.ACCEPTED
    assert written_lines(site) == [[1, 2, 3], [1, 2, 3][lines:]]
    assert len(site.fake.runs) == len(documents(site.fake)) == 1


async def test_an_answer_lost_after_all_was_written_writes_nothing_again(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert.append(cut_off(site.fake))

    assert (await sent(site)).verdict is Verdict.ACCEPTED
    assert len(site.fake.inserts) == 1


@pytest.mark.parametrize("seconds", [1.0, 15.0, 1200.0])
async def test_a_first_writing_that_comes_late_collides(connected: Connected, seconds: float) -> None:
    site = connected()
    site.fake.on_insert.append(cut_off(site.fake, seconds=seconds))
    site.fake.job_seconds = 20

    outcome = await sent(site)
    site.clock.advance(2000)
    looked = await looked_up(site)

    assert outcome.verdict is Verdict.ACCEPTED
    assert len(site.fake.batch_rows) == 3
    assert len(looked.found) == 1


@pytest.mark.parametrize("status", [444, 500, 502])
async def test_whatever_the_first_writing_answered_the_rows_decide(connected: Connected, status: int) -> None:
    site = connected()

    def page_after_writing(body: Body) -> httpx.Response:
        site.fake.insert(body)
        return httpx.Response(status, html="<html>")

    site.fake.on_insert.append(page_after_writing)

    assert (await sent(site)).verdict is Verdict.ACCEPTED
    assert len(site.fake.inserts) == 1


def hidden_for(site: BatchSite, seconds: float) -> Callable[[Body], httpx.Response]:
    """A writing that reads do not show for a while."""

    def handle(body: Body) -> httpx.Response:
        site.fake.hidden_until = site.clock.now() + timedelta(seconds=seconds)
        return site.fake.insert(body)

    return handle


async def test_rows_that_lag_behind_are_written_again_without_harm(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert.append(hidden_for(site, 30))

    outcome = await sent(site)

    assert outcome.verdict is Verdict.ACCEPTED
    assert written_lines(site) == [[1, 2, 3], [1, 2, 3]]
    assert len(site.fake.batch_rows) == 3
    assert len(site.fake.runs) == 1


async def test_duplicates_refused_for_rows_that_are_not_seen_are_no_refusal(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert.append(hidden_for(site, 600))

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert problem_of(outcome) == ("jde.outcome_unknown", "rows_missing")
    assert site.fake.runs == []


async def test_rows_that_never_come_leave_doubt_and_the_processor_is_not_run(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert += [cut_off(site.fake, lines=1), cut_off(site.fake, lines=0)]

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert problem_of(outcome) == ("jde.outcome_unknown", "rows_missing")
    assert site.fake.runs == []


async def test_a_row_that_jde_refuses_is_a_refusal_in_its_words(connected: Connected) -> None:
    site = connected()
    site.fake.refused_lines = {2: "Account Number Invalid"}

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert problem_of(outcome) == ("jde.batch_rows_refused", "2: Account Number Invalid")
    assert written_lines(site) == [[1, 2, 3], [2]]
    assert site.fake.runs == []


async def test_a_refused_row_is_no_refusal_while_the_first_writing_may_be_at_work(
    connected: Connected,
) -> None:
    site = connected()
    site.fake.refused_lines = {2: "Record in use"}
    site.fake.on_insert.append(cut_off(site.fake, seconds=1200))

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)


async def test_a_writing_that_ais_refuses_is_rejected_and_not_repeated(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert.append(lambda _body: service_error(400, "no such input"))

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert problem_of(outcome) == ("jde.refused", "no such input")
    assert len(site.fake.inserts) == 1


async def test_errors_of_the_insert_itself_are_a_refusal(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert += [lambda _body: service_error(500, "x", **edit_error("No next number"))] * 2

    outcome = await sent(site)

    assert (outcome.verdict, problem_of(outcome)[1]) == (Verdict.REJECTED, "No next number")
    assert site.fake.runs == []


# what stands already


async def test_rows_of_an_earlier_attempt_are_processed_and_not_written(connected: Connected) -> None:
    site = connected()
    site.fake.on_process.append(not_connected)
    first = await sent(site)

    second = await sent(site)

    assert problem_of(first)[1] == "not_processed"
    assert second.verdict is Verdict.ACCEPTED
    assert len(site.fake.inserts) == 1
    assert len(documents(site.fake)) == 1


async def test_rows_that_are_processed_are_neither_written_nor_processed_again(connected: Connected) -> None:
    site = connected()
    first = await sent(site)

    second = await sent(site)

    assert (second.verdict, second.key) == (Verdict.ACCEPTED, first.key)
    assert (len(site.fake.inserts), len(site.fake.runs)) == (1, 1)


async def test_processed_rows_without_a_document_stay_in_doubt(connected: Connected) -> None:
    site = connected()
    await sent(site)
    site.fake.ledger_rows.clear()

    outcome = await sent(site)

    assert problem_of(outcome) == ("jde.outcome_unknown", "processing")
    assert (len(site.fake.inserts), len(site.fake.runs)) == (1, 1)


async def test_rows_that_are_not_ours_stop_everything(connected: Connected) -> None:
    site = connected()
    site.fake.on_process.append(not_connected)
    await sent(site)
    site.fake.batch_rows[1]["AA"] = -100.01

    outcome = await sent(site)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.problem.params["columns"]) == ("jde.batch_rows_differ", "2.AA")
    assert (len(site.fake.inserts), len(site.fake.runs)) == (1, 1)


async def test_a_duplicate_key_is_success_only_if_the_rows_are_ours(connected: Connected) -> None:
    site = connected()

    def somebody_was_faster(body: Body) -> httpx.Response:
        site.fake.insert(body)
        site.fake.batch_rows[0]["ANI"] = "1.1220.PAYPAL"
        return site.fake.insert(body)

    site.fake.on_insert.append(somebody_was_faster)

    outcome = await sent(site)

    assert problem_of(outcome)[0] == "jde.batch_rows_differ"
    assert site.fake.runs == []


# processing


async def test_a_processor_that_takes_too_long_leaves_doubt(connected: Connected) -> None:
    site = connected()
    site.fake.job_seconds = 600

    outcome = await sent(site)
    waiting = await looked_up(site)
    site.clock.advance(600)
    done = await looked_up(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert problem_of(outcome) == ("jde.outcome_unknown", "processing")
    assert (waiting.is_definite, waiting.why_not_definite, waiting.may_resend) == (
        False,
        "rows_waiting",
        True,
    )
    assert len(done.found) == 1


async def test_a_lost_answer_of_the_processor_does_not_matter(connected: Connected) -> None:
    site = connected()

    def lost(body: Body) -> httpx.Response:
        site.fake.process(body)
        raise httpx.ReadTimeout("lost")

    site.fake.on_process.append(lost)

    assert (await sent(site)).verdict is Verdict.ACCEPTED
    assert len(site.fake.runs) == 1


async def test_a_processor_that_reports_errors_and_enters_nothing_is_a_refusal(connected: Connected) -> None:
    site = connected()
    site.fake.on_process.append(lambda _body: answered(200, {"Job_Number": "1", **edit_error("PYEB")}))

    outcome = await sent(site)
    looked = await looked_up(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert problem_of(outcome) == ("jde.batch_refused", "PYEB")
    assert looked.rules_out_ledger


def nothing_entered(_body: Body) -> httpx.Response:
    return answered(200, {"Job_Number": "4711"})


@pytest.mark.parametrize("status", ["D", "E "])
async def test_a_job_that_is_over_and_entered_nothing_has_refused(connected: Connected, status: str) -> None:
    site = connected()
    site.fake.job_status = status
    site.fake.on_process.append(nothing_entered)
    began = site.clock.now()

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.REJECTED, True)
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.problem.params["job"]) == ("jde.batch_not_entered", 4711)
    assert 60 <= (site.clock.now() - began).total_seconds() < 70


@pytest.mark.parametrize("status", ["P", "W", "", "?"])
async def test_a_job_that_is_not_over_leaves_doubt(connected: Connected, status: str) -> None:
    site = connected()
    site.fake.job_status = status
    site.fake.on_process.append(nothing_entered)

    assert problem_of(await sent(site)) == ("jde.outcome_unknown", "processing")


async def test_a_job_that_is_over_may_show_its_document_late(connected: Connected) -> None:
    site = connected()
    site.fake.job_status = "D"
    site.fake.job_seconds = 40

    assert (await sent(site)).verdict is Verdict.ACCEPTED


async def test_a_processor_that_reports_errors_but_enters_it_has_entered_it(connected: Connected) -> None:
    site = connected()

    def entered(body: Body) -> httpx.Response:
        site.fake.process(body)
        return service_error(500, "x", **edit_error("Work centre full"))

    site.fake.on_process.append(entered)

    assert (await sent(site)).verdict is Verdict.ACCEPTED


async def test_a_refusal_is_not_believed_where_the_ledger_cannot_be_searched(connected: Connected) -> None:
    site = connected()

    def hide(_body: Body) -> httpx.Response:
        site.fake.unreadable = {"F0911"}
        return answered(200, edit_error("PYEB"))

    site.fake.on_process.append(hide)

    outcome = await sent(site)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert problem_of(outcome)[0] == "jde.outcome_unknown"


async def test_a_processor_that_may_not_be_run_leaves_the_rows_to_a_later_attempt(
    connected: Connected,
) -> None:
    site = connected()
    site.fake.on_process.append(lambda _body: service_error(400, "not released"))

    outcome = await sent(site)

    assert (outcome.verdict, outcome.refused) == (Verdict.IN_DOUBT, False)
    assert problem_of(outcome) == ("jde.batch_not_processed", "not released")
    assert (await looked_up(site)).may_resend


async def test_a_document_is_accepted_when_its_last_line_is_there(connected: Connected) -> None:
    site = connected()

    def slowly(body: Body) -> httpx.Response:
        site.fake.process(body)
        last = site.fake.ledger_rows.pop()
        site.fake.later(20, lambda: site.fake.ledger_rows.append(last))
        return answered(200, {"Job_Number": "1"})

    site.fake.on_process.append(slowly)
    began = site.clock.now()

    assert (await sent(site)).verdict is Verdict.ACCEPTED
    assert (site.clock.now() - began).total_seconds() >= 20


async def test_two_documents_are_for_the_search_to_alarm(connected: Connected) -> None:
    site = connected()
    site.fake.job_seconds = 5

    def twice(body: Body) -> httpx.Response:
        site.fake.process(body)
        site.fake.later(5, lambda: copied(site.fake))
        return answered(200, {"Job_Number": "1"})

    site.fake.on_process.append(twice)

    outcome = await sent(site)

    assert problem_of(outcome) == ("jde.outcome_unknown", "found_twice")
    assert len((await looked_up(site)).found) == 2


# time and reads


async def test_after_the_deadline_nothing_is_sent(connected: Connected) -> None:
    site = connected()

    outcome = await site.ledger.submit(CONTENT, reference=REFERENCE, not_after=site.clock.now())

    assert (outcome.verdict, problem_of(outcome)[0]) == (Verdict.NOT_SENT, "jde.deadline_passed")
    assert site.fake.inserts == []


async def test_a_program_that_slept_does_not_run_the_processor(connected: Connected) -> None:
    site = connected()

    def sleep(body: Body) -> httpx.Response:
        site.clock.advance(3600)
        return site.fake.insert(body)

    site.fake.on_insert.append(sleep)

    outcome = await sent(site)

    assert problem_of(outcome) == ("jde.outcome_unknown", "jde.deadline_passed")
    assert site.fake.runs == []


async def test_a_batch_table_that_cannot_be_read_sends_nothing(connected: Connected) -> None:
    site = connected()
    site.fake.unreadable = {"F0911Z1"}

    assert (await sent(site)).verdict is Verdict.NOT_SENT
    assert site.fake.inserts == []
    with pytest.raises(Problem):
        await looked_up(site)


async def test_reads_that_fail_after_the_writing_leave_doubt(connected: Connected) -> None:
    site = connected()

    def hide(body: Body) -> httpx.Response:
        site.fake.unreadable = {"F0911Z1"}
        return site.fake.insert(body)

    site.fake.on_insert.append(hide)

    outcome = await sent(site)

    assert (outcome.verdict, site.fake.runs) == (Verdict.IN_DOUBT, [])


# looking up


async def test_absent_is_what_neither_table_holds(connected: Connected) -> None:
    site = connected()

    looked = await looked_up(site)

    assert (looked.is_definite, looked.found, looked.may_resend) == (True, (), False)
    assert site.fake.reads.index("F0911Z1") < site.fake.reads.index("F0911")


async def test_rows_that_wait_are_not_absent_and_may_be_completed(connected: Connected) -> None:
    site = connected()
    site.fake.on_insert += [cut_off(site.fake, lines=1), cut_off(site.fake, lines=0)]
    await sent(site)

    looked = await looked_up(site)
    again = await sent(site)

    assert (looked.is_definite, looked.why_not_definite, looked.may_resend) == (False, "rows_waiting", True)
    assert again.verdict is Verdict.ACCEPTED
    assert len(documents(site.fake)) == 1


async def test_rows_that_are_processed_without_a_document_may_not_be_sent_again(connected: Connected) -> None:
    site = connected()
    await sent(site)
    site.fake.ledger_rows.clear()

    looked = await looked_up(site)

    assert (looked.is_definite, looked.why_not_definite, looked.may_resend) == (
        False,
        "rows_processed",
        False,
    )


async def test_rows_that_differ_may_not_be_sent_again(connected: Connected) -> None:
    site = connected()
    site.fake.on_process.append(not_connected)
    await sent(site)
    site.fake.batch_rows[0]["DGJ"] = "20261010"

    looked = await looked_up(site)

    assert (looked.is_definite, looked.why_not_definite, looked.may_resend) == (False, "rows_differ", False)


async def test_a_document_that_is_being_entered_is_not_found_yet(connected: Connected) -> None:
    site = connected()
    await sent(site)
    last = site.fake.ledger_rows.pop()
    for row in site.fake.batch_rows:
        row["EDSP"] = "0"

    half = await looked_up(site)
    site.fake.ledger_rows.append(last)
    whole = await looked_up(site)

    assert (half.found, half.why_not_definite, half.may_resend) == ((), "being_entered", False)
    assert len(whole.found) == 1


async def test_a_purged_posting_is_found_in_the_ledger(connected: Connected) -> None:
    site = connected()
    await sent(site)
    site.fake.batch_rows.clear()

    assert len((await looked_up(site)).found) == 1


async def test_a_company_that_is_not_shown_sends_nothing(connected: Connected) -> None:
    site = connected()
    content, reference = journal("1", company="00777")

    outcome = await site.ledger.submit(content, reference=reference, not_after=site.not_after())

    assert (outcome.verdict, problem_of(outcome)[0]) == (Verdict.NOT_SENT, "jde.table_empty")


# the connection


async def test_the_route_proves_absence_and_names_its_keys(connected: Connected) -> None:
    site = connected(edi_user="WEB")

    route = site.ledger.route_for(journal()[0])

    assert (route.name, route.proves_absence, route.key_space) == (RouteName.BATCH, True, "F0911Z1/WEB")
    assert route.times.quiet_seconds == 60
    assert route.times.rerun_seconds == 60 + 120 + 900 + 60


async def test_without_a_route_the_orchestration_is_called_as_before(connected: Connected) -> None:
    site = connected(route="", fenced="no")

    route = site.ledger.route_for(journal()[0])

    assert (route.proves_absence, route.key_space, route.times) == (False, "", ResolutionTimes())


async def test_both_orchestrations_are_proved(connected: Connected) -> None:
    site = connected()

    lines = {proof.what: proof async for proof in site.ledger.prove()}

    assert lines["orchestration"].standing is Standing.PROVED
    assert PROCESS in lines["orchestration"].params["name"]
    assert "F0911Z1" in site.fake.reads


async def test_a_missing_processor_fails_the_proof(connected: Connected) -> None:
    site = connected()
    site.fake.discovered.pop()

    lines = {proof.what: proof async for proof in site.ledger.prove()}

    problem = lines["orchestration"].problem
    assert problem is not None
    assert (problem.code, problem.params["name"]) == ("jde.orchestration_missing", PROCESS)


async def test_an_old_server_does_not_offer_the_route(connected: Connected) -> None:
    site = connected()
    site.fake.tools_release = "EnterpriseOne 9.2.2.4"

    lines = {proof.what: proof async for proof in site.ledger.prove()}

    problem = lines["server"].problem
    assert problem is not None
    assert problem.code == "jde.route_not_offered"


@pytest.mark.parametrize("values", [{"route": "fax"}, {"edi_user": "ELEVENCHARS"}])
def test_wrong_values_are_refused(values: dict[str, str]) -> None:
    with refused("jde.setting_invalid"):
        batch_site(**values)


@pytest.mark.parametrize(
    ("release", "capabilities", "offered"),
    [
        ("EnterpriseOne 9.2.26.0  ", {"dataservice"}, ("orchestration", "batch", "form")),
        ("EnterpriseOne 9.2.3", set(), ("orchestration", "batch", "form")),
        ("", set(), ("orchestration", "batch", "form")),
        ("EnterpriseOne 9.2.1.5", {"dataservice"}, ("orchestration", "form")),
        ("EnterpriseOne 9.1.5", set(), ("form",)),
        ("EnterpriseOne 9.2.8.2", {"grid"}, ()),
    ],
)
def test_the_server_decides_which_routes_are_offered(
    release: str, capabilities: set[str], offered: tuple[str, ...]
) -> None:
    facts = ServerFacts(tools_release=release, capabilities=frozenset(capabilities))

    assert offered_routes(facts) == offered
    assert set(offered) <= set(RouteName)
