"""What the settings screen shows and saves, without Qt."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy, AutoApproval
from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.base.way_out import WayOut, read_hosts
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.mapping_draft import mapping_state, require_second_person
from mlconnector_gui.services.network_settings import change_network_settings, network_settings
from mlconnector_gui.services.notices import NoticePolicy, change_notice_policy, notice_policy
from mlconnector_gui.services.people import add_person, people, remove_person
from mlconnector_gui.services.policies import approval_policy, change_approval_policy
from mlconnector_gui.services.retention import Retention, change_retention, retention
from mlconnector_gui.services.timing.written import read_span, read_time, written_time
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.policy import limits_text, policy_lines, read_limits

KINDS = tuple(kind.value for kind in DocumentKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalEntries:
    """The fields of the approval policy as they are typed."""

    two_persons_from: str = ""
    maker_may_approve: bool = True
    is_automatic: bool = False
    stores: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    limits: str = ""
    sample_percent: int = 5
    usual_times: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsState:
    """Everything the screen draws."""

    stores: tuple[str, ...] = ()
    policy: ApprovalPolicy = field(default_factory=ApprovalPolicy)
    notices: NoticePolicy = field(default_factory=NoticePolicy)
    mapping_second_person: bool = False
    people: tuple[str, ...] = ()
    way_out: WayOut = field(default_factory=WayOut)
    retention: Retention = field(default_factory=Retention)

    @property
    def in_force(self) -> str:
        """The policy in force, a sentence a line."""
        version = (
            said("Version {version} is in force:", version=self.policy.version)
            if self.policy.version
            else said("In force:")
        )
        return "\n".join([version, *policy_lines(self.policy)])

    @property
    def entries(self) -> ApprovalEntries:
        policy, auto = self.policy, self.policy.auto
        entries = ApprovalEntries(
            two_persons_from=limits_text(policy.two_persons_from), maker_may_approve=policy.maker_may_approve
        )
        if auto is None:
            return replace(entries, kinds=frozenset({"sale", "refund"}))
        return replace(
            entries,
            is_automatic=True,
            stores=auto.connections,
            kinds=auto.kinds,
            limits=limits_text(auto.limits),
            sample_percent=auto.sample_percent,
            usual_times=auto.usual_times,
        )

    @property
    def daily_at(self) -> str:
        return written_time(self.notices.daily_at)

    @property
    def quiet(self) -> str:
        span = self.notices.quiet
        return f"{written_time(span.start)}-{written_time(span.end)}" if span else ""


class SettingsPresenter:
    """Reads the policies and saves them, each on its own."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = SettingsState()
        self._workplace, self._engine = workplace, engine
        self._reading = asyncio.Lock()

    async def refresh(self) -> SettingsState:
        async with self._reading:
            known = await list_connections(self._workplace)
            mapping = await mapping_state(self._workplace)
            self.state = SettingsState(
                stores=tuple(one.name for one in known if one.connector != JDE),
                policy=await approval_policy(self._workplace),
                notices=await notice_policy(self._workplace),
                mapping_second_person=mapping.second_person,
                people=tuple(await people(self._workplace)),
                way_out=await network_settings(self._workplace),
                retention=await retention(self._workplace),
            )
            return self.state

    async def save_approval(self, entries: ApprovalEntries, *, mapping_second_person: bool) -> str:
        """Put the next version in force, as it was seen; refused with the part at fault."""
        seen = self.state.policy
        wanted = replace(
            seen,
            two_persons_from=read_limits(entries.two_persons_from),
            maker_may_approve=entries.maker_may_approve,
            auto=_auto(entries) if entries.is_automatic else None,
        )
        if wanted != seen:
            await change_approval_policy(self._workplace, wanted, seen_version=seen.version)
        if mapping_second_person != self.state.mapping_second_person:
            await require_second_person(self._workplace, mapping_second_person)
        self._engine.wake()
        state = await self.refresh()
        return said("Version {version} of the approval policy is in force.", version=state.policy.version)

    async def add_person(self, name: str, pin: str) -> str:
        await add_person(self._workplace, name, pin)
        await self.refresh()
        return said("{name} signs in with this PIN from now on.", name=name.strip())

    async def remove_person(self, name: str) -> str:
        await remove_person(self._workplace, name)
        await self.refresh()
        return said("{name} signs in no more. What {name} did stays on record.", name=name)

    async def save_notices(self, daily_at: str, quiet: str) -> str:
        policy = NoticePolicy(daily_at=read_time(daily_at), quiet=read_span(quiet) if quiet.strip() else None)
        await change_notice_policy(self._workplace, policy)
        await self.refresh()
        return said("The digest comes at {daily_at}.", daily_at=written_time(policy.daily_at))

    async def save_network(self, proxy: str, direct: str, ca_file: str) -> str:
        way_out = WayOut(
            proxy=proxy.strip(),
            direct=read_hosts(direct),
            ca_file=Path(ca_file.strip()) if ca_file.strip() else None,
        )
        await change_network_settings(self._workplace, way_out)
        self._engine.wake()
        await self.refresh()
        return said("The network settings hold for every connection that is opened from now on.")

    async def save_retention(self, kept: Retention) -> str:
        await change_retention(self._workplace, kept)
        await self.refresh()
        return said("What is older goes when the next digest is written.")


def _auto(entries: ApprovalEntries) -> AutoApproval:
    return AutoApproval(
        connections=entries.stores,
        kinds=entries.kinds,
        limits=read_limits(entries.limits),
        sample_percent=entries.sample_percent,
        usual_times=entries.usual_times,
    )
