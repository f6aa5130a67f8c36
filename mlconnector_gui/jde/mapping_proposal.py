"""Propose which orchestration of a site serves a purpose, and which of its names each of our fields goes under."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.discovery import SiteDiscovery, SiteOrchestration, SiteValue
from mlconnector_gui.jde.other_contracts import ArrayNames, OrchestrationCall
from mlconnector_gui.jde.purposes import ContractArray, ContractField, Purpose, PurposeContract, ValueKind

_WORDS: Mapping[Purpose, tuple[frozenset[str], ...]] = {
    Purpose.JOURNAL_ENTRY: (frozenset({"journal"}), frozenset({"je", "enter"})),
    Purpose.JOURNAL_BATCH_INSERT: (
        frozenset({"journal", "batch", "insert"}),
        frozenset({"f0911z1", "insert"}),
    ),
    Purpose.JOURNAL_BATCH_PROCESS: (frozenset({"journal", "batch", "process"}), frozenset({"r09110z"})),
    Purpose.VOUCHER: (
        frozenset({"supplier", "invoice"}),
        frozenset({"voucher", "add"}),
        frozenset({"voucher", "entry"}),
    ),
    Purpose.VOUCHER_BATCH_INSERT: (
        frozenset({"voucher", "batch", "insert"}),
        frozenset({"f0411z1", "insert"}),
    ),
    Purpose.VOUCHER_BATCH_PROCESS: (frozenset({"voucher", "batch", "process"}), frozenset({"r04110za"})),
    Purpose.ADDRESS_BOOK: (frozenset({"customer", "add"}), frozenset({"address", "add"})),
    Purpose.GOODS_RECEIPT: (frozenset({"goods", "receipt"}), frozenset({"receive"}), frozenset({"receipt"})),
    Purpose.ITEM: (frozenset({"item", "add"}), frozenset({"item", "create"})),
}
"""Sets of words any one of which, whole, tells a purpose from a name."""
_NEEDED_SHARE, _NEEDED_SHARE_WITH_NAME = 0.8, 0.5
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])|\d+")
_GRID = re.compile(r"(grid(in|data)?|column)[_\d]*", re.IGNORECASE)


class Reason(StrEnum):
    """Why an orchestration is proposed."""

    CHOSEN = "chosen"
    """The connection names it."""
    DEFAULT_NAME = "default_name"
    NAME_AND_INPUTS = "name_and_inputs"
    INPUTS = "inputs"
    NAME = "name"
    """Its name alone speaks for it: the site shows no inputs."""
    NOTHING_FITS = "nothing_fits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The orchestration that most likely serves a purpose; none where nothing fits."""

    purpose: Purpose
    name: str
    reason: Reason
    matched: int = 0
    needed: int = 0
    """How many of the inputs that we need it has, of how many."""


def propose(contract: PurposeContract, site: SiteDiscovery) -> Proposal:
    """Prefer the default name, then what fits by name and inputs; of equals the first by name."""
    needed = len(_needed_fields(contract))
    if (default := site.named(contract.name)) is not None:
        matched = _matched(contract, default)
        return Proposal(
            purpose=contract.purpose,
            name=contract.name,
            reason=Reason.DEFAULT_NAME,
            matched=matched,
            needed=needed,
        )
    ranked = sorted(
        (_judged(contract, one, needed) for one in site.orchestrations),
        key=lambda judged: (-judged[0], judged[1].name),
    )
    if ranked and ranked[0][0] > 0:
        return ranked[0][1]
    return Proposal(purpose=contract.purpose, name="", reason=Reason.NOTHING_FITS, needed=needed)


def _judged(contract: PurposeContract, one: SiteOrchestration, needed: int) -> tuple[float, Proposal]:
    matched = _matched(contract, one)
    share = matched / needed if needed else 0.0
    has_name = _speaks_for(contract.purpose, one)
    proposal = Proposal(
        purpose=contract.purpose, name=one.name, reason=Reason.INPUTS, matched=matched, needed=needed
    )
    if has_name and not one.inputs:
        return 0.5, replace(proposal, reason=Reason.NAME)
    if has_name and share >= _NEEDED_SHARE_WITH_NAME:
        return 1 + share, replace(proposal, reason=Reason.NAME_AND_INPUTS)
    # two or three inputs such as a user and a batch are in many orchestrations
    return (share if share >= _NEEDED_SHARE and needed > 3 else 0.0), proposal


def _speaks_for(purpose: Purpose, one: SiteOrchestration) -> bool:
    words = {word.lower() for word in _WORD.findall(f"{one.name} {one.description}")}
    words |= {part.lower() for part in re.split(r"[^A-Za-z0-9]+", f"{one.name} {one.description}")}
    return any(wanted <= words for wanted in _WORDS[purpose])


def _needed_fields(contract: PurposeContract) -> list[ContractField]:
    fields = [*contract.inputs, *(field for array in contract.arrays for field in array.fields)]
    return [field for field in fields if field.is_required]


def _matched(contract: PurposeContract, one: SiteOrchestration) -> int:
    call = proposed_call(contract, one)
    sent = [call.inputs.get(field.field, "") for field in contract.inputs if field.is_required]
    for array in contract.arrays:
        names = call.arrays[array.key].inputs
        sent += [names.get(field.field, "") for field in array.fields if field.is_required]
    return sum(bool(name) for name in sent)


def proposed_call(
    contract: PurposeContract,
    one: SiteOrchestration,
    *,
    version: ServiceVersion = ServiceVersion.V3,
    date_format: str = "MM/dd/yyyy",
    decimal_sign: str = ".",
) -> OrchestrationCall:
    """
    Map our fields onto an orchestration's names: the same name first, then known names of the same thing.

    A field that nothing fits has an empty name, and stays unsent until somebody says where it goes. Where the site
    hides inputs or outputs, the delivered names stay.
    """
    plain = [value for value in one.inputs if value.kind is not ValueKind.ARRAY]
    arrays: dict[str, ArrayNames] = {}
    taken: set[str] = set()
    for array in contract.arrays:
        site_array = _array_for(array, [value for value in one.arrays if value.name not in taken])
        if site_array is None:
            arrays[array.key] = ArrayNames(
                name=array.name, inputs={field.field: field.name for field in array.fields}
            )
            continue
        taken.add(site_array.name)
        arrays[array.key] = ArrayNames(
            name=site_array.name, inputs=_names_for(array.fields, site_array.columns)
        )
    return OrchestrationCall(
        purpose=contract.purpose,
        name=one.name,
        version=version,
        input_format=one.input_format or InputFormat.GENERIC,
        inputs=_names_for(contract.inputs, plain),
        arrays=arrays,
        outputs=_names_for(contract.outputs, one.outputs),
        date_format=date_format,
        decimal_sign=decimal_sign,
    )


def _array_for(array: ContractArray, found: Sequence[SiteValue]) -> SiteValue | None:
    """Take the array of the same name, of a known one, or the one whose columns fit best."""
    named = {_plain(name) for name in (array.name, *array.also)}
    by_name = next((value for value in found if _plain(value.name) in named), None)
    if by_name is not None:
        return by_name

    def fitting(value: SiteValue) -> int:
        return sum(bool(name) for name in _names_for(array.fields, value.columns).values())

    best = max(found, key=fitting, default=None)
    return best if best is not None and (fitting(best) or not best.columns) else None


def _names_for(fields: Iterable[ContractField], shown: Sequence[SiteValue]) -> dict[str, str]:
    """Give each field a name that no other one has; nothing shown means the delivered names."""
    fields = list(fields)
    if not shown:
        return {field.field: field.name for field in fields}
    free = {_plain(value.name): value.name for value in reversed(shown)}
    found = {field.field: "" for field in fields}
    for names_of in (_own_names, _known_names):
        for field in fields:
            plain = next((_plain(name) for name in names_of(field) if _plain(name) in free), None)
            if not found[field.field] and plain is not None:
                found[field.field] = free.pop(plain)
    return found


def _own_names(field: ContractField) -> tuple[str, ...]:
    return (field.name, field.field)


def _known_names(field: ContractField) -> tuple[str, ...]:
    return field.also


def _plain(name: str) -> str:
    """Compare names without case, blanks and signs: 'G/L Date' is 'GL_Date'; a recorder's prefix does not count."""
    short = name.rpartition("..")[2] or name
    return re.sub(r"[^a-z0-9]", "", _GRID.sub("", short).lower()) or re.sub(r"[^a-z0-9]", "", name.lower())
