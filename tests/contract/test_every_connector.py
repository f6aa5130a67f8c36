"""What every connector promises, proved over every one that is found, and over the one to copy."""

import random
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import import_module

import httpx
import pytest

from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.accounting.store_records import FieldChange, Presence, RecordType, StoreRecord
from mlconnector_gui.accounting.templates import parts_of, role_lines, tenders_of
from mlconnector_gui.base.paths import resource
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import (
    WEBHOOK_SECRET,
    Aside,
    ConnectionValues,
    Hint,
    RawDocument,
    Receiver,
    Refusal,
    Source,
    Standing,
    Subscriptions,
    TranslationContext,
    Verdict,
    Window,
)
from mlconnector_gui.connectors.registry import TEMPLATE, connector_specs, every_connector
from mlconnector_gui.connectors.spec import ConnectorSpec, FieldKind
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.sandbox.stores import ShippingBooks, SimulatedStore, StoreRecords
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.map_accounts import read_rules
from tests.helpers.problems import refused

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FIRST_DAY = date(2026, 10, 25)
HOST = "store.example.com"
SECRET = "0123456789abcdefABCDEF0123456789"
Archive = dict[tuple[str, str], RawDocument]
Booked = BusinessDocument | Shipment
Told = set[tuple[str, str, Decimal]]
"""Kind, id and amount of everything that counts."""


@dataclass
class Shop:
    """One simulated store of a connector, and the connector's two sides to it."""

    spec: ConnectorSpec
    store: SimulatedStore
    clock: SandboxClock
    faults: FaultPlan
    answer: Callable[[httpx.Request], httpx.Response] | None = None
    opened: list[Source | Subscriptions | Receiver] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    """Secrets that the store itself made or renewed, and that its connector kept."""

    def source(self, **secrets: str) -> Source:
        self.opened.append(made := self.spec.open_source()(self.values(**secrets), self._environment()))
        return made

    def subscriptions(self) -> Subscriptions:
        assert self.spec.webhooks is not None
        assert self.spec.webhooks.open_subscriptions is not None
        made = self.spec.webhooks.open_subscriptions()(self.values(), self._environment())
        self.opened.append(made)
        return made

    def receiver(self, **secrets: str) -> Receiver:
        assert self.spec.receives is not None
        opened = self.spec.receives.open_receiver()(self.values(**secrets), self._environment())
        self.opened.append(opened)
        return opened

    def values(self, **secrets: str) -> ConnectionValues:
        defaults = {one.name: one.default for one in self.spec.fields if one.kind is not FieldKind.SECRET}
        values = {**defaults, "address": f"https://{HOST}", **self.store.values}
        known = {**self.store.secrets, **self.kept, **secrets}
        return ConnectionValues(name="S", values=values, secrets=known, keep=self.kept.update)

    def window(self, days: int = 90) -> Window:
        return Window(start=self.clock.now() - timedelta(days=days), end=self.clock.now())

    async def pulled(self, window: Window | None = None) -> Archive:
        source, found = self.source(), {}
        for stream in self.spec.streams:
            async for page in source.pages(stream.name, window or self.window()):
                found |= {(stream.name, one.external_id): one for one in page.documents}
        return found

    async def booked(self, archive: Archive) -> list[Booked]:
        facts = await self.source().facts()
        values = self.values().values

        def related(stream: str, external_id: str) -> bytes | None:
            known = archive.get((stream, external_id))
            return known.payload if known else None

        translate = self.spec.translate()
        contexts = (
            (
                stream,
                raw,
                TranslationContext(facts=facts, values=values, related=related, parents=raw.parents),
            )
            for (stream, _), raw in archive.items()
        )
        translations = [translate(stream, raw.payload, context) for stream, raw, context in contexts]
        return [one for found in translations for one in (*found.documents, *found.shipments)]

    def truth(self) -> Told:
        books = self.store.books
        moved = {(one.kind, one.external_id, one.amount) for one in books.events() if not one.deleted}
        parcels = books.parcels() if isinstance(books, ShippingBooks) else ()
        shipped = {(one.kind, one.external_id, one.cost or Decimal(0)) for one in parcels if not one.voided}
        return moved | shipped

    def _environment(self) -> NetEnvironment:
        transport = (
            httpx.MockTransport(self.answer) if self.answer else httpx.ASGITransport(app=self.store.app)
        )
        return NetEnvironment(
            clock=self.clock,
            rng=random.Random(7),  # noqa: S311  not a secret
            transports={HOST: transport},
            retry=RetryPolicy(attempts=4, first_wait_seconds=0.001, longest_wait_seconds=0.002),
        )


def shops() -> Iterator[tuple[str, int]]:
    for key in every_connector():
        for place in range(len(_stores(key, FaultPlan(), SandboxClock(NOW), days=0))):
            yield key, place


def _stores(key: str, faults: FaultPlan, clock: SandboxClock, *, days: int) -> list[SimulatedStore]:
    world = World(seed=5, first_day=FIRST_DAY, days=days, orders_per_day=8, clock=clock)
    module = import_module(f"mlconnector_gui.connectors.{key}.sandbox.stores")
    return list(module.simulated_stores(world, faults))


def first_of_each() -> Iterator[object]:
    """The first store of each; those beside it are for the long form."""
    for key, place in shops():
        yield pytest.param((key, place), marks=[pytest.mark.long] if place else [], id=f"{key}-{place}")


@pytest.fixture(params=list(first_of_each()))
async def shop(request: pytest.FixtureRequest) -> AsyncIterator[Shop]:
    key, place = request.param
    clock, faults = SandboxClock(NOW), FaultPlan()
    made = Shop(every_connector()[key], _stores(key, faults, clock, days=12)[place], clock, faults)
    yield made
    faults.stop()
    for one in made.opened:
        await one.close()


def agrees(booked: list[Booked], truth: Told) -> None:
    """Compare what was read and translated with the simulated store's own books."""
    found = told(booked)
    missing, invented = sorted(truth - found), sorted(found - truth)
    assert not missing, f"{len(missing)} of events() are not found, such as (kind, id, amount) {missing[:3]}"
    assert not invented, f"{len(invented)} are found that events() does not tell, such as {invented[:3]}"


def bookable(booked: list[Booked]) -> list[BusinessDocument]:
    return [one for one in booked if isinstance(one, BusinessDocument) and one.is_bookable]


def adds_up(document: BusinessDocument) -> bool:
    return document.difference.is_zero and document.tender_difference.is_zero


def told(booked: list[Booked]) -> Told:
    return {(one.kind.value, one.external_id, _amount(one)) for one in booked if _counts(one)}


def _counts(one: Booked) -> bool:
    return not one.is_voided if isinstance(one, Shipment) else one.is_bookable


def _amount(one: Booked) -> Decimal:
    amount = one.total_cost if isinstance(one, Shipment) else one.total
    return amount.amount if amount else Decimal(0)


# declared


@pytest.mark.parametrize("spec", every_connector().values(), ids=lambda spec: spec.key)
def test_the_declaration_can_be_shown_to_a_person(spec: ConnectorSpec) -> None:
    names = [one.name for one in spec.fields]

    assert spec.title
    assert spec.summary.endswith(".")
    assert len(names) == len(set(names))
    assert all(one.label and one.help.endswith(".") for one in spec.fields)
    assert all(one.default in dict(one.choices) for one in spec.fields if one.choices and one.default)
    assert spec.streams
    assert all(stream.lag >= timedelta(0) and stream.overlap >= timedelta(0) for stream in spec.streams)
    if spec.webhooks is not None:
        assert spec.webhooks.topics
        assert spec.webhooks.address_rule.endswith(".")


def test_the_one_to_copy_is_offered_to_nobody() -> None:
    assert TEMPLATE in every_connector()
    assert TEMPLATE not in connector_specs()


# simulated


def test_its_sandbox_is_the_one_that_is_declared(shop: Shop) -> None:
    fields = {one.name: one.kind for one in shop.spec.fields}

    assert shop.store.connector == shop.spec.key, "sandbox/stores.py: SimulatedStore(connector=...)"
    assert set(shop.store.secrets) <= set(shop.spec.secrets), "secrets of SimulatedStore that spec.py lacks"
    missing = {one.name for one in shop.spec.fields if one.required and one.kind is FieldKind.SECRET}
    assert missing <= set(shop.store.secrets), "secrets that spec.py requires and SimulatedStore lacks"
    assert not [name for name in shop.store.values if fields.get(name) is FieldKind.SECRET]


async def test_its_sample_rules_give_every_role_an_account(shop: Shop) -> None:
    """The sandbox loads them, and they are what a person begins with; single lines may stop for want of a rule."""
    file = resource("sandbox", "mapping", f"{shop.spec.key}.csv")
    assert file.is_file(), f"{file} is missing: mapping rules for the simulated store {shop.store.name}"
    rules, covered = MappingSet(read_rules(file)), {LineRole.UNSPECIFIED_REFUND: True}

    for document in bookable(await shop.booked(await shop.pulled())):
        kind, day = document.kind, document.business_date
        assert day >= FIRST_DAY, f"{day} where the store is: the sandbox leaves it out, and calls it lost"
        assert {one.kind for one in document.parts} <= parts_of(kind), f"accounting/templates.py: {kind}"
        assert {one.kind for one in document.tenders} <= tenders_of(kind), f"accounting/templates.py: {kind}"
        for line in role_lines(document):
            found = rules.choose(line.role, connection=shop.store.name, traits=line.traits, on=day)
            covered[line.role] = covered.get(line.role, False) or found is not None

    bare = [role.value for role, is_covered in covered.items() if not is_covered]
    assert not bare, f"{file} has no rule of {shop.store.name} for {bare}"


# read


async def test_everything_that_moved_money_is_found_and_nothing_else(shop: Shop) -> None:
    documents = await shop.booked(await shop.pulled())

    assert len(shop.truth()) > 20, "the simulated store's events() are too few to prove anything: sell more"
    agrees(documents, shop.truth())
    uneven = [one for one in bookable(documents) if not adds_up(one)]
    assert not uneven, "these do not add up: a document's total is its parts, and its tenders"


async def test_a_second_pull_gives_the_same_bytes(shop: Shop) -> None:
    first, second = await shop.pulled(), await shop.pulled()

    assert {key: one.payload for key, one in first.items()} == {
        key: one.payload for key, one in second.items()
    }


async def test_what_happens_later_is_found_in_the_window_after(shop: Shop) -> None:
    archive = await shop.pulled()
    before = shop.clock.now()
    shop.clock.advance(3600)
    shop.store.life.go_on()
    shop.clock.advance(120)

    source = shop.source()
    for stream in shop.spec.streams:
        window = shop.window() if stream.is_snapshot else Window(start=before, end=shop.clock.now())
        if stream.is_snapshot:
            archive = {key: one for key, one in archive.items() if key[0] != stream.name}
        async for page in source.pages(stream.name, window):
            archive |= {(stream.name, one.external_id): one for one in page.documents}

    agrees(await shop.booked(archive), shop.truth())


async def test_a_window_is_closed_at_both_ends(shop: Shop) -> None:
    stream = next(one for one in shop.spec.streams if not one.is_snapshot)
    archive = await shop.pulled()
    one = next(raw for (name, _), raw in archive.items() if name == stream.name)

    found = [
        document.external_id
        async for page in shop.source().pages(stream.name, Window(start=one.modified_at, end=one.modified_at))
        for document in page.documents
    ]

    assert one.external_id in found


async def test_pages_say_how_far_they_reach_and_never_go_back(shop: Shop) -> None:
    stream = next(one for one in shop.spec.streams if not one.is_snapshot)

    pages = [page async for page in shop.source().pages(stream.name, shop.window())]

    marks = [page.watermark for page in pages if page.watermark]
    latest = max(document.modified_at for page in pages for document in page.documents)
    assert marks == sorted(marks), "a page's watermark goes back"
    assert marks[-1] == latest, "the last watermark is the latest modified_at of all pages"
    assert pages[0].expected_total in {None, sum(len(page.documents) for page in pages)}


async def test_an_empty_window_still_has_a_page(shop: Shop) -> None:
    long_ago = shop.clock.now() - timedelta(days=2000)

    for stream in shop.spec.streams:
        pages = [
            page async for page in shop.source().pages(stream.name, Window(start=long_ago, end=long_ago))
        ]
        assert pages
        assert not [document for page in pages for document in page.documents]


async def test_one_document_is_fetched_with_the_bytes_of_the_list(shop: Shop) -> None:
    archive = await shop.pulled()
    source = shop.source()

    for stream in shop.spec.streams:
        raw = next(one for (name, _), one in archive.items() if name == stream.name)
        fetched = await source.fetch(stream.name, raw.external_id)
        assert (fetched.external_id, fetched.modified_at) == (raw.external_id, raw.modified_at)
        assert fetched.payload == raw.payload


@pytest.mark.parametrize("external_id", ["99999999", "", "../orders", "1/2", "1?x=1", "ü", "1 OR 1=1"])
async def test_an_id_that_is_none_is_gone_and_never_part_of_another_path(
    shop: Shop, external_id: str
) -> None:
    for stream in shop.spec.streams:
        with refused("document.gone"):
            await shop.source().fetch(stream.name, external_id)


async def test_a_translation_is_the_same_each_time(shop: Shop) -> None:
    archive = await shop.pulled()

    assert await shop.booked(archive) == await shop.booked(archive)


# prove, and fail


async def test_a_connection_that_works_is_proved(shop: Shop) -> None:
    proofs = [proof async for proof in shop.source().prove()]

    assert proofs
    assert not [proof for proof in proofs if proof.standing is Standing.FAILED]


async def test_a_wrong_secret_fails_the_test_and_shows_itself_nowhere(shop: Shop) -> None:
    secrets = [one for one in shop.spec.fields if one.kind is FieldKind.SECRET and one.is_proved]
    proved = [one.name for one in secrets if one.name in shop.store.secrets]
    assert proved
    for name in proved:
        wrong = shop.store.secrets[name][:-4] + "0bad"
        proofs = [proof async for proof in shop.source(**{name: wrong}).prove()]

        failed = [proof for proof in proofs if proof.standing is Standing.FAILED]
        assert len(failed) == 1
        assert proofs[-1] is failed[0]
        assert failed[0].problem is not None
        assert wrong not in f"{failed[0]} {failed[0].problem} {failed[0].problem.technical}"


async def test_no_secret_is_in_what_a_connection_says_of_itself(shop: Shop) -> None:
    source = shop.source()

    assert not [secret for secret in shop.store.secrets.values() if secret in repr(source)]


@pytest.mark.parametrize("fault", [Fault.TOO_MANY_REQUESTS, Fault.HTML_500_BEFORE])
async def test_a_read_that_fails_in_passing_is_repeated(shop: Shop, fault: Fault) -> None:
    shop.faults.script(fault)

    archive = await shop.pulled()

    assert shop.faults.shown[fault] == 1
    agrees(await shop.booked(archive), shop.truth())


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, content=b"<html>Sign in</html>", headers={"content-type": "text/html"}),
        httpx.Response(200, content=b'{"cut":'),
        httpx.Response(200, content=b"\xff\xfe"),
        httpx.Response(302, headers={"location": "https://elsewhere.example.com/"}),
        httpx.Response(500, content=b""),
        httpx.Response(418, content=b"[]"),
    ],
    ids=["html", "cut", "bytes", "redirect", "500", "418"],
)
async def test_an_answer_that_is_none_is_a_problem_and_never_an_empty_store(
    shop: Shop, answer: httpx.Response
) -> None:
    body, headers, status = answer.content, answer.headers, answer.status_code
    shop.answer = lambda _request: httpx.Response(status, content=body, headers=headers)

    for stream in shop.spec.streams:
        with pytest.raises(Problem):
            [page async for page in shop.source().pages(stream.name, shop.window())]


# webhooks


async def test_webhooks_are_made_listed_and_renewed(shop: Shop) -> None:
    if shop.spec.webhooks is None or shop.spec.webhooks.open_subscriptions is None:
        pytest.skip("a person enters the address in this store")
    subscriptions = shop.subscriptions()

    made = [
        await subscriptions.subscribe(topic, address="https://hooks.example.com/hooks/a", secret=SECRET)
        for topic in shop.spec.webhooks.topics
    ]
    renewed = await subscriptions.renew(made[0], address="https://hooks.example.com/hooks/b", secret=SECRET)

    listed = {one.subscription_id: one for one in await subscriptions.listed()}
    # a store that cannot change one makes it anew, under another id
    assert set(listed) == {renewed.subscription_id, *(one.subscription_id for one in made[1:])}
    assert listed[renewed.subscription_id] == renewed
    assert renewed.address.endswith("/b")
    assert {one.topic for one in listed.values()} == set(shop.spec.webhooks.topics)


async def test_what_the_store_delivers_is_genuine_and_hints_at_what_can_be_fetched(shop: Shop) -> None:
    if shop.spec.webhooks is None or shop.spec.webhooks.open_subscriptions is None:
        pytest.skip("a person enters the address in this store")
    delivered: list[tuple[bytes, dict[str, str]]] = []

    async def deliver(_address: str, body: bytes, headers: dict[str, str]) -> int:
        delivered.append((body, {name.lower(): text for name, text in headers.items()}))
        return 200

    shop.store.webhooks.deliver_through(deliver)
    for topic in shop.spec.webhooks.topics:
        await shop.subscriptions().subscribe(topic, address="https://hooks.example.com/h", secret=SECRET)
    delivered.clear()
    shop.store.life.go_on()
    await shop.store.webhooks.run_queue()

    verify, secrets = shop.spec.webhooks.verify(), {**shop.values().secrets, WEBHOOK_SECRET: SECRET}
    verdicts = [verify(headers, body, secrets, shop.clock.now()) for body, headers in delivered]
    hints = [one for one in verdicts if isinstance(one, Hint)]
    named = {(one.stream, name) for one in hints for name in one.external_ids}
    assert verdicts, "go_on() and run_queue() delivered nothing to what subscribe() registered"
    assert len(hints) == len(verdicts), f"verify() does not believe what the store delivers: {verdicts}"
    streams = {stream.name for stream in shop.spec.streams}
    assert {one.stream for one in hints} <= streams
    for body, headers in delivered if shop.spec.webhooks.is_signed else ():
        assert isinstance(verify(headers, body + b" ", secrets, shop.clock.now()), Refusal)
        assert isinstance(verify({}, body, secrets, shop.clock.now()), Refusal)
        wrong = dict.fromkeys(secrets, "another" * 4)
        assert not isinstance(verify(headers, body, wrong, shop.clock.now()), Hint | Aside)
    outcomes = {await fetched(shop.source(), stream, external_id) for stream, external_id in named}
    assert outcomes <= {"fetched", "document.gone"}
    assert "fetched" in outcomes or not named


# take


def records_of(shop: Shop) -> StoreRecords:
    if shop.store.records is None:
        pytest.skip("this store takes no records")
    return shop.store.records


def to_change(shop: Shop) -> list[StoreRecord]:
    """What the store says it would take, with its own truth as the values before."""
    books = records_of(shop)
    return [
        StoreRecord(
            record_type=RecordType(one.record_type),
            key=one.key,
            creates=one.creates,
            changes=tuple(
                FieldChange(
                    name=name,
                    before=(books.held(one.record_type, one.key) or {}).get(name, ""),
                    after=after,
                )
                for name, after in one.fields.items()
            ),
        )
        for one in books.wanted()
    ]


async def drafted(shop: Shop) -> list[StoreRecord]:
    """The same with the store's own ids, as a draft has them from having looked."""
    wanted, asked = to_change(shop), []
    receiver = shop.receiver()
    for one in wanted:
        seen = (await receiver.look_up([one])).get(one.key)
        asked.append(replace(one, record_id=seen.record_id) if seen else one)
    return asked


def in_batches(shop: Shop, records: list[StoreRecord]) -> Iterator[list[StoreRecord]]:
    assert shop.spec.receives is not None
    for received in shop.spec.receives.types:
        alike = [one for one in records if one.record_type is received.record_type]
        for start in range(0, len(alike), received.batch):
            yield alike[start : start + received.batch]


def test_a_store_that_takes_records_says_what_they_look_like(shop: Shop) -> None:
    if shop.spec.receives is None:
        assert shop.store.records is None
        return

    asked = to_change(shop)

    assert {one.record_type for one in asked} == {one.record_type for one in shop.spec.receives.types}
    for one in asked:
        received = shop.spec.receives.type_of(one.record_type)
        assert {change.name.partition(".")[0] for change in one.changes} <= set(received.fields)
        assert received.creates or not one.creates
        assert received.batch >= 1
        assert received.look_up_batch >= 1


async def test_a_record_is_seen_before_set_once_and_read_back(shop: Shop) -> None:
    books, asked, receiver = records_of(shop), await drafted(shop), shop.receiver()

    for batch in in_batches(shop, asked):
        before = await receiver.look_up(batch[:1])
        assert batch[0].presence(before[batch[0].key].fields if before else None) is Presence.AS_BEFORE
        outcomes = await receiver.submit(batch)
        assert [one.verdict for one in outcomes] == [Verdict.ACCEPTED] * len(batch)

    for one in asked:
        seen = (await receiver.look_up([one]))[one.key]
        assert one.presence(seen.fields) is Presence.AS_WANTED
        held = books.held(one.record_type.value, one.key) or {}
        assert {name: held[name] for name in one.wanted} == one.wanted
        assert books.writes(one.record_type.value, one.key) == 1


async def test_a_key_that_the_store_does_not_have_is_left_out_and_holds_up_no_other(shop: Shop) -> None:
    books, receiver = records_of(shop), shop.receiver()
    asked = [one for one in await drafted(shop) if not one.creates]
    for batch in in_batches(shop, asked):
        stranger = replace(batch[0], key="NO-SUCH-KEY", record_id="")

        assert await receiver.look_up([stranger]) == {}
        one, other = (
            (await receiver.submit([stranger, batch[0]]))
            if len(batch) > 1
            else [*await receiver.submit([stranger]), *await receiver.submit(batch[:1])]
        )

        assert one.verdict is Verdict.REJECTED
        assert one.problem is not None
        assert other.verdict is Verdict.ACCEPTED
        assert books.writes(batch[0].record_type.value, batch[0].key) == 1


@pytest.mark.parametrize(
    "fault", [Fault.RESET_AFTER_COMMIT, Fault.HTML_500_AFTER_COMMIT, Fault.TRUNCATED_AFTER_COMMIT]
)
async def test_a_write_whose_answer_is_lost_is_in_doubt_and_never_repeated(shop: Shop, fault: Fault) -> None:
    books, receiver = records_of(shop), shop.receiver()
    batch = next(in_batches(shop, await drafted(shop)))[:1]
    shop.faults.script(fault)

    (outcome,) = await receiver.submit(batch)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert books.writes(batch[0].record_type.value, batch[0].key) == 1
    seen = await receiver.look_up(batch)
    assert batch[0].presence(seen[batch[0].key].fields) is Presence.AS_WANTED


async def test_a_store_that_is_busy_has_not_begun(shop: Shop) -> None:
    books, receiver = records_of(shop), shop.receiver()
    batch = next(in_batches(shop, await drafted(shop)))[:1]
    shop.faults.script(Fault.TOO_MANY_REQUESTS)

    (outcome,) = await receiver.submit(batch)

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None
    assert outcome.problem.cause is Cause.RATE_LIMIT
    assert books.writes(batch[0].record_type.value, batch[0].key) == 0


async def test_a_refused_login_refuses_no_record(shop: Shop) -> None:
    """Or an expired token would have every approval decided anew."""
    books = records_of(shop)
    batch = next(in_batches(shop, await drafted(shop)))[:1]
    wrong = {name: right[:-4] + "0bad" for name, right in shop.store.secrets.items()}

    (outcome,) = await shop.receiver(**wrong).submit(batch)

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None
    assert outcome.problem.cause in {Cause.PERMISSION, Cause.CONNECTION}
    assert books.writes(batch[0].record_type.value, batch[0].key) == 0


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>Sign in</html>"),
        (200, b'{"cut":'),
        (200, b""),
        (302, b""),
        (500, b"{}"),
        (403, b"<html>Blocked</html>"),
    ],
    ids=["html", "cut", "empty", "redirect", "500", "firewall"],
)
async def test_an_answer_to_a_write_that_is_none_is_in_doubt(shop: Shop, status: int, body: bytes) -> None:
    batch = next(in_batches(shop, await drafted(shop)))[:1]
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        kind = "text/html" if body.startswith(b"<") else "application/json"
        return httpx.Response(status, content=body, headers={"content-type": kind})

    shop.answer = answer

    (outcome,) = await shop.receiver().submit(batch)

    assert outcome.verdict is Verdict.IN_DOUBT
    assert len(asked) == 1


async def test_a_store_that_cannot_be_reached_was_sent_nothing(shop: Shop) -> None:
    batch = next(in_batches(shop, await drafted(shop)))[:1]

    def answer(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    shop.answer = answer

    (outcome,) = await shop.receiver().submit(batch)

    assert outcome.verdict is Verdict.NOT_SENT
    assert outcome.problem is not None


async def fetched(source: Source, stream: str, external_id: str) -> str:
    try:
        document = await source.fetch(stream, external_id)
    except Problem as problem:
        return problem.code
    return "fetched" if document.external_id == external_id else "another"
