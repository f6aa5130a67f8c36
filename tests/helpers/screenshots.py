"""Take the screenshots of README and Help: `python -m tests.helpers.screenshots` writes `resources/screenshots`."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from tests.helpers.gallery import Gallery, fill_realistic  # isort: skip  sets Qt up for no display

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.workspaces import connected_workplace

SIZE = QSize(1280, 800)
SCREENS = ("overview", "review", "audit", "connections")


async def take(application: QApplication, out: Path) -> None:
    gallery = Gallery(application, out)
    with tempfile.TemporaryDirectory() as folder:
        workplace, filling = connected_workplace(Path(folder) / "sample")
        fill_realistic(filling)
        await verify_audit(workplace)
        for name, arrange in _pictures(gallery):
            for scheme in Scheme:
                window = await gallery.opened(workplace, scheme, SIZE)
                await arrange(window)
                await gallery.settle(window)
                window.grab().save(str(out / f"{name}-{scheme.value}.png"))
                await gallery.close(window)
        workplace.store.close()


def _pictures(gallery: Gallery) -> list[tuple[str, Callable[[MainWindow], Awaitable[None]]]]:
    async def screen(window: MainWindow, *, key: str) -> None:
        window.show_screen(key)

    async def trace(window: MainWindow) -> None:
        window.show_screen("audit")
        window.audit.show_document(1046)
        await gallery.settle(window)
        window.audit.show_view("trace")

    return [*((key, partial(screen, key=key)) for key in SCREENS), ("audit-trace", trace)]


def main() -> None:
    out = resource("screenshots")
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(["screenshots"])
    application.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner:
        runner.run(take(application, out))


if __name__ == "__main__":
    main()
