"""Write the contract of an orchestration as a document for IT: Markdown, or HTML that prints well."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from pathlib import Path

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.orchestrations import (
    ContractField,
    OrchestrationCall,
    PurposeContract,
)


class DocumentFormat(StrEnum):
    """How a document is written; the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with paragraphs, or a list, or numbered steps, or a table."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    """The first row is the head."""
    code: str = ""


def format_of(path: Path) -> DocumentFormat:
    ending = path.suffix.lower().lstrip(".")
    if ending in {"htm", "html"}:
        return DocumentFormat.HTML
    if ending in {"md", "markdown"}:
        return DocumentFormat.MARKDOWN
    raise Problem("document.format_unknown", file=path.name)


def export_document(path: Path, title: str, sections: Sequence[Section]) -> None:
    """Write a document whose kind its file's ending tells."""
    text = write_document(title, sections, format_of(path))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Problem("export.cannot_write", path=str(path), technical=str(error)) from error


def contracts_document(
    wanted: Sequence[tuple[PurposeContract, OrchestrationCall | None]],
) -> tuple[str, list[Section]]:
    """Return title and sections of a document of one contract, or of several one after the other."""
    if len(wanted) == 1:
        return wanted[0][0].title, contract_sections(*wanted[0])
    sections = [
        replace(section, title=f"{contract.title}: {section.title}")
        for contract, call in wanted
        for section in contract_sections(contract, call)
    ]
    return "Orchestrations for ML Connector", sections


def contract_sections(contract: PurposeContract, call: OrchestrationCall | None = None) -> list[Section]:
    """Lay a contract out, with the site's own names where a connection has them."""
    name = call.name if call else contract.name
    facts = (
        ("Thing", "Value"),
        ("Orchestration", name),
        ("JD Edwards program", contract.program),
        ("Tables", ", ".join(contract.tables)),
    )
    sections = [Section(title="What it is", paragraphs=(contract.summary,), table=facts)]
    sections.append(_inputs(contract, call))
    for array in contract.arrays:
        names = call.arrays[array.key] if call else None
        sections.append(
            Section(
                title=f"Array {names.name if names else array.name}",
                paragraphs=(array.words,),
                table=_table(array.fields, names.inputs if names else None),
            )
        )
    sections.append(_outputs(contract, call))
    sections += [
        Section(title="What it must refuse", points=contract.guard),
        Section(title="How it is built in the Orchestrator Studio", steps=contract.steps),
        Section(title="Security", points=contract.security),
        Section(title="How to see that it works", steps=contract.proof),
    ]
    return sections


def _inputs(contract: PurposeContract, call: OrchestrationCall | None) -> Section:
    formats = (
        f"Every value is sent as text. Dates: {call.date_format if call else 'MM/dd/yyyy'}. "
        f"Decimal sign: “{call.decimal_sign if call else '.'}”, no grouping."
    )
    if not contract.inputs:
        return Section(title="Inputs", paragraphs=("None beside the array.", formats))
    table = _table(contract.inputs, call.inputs if call else None)
    return Section(title="Inputs", paragraphs=(formats,), table=table)


def _table(fields: Iterable[ContractField], names: Mapping[str, str] | None) -> tuple[tuple[str, ...], ...]:
    """List fields under the site's names; without any, under the delivered ones."""
    rows = [("Input", "Type", "Needed", "JD Edwards", "Meaning")]
    for field in fields:
        name = field.name if names is None else names.get(field.field, "")
        needed = "yes" if field.is_required else ""
        rows.append((name or "(not sent)", field.kind.value, needed, field.jde, field.words))
    return tuple(rows)


def _outputs(contract: PurposeContract, call: OrchestrationCall | None) -> Section:
    rows = [("Output", "Type", "Needed", "Meaning")]
    for field in contract.outputs:
        name = call.outputs.get(field.field, "") if call else field.name
        shown = f"{name or '(not read)'}{f' (in {field.inside})' if field.inside else ''}"
        rows.append((shown, field.kind.value, "yes" if field.is_required else "", field.words))
    return Section(title="Outputs", table=tuple(rows))


def write_document(title: str, sections: Sequence[Section], how: DocumentFormat) -> str:
    return (_html if how is DocumentFormat.HTML else _markdown)(title, sections)


def _markdown(title: str, sections: Sequence[Section]) -> str:
    lines = [f"# {title}", ""]
    for section in sections:
        lines += [f"## {section.title}", ""]
        for paragraph in section.paragraphs:
            lines += [paragraph, ""]
        if section.table:
            head, *rows = section.table
            lines += [_cells(head), _cells(["---"] * len(head)), *(_cells(row) for row in rows), ""]
        if section.points:
            lines += [*(f"- {point}" for point in section.points), ""]
        if section.steps:
            lines += [*(f"{place}. {step}" for place, step in enumerate(section.steps, start=1)), ""]
        if section.code:
            lines += ["```json", section.code, "```", ""]
    return "\n".join(lines)


def _cells(row: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


_STYLE = (
    "body{font:14px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1b1f24}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #c8ccd0;padding:4px 8px;text-align:left;"
    "vertical-align:top}th{background:#f2f4f6}pre{background:#f2f4f6;padding:8px;overflow-x:auto;"
    "white-space:pre-wrap;word-break:break-word}h2{margin-top:1.6em}"
)


def _html(title: str, sections: Sequence[Section]) -> str:
    parts = [f"<h1>{escape(title)}</h1>"]
    for section in sections:
        parts.append(f"<h2>{escape(section.title)}</h2>")
        parts += [f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs]
        if section.table:
            head, *rows = section.table
            body = "".join(_html_row(row, "td") for row in rows)
            parts.append(f"<table><thead>{_html_row(head, 'th')}</thead><tbody>{body}</tbody></table>")
        parts += [_html_list("ul", section.points)] * bool(section.points)
        parts += [_html_list("ol", section.steps)] * bool(section.steps)
        parts += [f"<pre>{escape(section.code)}</pre>"] * bool(section.code)
    inner = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>\n{inner}\n</body></html>\n"
    )


def _html_row(row: Iterable[str], cell: str) -> str:
    return f"<tr>{''.join(f'<{cell}>{escape(text)}</{cell}>' for text in row)}</tr>"


def _html_list(kind: str, items: Iterable[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{kind}>"
