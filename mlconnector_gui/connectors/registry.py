"""Find the storefronts: each folder beside this module whose name does not begin with an underscore."""

import pkgutil
from functools import cache
from importlib import import_module

import mlconnector_gui.connectors as home
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.spec import ConnectorSpec

TEMPLATE = "_template"


@cache
def connector_specs() -> dict[str, ConnectorSpec]:
    """Return every storefront's declaration by its key, in the order of the keys."""
    names = sorted(
        module.name
        for module in pkgutil.iter_modules(home.__path__)
        if module.ispkg and not module.name.startswith("_")
    )
    return {name: _load(name) for name in names}


def connector_spec(key: str) -> ConnectorSpec:
    try:
        return every_connector()[key]
    except KeyError:
        raise Problem("connector.unknown", connector=key, known=", ".join(connector_specs())) from None


@cache
def every_connector() -> dict[str, ConnectorSpec]:
    """Return the storefronts and the one to copy, which is offered to nobody; for the suite that all must pass."""
    return {**connector_specs(), TEMPLATE: _load(TEMPLATE)}


def _load(name: str) -> ConnectorSpec:
    spec = getattr(import_module(f"{home.__name__}.{name}.spec"), "SPEC", None)
    if not isinstance(spec, ConnectorSpec) or spec.key != name:
        raise TypeError(f"connectors/{name}/spec.py has to declare SPEC, with key={name!r}")
    return spec
