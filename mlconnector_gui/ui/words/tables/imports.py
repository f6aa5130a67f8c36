"""Words for files that a person imports, for the rows behind a line, and for chains of settlements."""

_NOTHING = "Nothing of the file was kept, and nothing was changed."
_BOOKED = "Nothing: the entry can be approved."

WORDINGS = {
    "import.no_connection": (
        "no store for it",
        "No store is connected that takes a {kind} file.",
        _NOTHING,
        "Connect the store first.",
    ),
    "import.which_connection": (
        "which store",
        "Several stores take a {kind} file: {known}.",
        _NOTHING,
        "Say which one it belongs to; in the shell with --connection.",
    ),
    "import.not_for_connection": (
        "not for this store",
        "{connection} takes no {kind} file.",
        _NOTHING,
        "Choose the store that the file came from.",
    ),
    "import.known_elsewhere": (
        "known in another store",
        "{file} holds {document}, which {connection} has already; it was to go to {chosen}.",
        f"{_NOTHING} Otherwise it would be booked twice.",
        "Choose {connection} as the store that it belongs to.",
    ),
    "import.file_unreadable": (
        "file not readable",
        "The file {file} cannot be opened.",
        _NOTHING,
        "Check that it is there and that you may read it.",
    ),
    "import.document_twice": (
        "twice in a file",
        "{file} line {line}: {document} is in the file a second time with other rows.",
        _NOTHING,
        "Import the two as separate files, the older one first.",
    ),
    "import.file_changed": (
        "file changed meanwhile",
        "{file} was changed while it was read.",
        _NOTHING,
        "Import it again when nothing writes to it any more.",
    ),
    "import.file_too_large": (
        "file too large",
        "{file} is larger than {megabytes} MB.",
        _NOTHING,
        "Check that it is the right file; ask the store for a shorter period.",
    ),
    "rows.none": (
        "no rows behind it",
        "Line {line} of {posting} is not made of rows of the store's document.",
        "Nothing.",
        "A roll-forward, a deposit or a rounding has none. Look at the other lines.",
    ),
    "settlement.gap": (
        "settlement missing before it",
        "No settlement is known that ends when settlement {settlement} begins ({starts}).",
        f"{_BOOKED} What the missing one holds is not in the books.",
        "Fetch again, or import the file of the settlement before; the store keeps them for a limited time.",
    ),
    "settlement.opening_unproved": (
        "opening reserve not proved",
        "Settlement {settlement} gives back a reserve of {opening}, and no settlement is known that held it back.",
        _BOOKED,
        "See that the reserve account opens with this balance.",
    ),
    "settlement.reserve_differs": (
        "reserve differs",
        "Settlement {before} held back {closing}, and settlement {settlement} gives back {opening}.",
        f"{_BOOKED} The reserve account is off by {{difference}}.",
        "Look at both settlements in the marketplace, or ask its support.",
    ),
}
