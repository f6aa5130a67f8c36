"""A settlement comes in once, by file or by the store's interface, and every row of it is found again."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.paths import resource
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services import translation
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.import_file import Imported, file_kinds, import_as, import_file
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.map_this import missing_lines
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import approve_postings
from mlconnector_gui.services.source_rows import RowsOfLine, rows_of_line
from mlconnector_gui.services.translation import translate_ahead
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, posting_detail, review_ids
from mlconnector_gui.store.repositories import connections, documents, postings
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, Company, open_company, seen
from tests.helpers.problems import refused
from tests.helpers.settlements import DE, Line, Settlement, document, line, written

STORE = "AMZN"
AT = datetime(2026, 10, 5, 12, tzinfo=UTC)
EARLIER = datetime(2026, 9, 29, 12, tzinfo=UTC)
NEXT = datetime(2026, 10, 9, 3, tzinfo=UTC)


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path / "workspace") as company:
        await connect(company, STORE)
        rules = [*read_rules(resource("sandbox", "mapping", "amazon.csv"))]
        await replace_rules(company.workplace, [rule for rule in rules if rule.connection == STORE])
        yield company


async def connect(company: Company, name: str) -> None:
    await add_connection(
        company.workplace,
        connector="amazon",
        name=name,
        values={"region": "na", "client_id": "amzn1.application-oa2-client.example", "target": JDE,
                "company": "00001", "start_date": "2026-09-01"},
        secrets={"client_secret": "amzn1.oa2-cs.v1.example", "refresh_token": "Atzr|example"},
    )  # fmt: skip


def settlement(*lines: Line, number: str = "23874396421", **told: object) -> Settlement:
    moments = {
        "start": datetime(2026, 9, 25, 3, tzinfo=UTC),
        "end": datetime(2026, 10, 7, 3, tzinfo=UTC),
        "deposit": datetime(2026, 10, 8, 3, tzinfo=UTC),
    }
    return Settlement(number=number, lines=lines or SOLD, **{**moments, **told})  # type: ignore[arg-type]


SOLD = (
    line("Order|ItemPrice|Principal", "100.00", AT, order="111-1", market="Amazon.com", sku="MUG-01"),
    line("Order|ItemPrice|Principal", "50.00", AT, order="111-2", market="Amazon.com", sku="LAMP-07"),
    line("Order|ItemPrice|Tax", "8.00", AT, order="111-1", market="Amazon.com"),
    line("Order|ItemWithheldTax|MarketplaceFacilitatorTax-Principal", "-8.00", AT, order="111-1"),
    line("Order|ItemPrice|Tax", "4.00", AT, order="111-2", market="Amazon.com"),
    line("Order|ItemFees|Commission", "-15.00", EARLIER, order="111-1", market="Amazon.com"),
)


async def take(company: Company, folder: Path, content: bytes, *, name: str = "file.txt") -> Imported:
    path = folder / name
    path.write_bytes(content)
    imported = await import_file(company.workplace, path, kind="settlement", connection=STORE)
    await company.engine.run_until_idle()
    return imported


def made(company: Company) -> dict[str, StoredPosting]:
    ids = company.workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.ALL))
    found = [company.workplace.store.read_now(postings.posting_by_id, one) for one in ids]
    return {one.external_id: one for one in found}


def outcomes(imported: Imported) -> list[str]:
    return [one.outcome for one in imported.documents]


def told(company: Company, external_id: str) -> list[str]:
    detail = company.workplace.store.read_now(posting_detail, made(company)[external_id].posting_id)
    assert detail is not None
    return [one.code for one in detail.findings if one.severity != "site"]


async def test_a_file_becomes_one_posting_a_month_that_can_be_approved(
    company: Company, tmp_path: Path
) -> None:
    imported = await take(company, tmp_path, document(settlement()))

    assert outcomes(imported) == ["new"]
    found = made(company)
    assert sorted(found) == ["23874396421-09", "23874396421-10"]
    assert {one.state for one in found.values()} <= {PostingState.READY, PostingState.BLOCKED}
    assert found["23874396421-10"].state is PostingState.READY, told(company, "23874396421-10")
    (event,) = [one for one in company.audit() if one["event"] == "file.imported"]
    assert event["fields"]["documents"] == {"23874396421": "new"}


async def test_what_came_by_the_interface_is_recognised_in_a_file_however_it_is_saved(
    company: Company, tmp_path: Path
) -> None:
    fetch(company, settlement())
    await company.must_run(Job.PREPARE, STORE)
    before = made(company)
    assert len(before) == 2

    spaced = b"\xef\xbb\xbf" + document(settlement()).replace(b"\n", b"\r\n")
    imported = await take(company, tmp_path, spaced)

    assert outcomes(imported) == ["known"]
    assert imported.run_id == ""
    assert made(company) == before


async def test_a_settlement_that_is_issued_again_voids_its_approval_and_says_what_differs(
    company: Company, tmp_path: Path
) -> None:
    await take(company, tmp_path, document(settlement()))
    approved = made(company)["23874396421-10"]

    await approve_postings(company.workplace, [seen(approved)])
    moved = settlement(*SOLD[:-1], line("Order|ItemFees|Commission", "-15.00", AT, order="111-1"))
    imported = await take(company, tmp_path, document(moved))

    assert outcomes(imported) == ["changed"]
    found = made(company)
    assert found["23874396421-10"].state in {PostingState.CHANGED_AFTER_APPROVAL, PostingState.CONFIRMED}
    assert found["23874396421-10"].source_change
    assert found["23874396421-09"].state is PostingState.DISMISSED


async def test_the_first_issue_read_again_does_not_undo_the_second(company: Company) -> None:
    corrected = settlement(*SOLD[:-1], line("Order|ItemFees|FBAPerUnitFulfillmentFee", "-15.00", EARLIER))
    fetch(company, settlement(), on=8)
    fetch(company, corrected, on=9)

    fetch(company, settlement(), on=8)

    store = company.workplace.store.read_now(connections.connection_named, STORE).connection_id
    newest = company.workplace.store.read_now(documents.newest_payload, store, "settlements", "23874396421")
    assert newest == document(corrected)


async def test_a_settlement_that_is_wrong_keeps_all_of_its_file_out(company: Company, tmp_path: Path) -> None:
    wrong = settlement(number="2", total=Decimal("1.00"))
    path = tmp_path / "two.txt"
    path.write_bytes(document(settlement(), wrong))
    before = len(company.audit())

    with refused("amazon.settlement_does_not_foot") as caught:
        await import_file(company.workplace, path, kind="settlement", connection=STORE)

    assert (caught.value.params["file"], caught.value.params["line"]) == ("two.txt", 9)
    assert made(company) == {}
    assert len(company.audit()) == before


async def test_a_gap_in_the_chain_is_told_until_the_missing_settlement_comes(
    company: Company, tmp_path: Path
) -> None:
    held = "other-transaction|other-transaction|Current Reserve Amount"
    given = "other-transaction|other-transaction|Previous Reserve Amount Balance"
    start, middle, end = (datetime(2026, 10, day, 3, tzinfo=UTC) for day in (1, 3, 5))
    sale = line("Order|ItemPrice|Principal", "90.00", start, order="111-1", market="Amazon.com")
    first = settlement(sale, line(held, "-10.00", start), number="1", start=EARLIER, end=start)
    second = settlement(
        sale, line(given, "10.00", start), line(held, "-30.00", start), number="2", start=start, end=middle
    )
    third = settlement(sale, line(given, "25.00", middle), number="3", start=middle, end=end)

    await take(company, tmp_path, document(first, third))
    assert told(company, "1-10") == []
    assert told(company, "3-10") == ["settlement.gap"]

    await take(company, tmp_path, document(second))
    assert told(company, "2-10") == []
    assert told(company, "3-10") == ["settlement.reserve_differs"]


async def test_the_first_settlement_that_gives_back_a_reserve_says_that_nothing_proves_it(
    company: Company, tmp_path: Path
) -> None:
    given = "other-transaction|other-transaction|Previous Reserve Amount Balance"

    await take(company, tmp_path, document(settlement(*SOLD[:1], line(given, "10.00", AT))))

    assert told(company, "23874396421-10") == ["settlement.opening_unproved"]


async def test_every_row_under_a_line_is_found_and_adds_up(company: Company, tmp_path: Path) -> None:
    await take(company, tmp_path, document(settlement()))

    rows = await rows_by_role(company, "23874396421-10")

    by_total = {str(one.total): [row.number for row in one.rows] for one in rows}
    assert by_total == {
        "150.00 USD": [3, 4],
        "8.00 USD": [5],
        "-8.00 USD": [6],
        "4.00 USD": [7],
    }
    assert all(sum((row.amount.amount for row in one.rows), Decimal(0)) == one.total.amount for one in rows)


async def rows_by_role(company: Company, external_id: str) -> Sequence[RowsOfLine]:
    posting = made(company)[external_id]
    detail = company.workplace.store.read_now(posting_detail, posting.posting_id)
    assert detail is not None
    found = [await rows_of_line(company.workplace, posting.posting_id, one.line) for one in detail.lines]
    return [one for one in found if one is not None]


async def test_an_unheard_of_label_blocks_and_is_mapped_by_the_whole_of_it(
    company: Company, tmp_path: Path
) -> None:
    await take(
        company, tmp_path, document(settlement(*SOLD, line("FBAFees|Drone Fee|Base fee", "-3.00", AT)))
    )

    posting = made(company)["23874396421-10"]
    assert posting.state is PostingState.BLOCKED
    (missing,) = await missing_lines(company.workplace, posting.posting_id)
    assert missing.conditions == {
        "transaction_type": "FBAFees",
        "amount_type": "Drone Fee",
        "amount_description": "Base fee",
    }
    assert missing.waiting == 1


async def test_a_posting_of_a_settlement_is_made_anew_from_its_archive(
    company: Company, tmp_path: Path
) -> None:
    await take(company, tmp_path, document(settlement()))
    posting = made(company)["23874396421-10"]

    await replay_posting(company.workplace, seen(posting))

    assert made(company)["23874396421-10"].revision == posting.revision + 1


async def test_an_old_layout_keeps_its_file_and_leads_to_the_same_entry(
    company: Company, tmp_path: Path
) -> None:
    columns = [
        "settlement-id",
        "settlement-start-date",
        "settlement-end-date",
        "deposit-date",
        "total-amount",
        "currency",
        "transaction-type",
        "order-id",
        "posted-date",
        "price-type",
        "price-amount",
        "item-related-fee-type",
        "item-related-fee-amount",
        "other-amount",
    ]
    head = "7\t2026-10-01T03:00:00+00:00\t2026-10-07T03:00:00+00:00\t2026-10-08T03:00:00+00:00\t100.00\tUSD"
    row = "7\t\t\t\t\t\tOrder\t111-1\t2026-10-05T12:00:00+00:00\tPrincipal\t100.00\t\t\t"
    old = "\n".join(["\t".join(columns), head, row]).encode()

    imported = await take(company, tmp_path, old, name="old.txt")

    assert outcomes(imported) == ["new"]
    assert made(company)["7-10"].state is PostingState.READY
    store = company.workplace.store.read_now(connections.connection_named, STORE).connection_id
    kept = company.workplace.store.read_now(documents.newest_documents, store)
    assert sorted(one.stream for one in kept) == ["settlement_files", "settlements"]
    assert outcomes(await take(company, tmp_path, old, name="again.txt")) == ["known"]


async def test_the_file_of_an_unknown_store_waits_for_an_answer(company: Company, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(written([settlement()], DE).encode())
    await connect(company, "AMZE")

    with refused("import.which_connection"):
        await import_file(company.workplace, path, kind="settlement")
    with refused("import.file_unreadable"):
        await import_file(company.workplace, tmp_path / "none", kind="settlement", connection=STORE)
    with refused("import.not_for_connection"):
        await import_file(company.workplace, path, kind="settlement", connection="WOO-US")
    (kind,) = await file_kinds(company.workplace)
    assert kind.connections == ("AMZE", "AMZN")


async def test_what_one_store_has_is_not_booked_for_another(company: Company, tmp_path: Path) -> None:
    await take(company, tmp_path, document(settlement()))
    await connect(company, "AMZE")

    with refused("import.known_elsewhere") as caught:
        await import_file(company.workplace, tmp_path / "file.txt", kind="settlement", connection="AMZE")

    assert caught.value.params["connection"] == STORE
    assert len(made(company)) == 2


def fetch(company: Company, one: Settlement, *, on: int = 8) -> None:
    """Archive and prepare a settlement as a run that fetches it would."""
    store = company.workplace.store.read_now(connections.connection_named, STORE).connection_id
    company.workplace.store.write_now(
        lambda transaction: documents.save_documents(
            transaction,
            connection_id=store,
            stream="settlements",
            documents=[
                IncomingDocument(
                    external_id=one.number,
                    payload=document(one),
                    created_at=one.end,
                    modified_at=datetime(2026, 10, on, 6, tzinfo=UTC),
                )
            ],
            fetched_at=NEXT,
        )
    )


async def test_a_large_settlement_is_translated_before_anybody_is_kept_from_writing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "LARGE_PAYLOAD", 10)
    fetch(company, settlement())
    store = company.workplace.store.read_now(connections.connection_named, STORE)

    ahead = company.workplace.store.read_now(translate_ahead, store.connection_id, limit=10)
    await company.must_run(Job.PREPARE, STORE)

    (made_ahead,) = ahead.values()
    assert sorted(made(company)) == [one.external_id for one in made_ahead.translation.documents]
    assert made_ahead.holds(store, ())
    assert not made_ahead.holds(store, (1,))
    elsewhere = replace(store, values={**store.values, "timezone": "Asia/Tokyo"})
    assert not made_ahead.holds(elsewhere, ())


def small_pieces(path: Path, company: Company) -> Callable[[], Awaitable[Imported]]:
    """Import with a limit that two settlements are beyond and one is not."""
    stored = company.workplace.store.read_now(connections.connection_named, STORE)
    (spec,) = connector_spec("amazon").imports
    limited = replace(spec, largest_bytes=path.stat().st_size - 10)
    return lambda: import_as(company.workplace, path, stored, limited)


async def test_a_large_file_comes_in_settlement_by_settlement_as_it_would_at_once(
    company: Company, tmp_path: Path
) -> None:
    one, other = settlement(), settlement(number="23874396422")
    path = tmp_path / "large.txt"
    path.write_bytes(document(one, other))

    imported = await small_pieces(path, company)()
    again = await import_file(company.workplace, path, kind="settlement")

    assert [one.outcome for one in imported.documents] == ["new", "new"]
    assert [one.outcome for one in again.documents] == ["known", "known"]


async def test_a_large_file_with_one_wrong_line_changes_nothing(company: Company, tmp_path: Path) -> None:
    one, other = settlement(), settlement(number="23874396422")
    path = tmp_path / "large.txt"
    content = document(one, other)
    path.write_bytes(content.rstrip(b"\n").rpartition(b"\n")[0] + b"\n")

    with refused("amazon.settlement_does_not_foot") as problem:
        await small_pieces(path, company)()

    assert problem.value.params["line"] == 2 + 1 + len(SOLD)
    stored = company.workplace.store.read_now(connections.connection_named, STORE)
    assert company.workplace.store.read_now(documents.newest_documents, stored.connection_id) == []
