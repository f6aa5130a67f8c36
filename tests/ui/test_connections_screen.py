"""The connections screen: what is wrong, in words, and a test that streams its lines."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections, runs
from tests.helpers.windows import find, settled, until
from tests.helpers.workspaces import Filling, IdleEngine
from tests.ui.conftest import OpenWindow

PROBLEM = {"code": "net.host_unknown", "params": {"host": "shop.example.com"}, "technical": "gaierror -2"}


async def test_a_problem_is_said_with_its_remedy_and_copied_for_it(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    workplace.store.write_now(connections.note_health, "store", at=workplace.now, problem=PROBLEM)
    window = await open_window()
    window.show_screen("connections")
    await settled(window)

    window.connections.grid.pick("store")
    await settled(window)
    find(window, QPushButton, "connectionCopy").click()

    assert find(window, QLabel, "connectionProblem").text() == "The name shop.example.com cannot be found."
    report = QApplication.clipboard().text()
    assert "gaierror -2" in report
    assert "https://shop.example.com" in report


async def test_secrets_are_never_shown(open_window: OpenWindow, workplace: Workplace) -> None:
    workplace.vault.save("ledger", {"password": "marked-secret"})
    window = await open_window()
    window.show_screen("connections")
    await settled(window)

    texts = [label.text() for label in window.connections.findChildren(QLabel)]

    assert any("in the keyring" in text for text in texts)
    assert not any("marked-secret" in text for text in texts)
    assert "marked-secret" not in window.connections.presenter.state.report


async def test_a_test_without_its_secret_stands_in_the_bar(open_window: OpenWindow) -> None:
    window = await open_window()
    window.show_screen("connections")
    await settled(window)

    find(window, QPushButton, "connectionTest").click()
    await until(window.connections.bar.isVisible)
    await settled(window)

    assert "keyring" in find(window.connections.bar, QLabel, "problemWhat").text()
    assert find(window, QPushButton, "connectionTest").isEnabled()


async def test_a_failed_test_shows_its_lines(open_window: OpenWindow, workplace: Workplace) -> None:
    workplace.vault.save("store", {"consumer_key": "ck_1", "consumer_secret": "cs_1"})
    window = await open_window()
    window.show_screen("connections")
    await settled(window)
    window.connections.grid.pick("store")
    await settled(window)

    find(window, QPushButton, "connectionTest").click()
    await until(lambda: bool(window.connections.presenter.state.proofs))
    await settled(window)

    assert find(window, QWidget, "proof.0").accessibleName().startswith("✗ Server")
    assert "does not accept connections" in find(window, QLabel, "connectionProblem").text()


async def test_fetch_now_asks_for_a_run(
    open_window: OpenWindow, workplace: Workplace, engine: IdleEngine, filling: Filling
) -> None:
    window = await open_window()
    window.show_screen("connections")
    await settled(window)
    window.connections.grid.pick("store")
    await settled(window)

    find(window, QPushButton, "connectionFetch").click()
    await until(lambda: engine.woken == 1)
    await settled(window)

    assert [run.job for run in workplace.store.read_now(runs.recent_runs, limit=5)] == ["pull"]
    assert filling.store_name == "WOO-EU"
