"""
Time and memory of one settlement of a million rows, beside a bare `csv.reader` pass over the same file.

Run: python -m tests.benchmarks.settlement_at_scale [ROWS]. Each step is a process of its own, so that its peak of
memory is its own; the steps of the program are what an import does, in their order.
"""

import csv
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mlconnector_gui.accounting.drafting import Bookkeeping, draft_posting
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.base.paths import resource as resource_path
from mlconnector_gui.connectors.amazon.settlement.drilling import rows_behind
from mlconnector_gui.connectors.amazon.settlement.importing import read_settlement_file
from mlconnector_gui.connectors.amazon.translate import translate
from mlconnector_gui.services.map_accounts import read_rules
from mlconnector_gui.store.repositories import connections, documents
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.store.workspace import Workspace, open_store
from tests.helpers.settlements import COLUMNS, context

_START = datetime(2026, 10, 17, 3, tzinfo=UTC)
_NUMBER = "23874396421"
_PER_ORDER = (
    ("ItemPrice", "Principal", (500, 25_000)),
    ("ItemPrice", "Tax", (40, 2_000)),
    ("ItemWithheldTax", "MarketplaceFacilitatorTax-Principal", None),
    ("ItemFees", "Commission", (-3_000, -100)),
    ("ItemFees", "FBAPerUnitFulfillmentFee", (-900, -300)),
    ("Promotion", "Shipping", (-600, -1)),
)


def write_settlement(path: Path, rows: int) -> None:
    """Write a settlement of so many rows over two weeks and a turn of the month."""
    rng = random.Random(7)
    total = 0
    body = path.with_suffix(".body")
    with body.open("w", encoding="ascii", newline="\n") as file:
        written = 0
        while written < rows:
            order = f"{rng.randrange(100, 999)}-{rng.randrange(10**6, 10**7)}-{rng.randrange(10**6, 10**7)}"
            moment = _START + timedelta(seconds=rng.randrange(17 * 86_400))
            sku, tax = f"SKU-{rng.randrange(5_000):04d}", 0
            for kind, what, span in _PER_ORDER[: rows - written]:
                minor = rng.randrange(*span) if span else -tax
                tax = minor if what == "Tax" else tax
                if what == "Tax" and rows - written < len(_PER_ORDER):
                    minor = tax = 0
                total += minor
                written += 1
                file.write(_row(order, kind, what, minor, moment, sku))
    end = _START + timedelta(days=17)
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        head = (
            _NUMBER,
            *(f"{one:%Y-%m-%d %H:%M:%S} UTC" for one in (_START, end, end)),
            _amount(total),
            "USD",
        )
        file.write("\t".join(head) + "\t" * (len(COLUMNS) - len(head)) + "\n")
        with body.open(encoding="ascii") as source:
            while chunk := source.read(1 << 20):
                file.write(chunk)
    body.unlink()


def _row(order: str, kind: str, what: str, minor: int, moment: datetime, sku: str) -> str:
    cells = (
        _NUMBER, "", "", "", "", "", "Order", order, order, "", "DqX8bTzNf", "Amazon.com", kind, what,
        _amount(minor), "AFN", f"{moment:%Y-%m-%d}", f"{moment:%Y-%m-%d %H:%M:%S} UTC", "123456789012345", "", "",
        sku, "1", "",
    )  # fmt: skip
    return "\t".join(cells) + "\n"


def _amount(minor: int) -> str:
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def csv_pass(path: Path) -> dict[str, object]:
    with path.open(encoding="utf-8", newline="") as file:
        return {"rows": sum(1 for _ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)) - 2}


def imported(path: Path) -> dict[str, object]:
    """Read, check and foot the file as an import does, before anything of it is kept."""
    (one,) = read_settlement_file(path.read_bytes(), path.name, context("America/Chicago")).documents
    return {"bytes": len(one.document.payload)}


def prepared(path: Path) -> dict[str, object]:
    """Translate, map and balance it."""
    found = translate("settlements", path.read_bytes(), context("America/Chicago"))
    rules = [
        one
        for one in read_rules(resource_path("sandbox", "mapping", "amazon.csv"))
        if one.connection == "AMZN"
    ]
    books = Bookkeeping(environment="PY", connection="AMZN", company="00001")
    mapping = MappingSet(rules)
    drafts = [draft_posting(one, bookkeeping=books, mappings=mapping, revision=1) for one in found.documents]
    assert all(draft.is_complete and not draft.findings for draft in drafts)
    return {"postings": len(drafts), "lines": sum(len(draft.lines) for draft in drafts)}


def stored(path: Path) -> dict[str, object]:
    """Archive it and read it back, proved by its hash."""
    payload = path.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Workspace(Path(folder)), now=_START)
        connection = StoredConnection(
            connection_id="a", name="AMZN", connector="amazon", values={}, facts={}, is_active=True,
            created_at=_START, proved_at=None, problem=None,
        )  # fmt: skip
        store.write_now(connections.add_connection, connection)
        one = IncomingDocument(external_id=_NUMBER, payload=payload, created_at=_START, modified_at=_START)
        store.write_now(
            lambda transaction: documents.save_documents(
                transaction, connection_id="a", stream="settlements", documents=[one], fetched_at=_START
            )
        )
        back = store.read_now(documents.newest_payload, "a", "settlements", _NUMBER)
        size = Workspace(Path(folder)).database.stat().st_size
        store.close()
    assert back == payload
    return {"database_bytes": size}


def drilled(path: Path) -> dict[str, object]:
    """Find every row under every line of every part."""
    payload, given = path.read_bytes(), context("America/Chicago")
    count = 0
    for one in translate("settlements", payload, given).documents:
        lines = [part.traits for part in one.parts]
        found = 0
        for row in rows_behind("settlements", payload, given, external_id=one.external_id, lines=lines):
            found += row.amount.minor
            count += 1
        assert found == sum(part.amount.minor for part in one.parts if part.traits)
    return {"rows": count}


STEPS: tuple[Callable[[Path], dict[str, object]], ...] = (csv_pass, imported, prepared, stored, drilled)


def measured(step: Callable[[Path], dict[str, object]], path: Path) -> dict[str, object]:
    """Run a step in a process of its own: seconds, and the megabytes that it took beyond the empty process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (step, path))


def _measure(step: Callable[[Path], dict[str, object]], path: Path) -> dict[str, object]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, used = time.perf_counter(), time.process_time()
    told = step(path)
    return {
        "step": step.__name__,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(time.process_time() - used, 2),
        "megabytes": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, 1),
        **told,
    }


def main(rows: int) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settlement.txt"
        write_settlement(path, rows)
        size = path.stat().st_size
        found = [measured(step, path) for step in STEPS]
    bare = found[0]
    for one in found:
        one["times_csv_reader"] = round(float(str(one["cpu_seconds"])) / float(str(bare["cpu_seconds"])), 2)
        one["times_file_size"] = round(float(str(one["megabytes"])) * (1 << 20) / size, 2)
    return [{"rows": rows, "file_megabytes": round(size / (1 << 20), 1)}, *found]


if __name__ == "__main__":
    for told in main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000):
        print(json.dumps(told))
