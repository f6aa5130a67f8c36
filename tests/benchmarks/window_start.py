"""
Measure what opening the window costs, and each screen's first show: `python -m tests.benchmarks.window_start`.

It reports time of the processor, which other programs on the machine disturb less than the clock.
"""

import asyncio
import os
import tempfile
from pathlib import Path
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtWidgets import QApplication

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from tests.helpers.gallery import fill_realistic
from tests.helpers.windows import settled
from tests.helpers.workspaces import IdleEngine, connected_workplace

_ROUNDS = 3


async def measure(workplace: Workplace) -> dict[str, float]:
    """Open a window, show every screen, close it; each with what it took until it could be seen."""
    took: dict[str, float] = {}
    began = process_time()
    window = MainWindow(workplace, IdleEngine(), SANDBOX)
    window.show()
    window.repaint()
    took["window"] = process_time() - began
    await settled(window)
    for key in window.screens:
        began = process_time()
        window.show_screen(key)
        window.repaint()
        took[key] = process_time() - began
        await settled(window)
    began = process_time()
    window.close()
    window.deleteLater()
    await asyncio.sleep(0)
    took["closing"] = process_time() - began
    return took


async def best_of_rounds() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        workplace, filling = connected_workplace(Path(folder) / "workspace")
        fill_realistic(filling)
        rounds = [await measure(workplace) for _ in range(_ROUNDS)]
        workplace.store.close()
    return {what: min(one[what] for one in rounds) for what in rounds[0]}


def main() -> None:
    application = QApplication(["window_start"])
    application.setQuitOnLastWindowClosed(False)
    apply_theme(application, Scheme.LIGHT)
    with asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner:
        for what, seconds in runner.run(best_of_rounds()).items():
            print(f"{what:12} {seconds * 1000:5.0f} ms")


if __name__ == "__main__":
    main()
