"""Tell whether a window can be shown, and what is missing when it cannot."""

import os
import subprocess
import sys

QT_PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxkbcommon-x11-0"
    " libxcb-icccm4 libxcb-keysyms1"
)
"""What Qt needs on a bare Debian or Ubuntu."""

_TRY = "from PySide6.QtWidgets import QApplication; QApplication([])"
_TRY_SECONDS = 30


def why_no_window() -> str:
    """
    Return '' when a window can be shown, else one sentence with what to do.

    A Qt that lacks a system library ends the process, so it is tried in another one first.
    """
    if sys.platform.startswith("linux") and not has_display():
        return "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    try:
        tried = subprocess.run(  # noqa: S603  our own interpreter and a constant
            [sys.executable, "-c", _TRY], capture_output=True, timeout=_TRY_SECONDS, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        return "Qt did not start within half a minute on this display."
    if tried.returncode == 0:
        return ""
    lines = [line for line in tried.stderr.strip().splitlines() if line.strip()]
    detail = lines[-1] if lines else "no reason given"
    return f"Qt cannot show a window here: {detail}\nOn Debian or Ubuntu: apt-get install {QT_PACKAGES}"


def has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return any(os.environ.get(name) for name in names) or chosen in {"offscreen", "minimal", "vnc"}
