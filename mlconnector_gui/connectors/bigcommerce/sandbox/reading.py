"""Read the parameters and bodies that clients send: moments in either writing, numbers, prices."""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime

from mlconnector_gui.connectors.bigcommerce.sandbox.call import Bad, Request


def moment(request: Request, name: str) -> datetime | None:
    """Read RFC 2822 or ISO 8601, in UTC where no offset is given; a '+' that was not encoded arrives as a blank."""
    text = request.query.get(name, "")
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
    except ValueError:
        raise Bad(f"The field '{name}' is invalid.", field_name=name, status=400) from None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def number(request: Request, name: str) -> int | None:
    text = request.query.get(name, "")
    if not text:
        return None
    if not text.lstrip("-").isdigit():
        raise Bad(f"The field '{name}' is invalid.", field_name=name, status=400)
    return int(text)


def price(given: object, field_name: str) -> Decimal | None:
    """Read a price as JSON gives it; null takes it away."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise Bad("JSON data is missing or invalid", field_name=field_name)
    try:
        amount = Decimal(given)
    except InvalidOperation:
        raise Bad("JSON data is missing or invalid", field_name=field_name) from None
    if amount < 0 or not amount.is_finite():
        raise Bad("JSON data is missing or invalid", field_name=field_name)
    return amount
