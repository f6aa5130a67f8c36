"""
From one document to its settlements, each with the bytes that it is recognised by.

A document may hold several settlements, and later documents repeat those of earlier ones. So the settlement is
what is archived, not the document: the header line and the settlement's own rows, as UTF-8. A repeat has the same
bytes, and one that was issued again with another body is the next revision.
"""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement import first_layout, xml_layout
from mlconnector_gui.connectors.amazon.settlement.decoding import text_bytes
from mlconnector_gui.connectors.amazon.settlement.layout import Block, Header, blocks_of, checked, header_of
from mlconnector_gui.connectors.port import RawDocument

STREAM = "settlements"
_UNREADABLE = "report-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document of any layout, brought into the one that is left, with the settlements in it."""

    text: bytes
    header: Header
    blocks: tuple[Block, ...]
    is_rewritten: bool
    """True where the file had another layout, so that its lines are not those of the text."""


def open_document(payload: bytes, *, charset: str = "", name: str = "") -> Opened:
    text = text_bytes(payload, charset=charset, name=name)
    is_rewritten = True
    if xml_layout.is_xml(text):
        text = xml_layout.in_second_layout(text, file=name)
        header = header_of(text, file=name)
    else:
        header = header_of(text, file=name)
        if first_layout.is_first_layout(header):
            text = first_layout.in_second_layout(text, header, file=name)
            header = header_of(text, file=name)
        else:
            is_rewritten = False
    blocks = tuple(blocks_of(text, checked(header, file=name), file=name))
    return Opened(text=text, header=header, blocks=blocks, is_rewritten=is_rewritten)


def settlements_in(payload: bytes, *, charset: str = "", name: str = "") -> tuple[RawDocument, ...]:
    """
    Return the settlements of a document as what is archived.

    Only what tells them apart is read; whether one adds up is seen when it is translated, so that a wrong one does
    not keep the others out.
    """
    return settlements_of(open_document(payload, charset=charset, name=name), name=name)


def settlements_of(opened: Opened, *, name: str = "") -> tuple[RawDocument, ...]:
    """Return the settlements of an open document; one that stands there twice stands there alike."""
    found: dict[str, RawDocument] = {}
    for block in opened.blocks:
        document = _document(opened, block)
        known = found.setdefault(document.external_id, document)
        if known.payload != document.payload:
            raise Problem(
                "amazon.file_settlement_twice",
                file=name,
                line=block.line,
                settlement=block.head.settlement_id,
            )
    return tuple(found.values())


def unreadable_report(report_id: str, payload: bytes, *, created_at: datetime) -> RawDocument:
    """Keep a report that cannot be split as it is: its translation says why, and nothing else is held up."""
    return RawDocument(
        external_id=f"{_UNREADABLE}{report_id}",
        payload=payload,
        created_at=created_at,
        modified_at=created_at,
    )


def _document(opened: Opened, block: Block) -> RawDocument:
    is_whole = opened.header.start == 0 and (block.start, block.end) == (opened.header.end, len(opened.text))
    payload = opened.text if is_whole else _cut(opened, block)
    return RawDocument(
        external_id=block.head.settlement_id,
        payload=_ended(payload),
        created_at=block.head.ends_at,
        modified_at=block.head.ends_at,
        number=block.head.settlement_id,
    )


def _cut(opened: Opened, block: Block) -> bytes:
    return opened.text[opened.header.start : opened.header.end] + opened.text[block.start : block.end]


def _ended(payload: bytes) -> bytes:
    """End with one line feed: blank lines at the end come and go with the way a file was saved."""
    if payload[-1:] == b"\n" and payload[-2:-1] not in {b"\n", b" "}:
        return payload
    return payload.rstrip(b" \n") + b"\n"
