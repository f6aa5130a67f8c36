"""The workstation's time zone by its name in the tz database, as the company's until one is chosen."""

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCALTIME = Path("/etc/localtime")
_UNKNOWN = "UTC"
_WINDOWS_KEY = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
# Windows keeps names of its own; these are the Unicode CLDR's counterparts of the usual ones
_WINDOWS_ZONES = {
    "AUS Eastern Standard Time": "Australia/Sydney",
    "Arabian Standard Time": "Asia/Dubai",
    "Atlantic Standard Time": "America/Halifax",
    "Central America Standard Time": "America/Guatemala",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Central Standard Time": "America/Chicago",
    "Central Standard Time (Mexico)": "America/Mexico_City",
    "China Standard Time": "Asia/Shanghai",
    "E. Europe Standard Time": "Europe/Chisinau",
    "E. South America Standard Time": "America/Sao_Paulo",
    "Eastern Standard Time": "America/New_York",
    "FLE Standard Time": "Europe/Kiev",
    "GMT Standard Time": "Europe/London",
    "GTB Standard Time": "Europe/Bucharest",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "India Standard Time": "Asia/Kolkata",
    "Israel Standard Time": "Asia/Jerusalem",
    "Korea Standard Time": "Asia/Seoul",
    "Mountain Standard Time": "America/Denver",
    "New Zealand Standard Time": "Pacific/Auckland",
    "Pacific Standard Time": "America/Los_Angeles",
    "Romance Standard Time": "Europe/Paris",
    "SA Pacific Standard Time": "America/Bogota",
    "Singapore Standard Time": "Asia/Singapore",
    "South Africa Standard Time": "Africa/Johannesburg",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Turkey Standard Time": "Europe/Istanbul",
    "US Mountain Standard Time": "America/Phoenix",
    "W. Europe Standard Time": "Europe/Berlin",
}


def workstation_zone() -> str:
    """Return 'UTC' where the zone has no name that is known: the company's can be chosen."""
    named = os.environ.get("TZ", "").lstrip(":")
    for zone in (named, _windows_zone() if sys.platform == "win32" else _linked_zone(_LOCALTIME)):
        if zone and _is_known(zone):
            return zone
    return _UNKNOWN


def _linked_zone(localtime: Path) -> str:
    """Read where the link leads: /usr/share/zoneinfo/Europe/Berlin."""
    _, _, zone = str(localtime.resolve()).rpartition("/zoneinfo/")
    return zone


def _windows_zone() -> str:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  only there on Windows

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_KEY) as key:
            name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0]).partition("\0")[0]
        return _WINDOWS_ZONES.get(name, "")
    return ""


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
