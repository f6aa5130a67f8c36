"""Which help page belongs to which screen; pages are Markdown files in `resources/help`, one folder a language."""

from mlconnector_gui.base.paths import resource
from mlconnector_gui.ui.words.language import spoken_language

FIRST_PAGE = "index"


def help_page(name: str) -> str:
    """Return a page's text in the chosen language, else in English; a screen without a page gets the first one."""
    language = spoken_language().code
    pages = [
        resource("help", *folder, f"{page}.md") for page in (name, FIRST_PAGE) for folder in ((language,), ())
    ]
    return next(path for path in pages if path.is_file()).read_text(encoding="utf-8")


def help_names() -> list[str]:
    return sorted(path.stem for path in resource("help").glob("*.md"))
