"""`mlconnector connection orchestrations|map|dry-run|contract`: what a JDE site has, and how we call it."""

import asyncio
import json
from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.orchestration_documents import contracts_document, export_document
from mlconnector_gui.services.orchestrations import (
    MappingChange,
    PurposeMapping,
    SiteOrchestrations,
    SiteValue,
    contract_of,
    contracts,
    discover_orchestrations,
    map_purpose,
    purpose_named,
)
from mlconnector_gui.ui.words.orchestrations import field_words, reason_words
from mlconnector_gui.ui.words.sentences import sentence


def add_actions(actions: "_SubParsersAction[Any]") -> None:
    listing = actions.add_parser(
        "orchestrations", help="list a JDE site's orchestrations and what each is for"
    )
    listing.add_argument("name")
    listing.set_defaults(run=_orchestrations)
    mapping = actions.add_parser("map", help="say which orchestration serves a purpose, under which names")
    mapping.add_argument("name")
    mapping.add_argument("purpose", help="such as journal_entry or voucher")
    mapping.add_argument("--orchestration", default="", help="the site's orchestration")
    mapping.add_argument("--propose", action="store_true", help="begin with the names that fit best")
    for option, words in (
        ("--input", "an input's name by our field; empty sends nothing"),
        ("--column", "a column's name by our field, of the purpose's array (ARRAY.FIELD for a second one)"),
        ("--array", "an array's name by our key"),
        ("--output", "an output's name by our field"),
    ):
        mapping.add_argument(
            option, action="append", default=[], metavar="FIELD=NAME", dest=f"{option[2:]}s", help=words
        )
    mapping.add_argument("--date-format", default="", help="letters as in dd/MM/yyyy")
    mapping.add_argument("--decimal-sign", default="", choices=["", ".", ","])
    mapping.add_argument("--service", default="", choices=["", "v3", "v2", "unversioned"], dest="version")
    mapping.add_argument("--input-format", default="", choices=["", "generic", "jde_standard"])
    mapping.set_defaults(run=_map)
    trial = actions.add_parser("dry-run", help="show what would be sent for a sample posting; sends nothing")
    trial.add_argument("name")
    trial.add_argument("purpose")
    trial.set_defaults(run=_dry_run)
    contract = actions.add_parser("contract", help="write an orchestration's contract as a document for IT")
    contract.add_argument("purpose", help="such as journal_entry, or all")
    contract.add_argument("--out", required=True, metavar="FILE", help="a file ending in .md or .html")
    contract.add_argument("--of", default="", metavar="NAME", help="with the names of this JDE connection")
    contract.set_defaults(run=_contract)


def _orchestrations(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        site = asyncio.run(discover_orchestrations(workplace, arguments.name))
    say(arguments, _site_words(site), **_site_json(site))
    return 0


def _map(arguments: Namespace) -> int:
    purpose = purpose_named(arguments.purpose)
    change = MappingChange(
        orchestration=arguments.orchestration,
        is_proposed=arguments.propose,
        inputs=_pairs(arguments.inputs),
        columns=_columns(_pairs(arguments.columns)),
        arrays=_pairs(arguments.arrays),
        outputs=_pairs(arguments.outputs),
        date_format=arguments.date_format,
        decimal_sign=arguments.decimal_sign,
        version=arguments.version,
        input_format=arguments.input_format,
    )
    with workplace_of(arguments) as workplace:
        found = asyncio.run(discover_orchestrations(workplace, arguments.name))
        site = asyncio.run(map_purpose(workplace, arguments.name, purpose, change, site=found))
    return _tell_mapping(arguments, site.of(purpose))


def _dry_run(arguments: Namespace) -> int:
    purpose = purpose_named(arguments.purpose)
    with workplace_of(arguments) as workplace:
        site = asyncio.run(discover_orchestrations(workplace, arguments.name))
    return _tell_mapping(arguments, site.of(purpose))


def _tell_mapping(arguments: Namespace, one: PurposeMapping) -> int:
    """Print the call and what speaks against it; what does not fit is no success."""
    say(arguments, _mapping_words(one), **_mapping_json(one))
    return 0 if one.dry_run.fits else 1


def _contract(arguments: Namespace) -> int:
    path = Path(arguments.out)
    wanted = contracts() if arguments.purpose == "all" else (contract_of(purpose_named(arguments.purpose)),)
    calls = {}
    if arguments.of:
        with workplace_of(arguments) as workplace:
            site = asyncio.run(discover_orchestrations(workplace, arguments.of))
        calls = {one.contract.purpose: one.call for one in site.purposes}
    export_document(path, *contracts_document([(one, calls.get(one.purpose)) for one in wanted]))
    say(arguments, f"Wrote {path}.", file=str(path), purposes=[one.purpose.value for one in wanted])
    return 0


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise Problem("shell.set_invalid", text=text)
        pairs[key] = value
    return pairs


def _columns(pairs: Mapping[str, str]) -> dict[str, dict[str, str]]:
    columns: dict[str, dict[str, str]] = {}
    for key, value in pairs.items():
        array, dot, field = key.rpartition(".")
        columns.setdefault(array if dot else "lines", {})[field] = value
    return columns


def _site_words(site: SiteOrchestrations) -> str:
    found = site.discovery
    purposes = [
        (
            one.contract.title,
            one.call.name if one.is_there else f"({one.call.name} is not there)",
            "fits" if one.dry_run.fits else f"{len(one.dry_run.problems)} to settle",
            reason_words(one.proposal.reason.value, matched=one.proposal.matched, needed=one.proposal.needed),
            one.proposal.name,
        )
        for one in site.purposes
    ]
    listed = [
        (one.name, ", ".join(_value_words(value) for value in one.inputs) or "inputs hidden")
        for one in found.orchestrations
    ]
    return "\n".join(
        (
            f"Tools Release {found.tools_release or 'unknown'}; read from {', '.join(found.sources)}",
            "",
            table([("purpose", "calls", "dry run", "proposal", "proposed"), *purposes]),
            "",
            table([("orchestration", "inputs"), *listed]),
        )
    )


def _value_words(value: SiteValue) -> str:
    columns = f"({', '.join(column.name for column in value.columns)})" if value.columns else ""
    return f"{value.name}{columns}{'' if value.is_required else '?'}"


def _mapping_words(one: PurposeMapping) -> str:
    call = one.call
    rows = [(field_words(field), name or "(not sent)") for field, name in call.inputs.items()]
    for key, names in call.arrays.items():
        rows.append((f"{field_words(key)} (array)", names.name))
        rows += [(f"  {field_words(field)}", name or "(not sent)") for field, name in names.inputs.items()]
    rows += [(f"{field_words(field)} (answer)", name or "(not read)") for field, name in call.outputs.items()]
    problems = [f"!!  {sentence(problem).text}" for problem in one.dry_run.problems]
    return "\n".join(
        (
            f"{one.contract.title}: {call.name}",
            table([("our field", "the site's name"), *rows]),
            "",
            f"{one.dry_run.method} {one.dry_run.path}",
            one.dry_run.body,
            "",
            *(problems or ["Everything fits."]),
        )
    )


def _site_json(site: SiteOrchestrations) -> dict[str, object]:
    found = site.discovery
    return {
        "tools_release": found.tools_release,
        "capabilities": list(found.capabilities),
        "sources": list(found.sources),
        "purposes": [_mapping_json(one) for one in site.purposes],
        "orchestrations": [
            {
                "name": one.name,
                "description": one.description,
                "input_format": one.input_format.value if one.input_format else "",
                "inputs": [_value_json(value) for value in one.inputs],
                "outputs": [_value_json(value) for value in one.outputs],
            }
            for one in found.orchestrations
        ],
    }


def _value_json(value: SiteValue) -> dict[str, object]:
    told: dict[str, object] = {"name": value.name, "type": value.kind.value, "required": value.is_required}
    return {**told, "columns": [_value_json(column) for column in value.columns]} if value.columns else told


def _mapping_json(one: PurposeMapping) -> dict[str, object]:
    call, proposal = one.call, one.proposal
    return {
        "purpose": one.contract.purpose.value,
        "title": one.contract.title,
        "orchestration": call.name,
        "is_there": one.is_there,
        "version": call.version.value,
        "input_format": call.input_format.value,
        "inputs": dict(call.inputs),
        "arrays": {
            key: {"name": names.name, "columns": dict(names.inputs)} for key, names in call.arrays.items()
        },
        "outputs": dict(call.outputs),
        "date_format": call.date_format,
        "decimal_sign": call.decimal_sign,
        "proposal": {
            "orchestration": proposal.name,
            "reason": proposal.reason.value,
            "matched": proposal.matched,
            "needed": proposal.needed,
        },
        "dry_run": {
            "method": one.dry_run.method,
            "path": one.dry_run.path,
            "body": json.loads(one.dry_run.body),
            "problems": [
                {"problem": problem.code, "sentence": sentence(problem).text}
                for problem in one.dry_run.problems
            ],
        },
    }
