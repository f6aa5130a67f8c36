"""The kinds of content that a posting can have, and how its bytes tell which one it is."""

import json
from enum import StrEnum

KIND = "kind"


class ContentKind(StrEnum):
    """What is written into JDE as one unit; nothing else can be approved, sent and read back."""

    JOURNAL = "journal"
    VOUCHER = "voucher"


def kind_of(content: bytes) -> ContentKind:
    """Return the kind of canonical bytes; those without one are journals, which are older than the kinds."""
    return ContentKind(json.loads(content).get(KIND, ContentKind.JOURNAL.value))
