"""`mlconnector mapping`: rules in and out of a file, what they would change, their history, and why."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.app.commands import mapping_draft
from mlconnector_gui.app.commands.postings import full_posting_id
from mlconnector_gui.app.commands.shell import say, table, whole_number, workplace_of, written_as
from mlconnector_gui.services import map_accounts
from mlconnector_gui.services.explain_account import Explanation, explain_line
from mlconnector_gui.services.find_accounts import check_rules
from mlconnector_gui.services.mapping_draft import mapping_history, mapping_state, moment_of, put_in_force
from mlconnector_gui.services.simulate_mapping import LOOKED_BACK_DAYS, Simulation, simulated
from mlconnector_gui.store.repositories.mapping_versions import StoredVersion
from mlconnector_gui.ui.words.amounts import amount_text
from mlconnector_gui.ui.words.mapping import (
    explanation_words,
    loser_words,
    simulation_words,
    version_counts,
    version_look,
)
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import code_sentence

_SHOWN_LINES = 50


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, words, run in (
        ("import", "put the rules of a CSV, XLSX or JSON file in force, all of them or none", _import),
        ("export", "write the rules in force to a CSV, XLSX or JSON file", _export),
        ("check", "read a file of rules and say what is wrong with it", _check),
        (
            "simulate",
            "try the rules of a file on the archive: which lines would change; nothing is saved",
            _simulate,
        ),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("file", help="ends in .csv, .xlsx or .json")
        action.set_defaults(run=run)
        if name == "import":
            action.add_argument("--reason", default="imported", help="why; kept with the version")
        if name == "simulate":
            action.add_argument(
                "--days", type=whole_number, default=LOOKED_BACK_DAYS, help="how far to look back"
            )
    mapping_draft.add_actions(actions)
    actions.add_parser("history", help="every version: who, when, why").set_defaults(run=_history)
    why = actions.add_parser("why", help="why a line of a posting has its account")
    why.add_argument("posting", help="its id, number or reference")
    why.add_argument("line", type=int, help="the line's number, from the top")
    why.set_defaults(run=_why)


def _import(arguments: Namespace) -> int:
    rules = map_accounts.read_rules(Path(arguments.file))
    with workplace_of(arguments) as workplace:
        decision = asyncio.run(put_in_force(workplace, rules, reason=arguments.reason))
    words = (
        f"{len(rules)} rules are in force; {decision.checked_again} blocked documents will be prepared again."
        if decision.is_active
        else f"{len(rules)} rules wait for the approval of a second person."
    )
    say(
        arguments,
        words,
        rules=len(rules),
        prepared_again=decision.checked_again,
        version=decision.version.number,
        state=decision.version.state.value,
    )
    return 0


def _export(arguments: Namespace) -> int:
    path = written_as(arguments.file, ".csv", ".xlsx", ".json")
    with workplace_of(arguments) as workplace:
        rules = asyncio.run(map_accounts.current_rules(workplace))
    count = map_accounts.write_rules(path, rules)
    say(arguments, f"Wrote {count} rules to {arguments.file}.", rules=count)
    return 0


def _check(arguments: Namespace) -> int:
    """Read the file; where there is a workspace to check against, say what JDE would refuse."""
    rules = map_accounts.read_rules(Path(arguments.file))
    found = []
    if arguments.workspace:
        with workplace_of(arguments) as workplace:
            found = list(asyncio.run(check_rules(workplace, rules)))
    told = [f"{one.rule_id}: {code_sentence(one.code, one.params).what}" for one in found]
    words = "\n".join(
        [*told, f"{len(rules)} rules, " + (f"{len(found)} findings." if found else "nothing wrong.")]
    )
    findings = [
        {"rule": one.rule_id, "part": one.part, "code": one.code, "severity": one.severity.value}
        for one in found
    ]
    say(arguments, words, rules=len(rules), findings=findings)
    return 1 if any(one.severity is Severity.BLOCKS for one in found) else 0


def _simulate(arguments: Namespace) -> int:
    rules = map_accounts.read_rules(Path(arguments.file))
    with workplace_of(arguments) as workplace:
        found = asyncio.run(simulated(workplace, rules, days=arguments.days))
    say(arguments, _told(found), **_simulation_json(found))
    return 0


def _told(found: Simulation) -> str:
    totals = [
        (
            one.account or "(no account)",
            f"{amount_text(one.before):>16}",
            f"{amount_text(one.after):>16}",
            f"{amount_text(one.difference):>16}",
            one.currency,
        )
        for one in found.changed_totals
    ]
    lines = [
        (
            f"{one.connection} {one.kind} {one.number}",
            role_words(one.role),
            f"{amount_text(one.amount):>14} {one.amount.currency}",
            one.before or "(no account)",
            one.after or "(no account)",
        )
        for one in found.changes[:_SHOWN_LINES]
    ]
    parts = [simulation_words(found)]
    if totals:
        heading = ("account", f"{'before':>16}", f"{'after':>16}", f"{'difference':>16}", "")
        parts += ["", table([heading, *totals])]
    if lines:
        parts += ["", table([("document", "line", f"{'amount':>18}", "before", "after"), *lines])]
    if found.changed_lines > len(lines):
        parts.append(f"… and {found.changed_lines - len(lines)} more lines")
    return "\n".join(parts)


def _simulation_json(found: Simulation) -> dict[str, object]:
    return {
        "documents": found.looked_at,
        "days": found.days,
        "lines": found.lines,
        "changed_lines": found.changed_lines,
        "changed_documents": found.changed_documents,
        "freed_documents": found.freed_documents,
        "unmapped_documents": found.unmapped_documents,
        "totals": [
            {
                "account": one.account,
                "currency": one.currency,
                "before": f"{one.before.amount:f}",
                "after": f"{one.after.amount:f}",
            }
            for one in found.totals
        ],
        "changes": [
            {
                "connection": one.connection,
                "kind": one.kind,
                "external_id": one.external_id,
                "number": one.number,
                "role": one.role.value,
                "amount": f"{one.amount.amount:f}",
                "currency": one.amount.currency,
                "before": one.before,
                "after": one.after,
            }
            for one in found.changes
        ],
    }


def _history(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        found = asyncio.run(mapping_history(workplace))
        state = asyncio.run(mapping_state(workplace))
    rows = [_version_line(version) for version in found]
    heading = ("version", "state", "when", "who", "rules", "changes", "why")
    words = table([heading, *rows]) if rows else "The rules were not changed since there are versions."
    say(arguments, words, second_person=state.second_person, versions=[_version_json(one) for one in found])
    return 0


def _version_line(version: StoredVersion) -> tuple[str, ...]:
    return (
        str(version.number),
        version_look(version.state)[1],
        f"{moment_of(version):%Y-%m-%d %H:%M:%S} UTC",
        version.decided_by or version.submitted_by or version.opened_by,
        str(version.rules),
        version_counts(version),
        version.reason,
    )


def _version_json(version: StoredVersion) -> dict[str, object]:
    return {
        "version": version.number,
        "state": version.state.value,
        "based_on": version.based_on,
        "opened_by": version.opened_by,
        "editors": list(version.editors),
        "submitted_by": version.submitted_by,
        "decided_by": version.decided_by,
        "decided_at": version.decided_at,
        "reason": version.reason,
        "rules": version.rules,
        "added": version.added,
        "changed": version.changed,
        "removed": version.removed,
    }


def _why(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        posting_id = full_posting_id(workplace, arguments.posting)
        found = asyncio.run(explain_line(workplace, posting_id, arguments.line))
    say(arguments, _why_words(found), **_why_json(found))
    return 0


def _why_words(found: Explanation) -> str:
    traits = ", ".join(f"{name}={value}" for name, value in sorted(found.traits.items()))
    lines = [
        f"{found.explanation}, line {found.line.line}: {found.line.account or '(no account)'}",
        explanation_words(found),
        f"What the line is: {traits}",
        *(["Read from the archive again, it would get another account now."] if not found.agrees else []),
    ]
    if found.others:
        lines += ["Rules that were not taken:", *(f"  {loser_words(one)}" for one in found.others)]
    return "\n".join(lines)


def _why_json(found: Explanation) -> dict[str, object]:
    return {
        "posting": found.posting_id,
        "line": found.line.line,
        "role": found.line.role,
        "account": found.line.account,
        "version": found.version,
        "rule": found.rule.rule_id if found.rule else None,
        "note": found.rule.note if found.rule else "",
        "conditions": dict(found.rule.conditions) if found.rule else {},
        "traits": dict(found.traits),
        "on": found.on,
        "agrees": found.agrees,
        "summed": found.summed,
        "others": [{"rule": one.rule.rule_id, "reason": one.reason} for one in found.others],
    }
