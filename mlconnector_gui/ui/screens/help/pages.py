"""Which help page belongs to which screen; pages are Markdown files in `resources/help`."""

from mlconnector_gui.base.paths import resource

FIRST_PAGE = "index"


def help_page(name: str) -> str:
    """Return a page's text; a screen without a page of its own gets the first one."""
    path = resource("help", f"{name}.md")
    if not path.is_file():
        path = resource("help", f"{FIRST_PAGE}.md")
    return path.read_text(encoding="utf-8")


def help_names() -> list[str]:
    return sorted(path.stem for path in resource("help").glob("*.md"))
