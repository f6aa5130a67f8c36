"""Words for settlement reports of Amazon: what is wrong with a file, and what a settlement does not say."""

_REFUSED = "Nothing of it is booked, and nothing was changed."
_AGAIN = (
    "Download the settlement report from Seller Central again (Payments, Reports Repository, Flat file V2)."
)
_AT = "{file} line {line}"

WORDINGS = {
    "amazon.file_empty": ("file empty", "The settlement file {file} is empty.", _REFUSED, _AGAIN),
    "amazon.file_too_large": (
        "file too large",
        "The settlement file {file} is, unpacked, larger than {megabytes} MB.",
        _REFUSED,
        (
            "Check that it is a settlement report. A larger flat file is read settlement by settlement once it is"
            " unpacked; XML cannot be."
        ),
    ),
    "amazon.settlement_too_large": (
        "settlement too large",
        "{file} line {line}: settlement {settlement} alone is larger than {megabytes} MB.",
        f"{_REFUSED} The archive keeps a settlement in one piece, and gives back no larger one.",
        "Ask for this settlement to be looked into: copy the details for IT.",
    ),
    "amazon.file_gzip_damaged": (
        "packed file damaged",
        "The packed settlement file {file} cannot be unpacked.",
        _REFUSED,
        _AGAIN,
    ),
    "amazon.file_encoding": (
        "encoding not understood",
        f"{_AT} is in no encoding that Amazon writes (UTF-8, Shift JIS, Windows-1252).",
        _REFUSED,
        f"Do not save it from a spreadsheet. {_AGAIN}",
    ),
    "amazon.file_no_header": (
        "no settlement report",
        "{file} has no header line that begins with settlement-id.",
        _REFUSED,
        f"Check that it is a settlement report. {_AGAIN}",
    ),
    "amazon.file_columns_missing": (
        "columns missing",
        f"{_AT}: of the {{columns}} columns named there, these are missing: {{field}}.",
        _REFUSED,
        _AGAIN,
    ),
    "amazon.file_column_twice": (
        "column named twice",
        f"{_AT}: the column {{field}} is named twice.",
        _REFUSED,
        _AGAIN,
    ),
    "amazon.file_no_settlement": (
        "no settlement in the file",
        "{file} has a header, and no row with the dates and the total of a settlement.",
        _REFUSED,
        _AGAIN,
    ),
    "amazon.file_rows_before_settlement": (
        "rows before the settlement",
        f"{_AT}: there are rows before the row with the dates and the total of their settlement.",
        _REFUSED,
        f"The beginning of the file is missing. {_AGAIN}",
    ),
    "amazon.file_settlement_twice": (
        "settlement twice in a file",
        f"{_AT}: settlement {{settlement}} is in the file a second time with other rows.",
        _REFUSED,
        "Import the two reports as separate files, the older one first.",
    ),
    "amazon.file_row_width": (
        "row cut or split",
        f"{_AT} has {{columns}} cells where the header names {{expected}}.",
        _REFUSED,
        f"The row was cut, or a line break or a tab came into it. {_AGAIN}",
    ),
    "amazon.file_field_invalid": (
        "field not readable",
        f"{_AT}: “{{value}}” is no {{field}}.",
        _REFUSED,
        f"The file was changed or damaged. {_AGAIN}",
    ),
    "amazon.file_day_unclear": (
        "day not clear",
        f"{_AT}: “{{value}}” in {{field}} cannot be read as one day for certain.",
        _REFUSED,
        f"Do not save it from a spreadsheet, which rewrites days. {_AGAIN}",
    ),
    "amazon.file_decimals_unclear": (
        "decimals not clear",
        f"{_AT}: the amounts do not tell whether a point or a comma parts the decimals.",
        _REFUSED,
        _AGAIN,
    ),
    "amazon.file_xml_broken": (
        "XML broken",
        f"{_AT} is no well-formed XML.",
        _REFUSED,
        "The file was cut or changed. Take the flat file of the same settlement instead.",
    ),
    "amazon.file_xml_refused": (
        "XML refused",
        "The XML file {file} declares entities or refers to something outside of it.",
        _REFUSED,
        "No settlement report does. Take the flat file of the same settlement instead.",
    ),
    "amazon.settlement_does_not_foot": (
        "settlement does not add up",
        "Settlement {settlement} says {total}; its {rows} rows come to {sum}: a difference of {difference}.",
        "No entry is made of this settlement.",
        f"The file is incomplete or was changed. {_AGAIN}",
    ),
    "amazon.timezone_unknown": (
        "time zone unknown",
        "The time zone “{timezone}” of the connection is not known, so the months of a settlement are not either.",
        "No settlement of this connection is booked.",
        "Choose a city such as America/Los_Angeles or Europe/Berlin in the connection.",
    ),
    "amazon.event_group_unreadable": (
        "transfer not readable",
        "What Amazon says of the transfer of this settlement ({group}) cannot be read.",
        "No entry is made of this settlement.",
        "Fetch again; if it stays so, copy the details for IT.",
    ),
    "amazon.tax_partly_kept": (
        "tax kept in part",
        "Amazon kept only a part of the tax of {count} orders in settlement {settlement} ({orders}); {left} is left.",
        "The tax of these orders has no account, unless a rule for tax_remitted_by=partly gives it one.",
        "Look at the orders in Seller Central, then map their tax: to tax payable where you remit the rest.",
    ),
    "amazon.vat_not_in_settlement": (
        "VAT not in the settlement",
        "Settlement {settlement} has sales in {currency} and does not say which country's VAT is in them.",
        "Nothing: the entry can be approved, with sales that include VAT.",
        "Book the VAT from Amazon's VAT transactions report.",
    ),
    "amazon.paid_in_other_currency": (
        "paid in another currency",
        "Amazon converted the {total} of settlement {settlement} and paid {paid}.",
        "Nothing: the entry is in the settlement's own currency.",
        "Expect {paid} at the bank; the difference is realised exchange.",
    ),
    "amazon.transfer_failed": (
        "transfer failed",
        "Amazon says of the transfer of settlement {settlement}: {status}.",
        "Nothing: the entry can be approved. The money does not arrive; it comes back in a later settlement.",
        "Check the bank account in Seller Central.",
    ),
}
