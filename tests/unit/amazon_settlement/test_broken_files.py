"""A file that is not whole is refused in one sentence with its line and field; odd ones that are whole are read."""

import gzip
import zlib
from datetime import UTC, datetime

import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.decoding import LARGEST_FILE
from mlconnector_gui.connectors.amazon.settlement.importing import read_settlement_file
from mlconnector_gui.connectors.amazon.settlement.splitting import settlements_in
from mlconnector_gui.connectors.amazon.translate import translate
from mlconnector_gui.ui.words.sentences import sentence
from tests.helpers.settlements import COLUMNS, DE, JP, Settlement, context, document, line, written

AT = datetime(2026, 10, 20, 12, tzinfo=UTC)
WHOLE = Settlement(
    lines=[
        line("Order|ItemPrice|Principal", "100.00", AT, order="111-1", sku='A "B" 1'),
        line("Order|ItemFees|Commission", "-15.50", AT, order="111-1"),
    ]
)


def refused(payload: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        read_settlement_file(payload, "october.txt", context())
    words = sentence(caught.value)
    assert words.what
    assert words.remedy
    assert "{" not in words.what
    return caught.value


def changed(old: str, new: str) -> bytes:
    text = written([WHOLE])
    assert old in text
    return text.replace(old, new, 1).encode()


def test_a_whole_file_is_read() -> None:
    (one,) = read_settlement_file(document(WHOLE), "october.txt", context()).documents

    assert (one.stream, one.document.external_id) == ("settlements", WHOLE.number)
    assert one.document.payload == document(WHOLE)


@pytest.mark.parametrize(
    ("old", "new", "code", "at_line", "field"),
    [
        ("-15.50", "-15.5O", "amazon.file_field_invalid", 4, "amount"),
        ("100.00", "100.005", "amazon.file_field_invalid", 3, "amount"),
        ("84.50", "eighty", "amazon.file_field_invalid", 2, "total-amount"),
        ("\tUSD", "\tdollars", "amazon.file_field_invalid", 2, "currency"),
        ("2026-10-17 03:00:00 UTC", "10/17/26", "amazon.file_day_unclear", 2, "settlement-start-date"),
        ("2026-10-20 12:00:00 UTC", "20/10/26", "amazon.file_day_unclear", 3, "posted-date-time"),
        ("2026-10-31 03:00:00 UTC", "2026-10-01 03:00:00 UTC", "amazon.file_field_invalid", 2, "settlement-end-date"),
        ("amount-description", "description", "amazon.file_columns_missing", 1, "amount-description"),
        ("merchant-order-id", "order-id", "amazon.file_column_twice", 1, "order-id"),
        ("23874396421\t\t\t\t\t\tOrder\t111-1\t\t\t\t\tItemFees", "99\t\t\t\t\t\tOrder\t111-1\t\t\t\t\tItemFees",
         "amazon.file_field_invalid", 4, "settlement-id"),
        ("Principal\t", "Prin\ncipal\t", "amazon.file_row_width", 3, ""),
        ("-15.50", "-15.51", "amazon.settlement_does_not_foot", 2, "total-amount"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_field(
    old: str, new: str, code: str, at_line: int, field: str
) -> None:
    problem = refused(changed(old, new))

    assert (problem.code, problem.params["line"], problem.params["field"]) == (code, at_line, field)


def test_a_file_that_ends_early_never_passes() -> None:
    whole = document(WHOLE).rstrip()
    last_amount = whole.rindex(b"-15.50")

    codes = {refused(whole[:cut]).code for cut in range(0, last_amount + 5, 7)}

    assert codes <= {
        "amazon.file_empty", "amazon.file_no_header", "amazon.file_columns_missing", "amazon.file_no_settlement",
        "amazon.file_row_width", "amazon.file_day_unclear", "amazon.file_field_invalid",
        "amazon.settlement_does_not_foot",
    }  # fmt: skip


def test_a_file_that_ends_in_the_moment_of_its_last_row_is_refused_though_it_foots() -> None:
    whole = document(WHOLE)
    cut = whole.rindex(b" 12:00:00")

    problem = refused(whole[:cut])

    assert (problem.code, problem.params["line"]) == ("amazon.file_row_width", 4)
    assert len(settlements_in(whole.rstrip())) == 1


def test_rows_without_the_beginning_of_their_settlement_are_refused() -> None:
    lines = written([WHOLE]).split("\n")
    headless = "\n".join([lines[0], *lines[2:]]).encode()
    late = "\n".join([lines[0], lines[2], lines[1], lines[3]]).encode()

    assert refused(headless).code == "amazon.file_no_settlement"
    assert refused(late).code == "amazon.file_rows_before_settlement"


def test_the_same_settlement_twice_in_a_file_must_be_the_same() -> None:
    other = Settlement(lines=WHOLE.lines[:1])

    assert len(settlements_in(document(WHOLE, WHOLE))) == 1
    assert refused(document(WHOLE, other)).code == "amazon.file_settlement_twice"


def test_what_amazon_or_an_editor_puts_before_the_header_is_passed_over() -> None:
    preamble = "Example Services Private Limited\nGST number 00-0000000-0\n\n"

    (found,) = settlements_in(b"\xef\xbb\xbf" + (preamble + written([WHOLE])).replace("\n", "\r\n").encode())

    assert found.payload == document(WHOLE)


def test_a_line_is_counted_from_the_top_of_the_file() -> None:
    problem = refused(("one\ntwo\n" + written([WHOLE]).replace("-15.50", "x")).encode())

    assert problem.params["line"] == 6


def test_columns_may_be_missing_at_the_end_or_be_more() -> None:
    without = written([WHOLE], columns=COLUMNS[:-1]).encode()
    more = written([WHOLE], columns=[*COLUMNS, "a-new-column"]).encode()
    stripped = "\n".join(row.rstrip("\t") for row in written([WHOLE]).split("\n")).encode()

    for payload in (without, more, stripped):
        (found,) = settlements_in(payload)
        assert len(translate("settlements", found.payload, context()).documents) == 2


def test_a_quotation_mark_in_a_sku_is_only_a_character() -> None:
    assert b'A "B" 1' in settlements_in(document(WHOLE))[0].payload


def test_japanese_and_western_encodings_come_out_as_the_same_text() -> None:
    japanese = Settlement(currency="JPY", lines=[line("Order|ItemPrice|Principal", "300", AT, order="日本")])
    western = Settlement(
        currency="EUR", lines=[line("Order|ItemPrice|Principal", "95.00", AT, order="Größe")]
    )

    for settlement, locale, encoding in ((japanese, JP, "cp932"), (western, DE, "cp1252")):
        text = written([settlement], locale)
        assert settlements_in(text.encode(encoding))[0].payload == text.encode()
        assert settlements_in(text.encode(encoding), charset=encoding)[0].payload == text.encode()


def test_an_encoding_that_nobody_writes_is_refused_with_the_line() -> None:
    problem = refused(written([WHOLE]).encode().replace(b"-15.50", b"\x81-15.50"))

    assert (problem.code, problem.params["line"]) == ("amazon.file_encoding", 4)
    assert refused(written([WHOLE]).encode("utf-16")).code == "amazon.file_encoding"


def test_a_packed_file_is_unpacked_and_a_damaged_one_refused() -> None:
    packed = gzip.compress(document(WHOLE))

    assert settlements_in(packed)[0].payload == document(WHOLE)
    assert refused(packed[:-12]).code == "amazon.file_gzip_damaged"
    assert refused(b"\x1f\x8bnothing").code == "amazon.file_gzip_damaged"


def test_a_small_file_that_unpacks_to_far_more_is_refused_before_it_does() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"\x00" * (1 << 20)
    bomb = b"".join(packer.compress(block) for _ in range((LARGEST_FILE >> 20) + 2)) + packer.flush()

    assert len(bomb) < 1 << 20
    assert refused(bomb).code == "amazon.file_too_large"
