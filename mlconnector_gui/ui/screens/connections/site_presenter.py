"""What a JDE connection's orchestrations and its proving run show and do, without Qt."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mlconnector_gui.services.orchestration_documents import contracts_document, export_document
from mlconnector_gui.services.orchestrations import (
    ContractField,
    MappingChange,
    Purpose,
    PurposeMapping,
    SiteOrchestrations,
    SiteValue,
    contract_of,
    discover_orchestrations,
    map_purpose,
)
from mlconnector_gui.services.proving_run import ProvingPage, ProvingRequest, prove_by_posting, proving_page
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.screens.connections.proved import ProofLine, proof_line
from mlconnector_gui.ui.words.amounts import moment_text, zone_name
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.orchestrations import field_words, reason_words
from mlconnector_gui.ui.words.proofs import STANDINGS, proof_words
from mlconnector_gui.ui.words.proving_page import proving_document, result_words
from mlconnector_gui.ui.words.sentences import sentence, stored_sentence

_ARRAY = "array"
_OUTPUT = "output"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRow:
    """One purpose as listed: whether what the connection calls for it is there and fits."""

    purpose: Purpose
    title: str
    icon: str
    role: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One of our fields beside the site's name for it."""

    part: str
    """'input', 'array', 'output', or the key of the array whose column it is."""
    field: str
    label: str
    note: str
    """What it is, whether it is needed, and where in JDE it ends up."""
    name: str
    choices: tuple[str, ...]
    """Names that the site lists and that could be meant."""

    @property
    def key(self) -> str:
        return f"{self.part}.{self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeDetail:
    """The chosen purpose in full."""

    purpose: Purpose
    title: str
    summary: str
    orchestration: str
    orchestrations: tuple[str, ...]
    reason: str
    proposed: str
    date_format: str
    fields: tuple[FieldRow, ...]
    problems: tuple[str, ...]
    request: str
    """Method, path and body of the dry run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteState:
    """Everything that the two pages draw."""

    connection: str = ""
    source: str = ""
    purposes: tuple[PurposeRow, ...] = ()
    detail: PurposeDetail | None = None
    is_asking: bool = False
    environment: str = ""
    company: str = ""
    debit: str = ""
    credit: str = ""
    lines: tuple[ProofLine, ...] = ()
    result: str = ""
    is_proving: bool = False


class SitePresenter:
    """Asks a site, maps purposes, and has a cent posted; one connection at a time."""

    def __init__(self, workplace: Workplace) -> None:
        self.state = SiteState()
        self._workplace = workplace
        self._site: SiteOrchestrations | None = None
        self._page: ProvingPage | None = None

    async def turn_to(self, connection: str, values: Mapping[str, str]) -> SiteState:
        """Show another connection, with the page of its latest proving run; the same one stays as it is."""
        if self.state.is_proving or self.state.is_asking:
            return self.state
        if connection != self.state.connection:
            self._site = None
            self.state = SiteState(connection=connection)
        self._page = await proving_page(self._workplace, connection)
        debit, _, credit = values.get("proving_accounts", "").partition(",")
        self.state = replace(
            self.state,
            environment=values.get("environment", ""),
            company=values.get("proving_company", ""),
            debit=debit.strip(),
            credit=credit.strip(),
            **_page_parts(self._page),  # type: ignore[arg-type]  # lines and result
        )
        return self.state

    async def discover(self) -> AsyncIterator[SiteState]:
        """Ask the site; yields a state at once and one with what it said."""
        self.state = replace(self.state, is_asking=True)
        yield self.state
        try:
            self._take(await discover_orchestrations(self._workplace, self.state.connection))
        finally:
            self.state = replace(self.state, is_asking=False)
        yield self.state

    def choose(self, purpose: Purpose) -> SiteState:
        if self._site is not None:
            self.state = replace(self.state, detail=_detail(self._site.of(purpose), self._site))
        return self.state

    async def take_proposal(self) -> SiteState:
        return await self._map(MappingChange(orchestration=self._proposed(), is_proposed=True))

    async def save(self, *, orchestration: str, date_format: str, names: Mapping[str, str]) -> SiteState:
        """Keep the names that a person entered, by the keys of the rows; only what differs is a change."""
        detail = self.state.detail
        if detail is None:
            return self.state
        changed = {
            row.key: names[row.key] for row in detail.fields if names.get(row.key, row.name) != row.name
        }
        parts: dict[str, dict[str, str]] = {}
        for key, name in changed.items():
            part, _, field = key.partition(".")
            parts.setdefault(part, {})[field] = name.strip()
        change = MappingChange(
            orchestration=orchestration.strip(),
            inputs=parts.pop("input", {}),
            arrays=parts.pop(_ARRAY, {}),
            outputs=parts.pop(_OUTPUT, {}),
            columns=parts,
            date_format=date_format.strip(),
        )
        return await self._map(change)

    def export_contract(self, path: Path) -> str:
        """Write the chosen purpose's contract, with the connection's own names where the site was asked."""
        detail = self.state.detail
        if detail is None:
            return ""
        call = self._site.of(detail.purpose).call if self._site else None
        export_document(path, *contracts_document([(contract_of(detail.purpose), call)]))
        return said("Wrote the contract to {path}.", path=path)

    async def prove(self, request: ProvingRequest) -> AsyncIterator[SiteState]:
        """Post the cent; yields a state with each line as it comes, and one with the result."""
        self.state = replace(self.state, is_proving=True, lines=(), result="")
        yield self.state
        try:
            async for proof in prove_by_posting(self._workplace, self.state.connection, request):
                self.state = replace(self.state, lines=(*self.state.lines, proof_line(proof)))
                yield self.state
        finally:
            self.state = replace(self.state, is_proving=False)
        self._page = await proving_page(self._workplace, self.state.connection)
        self.state = replace(self.state, **_page_parts(self._page))  # type: ignore[arg-type]  # lines and result
        yield self.state

    def export_page(self, path: Path) -> str:
        if self._page is None:
            return ""
        export_document(path, *proving_document(self._page))
        return said("Wrote the page to {path}.", path=path)

    def _proposed(self) -> str:
        return self.state.detail.proposed if self.state.detail else ""

    async def _map(self, change: MappingChange) -> SiteState:
        detail, site = self.state.detail, self._site
        if detail is not None and site is not None:
            self._take(
                await map_purpose(self._workplace, self.state.connection, detail.purpose, change, site=site)
            )
        return self.state

    def _take(self, site: SiteOrchestrations) -> None:
        self._site = site
        found = site.discovery
        chosen = self.state.detail.purpose if self.state.detail else site.purposes[0].contract.purpose
        self.state = replace(
            self.state,
            source=said(
                "{release} · {count} orchestrations",
                release=found.tools_release or said("Tools Release unknown"),
                count=len(found.orchestrations),
            ),
            purposes=tuple(_row(one) for one in site.purposes),
            detail=_detail(site.of(chosen), site),
        )


def _page_parts(page: ProvingPage | None) -> dict[str, object]:
    if page is None:
        return {"lines": (), "result": ""}
    at = f"{moment_text(page.at)} {zone_name(page.at)}"
    return {"lines": tuple(_stored_lines(page)), "result": f"{result_words(page)} {at}, {page.environment}"}


def _stored_lines(page: ProvingPage) -> list[ProofLine]:
    lines = []
    for line in page.lines:
        icon, glyph, _, role = STANDINGS[line.standing]
        words = stored_sentence(line.problem) if line.problem else None
        lines.append(
            ProofLine(
                icon=icon,
                glyph=glyph,
                role=role,
                text=proof_words(line.what, line.params),
                rest=words.text if words else "",
                technical=words.technical if words else "",
            )
        )
    return lines


def _row(one: PurposeMapping) -> PurposeRow:
    problems = len(one.dry_run.problems)
    if not one.is_there:
        icon, role, words = (
            "skipped",
            "neutral",
            said("{orchestration} is not there", orchestration=one.call.name),
        )
    elif problems:
        icon, role, words = "warning", "warning", said("{count} to settle", count=problems)
    else:
        icon, role, words = "ready_check", "good", said("fits")
    return PurposeRow(
        purpose=one.contract.purpose, title=said(one.contract.title), icon=icon, role=role, words=words
    )


def _detail(one: PurposeMapping, site: SiteOrchestrations) -> PurposeDetail:
    proposal, tried = one.proposal, one.dry_run
    why = reason_words(proposal.reason.value, matched=proposal.matched, needed=proposal.needed)
    names = tuple(found.name for found in site.discovery.orchestrations)
    body = json.dumps(json.loads(tried.body), indent=2, ensure_ascii=False)
    return PurposeDetail(
        purpose=one.contract.purpose,
        title=said(one.contract.title),
        summary=said(one.contract.summary),
        orchestration=one.call.name,
        orchestrations=names,
        reason=said("Proposed: {proposal}; {why}.", proposal=proposal.name, why=why)
        if proposal.name
        else f"{why.capitalize()}.",
        proposed=proposal.name,
        date_format=one.call.date_format,
        fields=tuple(_fields(one)),
        problems=tuple(sentence(problem).text for problem in tried.problems),
        request=f"{tried.method} {tried.path}\n{body}",
    )


def _fields(one: PurposeMapping) -> list[FieldRow]:
    call, shown = one.call, one.site.inputs if one.site else ()
    rows = [
        _field_row("input", field, call.inputs.get(field.field, ""), _plain(shown))
        for field in one.contract.inputs
    ]
    for array in one.contract.arrays:
        names = call.arrays[array.key]
        arrays = tuple(value.name for value in shown if value.columns)
        rows.append(
            FieldRow(
                part=_ARRAY,
                field=array.key,
                label=said("{field} (array)", field=field_words(array.key)),
                note=said(array.words),
                name=names.name,
                choices=arrays,
            )
        )
        columns = next((value.columns for value in shown if value.name == names.name), ())
        rows += [
            _field_row(array.key, field, names.inputs.get(field.field, ""), _plain(columns))
            for field in array.fields
        ]
    outputs = tuple(value.name for value in one.site.outputs) if one.site else ()
    rows += [
        _field_row(_OUTPUT, field, call.outputs.get(field.field, ""), outputs)
        for field in one.contract.outputs
        if not field.inside
    ]
    return rows


def _plain(values: tuple[SiteValue, ...]) -> tuple[str, ...]:
    return tuple(value.name for value in values if not value.columns)


def _field_row(part: str, field: ContractField, name: str, choices: tuple[str, ...]) -> FieldRow:
    told = [spoken(field.kind.value), said("needed") if field.is_required else "", field.jde]
    label = field_words(field.field)
    return FieldRow(
        part=part,
        field=field.field,
        label=said("{field} (answer)", field=label) if part == _OUTPUT else label,
        note=", ".join(text for text in told if text),
        name=name,
        choices=choices,
    )
