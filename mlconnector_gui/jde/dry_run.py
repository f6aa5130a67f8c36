"""Try a mapping without sending anything: the exact body for a sample posting, and all that does not fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.batch_rows import key_of_posting, line_inputs, process_inputs, rows_of_posting
from mlconnector_gui.jde.content import ContentLine, JournalContent
from mlconnector_gui.jde.discovery import SiteDiscovery, SiteOrchestration, SiteValue
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.orchestrations import encoded, named, path_of, render
from mlconnector_gui.jde.other_contracts import OrchestrationCall
from mlconnector_gui.jde.purposes import ContractArray, ContractField, Purpose, PurposeContract, ValueKind

_SAMPLE = JournalContent(
    reference="M1ABCDEFGHJKMNPQRSTVWX",
    company="00001",
    document_type="JE",
    gl_date=date(2026, 10, 9),
    currency="USD",
    explanation="WOO-EU 2291",
    lines=(
        ContentLine(
            account="1.1220.STRIPE",
            amount=Decimal("108.00"),
            description="Gateway clearing",
            subledger="",
            subledger_type="",
        ),
        ContentLine(
            account="30.5010",
            amount=Decimal("-108.00"),
            description="Product sales",
            subledger="",
            subledger_type="",
        ),
    ),
)
_SAMPLE_NOT_AFTER = datetime(2026, 10, 9, 8, 1, tzinfo=UTC)
_TAKES: Mapping[ValueKind, frozenset[ValueKind]] = {
    ValueKind.NUMBER: frozenset({ValueKind.NUMBER}),
    ValueKind.DATE: frozenset({ValueKind.DATE}),
    ValueKind.ARRAY: frozenset(),
}
"""What an input of a kind may be sent; text takes all, since every value is sent as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What would be sent where, and what speaks against it."""

    method: str
    path: str
    body: str
    problems: tuple[Problem, ...]

    @property
    def fits(self) -> bool:
        return not self.problems


def dry_run(
    contract: PurposeContract, call: OrchestrationCall, site: SiteDiscovery, settings: JdeSettings
) -> DryRun:
    """Render a sample posting as the connection would send it; nothing leaves this computer."""
    return DryRun(
        method="POST",
        path=path_of(call.version, call.name),
        body=_body(contract, call, settings).decode(),
        problems=tuple(mapping_problems(contract, call, site)),
    )


def mapping_problems(
    contract: PurposeContract, call: OrchestrationCall, site: SiteDiscovery
) -> Iterator[Problem]:
    """Name everything that is unmatched or of the wrong type, on either side."""
    one = site.named(call.name)
    if one is None:
        yield Problem("jde.orchestration_missing", name=call.name, visible=len(site.orchestrations))
        return
    if one.input_format is not None and one.input_format is not call.input_format:
        shown = one.input_format.value.replace("_", " ")
        yield Problem("jde.orchestration_format_differs", name=call.name, format=shown)
    if not one.inputs:
        yield Problem("jde.mapping_inputs_hidden", name=call.name)
    else:
        arrays = {names.name for names in call.arrays.values()}
        plain = [value for value in one.inputs if value.name not in arrays]
        yield from _checked(contract.inputs, call.inputs, plain, where=call.name)
        for array in contract.arrays:
            yield from _checked_array(array, call, one)
    yield from _checked_outputs(contract, call, one)


def _checked(
    fields: Sequence[ContractField], names: Mapping[str, str], shown: Sequence[SiteValue], *, where: str
) -> Iterator[Problem]:
    by_name = {value.name: value for value in shown}
    for field in fields:
        name = names.get(field.field, "")
        value = by_name.get(name)
        if not name:
            if field.is_required:
                yield Problem("jde.mapping_field_unsent", field=field.field, name=where)
        elif value is None:
            yield Problem("jde.mapping_input_unknown", input=name, field=field.field, name=where)
        elif field.kind not in _TAKES.get(value.kind, {field.kind}):
            yield Problem(
                "jde.mapping_type_differs",
                input=name,
                name=where,
                takes=value.kind.value,
                field=field.field,
                gives=field.kind.value,
            )
    sent = set(names.values())
    for value in shown:
        if value.is_required and value.name not in sent:
            yield Problem("jde.mapping_input_unfilled", input=value.name, name=where)


def _checked_array(
    array: ContractArray, call: OrchestrationCall, one: SiteOrchestration
) -> Iterator[Problem]:
    names = call.arrays[array.key]
    shown = one.input_named(names.name)
    if shown is None:
        yield Problem("jde.mapping_input_unknown", input=names.name, field=array.key, name=call.name)
    elif shown.kind not in {ValueKind.ARRAY, ValueKind.UNKNOWN}:
        yield Problem(
            "jde.mapping_type_differs",
            input=names.name,
            name=call.name,
            takes=shown.kind.value,
            field=array.key,
            gives=ValueKind.ARRAY.value,
        )
    elif shown.columns:
        yield from _checked(array.fields, names.inputs, shown.columns, where=f"{call.name}.{names.name}")


def _checked_outputs(
    contract: PurposeContract, call: OrchestrationCall, one: SiteOrchestration
) -> Iterator[Problem]:
    """An output that is not needed may be missing: what it would say is read from the tables."""
    shown = {value.name for value in one.outputs}
    for field in contract.outputs:
        name = call.outputs.get(field.field, "")
        if field.is_required and shown and name not in shown:
            yield Problem("jde.mapping_output_unknown", output=name, field=field.field, name=call.name)


def _body(contract: PurposeContract, call: OrchestrationCall, settings: JdeSettings) -> bytes:
    """Use the very code that sends, where a purpose is sent already."""
    batch = settings.batch_contract
    match contract.purpose:
        case Purpose.JOURNAL_ENTRY:
            return render(_SAMPLE, settings.contract, not_after=_SAMPLE_NOT_AFTER)
        case Purpose.JOURNAL_BATCH_INSERT:
            posting = rows_of_posting(_SAMPLE, batch, base_currency="")
            rows = [named(line_inputs(line, batch), batch.line_inputs) for line in posting.lines]
            return encoded(batch.input_format, {}, {batch.array: rows})
        case Purpose.JOURNAL_BATCH_PROCESS:
            key = key_of_posting(_SAMPLE.reference, user=batch.user)
            return encoded(batch.input_format, named(process_inputs(key), batch.process_inputs))
    return _sample_body(contract, call)


def _sample_body(contract: PurposeContract, call: OrchestrationCall) -> bytes:
    literals = LiteralFormat(date_pattern=call.date_format, decimal_sign=call.decimal_sign)

    def values(fields: Sequence[ContractField], names: Mapping[str, str]) -> dict[str, str]:
        return named({field.field: _sample(field, literals) for field in fields}, names)

    arrays = {
        call.arrays[array.key].name: [values(array.fields, call.arrays[array.key].inputs)]
        for array in contract.arrays
    }
    return encoded(call.input_format, values(contract.inputs, call.inputs), arrays)


def _sample(field: ContractField, literals: LiteralFormat) -> str:
    if not field.sample:
        return ""
    if field.kind is ValueKind.DATE:
        return literals.day(date.fromisoformat(field.sample))
    if field.kind is ValueKind.NUMBER:
        return literals.number(Decimal(field.sample))
    return field.sample
