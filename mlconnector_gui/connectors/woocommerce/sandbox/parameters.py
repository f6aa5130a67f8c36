"""Query parameters as WordPress reads and refuses them, and its error objects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from mlconnector_gui.connectors.woocommerce.sandbox.php import Json

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}(?::\d{2})?)?")
_TRUE_FALSE = {"true": True, "1": True, "false": False, "0": False, "": False}
_DATA_STATUS = object()


class RestError(Exception):
    """An error object of the REST API; `data` need not agree with the HTTP status."""

    def __init__(self, status: int, code: str, message: str, *, data: object = _DATA_STATUS) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.data = {"status": status} if data is _DATA_STATUS else data

    @property
    def body(self) -> Json:
        return {"code": self.code, "message": self.message, "data": self.data}


class Parameters:
    """
    The parameters of one request, PHP style: `a=1,2`, `a[]=1&a[]=2` and `a[0]=1` are lists.

    Each reader checks one parameter; `check` refuses the request with all that was found wrong.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.given: dict[str, str | list[str]] = {}
        self._wrong: dict[str, Json] = {}
        for name, value in pairs:
            base, bracket, _ = name.partition("[")
            before = self.given.get(base)
            if bracket:
                self.given[base] = [*before, value] if isinstance(before, list) else [value]
            else:
                self.given[base] = value

    def text(self, name: str, default: str = "") -> str:
        value = self.given.get(name, default)
        return value if isinstance(value, str) else ",".join(value)

    def names(self, name: str) -> list[str]:
        value = self.given.get(name, [])
        parts = value if isinstance(value, list) else value.split(",")
        return [part.strip() for part in parts if part.strip()]

    def integer(self, name: str, default: int, *, low: int | None = None, high: int | None = None) -> int:
        text = self.text(name, str(default))
        if not re.fullmatch(r"-?\d+", text):
            self._refuse(name, "rest_invalid_type", f"{name} is not of type integer.")
            return default
        value = int(text)
        if high is not None and low is not None and not low <= value <= high:
            bounds = f"between {low} (inclusive) and {high} (inclusive)"
            self._refuse(name, "rest_out_of_bounds", f"{name} must be {bounds}")
        elif low is not None and value < low:
            self._refuse(name, "rest_out_of_bounds", f"{name} must be greater than or equal to {low}")
        return value

    def integers(self, name: str) -> list[int]:
        found = []
        for index, part in enumerate(self.names(name)):
            if re.fullmatch(r"-?\d+", part):
                found.append(int(part))
            else:
                self._refuse(name, "rest_invalid_type", f"{name}[{index}] is not of type integer.")
        return found

    def boolean(self, name: str) -> bool:
        value = _TRUE_FALSE.get(self.text(name, "false").lower())
        if value is None:
            self._refuse(name, "rest_invalid_type", f"{name} is not of type boolean.")
        return bool(value)

    def choice(self, name: str, default: str, allowed: Sequence[str]) -> str:
        value = self.text(name, default)
        if value not in allowed:
            self._refuse(name, "rest_not_in_enum", f"{name} is not one of {listing(allowed)}.")
        return value

    def choices(self, name: str, default: str, allowed: Sequence[str]) -> list[str]:
        values = self.names(name) or [default]
        for index, value in enumerate(values):
            if value not in allowed:
                self._refuse(name, "rest_not_in_enum", f"{name}[{index}] is not one of {listing(allowed)}.")
                break
        return values

    def moment(self, name: str) -> datetime | None:
        """Return the moment as written, naive or aware, in whole seconds."""
        if name not in self.given:
            return None
        text = self.text(name)
        try:
            if not _DATE.fullmatch(text):
                raise ValueError(text)
            return datetime.fromisoformat(text.upper().replace(" ", "T")).replace(microsecond=0)
        except ValueError:
            self._refuse(name, "rest_invalid_date", "Invalid date.")
            return None

    def _refuse(self, name: str, code: str, message: str) -> None:
        self._wrong[name] = refusal(code, message)

    def check(self) -> None:
        if self._wrong:
            raise invalid(self._wrong)


def refusal(code: str, message: str) -> Json:
    return {"code": code, "message": message, "data": None}


def invalid(details: Mapping[str, Json]) -> RestError:
    params = {name: wrong["message"] for name, wrong in details.items()}
    return RestError(
        400,
        "rest_invalid_param",
        f"Invalid parameter(s): {', '.join(params)}",
        data={"status": 400, "params": params, "details": dict(details)},
    )


def missing(names: Sequence[str]) -> RestError:
    return RestError(
        400,
        "rest_missing_callback_param",
        f"Missing parameter(s): {', '.join(names)}",
        data={"status": 400, "params": list(names)},
    )


def listing(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def only_fields(value: object, fields: Sequence[str]) -> object:
    """Keep the fields asked for by `_fields`; a dotted name reaches into objects, never into lists."""
    if not fields:
        return value
    if isinstance(value, list):
        return [only_fields(one, fields) for one in value]
    if not isinstance(value, dict):
        return value
    kept: Json = {}
    for key, one in value.items():
        if key in fields:
            kept[key] = one
            continue
        deeper = [name.split(".", 1)[1] for name in fields if name.startswith(f"{key}.")]
        if deeper and isinstance(one, dict) and (inner := only_fields(one, deeper)):
            kept[key] = inner
    return kept
