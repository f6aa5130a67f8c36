"""A workspace opens with the newest schema, or not at all; the old one is never lost."""

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateTable

from mlconnector_gui.store import tables
from mlconnector_gui.store.database import check_sqlite_version, integrity_faults
from mlconnector_gui.store.network_folders import is_network_folder
from mlconnector_gui.store.workspace import Workspace, open_store
from tests.helpers.problems import refused
from tests.helpers.stores import NOON, opened, raw, workspace_of_revision_1

ORDER = "INSERT INTO archive VALUES ('h', 'zstd', 0, x'')"
SHOP = "INSERT INTO connection VALUES ('shop', 'WOO', 'woocommerce', '{}', '{}', 1, 't', NULL, NULL)"


def normalised(statement: str) -> str:
    return " ".join(statement.replace('"', "").replace("(", " ( ").replace(")", " ) ").split())


def schema_of(folder: Path) -> set[str]:
    with raw(folder) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
            " AND name NOT LIKE 'alembic%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'audit_text%'"
        ).fetchall()
    return {normalised(sql) for (sql,) in rows}


def revision_of(folder: Path) -> str:
    with raw(folder) as connection:
        ((revision,),) = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(revision)


def backups_of(folder: Path) -> list[str]:
    return sorted(path.name for path in Workspace(folder).backups.iterdir())


def test_the_migrated_schema_is_the_one_the_tables_describe(tmp_path: Path) -> None:
    engine = create_engine("sqlite://")
    described = {
        normalised(str(CreateTable(table).compile(engine))) for table in tables.metadata.tables.values()
    }
    for table in tables.metadata.tables.values():
        described |= {normalised(str(CreateIndex(index).compile(engine))) for index in table.indexes}

    with opened(tmp_path):
        pass

    assert schema_of(tmp_path) == described


def test_a_new_workspace_needs_no_backup_and_belongs_to_its_user_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "new"):
        pass

    assert backups_of(tmp_path / "new") == []
    assert Workspace(tmp_path / "new").database.stat().st_mode & 0o077 == 0
    assert integrity_faults(Workspace(tmp_path / "new").database) == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    before = schema_of(tmp_path)

    with opened(tmp_path):
        pass

    assert schema_of(tmp_path) == before
    assert backups_of(tmp_path) == []


def test_an_older_workspace_is_backed_up_before_it_is_brought_up(tmp_path: Path) -> None:
    workspace_of_revision_1(tmp_path)

    with opened(tmp_path):
        pass

    (backup,) = Workspace(tmp_path).backups.iterdir()
    assert backup.name == "before-0001-20261031T120000.db"
    kept = tmp_path / "restored"
    kept.mkdir()
    backup.rename(Workspace(kept).database)
    assert revision_of(kept) == "0001"
    assert integrity_faults(Workspace(kept).database) == []


def test_only_the_newest_backups_are_kept(tmp_path: Path) -> None:
    workspace = workspace_of_revision_1(tmp_path)
    workspace.backups.mkdir()
    for number in range(7):
        (workspace.backups / f"before-0000-2026010{number}T000000.db").touch()

    with opened(tmp_path):
        pass

    assert backups_of(tmp_path) == [
        *(f"before-0000-2026010{number}T000000.db" for number in range(3, 7)),
        "before-0001-20261031T120000.db",
    ]


def test_parents_kept_in_the_old_way_are_found_after_the_migration(tmp_path: Path) -> None:
    workspace_of_revision_1(tmp_path)
    parents = json.dumps([["orders", "41"], ["orders", "42"]])
    with raw(tmp_path) as connection:
        connection.execute(ORDER)
        connection.execute(SHOP)
        connection.execute(
            "INSERT INTO document VALUES (7, 'shop', 'refunds', '52', 1, 1, 0, 'h', ?, 't', 't', 't', NULL)",
            (parents,),
        )

    with opened(tmp_path):
        pass

    with raw(tmp_path) as connection:
        found = connection.execute("SELECT * FROM document_parent ORDER BY external_id").fetchall()
    assert found == [(7, "shop", "orders", "41"), (7, "shop", "orders", "42")]


def test_a_migration_that_fails_halfway_leaves_the_old_schema(tmp_path: Path) -> None:
    workspace = workspace_of_revision_1(tmp_path)
    with raw(tmp_path) as connection:
        connection.execute("CREATE INDEX document_parent_parent ON document (stream)")
    before = schema_of(tmp_path)

    with pytest.raises(Exception, match="document_parent_parent"):
        open_store(workspace, now=NOON)

    assert schema_of(tmp_path) == before
    assert revision_of(tmp_path) == "0001"
    assert backups_of(tmp_path) == ["before-0001-20261031T120000.db"]


def test_a_workspace_of_a_newer_program_is_refused_and_not_changed(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    with raw(tmp_path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")

    with refused("store.newer_file") as caught:
        open_store(Workspace(tmp_path), now=NOON)

    assert caught.value.params["found"] == "0099"
    assert revision_of(tmp_path) == "0099"
    assert backups_of(tmp_path) == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    Workspace(tmp_path).database.write_bytes(b"Dear diary, " * 100)

    with refused("store.damaged"):
        open_store(Workspace(tmp_path), now=NOON)


@pytest.mark.parametrize("found", [(3, 51, 2), (3, 40, 1), (3, 7, 0)])
def test_a_sqlite_that_can_corrupt_the_file_is_refused(found: tuple[int, ...]) -> None:
    with refused("store.sqlite_too_old") as caught:
        check_sqlite_version(found)

    assert caught.value.params == {"found": ".".join(map(str, found)), "needed": "3.51.3"}


@pytest.mark.parametrize("found", [(3, 51, 3), (3, 52, 0), (4, 0, 0)])
def test_a_sqlite_without_that_fault_is_taken(found: tuple[int, ...]) -> None:
    check_sqlite_version(found)


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/finance /mnt/finance cifs rw 0 0
//server/finance /mnt/finance\040share smb3 rw 0 0
tmpfs /mnt/finance/local tmpfs rw 0 0
nas:/books /mnt/books nfs4 rw 0 0
me@host: /home/me/remote fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        ("/srv/workspace", False),
        ("/mnt/finance/workspace", True),
        ("/mnt/finances", False),
        ("/mnt/finance/local/workspace", False),
        ("/mnt/finance share/workspace", True),
        ("/mnt/books", True),
        ("/home/me/remote/a/b", True),
        ("/home/me/other", False),
    ],
)
def test_a_folder_on_a_network_is_told_by_the_table_of_mounts(
    tmp_path: Path, folder: str, is_network: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)

    assert is_network_folder(Path(folder), mounts=mounts) is is_network


def test_a_link_to_a_network_folder_is_followed(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nnas:/books {share} nfs rw 0 0\n")

    assert is_network_folder(tmp_path / "link" / "workspace", mounts=mounts)
