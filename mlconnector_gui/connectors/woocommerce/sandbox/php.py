"""How PHP and WordPress write things down: JSON text, decimals, site-local and UTC times."""

import json
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

Json = dict[str, object]


def json_bytes(value: object) -> bytes:
    r"""Write JSON as PHP's json_encode does, with `\/` and `\uXXXX`."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("/", "\\/").encode("ascii")


def decimal_text(amount: Decimal, places: int) -> str:
    """Write money as wc_format_decimal does with the given number of places."""
    quantized = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{abs(quantized) if quantized == 0 else quantized:f}"


def plain_text(amount: Decimal) -> str:
    """Write a decimal without trailing zeros, as PHP writes a float into a string."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(amount: Decimal) -> int | float:
    """Return the JSON number of a decimal, a whole one without a fraction."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def local_text(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return None if moment is None else moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S")


def gmt_text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def hours_from_utc(moment: datetime, zone: ZoneInfo) -> int | float:
    offset = moment.astimezone(zone).utcoffset()
    seconds = 0 if offset is None else int(offset.total_seconds())
    return number(Decimal(seconds) / 3600)
