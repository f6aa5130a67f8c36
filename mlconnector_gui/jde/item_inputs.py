"""Write what was approved of an item into the inputs of the site's item orchestration."""

from datetime import UTC, datetime

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.content import ItemContent
from mlconnector_gui.jde.orchestrations import encoded, named
from mlconnector_gui.jde.other_contracts import OrchestrationCall

_SPARED = frozenset({"not_after"})
"""What may go unsent: it is not part of what was approved."""


def render_item(content: ItemContent, call: OrchestrationCall, *, not_after: datetime) -> bytes:
    """Write the body of the call; refused where it has no input for something that was approved."""
    record = content.record
    values = {
        "item_number": record.number,
        "description": record.description,
        "description_2": record.second_description,
        "stocking_type": record.stocking_type,
        "gl_class": record.gl_class,
        "unit_of_measure": record.unit,
        "branch": record.branch,
        "upc": record.upc,
        "cross_reference": record.cross_reference,
        "not_after": not_after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    for key, value in values.items():
        if value and not call.inputs.get(key) and key not in _SPARED:
            raise Problem("jde.item_inputs_lack", cause=Cause.VALIDATION, what=key.replace("_", " "))
    return encoded(call.input_format, named(values, call.inputs))
