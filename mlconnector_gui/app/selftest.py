"""Prove an installation, a frozen one too: what must be there is there and works."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mlconnector_gui.app.display import has_display, why_no_window
from mlconnector_gui.base.clock import SystemClock
from mlconnector_gui.base.paths import resource
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.base.secrets import KeyringVault
from mlconnector_gui.connectors.registry import connector_specs
from mlconnector_gui.net.tls import tls_context
from mlconnector_gui.store import audit
from mlconnector_gui.store.database import check_sqlite_version, sqlite_version
from mlconnector_gui.store.workspace import Workspace, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at."""

    what: str
    is_well: bool
    found: str


def run_selftest() -> list[Check]:
    return [
        _checked("SQLite", _sqlite),
        _checked("store", _store),
        _checked("connectors", lambda: ", ".join(connector_specs()) or _fail("none found")),
        _checked("certificates", lambda: f"{tls_context().minimum_version.name} or newer"),
        _checked(
            "resources",
            lambda: (
                str(resource("sandbox", "mapping", "woocommerce.csv").stat().st_size)
                + " bytes of sample mapping"
            ),
        ),
        _checked(
            "keyring",
            lambda: "available" if KeyringVault.is_available() else "none: a passphrase is asked for",
        ),
        _checked("window", _window),
    ]


def _checked(what: str, look: Callable[[], str]) -> Check:
    try:
        return Check(what=what, is_well=True, found=look())
    except (Problem, OSError, ImportError, LookupError) as error:
        return Check(what=what, is_well=False, found=str(error))


def _fail(words: str) -> str:
    raise LookupError(words)


def _sqlite() -> str:
    check_sqlite_version()
    return sqlite_version()


def _store() -> str:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Workspace(Path(folder)), now=SystemClock().now())
        try:
            verdict = store.read_now(audit.verify)
        finally:
            store.close()
    return "created, migrated and read" if verdict.is_verified else _fail("the audit chain is broken")


def _window() -> str:
    """A machine without a display is no fault; one whose Qt cannot start is."""
    reason = why_no_window()
    if not reason:
        return "can be shown"
    return _fail(reason) if has_display() else "no display: the shell's commands work"
