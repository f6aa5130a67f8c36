"""Words for comments and attached files; the window and the shell say the same."""

from mlconnector_gui.store.repositories.notes import Attachment, Note
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.language import said

_KILO = 1024


def size_words(size: int) -> str:
    """Write a size in its largest unit: '812 bytes', '34 KB', '2.1 MB'."""
    if size < _KILO:
        return said("{count} bytes", count=size)
    if size < _KILO * _KILO:
        return said("{size:,.0f} KB", size=size / _KILO)
    return said("{size:,.1f} MB", size=size / _KILO / _KILO)


def attachment_words(attachment: Attachment) -> str:
    return f"{attachment.name} ({size_words(attachment.size)})"


def note_line(note: Note) -> str:
    """Say a note in one line: who, when, what."""
    told = (" ".join(note.text.split()), attachment_words(note.attachment) if note.attachment else "")
    return f"{moment_text(note.written_at)}  {note.person}: {', '.join(filter(None, told))}"
