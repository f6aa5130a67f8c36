"""Words for mapping rules: conditions, accounts, why a rule was not taken, versions."""

from collections.abc import Mapping, Sequence

from mlconnector_gui.accounting.mapping import Considered, MappingRule
from mlconnector_gui.services.explain_account import Explanation
from mlconnector_gui.services.simulate_mapping import Simulation, account_text
from mlconnector_gui.store.repositories.mapping_versions import RuleChange, StoredVersion, VersionState
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.roles import role_words

TRAITS = {
    "gateway": "Gateway",
    "country": "Country",
    "state": "State",
    "tax_class": "Tax class",
    "tax_code": "Tax code",
    "tax_rate": "Tax rate",
    "sku": "SKU",
    "product_id": "Product",
    "fee_name": "Fee",
    "fee_type": "Fee type",
    "channel": "Channel",
    "coupon": "Coupon",
    "method_id": "Shipping method",
    "customer_kind": "Kind of buyer",
}
"""What rules mostly ask for; any other trait of a line can be named too."""

EVERY_CONNECTION = "Every connection"

_VERSION_STATES = {
    VersionState.DRAFT: ("half", "Draft", "accent"),
    VersionState.WAITING: ("person", "Waits for approval", "warning"),
    VersionState.ACTIVE: ("ready_check", "In force", "good"),
    VersionState.REPLACED: ("reversed", "Replaced", "neutral"),
    VersionState.DISCARDED: ("dismissed", "Discarded", "neutral"),
}
_REASONS = {
    "other_connection": "it is for another connection",
    "not_in_force": "it is not in force on that day",
    "less_specific": "it applies too, but asks for less",
    "later_position": "it applies too, and is listed later",
}


def trait_words(name: str) -> str:
    return TRAITS.get(name, spoken(name).capitalize())


def conditions_words(conditions: Mapping[str, str]) -> str:
    """'Gateway stripe, Country DE'; 'any line' where nothing is asked for."""
    return ", ".join(f"{trait_words(name)} {pattern}" for name, pattern in conditions.items()) or "any"


def rule_words(rule: MappingRule) -> str:
    """Say a rule in a sentence."""
    where = rule.connection or "every connection"
    asked = f" with {conditions_words(rule.conditions)}" if rule.conditions else ""
    return f"{role_words(rule.role)} of {where}{asked} → {account_text(rule)}"


def reason_words(reason: str) -> str:
    """Say why a rule was not taken."""
    if reason.startswith("trait:"):
        return f"{trait_words(reason.partition(':')[2])} does not fit"
    return _REASONS.get(reason, spoken(reason))


def version_look(state: VersionState) -> tuple[str, str, str]:
    """Icon, word and colour role."""
    return _VERSION_STATES[state]


def version_counts(version: StoredVersion) -> str:
    parts = [
        words
        for count, words in (
            (version.added, f"{version.added:,} added"),
            (version.changed, f"{version.changed:,} changed"),
            (version.removed, f"{version.removed:,} removed"),
        )
        if count
    ]
    return ", ".join(parts) or "no changes"


def change_counts(changes: Sequence[RuleChange]) -> str:
    """'2 added, 1 changed'."""
    added = sum(change.before is None for change in changes)
    removed = sum(change.after is None for change in changes)
    changed = len(changes) - added - removed
    parts = [
        f"{count:,} {word}"
        for count, word in ((added, "added"), (changed, "changed"), (removed, "removed"))
        if count
    ]
    return ", ".join(parts) or "no changes"


def change_words(change: RuleChange) -> str:
    """Say one change: what was added, removed, or what differs."""
    if change.before is None and change.after is not None:
        return f"Added {change.rule_id}: {rule_words(change.after)}"
    if change.after is None and change.before is not None:
        return f"Removed {change.rule_id}: {rule_words(change.before)}"
    assert change.before is not None  # noqa: S101  both are there
    assert change.after is not None  # noqa: S101  both are there
    before, after = rule_words(change.before), rule_words(change.after)
    if before != after:
        return f"Changed {change.rule_id}: {before}, now {after}"
    names = [
        spoken(name)
        for name in ("position", "valid_from", "valid_to", "note")
        if getattr(change.before, name) != getattr(change.after, name)
    ]
    return f"Changed {change.rule_id} ({', '.join(names)}): {after}"


def simulation_words(simulation: Simulation) -> str:
    """Sum up what a simulation found."""
    looked = f"{counted(simulation.looked_at, 'document')} of the last {simulation.days} days"
    if not simulation.changed_lines:
        return f"Nothing would change in {looked}."
    changed = counted(simulation.changed_documents, "document")
    parts = [f"{counted(simulation.changed_lines, 'line')} of {changed} would change"]
    if simulation.freed_documents:
        parts.append(f"{counted(simulation.freed_documents, 'document')} would get all accounts")
    if simulation.unmapped_documents:
        parts.append(f"{counted(simulation.unmapped_documents, 'document')} would lose one")
    return f"{'; '.join(parts)}; looked at {looked}."


def explanation_words(found: Explanation) -> str:
    """Say in a sentence why a line has its account."""
    if found.rule is None and not found.line.account:
        return "No rule covers this line."
    if found.rule is None:
        return "The rule that chose this account is not known any more."
    version = f" of version {found.version}" if found.version else ""
    asked = conditions_words(found.rule.conditions)
    fits = f"asks for {asked}" if found.rule.conditions else "asks for nothing else"
    whose = f" of {found.rule.connection}" if found.rule.connection else ""
    return f"The rule {found.rule.rule_id}{version} for {role_words(found.rule.role)}{whose} {fits}."


def loser_words(one: Considered) -> str:
    return f"{one.rule.rule_id} to {account_text(one.rule)}: {reason_words(one.reason)}"
