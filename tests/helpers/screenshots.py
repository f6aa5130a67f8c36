"""
Take the screenshots of README, or of every screen in every state to look at.

    python -m tests.helpers.screenshots             writes what README shows to `resources/screenshots`
    python -m tests.helpers.screenshots --all DIR   realistic, empty and overflowing, both sizes, both themes
                  [--only 'overflowing-*-light-1280']
"""

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from tests.helpers.gallery import (  # isort: skip  sets Qt up for no display
    SIZES,
    Gallery,
    add_stores,
    fill_overflowing,
    fill_realistic,
    fill_rules,
)

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.inbox import look_at_everything
from mlconnector_gui.services.schedules import begin_schedules
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.widgets.grid import Grid
from tests.helpers.workspaces import Filling, connected_workplace, open_workplace

STORES = (
    ("shopify", "SHP-US", True),
    ("amazon", "AMZ-DE", True),
    ("bigcommerce", "BIG-UK", True),
    ("shipstation", "SHIP-US", True),
)
MANY_STORES = tuple(
    (("shopify", "amazon", "bigcommerce")[place % 3], f"WEBSHOP-EU{place:02}", place % 4 > 0)
    for place in range(16)
)
Arrange = Callable[[MainWindow], Awaitable[None]]


async def take_shown(gallery: Gallery) -> None:
    """One size, both themes."""
    with tempfile.TemporaryDirectory() as folder:
        workplace = await realistic(Path(folder))
        pictures: list[tuple[str, Arrange]] = [
            ("overview", partial(turn_to, gallery, key="overview")),
            ("review", partial(turn_to, gallery, key="review")),
            ("mappings", partial(simulation, gallery)),
            ("audit-trace", partial(trace, gallery)),
        ]
        for name, arrange in pictures:
            await _shoot(gallery, workplace, name, arrange, SIZES[:1])
        workplace.store.close()


async def take_all(gallery: Gallery, only: str) -> None:
    for state, fill in (("realistic", realistic), ("overflowing", overflowing), ("empty", empty)):
        if not fnmatch(state, only.partition("-")[0]):
            continue
        with tempfile.TemporaryDirectory() as folder:
            workplace = await fill(Path(folder))
            window = await gallery.opened(workplace, Scheme.LIGHT, SIZES[0])
            keys = list(window.screens)
            await gallery.close(window)
            for key in keys:
                arrange = partial(turn_to, gallery, key=key)
                await _shoot(gallery, workplace, f"{state}-{key}", arrange, SIZES, only)
            workplace.store.close()


async def realistic(folder: Path) -> Workplace:
    """A month's end of a small company."""
    return await _company(folder, STORES, fill_realistic)


async def overflowing(folder: Path) -> Workplace:
    """Long names, large amounts, many of everything."""
    return await _company(folder, MANY_STORES, fill_overflowing)


async def empty(folder: Path) -> Workplace:
    return open_workplace(folder)


async def _company(
    folder: Path, stores: Sequence[tuple[str, str, bool]], fill: Callable[[Filling], str]
) -> Workplace:
    workplace, filling = connected_workplace(folder)
    add_stores(workplace, stores)
    fill(filling)
    fill_rules(workplace)
    await begin_schedules(workplace, zone="Europe/Berlin")
    await look_at_everything(workplace)
    await verify_audit(workplace)
    return workplace


async def turn_to(gallery: Gallery, window: MainWindow, *, key: str) -> None:
    """Show a screen with the first row of its list chosen."""
    window.show_screen(key)
    await gallery.settle(window)
    grid = getattr(window.screens[key], "grid", None)
    if isinstance(grid, Grid) and len(grid.paged.ids):
        grid.pick(grid.paged.id_at(0))
        grid.setFocus()


async def simulation(gallery: Gallery, window: MainWindow) -> None:
    await turn_to(gallery, window, key="mappings")
    window.mappings.simulate()


async def trace(gallery: Gallery, window: MainWindow) -> None:
    window.show_screen("audit")
    window.audit.show_document(1046)
    await gallery.settle(window)
    window.audit.show_view("trace")


async def _shoot(
    gallery: Gallery,
    workplace: Workplace,
    name: str,
    arrange: Arrange,
    sizes: Sequence[QSize],
    only: str = "*",
) -> None:
    for scheme in Scheme:
        for size in sizes:
            suffix = f"-{size.width()}" if len(sizes) > 1 else ""
            if not fnmatch(f"{name}-{scheme.value}{suffix}", only):
                continue
            window = await gallery.opened(workplace, scheme, size)
            await arrange(window)
            await gallery.settle(window)
            keep_small(window.grab().toImage(), gallery.out / f"{name}-{scheme.value}{suffix}.png")
            await gallery.close(window)


def keep_small(picture: QImage, path: Path) -> None:
    """Write without transparency, as tightly as PNG can."""
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG", 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="DIR", help="every screen, to look at")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="of these names, with --all")
    arguments = parser.parse_args()
    out = arguments.all or resource("screenshots")
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(["screenshots"])
    application.setQuitOnLastWindowClosed(False)
    gallery = Gallery(application, out)
    with asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner:
        runner.run(take_all(gallery, arguments.only) if arguments.all else take_shown(gallery))


if __name__ == "__main__":
    main()
