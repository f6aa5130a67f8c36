"""Say which orchestrations a JDE site has, map our fields onto them, and try the mapping without sending."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.contract_reading import invalid
from mlconnector_gui.jde.discovery import SiteDiscovery, SiteOrchestration, SiteValue, discover_site
from mlconnector_gui.jde.dry_run import DryRun, dry_run
from mlconnector_gui.jde.fields import JdeSettings, read_settings
from mlconnector_gui.jde.mapping_proposal import Proposal, Reason, propose, proposed_call
from mlconnector_gui.jde.open_session import open_session
from mlconnector_gui.jde.orchestration_calls import call_of, changed_values
from mlconnector_gui.jde.other_contracts import ArrayNames, OrchestrationCall
from mlconnector_gui.jde.purposes import (
    ContractArray,
    ContractField,
    Purpose,
    PurposeContract,
    ValueKind,
    purpose_named,
    read_purpose,
    read_purposes,
)
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.services.connect import JDE, change_connection
from mlconnector_gui.services.opening import connection_values
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection

__all__ = [
    "ContractArray",
    "ContractField",
    "DryRun",
    "MappingChange",
    "OrchestrationCall",
    "Proposal",
    "Purpose",
    "PurposeContract",
    "PurposeMapping",
    "Reason",
    "SiteOrchestrations",
    "SiteValue",
    "ValueKind",
    "contract_of",
    "contracts",
    "discover_orchestrations",
    "ledger_session",
    "map_purpose",
    "mapped_again",
    "purpose_named",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeMapping:
    """One purpose at one site: what the connection calls, what is proposed, and how the call would look."""

    contract: PurposeContract
    call: OrchestrationCall
    proposal: Proposal
    dry_run: DryRun
    site: SiteOrchestration | None
    """The orchestration that the connection names, as the site lists it."""

    @property
    def is_there(self) -> bool:
        return self.site is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOrchestrations:
    """What one connection's site offers, and how each purpose stands."""

    connection: str
    discovery: SiteDiscovery
    purposes: tuple[PurposeMapping, ...]

    def of(self, purpose: Purpose) -> PurposeMapping:
        return next(one for one in self.purposes if one.contract.purpose is purpose)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingChange:
    """What a person changes of a purpose's mapping; what is not given stays as it is."""

    orchestration: str = ""
    is_proposed: bool = False
    """Begin with the names that fit the orchestration best, instead of those that the connection has."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Names by our fields, of plain inputs; an empty name is not sent."""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same for the columns of arrays, by the array's key."""
    arrays: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    date_format: str = ""
    decimal_sign: str = ""
    version: str = ""
    input_format: str = ""


def contracts() -> tuple[PurposeContract, ...]:
    return read_purposes()


def contract_of(purpose: Purpose) -> PurposeContract:
    return read_purpose(purpose)


async def discover_orchestrations(workplace: Workplace, name: str) -> SiteOrchestrations:
    """Log in and ask the site; nothing is kept and nothing is changed."""
    stored = await workplace.store.read(connections.connection_named, name)
    async with ledger_session(workplace, stored) as (session, settings):
        found = await discover_site(session)
    return _site(stored.name, found, settings)


async def mapped_again(workplace: Workplace, name: str, site: SiteOrchestrations) -> SiteOrchestrations:
    """Judge a site that was discovered before by the connection's values of now."""
    stored = await workplace.store.read(connections.connection_named, name)
    return _site(stored.name, site.discovery, read_settings(connection_values(workplace, stored)))


async def map_purpose(
    workplace: Workplace, name: str, purpose: Purpose, change: MappingChange, *, site: SiteOrchestrations
) -> SiteOrchestrations:
    """
    Keep another mapping as the connection's contract values, audited as any change of the connection.

    A mapping without a place for a field that is needed is refused; other doubts are told by the dry run.
    """
    stored = await workplace.store.read(connections.connection_named, name)
    contract = read_purpose(purpose)
    settings = read_settings(connection_values(workplace, stored))
    call = _changed(call_of(settings, contract), contract, change, site.discovery)
    values = changed_values(stored.values, contract, call)
    await change_connection(workplace, stored.name, values=values, secrets={})
    return await mapped_again(workplace, name, site)


@asynccontextmanager
async def ledger_session(
    workplace: Workplace, stored: StoredConnection
) -> AsyncIterator[tuple[AisSession, JdeSettings]]:
    """Give a session of its own to what a person asks of a JDE connection; logged out at the end."""
    if stored.connector != JDE:
        raise Problem("connection.is_no_ledger", name=stored.name)
    settings = read_settings(connection_values(workplace, stored))
    session = open_session(settings, workplace.network)
    try:
        yield session, settings
    finally:
        await session.close()


def _site(name: str, found: SiteDiscovery, settings: JdeSettings) -> SiteOrchestrations:
    return SiteOrchestrations(
        connection=name,
        discovery=found,
        purposes=tuple(_mapping(contract, found, settings) for contract in read_purposes()),
    )


def _mapping(contract: PurposeContract, found: SiteDiscovery, settings: JdeSettings) -> PurposeMapping:
    call = call_of(settings, contract)
    site = found.named(call.name)
    proposal = propose(contract, found)
    if site is not None and call.name != contract.name:
        proposal = replace(proposal, name=call.name, reason=Reason.CHOSEN)
    return PurposeMapping(
        contract=contract,
        call=call,
        proposal=proposal,
        dry_run=dry_run(contract, call, found, settings),
        site=site,
    )


def _changed(
    call: OrchestrationCall, contract: PurposeContract, change: MappingChange, found: SiteDiscovery
) -> OrchestrationCall:
    if change.is_proposed:
        call = _proposed(call, contract, change, found)
    elif change.orchestration:
        call = replace(call, name=change.orchestration)
    arrays = {key: _changed_array(key, names, change) for key, names in call.arrays.items()}
    _refuse_unknown("arrays", {**change.arrays, **change.columns}, call.arrays)
    return replace(
        call,
        inputs=_merged("inputs", call.inputs, change.inputs),
        outputs=_merged("outputs", call.outputs, change.outputs),
        arrays=arrays,
        date_format=change.date_format or call.date_format,
        decimal_sign=change.decimal_sign or call.decimal_sign,
        version=_version(change.version) if change.version else call.version,
        input_format=_input_format(change.input_format) if change.input_format else call.input_format,
    )


def _proposed(
    call: OrchestrationCall, contract: PurposeContract, change: MappingChange, found: SiteDiscovery
) -> OrchestrationCall:
    name = change.orchestration or propose(contract, found).name
    one = found.named(name)
    if one is None:
        raise Problem(
            "jde.orchestration_missing", name=name or contract.name, visible=len(found.orchestrations)
        )
    return proposed_call(
        contract,
        one,
        version=found.newest_version,
        date_format=call.date_format,
        decimal_sign=call.decimal_sign,
    )


def _changed_array(key: str, names: ArrayNames, change: MappingChange) -> ArrayNames:
    return ArrayNames(
        name=change.arrays.get(key, names.name),
        inputs=_merged(f"{key} columns", names.inputs, change.columns.get(key, {})),
    )


def _merged(where: str, names: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    _refuse_unknown(where, changes, names)
    return {**names, **changes}


def _refuse_unknown(where: str, changes: Mapping[str, object], known: Mapping[str, object]) -> None:
    for key in changes:
        if key not in known:
            raise Problem("jde.mapping_field_unknown", field=key, where=where, known=", ".join(known))


def _version(text: str) -> ServiceVersion:
    try:
        return ServiceVersion(text)
    except ValueError:
        raise invalid("version", "not_a_choice") from None


def _input_format(text: str) -> InputFormat:
    try:
        return InputFormat(text)
    except ValueError:
        raise invalid("input_format", "not_a_choice") from None
