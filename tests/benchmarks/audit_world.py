"""A workspace with as many audit events as wanted, chained as the program chains them, written in bulk."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.types import canonical_json, moment_text
from tests.helpers.stores import raw
from tests.helpers.workspaces import LEDGER, STORE, connected_workplace

FIRST = datetime(2025, 11, 3, 6, tzinfo=UTC)
EVENTS_A_POSTING = 7
PEOPLE = ("clerk.one", "clerk.three", "clerk.two")
MACHINES = ("FIN-WS-07", "FIN-WS-09", "FIN-WS-11")
OBJECTS = ("5010", "5810", "4433.CA", "4433.NY", "6710", "6720")
_BATCH = 20_000
_STEPS = (
    ("posting.drafted", {"why": "", "gross": "{gross}"}),
    ("posting.pass_checks", {"from": "drafted", "to": "ready"}),
    ("posting.approve", {"from": "ready", "to": "approved", "digest": "{digest}"}),
    ("posting.claim", {"from": "approved", "to": "sending"}),
    ("posting.accept", {"from": "sending", "to": "accepted", "document": "JE {document}"}),
    ("posting.confirm", {"from": "accepted", "to": "confirmed"}),
    ("posting.see_posted", {"from": "confirmed", "to": "posted"}),
)


def big_workplace(folder: Path, events: int) -> Workplace:
    """Open a workspace that holds so many events; made once for a folder, then found again."""
    workplace, _ = connected_workplace(folder)
    postings = events // EVENTS_A_POSTING
    with raw(folder) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        for start in range(0, postings, _BATCH):
            span = range(start, min(start + _BATCH, postings))
            connection.executemany(_insert("posting", 32), [_posting(number) for number in span])
            connection.executemany(_insert("posting_line", 9), [one for at in span for one in _lines(at)])
        for batch in _batches(_events(events)):
            connection.executemany(_insert("audit", 10), batch)
    return workplace


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608  our own words


def _gross(number: int) -> int:
    return 1_000 + number * 7_919 % 900_000


def _posting(number: int) -> tuple[Any, ...]:
    day = (FIRST + timedelta(minutes=3 * number)).date().isoformat()
    at = moment_text(FIRST + timedelta(minutes=3 * number))
    state = "posted" if number % 50 else ("blocked", "ready", "rejected", "confirmed")[number // 50 % 4]
    name = f"{10_000 + number}"
    return (
        f"p{number:031x}", "sale", STORE, LEDGER, "JPY920", "00002", "JE", name, 1, name, name,
        state, "", 1, f"M1{number:020d}", day, "USD", _gross(number), f"WOO-EU sale {name}", None, "",
        at, at, None, None, "00002", "JE", 40_000 + number, day, 5_170 + number // 100, None, None,
    )  # fmt: skip


def _lines(number: int) -> Iterator[tuple[Any, ...]]:
    gross = _gross(number)
    parts = (("1.1220.SHOP", gross), (f"30.{OBJECTS[number % 6]}", -(gross - 840)), ("1.4433.CA", -840))
    for line, (account, amount) in enumerate(parts, 1):
        yield (f"p{number:031x}", line, "product_sales", account, "", "", "", amount, "r1")


def _events(count: int) -> Iterator[tuple[Any, ...]]:
    previous = "0" * 64
    for place in range(count):
        number, step = divmod(place, EVENTS_A_POSTING)
        event, told = _STEPS[step]
        values = {
            "gross": f"{_gross(number) / 100:.2f} USD",
            "document": str(40_000 + number),
            "digest": hashlib.sha256(str(number).encode()).hexdigest(),
        }
        fields = canonical_json({name: text.format(**values) for name, text in told.items()})
        is_person = event == "posting.approve"
        row = {
            "seq": place + 1,
            "at": moment_text(FIRST + timedelta(minutes=3 * number, seconds=step)),
            "actor": PEOPLE[number % 3] if is_person else "engine",
            "machine": MACHINES[number % 3] if is_person else "FIN-WS-07",
            "event": event,
            "subject_kind": "posting",
            "subject_id": f"p{number:031x}",
            "fields": fields,
        }
        hashed = _hash(row, previous)
        yield (*row.values(), previous, hashed)
        previous = hashed


def _hash(row: dict[str, Any], previous: str) -> str:
    """Hash as the store documents it; written a second time here, so that the store's own walk checks it."""
    content = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(
        b"mlconnector/audit/1\x00" + previous.encode() + b"\x00" + content.encode()
    ).hexdigest()


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
