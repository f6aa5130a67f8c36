"""Words for the workspace's database and archive."""

_NOTHING_SAVED = "Nothing was saved; what was there is unharmed."

WORDINGS = {
    "work.cancelled": (
        "cancelled",
        "It was ended before it was done.",
        "Nothing was written and nothing was changed.",
        "Begin again when you like.",
    ),
    "store.archive_damaged": (
        "archive damaged",
        "The archived payload {payload} is not what was put there.",
        "The document cannot be shown or prepared again.",
        "Restore a backup of the workspace, and have the disk checked.",
    ),
    "store.sqlite_too_old": (
        "SQLite too old",
        "This installation carries SQLite {found}; {needed} or newer is needed to be safe.",
        "The workspace is not opened.",
        "Install ML Connector again.",
    ),
    "store.network_folder": (
        "network folder",
        "The workspace {folder} lies on a network drive, where the database can be damaged.",
        "The workspace is not opened.",
        "Move it to a local disk.",
    ),
    "store.read_only": (
        "read only",
        "The workspace {folder} cannot be written to.",
        _NOTHING_SAVED,
        "Have write access to the folder restored.",
    ),
    "store.cannot_open": (
        "cannot be opened",
        "The workspace {folder} cannot be opened.",
        "The workspace is not opened.",
        "Check that the folder exists and that you may write to it.",
    ),
    "store.newer_file": (
        "newer workspace",
        "This workspace was written by a newer ML Connector ({found}).",
        "The workspace is not opened, and not changed.",
        "Update ML Connector on this workstation.",
    ),
    "store.locked": (
        "workspace busy",
        "Another program holds the workspace's database.",
        _NOTHING_SAVED,
        "Close other copies of ML Connector and tools that have the file open, then try again.",
    ),
    "store.disk_full": (
        "disk full",
        "The disk of the workspace is full.",
        _NOTHING_SAVED,
        "Free some space, then try again.",
    ),
    "store.damaged": (
        "database damaged",
        "The workspace's database is damaged.",
        "Nothing more is read or written.",
        "Close ML Connector and restore the newest backup from the workspace's folder “backups”.",
    ),
    "store.disk_failing": (
        "disk failing",
        "The disk refused to read or write.",
        _NOTHING_SAVED,
        "Free some space if it is full; otherwise copy the workspace's backups elsewhere and have the disk checked.",
    ),
}
