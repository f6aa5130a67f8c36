"""Tell whether a folder lies on a network: WAL does not work there, so the store refuses it."""

import re
import sys
from pathlib import Path

_NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "9p",
        "ceph",
        "lustre",
        "glusterfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.smbnetfs",
        "afpfs",
        "webdav",
        "davfs",
        "fuse.davfs",
    }
)
_MOUNTS = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""Blanks in a mount point are written as octal numbers."""
_DRIVE_REMOTE = 4
"""What GetDriveTypeW answers for a mapped network drive."""


def is_network_folder(folder: Path, *, mounts: Path = _MOUNTS) -> bool:
    """Look at where the folder really lies, links followed; it need not be there yet."""
    real = folder.resolve()
    if sys.platform == "win32":
        return str(real).startswith(("\\\\", "//")) or _windows_drive_is_remote(str(real))
    return _file_system_of(real, mounts) in _NETWORK_FILE_SYSTEMS


def _file_system_of(folder: Path, mounts: Path) -> str:
    """Return the type of the file system with the longest mount point above the folder, '' when not known."""
    if not mounts.is_file():
        return ""
    best, kind = "", ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1])
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def _windows_drive_is_remote(path: str) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only there on Windows

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path[:3]) == _DRIVE_REMOTE)
    return False
