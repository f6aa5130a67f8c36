"""What an item's posting says above its facts: what it will be in JDE, and what it is there now."""

from mlconnector_gui.accounting.item_records import WIDTHS
from mlconnector_gui.store.queries.review import ItemRow
from mlconnector_gui.ui.words.language import Texts, said

_NAMES: Texts[str] = {
    "number": "Item number",
    "description": "Description",
    "second_description": "Second description",
    "stocking_type": "Stocking type",
    "gl_class": "G/L class",
    "unit": "Unit of measure",
    "branch": "Branch",
    "upc": "Bar code",
    "cross_reference": "Store's number",
}


def item_lines(item: ItemRow) -> tuple[str, ...]:
    """Say in a line each what the item will have; what JD Edwards has otherwise stands behind it."""
    lines = [
        said("Changes an item of the item master (F4101, F4102, F4104)")
        if item.before
        else said("Adds an item to the item master (F4101, F4102, F4104)")
    ]
    for field in WIDTHS:
        wanted = getattr(item.record, field)
        if not wanted:
            continue
        now = (item.before or {}).get(field, "")
        told = f"   ({said('now {value}', value=now)})" if now and now != wanted else ""
        lines.append(f"{said(_NAMES[field])}  {wanted}{told}")
    return tuple(lines)
