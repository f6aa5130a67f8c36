"""Links in and out of files, checked as a whole before any of them counts."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.links import add_links, link_stores, list_links, new_link
from mlconnector_gui.services.named_files import text_of, write_whole
from mlconnector_gui.services.spreadsheet import as_plain_cell, from_plain_cell, read_sheet, written_sheet
from mlconnector_gui.services.workplace import Workplace

COLUMNS = (
    "connection",
    "kind",
    "store_key",
    "erp_key",
    "erp_name",
    "matched_by",
    "why",
    "made_by",
    "made_at",
)
_REQUIRED = ("connection", "store_key", "erp_key")

Row = Mapping[str, str]


async def import_links(workplace: Workplace, path: Path) -> int:
    """
    Read links from a CSV or XLSX file and save them, all of them or none; returns how many are new or changed.

    A bad file is refused whole; the problem names the file and the line. Who made them is who brings them in.
    """
    made: list[Link] = []
    for line, row in _rows(path):
        try:
            made.append(await _link(workplace, row))
        except Problem as problem:
            raise Problem(
                "link.file_wrong",
                path=str(path),
                line=line,
                technical=f"{problem.code} {dict(problem.params)}",
                wrong=problem.code,
            ) from problem
    return await add_links(workplace, made)


async def export_links(workplace: Workplace, path: Path, *, connection: str = "") -> int:
    """Write a file that `import_links` takes back, by the name's ending; nothing in it is run by a spreadsheet."""
    names = {one.connection_id: one.name for one in await link_stores(workplace)}
    found = await list_links(workplace, connection=connection)
    rows = [_written(link, names.get(link.connection_id, "")) for link in found]
    if path.suffix.lower() == ".xlsx":
        content = written_sheet("Links", COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    else:
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: as_plain_cell(text) for name, text in row.items()} for row in rows)
        content = buffer.getvalue().encode()
    write_whole(path, content)
    return len(rows)


async def _link(workplace: Workplace, row: Row) -> Link:
    kind = row.get("kind", "").strip() or LinkKind.ITEM.value
    if kind not in set(LinkKind):
        raise Problem("link.kind_unknown", kind=kind, known=", ".join(LinkKind))
    return await new_link(
        workplace,
        connection=row["connection"].strip(),
        kind=LinkKind(kind),
        store_key=row["store_key"],
        erp_key=row["erp_key"],
        why=row.get("why", ""),
    )


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    if path.suffix.lower() == ".xlsx":
        heading, *rows = read_sheet(path) or [(0, [])]
        _check_columns(path, heading[1])
        for line, cells in rows:
            yield line, dict(zip(heading[1], cells, strict=False))
        return
    yield from _csv_rows(path, text_of(path))


def _csv_rows(path: Path, text: str) -> Iterable[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(text), restkey="", restval="", strict=True)
    try:
        _check_columns(path, list(reader.fieldnames or ()))
        for row in reader:
            if "" in row:
                raise Problem("mapping.line_too_long", path=str(path), line=reader.line_num)
            yield reader.line_num, {name: from_plain_cell(cell) for name, cell in row.items()}
    except csv.Error as error:
        raise Problem("file.unreadable", path=str(path), technical=str(error)) from error


def _check_columns(path: Path, names: Sequence[str]) -> None:
    missing = [name for name in _REQUIRED if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    if missing or unknown:
        raise Problem(
            "link.columns_wrong",
            path=str(path),
            missing=", ".join(missing) or "none",
            unknown=", ".join(unknown) or "none",
        )


def _written(link: Link, connection: str) -> dict[str, str]:
    return {
        "connection": connection,
        "kind": link.kind.value,
        "store_key": link.store_key,
        "erp_key": link.erp_key,
        "erp_name": link.erp_name,
        "matched_by": link.matched_by.value,
        "why": link.why,
        "made_by": link.made_by,
        "made_at": link.made_at.isoformat(),
    }
