"""A file that is too large to be read at once is cut into its settlements, each with the lines of the file."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from mlconnector_gui.connectors.amazon.settlement.cutting import pieces_of
from mlconnector_gui.connectors.amazon.settlement.importing import read_settlement_file
from mlconnector_gui.connectors.port import FilePiece
from tests.helpers.problems import refused
from tests.helpers.settlements import DE, JP, US, Locale, Settlement, context, document, line

AT = datetime(2026, 10, 20, 12, tzinfo=UTC)


def settlement(number: str) -> Settlement:
    return Settlement(
        number=number,
        lines=[
            line("Order|ItemPrice|Principal", "100.00", AT, order="111-1"),
            line("Order|ItemFees|Commission", "-15.50", AT, order="111-1"),
        ],
    )


def cut(content: bytes, largest: int = 5_000) -> list[FilePiece]:
    return list(pieces_of(BytesIO(content), "october.txt", largest))


@pytest.mark.parametrize("locale", [US, DE, JP])
def test_the_pieces_are_the_settlements_of_the_whole_file(locale: Locale) -> None:
    content = document(*(settlement(f"2387439642{digit}") for digit in range(3)), locale=locale)

    found = [
        one.document
        for piece in cut(content)
        for one in read_settlement_file(piece.payload, "october.txt", context()).documents
    ]

    whole = read_settlement_file(content, "october.txt", context()).documents
    assert found == [one.document for one in whole]
    assert len(found) == 3


def test_a_line_of_a_piece_is_found_in_the_file_again() -> None:
    content = b"\xef\xbb\xbfAmazon SG\n" + document(settlement("23874396421"), settlement("23874396422"))

    first, second = cut(content)

    lines = content.split(b"\n")
    for piece in (first, second):
        for number, row in enumerate(piece.payload.rstrip(b"\n").split(b"\n")[1:], start=2):
            assert lines[piece.line_in_file(number) - 1] == row


def test_a_settlement_that_is_too_large_by_itself_is_refused_with_its_line() -> None:
    content = document(settlement("23874396421"))

    with refused("amazon.settlement_too_large") as problem:
        cut(content, largest=len(content) - 10)

    assert problem.value.params["settlement"] == "23874396421"
    assert problem.value.params["line"] == 4


def test_what_cannot_be_cut_is_refused() -> None:
    for content in (b'<?xml version="1.0"?><AmazonEnvelope/>', b"\x1f\x8b\x08\x00", b"x" * 2_000_000):
        with refused("amazon.file_too_large"):
            cut(content)


def test_a_line_without_an_end_is_not_read_to_the_end_of_the_disk() -> None:
    header = document(settlement("23874396421")).split(b"\n")[0]

    with refused("amazon.file_row_width"):
        cut(header + b"\n" + b"1" * 3_000_000, largest=10_000_000)
