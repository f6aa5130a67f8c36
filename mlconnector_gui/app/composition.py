"""Build a workplace from its parts: plain functions, nothing hidden."""

import getpass
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlconnector_gui.base.clock import SystemClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import Ids, RandomIds
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.base.secrets import KeyringVault, PassphraseVault, Vault
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.services.fault_points import FaultPoints, NoFaultPoints
from mlconnector_gui.services.network_settings import stored_way_out
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.lease import machine_name
from mlconnector_gui.store.workspace import Workspace, open_store

VAULT_NAME = "vault.sealed"


@contextmanager
def open_workplace(
    folder: Path,
    *,
    vault: Vault,
    network: NetEnvironment,
    ids: Ids | None = None,
    fault_points: FaultPoints | None = None,
    person: str | None = None,
) -> Iterator[Workplace]:
    """Open the store of a folder and hand out a workplace on it, by its network settings; closes the store."""
    store = open_store(Workspace(folder), now=network.clock.now())
    try:
        network.way_out = store.read_now(stored_way_out)
        yield Workplace(
            folder=folder,
            store=store,
            vault=vault,
            events=Events(),
            ids=ids or RandomIds(),
            network=network,
            seat=Seat(Actor(name=person or getpass.getuser(), machine=machine_name())),
            fault_points=fault_points or NoFaultPoints(),
        )
    finally:
        store.close()


def real_network() -> NetEnvironment:
    return NetEnvironment(clock=SystemClock(), rng=random.SystemRandom())


def needs_passphrase(folder: Path) -> bool:
    """Tell whether this machine has no keyring, or this workspace was begun without one."""
    return (folder / VAULT_NAME).exists() or not KeyringVault.is_available()


def passphrase_in(path: str) -> str:
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Problem("vault.passphrase_file_unreadable", path=path, technical=str(error)) from error


def real_vault(folder: Path, *, passphrase: str) -> Vault:
    if needs_passphrase(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Problem("store.cannot_open", folder=str(folder), technical=str(error)) from error
        return PassphraseVault(folder / VAULT_NAME, passphrase)
    return KeyringVault(str(folder.absolute()))
