"""Open a workspace folder: refuse what is not safe, bring the schema up to date, take the engine's lease."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.store.database import backup, check_sqlite_version, transaction, writer_engine
from mlconnector_gui.store.executor import Store
from mlconnector_gui.store.network_folders import is_network_folder

DATABASE_NAME = "workspace.db"
_KEPT_BACKUPS = 5


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with one database, its backups and its logs."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / DATABASE_NAME

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def exists(self) -> bool:
        return self.database.is_file()


def open_store(workspace: Workspace, *, now: datetime) -> Store:
    """
    Open or create the workspace's store with the newest schema.

    An older schema is backed up first, then brought up in one transaction. A newer one, a network folder and an
    unsafe SQLite are refused, each with its own code, before anything is touched.
    """
    check_sqlite_version()
    _prepare_folder(workspace)
    _bring_up_to_date(workspace, now=now)
    return Store(workspace.database)


def _prepare_folder(workspace: Workspace) -> None:
    if is_network_folder(workspace.folder):
        raise Problem(
            "store.network_folder", cause=Cause.STORE, retry=Retry.NEVER, folder=str(workspace.folder)
        )
    try:
        workspace.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        workspace.backups.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise Problem(
            "store.cannot_open", cause=Cause.STORE, technical=str(error), folder=str(workspace.folder)
        ) from error
    if not os.access(workspace.folder, os.W_OK):
        raise Problem("store.read_only", cause=Cause.STORE, folder=str(workspace.folder))


def _bring_up_to_date(workspace: Workspace, *, now: datetime) -> None:
    script = ScriptDirectory.from_config(_alembic_config(None))
    newest, known = script.get_current_head(), {step.revision for step in script.walk_revisions()}
    was_there = workspace.exists
    workspace.database.touch(mode=0o600)
    engine = writer_engine(workspace.database)
    try:
        with transaction(engine) as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        if found == newest:
            return
        if found is not None and found not in known:
            raise Problem("store.newer_file", cause=Cause.STORE, retry=Retry.NEVER, found=found, known=newest)
        if was_there:
            _back_up_before_migration(workspace, found or "0000", now)
        with transaction(engine) as connection:
            command.upgrade(_alembic_config(connection), "head")
    finally:
        engine.dispose()


def _back_up_before_migration(workspace: Workspace, revision: str, now: datetime) -> None:
    target = workspace.backups / f"before-{revision}-{now:%Y%m%dT%H%M%S}.db"
    backup(workspace.database, target)
    for old in sorted(workspace.backups.glob("before-*.db"))[:-_KEPT_BACKUPS]:
        old.unlink()


def _alembic_config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
