"""
Take the screenshots of README, or of every screen in every state to look at.

    python -m tests.helpers.screenshots             writes what README shows to `resources/screenshots`
    python -m tests.helpers.screenshots --all DIR   realistic, empty and overflowing, both sizes, both themes
                  [--only 'overflowing-*-light-1280'] [--language de]
    python -m tests.helpers.screenshots --all DIR --workspace FOLDER       a copy of what somebody has
"""

import argparse
import asyncio
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
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
    open_dialogs,
)

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.inbox import look_at_everything
from mlconnector_gui.services.schedules import begin_schedules
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.locale import speak_as_chosen
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.theme import colours_now
from mlconnector_gui.ui.words.language import ASKED_BY
from tests.helpers.pictured import Step, every_view, steps_of
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


async def take_all(gallery: Gallery, only: Sequence[str], *, kept: Path | None = None) -> None:
    """Picture every view of every state; of a workspace that is kept, a copy of it instead."""
    states = STATES if kept is None else {"kept": partial(copied, kept)}
    for state, fill in states.items():
        if not any(fnmatch(state, one.partition("-")[0]) for one in only):
            continue
        with tempfile.TemporaryDirectory() as folder:
            workplace = await fill(Path(folder) / "workspace")
            window = await gallery.opened(workplace, Scheme.LIGHT, SIZES[0])
            keys = list(window.screens)
            await gallery.close(window)
            for name, steps in every_view(keys).items():
                arrange = partial(walk, gallery, steps=steps)
                await _shoot(gallery, workplace, f"{state}-{name}", arrange, SIZES, only)
            workplace.store.close()


async def walk(gallery: Gallery, window: MainWindow, *, steps: Sequence[Step]) -> None:
    for step in steps:
        step(window)
        await gallery.settle(window)


async def realistic(folder: Path) -> Workplace:
    """A month's end of a small company."""
    return await _company(folder, STORES, fill_realistic)


async def overflowing(folder: Path) -> Workplace:
    """Long names, large amounts, many of everything."""
    return await _company(folder, MANY_STORES, fill_overflowing)


async def empty(folder: Path) -> Workplace:
    return open_workplace(folder)


async def copied(kept: Path, folder: Path) -> Workplace:
    """What a workspace holds, brought to the newest schema; the workspace itself stays as it is."""
    shutil.copytree(kept, folder)
    return open_workplace(folder)


STATES: Mapping[str, Callable[[Path], Awaitable[Workplace]]] = {
    "realistic": realistic,
    "overflowing": overflowing,
    "empty": empty,
}


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
    await walk(gallery, window, steps=steps_of(key))


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
    only: Sequence[str] = ("*",),
) -> None:
    for scheme in Scheme:
        for size in sizes:
            suffix = f"-{size.width()}" if len(sizes) > 1 else ""
            if not any(fnmatch(f"{name}-{scheme.value}{suffix}", one) for one in only):
                continue
            window = await gallery.opened(workplace, scheme, size)
            await arrange(window)
            await gallery.settle(window)
            keep_small(seen(window), gallery.out / f"{name}-{scheme.value}{suffix}.png")
            while dialogs := open_dialogs():
                dialogs[0].reject()
                await asyncio.sleep(0)
            await gallery.settle(window)
            await gallery.close(window)


def seen(window: MainWindow) -> QImage:
    """The window with the dialogs over it, as they lie on a desktop."""
    picture = window.grab().toImage()
    painter = QPainter(picture)
    for dialog in open_dialogs():
        shown = dialog.grab().toImage()
        place = (window.rect().center() - dialog.rect().center()) if dialog.parent() else QPoint()
        painter.drawImage(place, shown)
        painter.setPen(colours_now().border)
        painter.drawRect(QRect(place, shown.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def keep_small(picture: QImage, path: Path) -> None:
    """Write without transparency, as tightly as PNG can."""
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG", 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="DIR", help="every screen, to look at")
    parser.add_argument(
        "--only", nargs="+", default=["*"], metavar="PATTERN", help="of these names, with --all"
    )
    parser.add_argument("--language", default="en", metavar="de", help="what the window speaks, with --all")
    parser.add_argument("--workspace", type=Path, metavar="FOLDER", help="picture a copy of it, with --all")
    arguments = parser.parse_args()
    out = arguments.all or resource("screenshots")
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(["screenshots"])
    application.setQuitOnLastWindowClosed(False)
    gallery = Gallery(application, out)
    os.environ[ASKED_BY] = arguments.language
    translator = speak_as_chosen(application, Memory(out))
    with asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner:
        if arguments.all:
            runner.run(take_all(gallery, arguments.only, kept=arguments.workspace))
        else:
            runner.run(take_shown(gallery))
    application.removeTranslator(translator)


if __name__ == "__main__":
    main()
