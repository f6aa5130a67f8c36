"""A wrong address, certificate, user, shop or key: each says what happened and what to do, and exits with 1."""

import io
import json
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mlconnector_gui.app.cli import main
from mlconnector_gui.app.sandbox import Sandbox, SandboxOptions, running_sandbox
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.serving import served
from tests.helpers.certificates import Authority


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox(SandboxOptions(connectors=("woocommerce",), days=1, orders_per_day=2)) as running:
        yield running


class Shell:
    """Runs commands on one workspace and keeps what they said."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._passphrase = folder / "passphrase"
        self._passphrase.write_text("open sesame", "utf-8")
        self._workspace = folder / "workspace"
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setattr("keyring.get_keyring", _no_keyring)

    def run(self, *words: str, stdin: str = "") -> tuple[int, str]:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        common = ["--workspace", str(self._workspace), "--passphrase-file", str(self._passphrase)]
        code = main([*common, *words])
        said = self._capsys.readouterr()
        return code, " ".join((said.out + said.err).split())

    def connect_jde(self, address: str, *, password: str = "sandbox-password", **values: str) -> None:  # noqa: S107  the sandbox's
        given = {"address": address, "username": "MLCSVC", "environment": "JPY920", **values}
        self._add("jde", "JDE", given, {"password": password})

    def connect_store(self, address: str, secrets: Mapping[str, str]) -> None:
        self.connect_jde("https://ais.example.com")
        given = {"address": address, "target": "JDE", "company": "00001", "start_date": "2026-10-01"}
        self._add("woocommerce", "WOO-US", given, secrets)

    def _add(self, connector: str, name: str, values: Mapping[str, str], secrets: Mapping[str, str]) -> None:
        settings = [word for key, value in values.items() for word in ("--set", f"{key}={value}")]
        words = ["connection", "add", connector, "--name", name, *settings, "--secrets-stdin"]
        assert self.run(*words, stdin=json.dumps(secrets))[0] == 0


def _no_keyring() -> object:
    import keyring.backends.fail  # noqa: PLC0415  only this test's machine has none

    return keyring.backends.fail.Keyring()


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


def test_an_address_that_is_no_ais(shell: Shell, sandbox: Sandbox) -> None:
    shell.connect_jde(sandbox.addresses["WOO-US"])

    code, said = shell.run("connection", "test", "JDE")

    assert code == 1
    assert "it is not an AIS Server" in said
    assert "own address and port" in said


def test_a_port_where_nobody_listens(shell: Shell) -> None:
    shell.connect_jde("https://127.0.0.1:1")

    code, said = shell.run("connection", "test", "JDE")

    assert code == 1
    assert "does not accept connections" in said
    assert "have this workstation (127.0.0.1) allowed there" in said


def test_a_certificate_that_nobody_vouches_for(shell: Shell, tmp_path: Path) -> None:
    with _tls_server(Authority().server(tmp_path)) as port:
        shell.connect_jde(f"https://127.0.0.1:{port}")

        code, said = shell.run("connection", "test", "JDE")

    assert code == 1
    assert "is not trusted by this workstation" in said
    assert "issuing authority" in said


def test_a_locked_user(shell: Shell, sandbox: Sandbox) -> None:
    site = Site(locked_users=("MLCSVC",))
    locked = AisSimulator(sandbox.world, FaultPlan(), site)
    with served({"JDE": locked.app}) as addresses:
        shell.connect_jde(addresses["JDE"])

        code, said = shell.run("connection", "test", "JDE")

    assert code == 1
    assert "does not let MLCSVC in" in said
    assert locked.logins == 0


def test_a_wrong_password(shell: Shell, sandbox: Sandbox) -> None:
    shell.connect_jde(sandbox.addresses["JDE"], password="not this one")

    code, said = shell.run("connection", "test", "JDE")

    assert code == 1
    assert "does not let MLCSVC in" in said
    assert "not this one" not in said


def test_a_shop_whose_name_is_unknown(shell: Shell) -> None:
    shell.connect_store(
        "https://shop.invalid", {"consumer_key": "ck_" + "0" * 40, "consumer_secret": "cs_" + "0" * 40}
    )

    code, said = shell.run("connection", "test", "WOO-US")

    assert code == 1
    assert "shop.invalid cannot be found" in said


def test_a_key_that_the_shop_does_not_know(shell: Shell, sandbox: Sandbox) -> None:
    secret = "cs_" + "9876543210" * 4
    shell.connect_store(
        sandbox.addresses["WOO-US"], {"consumer_key": "ck_" + "f" * 40, "consumer_secret": secret}
    )

    code, said = shell.run("connection", "test", "WOO-US")

    assert code == 1
    assert "does not know this consumer key" in said
    assert secret not in said


def test_key_and_secret_swapped_are_refused_at_once(shell: Shell, sandbox: Sandbox) -> None:
    shell.connect_jde("https://ais.example.com")
    secrets = {"consumer_key": "cs_" + "9876543210" * 4, "consumer_secret": "ck_" + "0123456789" * 4}
    values = [
        f"address={sandbox.addresses['WOO-US']}",
        "target=JDE",
        "company=00001",
        "start_date=2026-10-01",
    ]
    settings = [word for value in values for word in ("--set", value)]

    code, said = shell.run(
        "connection",
        "add",
        "woocommerce",
        "--name",
        "WOO-US",
        *settings,
        "--secrets-stdin",
        stdin=json.dumps(secrets),
    )

    assert code == 1
    assert "swapped" in said
    assert "WOO-US" not in shell.run("connection", "list")[1]


def test_a_workspace_that_is_not_there(shell: Shell) -> None:
    code, said = shell.run("postings", "list")

    assert code == 1
    assert "workspace" in said.lower()


@contextmanager
def _tls_server(context: ssl.SSLContext) -> Iterator[int]:
    server = _SilentServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _SilentServer(ThreadingHTTPServer):
    """A refused handshake is what the test is about, so it is not reported."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""
