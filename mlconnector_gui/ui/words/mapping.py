"""Words for mapping rules: conditions, accounts, why a rule was not taken, versions."""

from collections.abc import Mapping, Sequence

from mlconnector_gui.accounting.mapping import Considered, MappingRule
from mlconnector_gui.services.explain_account import Explanation
from mlconnector_gui.services.simulate_mapping import Simulation, account_text
from mlconnector_gui.store.repositories.mapping_versions import RuleChange, StoredVersion, VersionState
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, later, said
from mlconnector_gui.ui.words.roles import role_words

TRAITS: Texts[str] = {
    "gateway": "Gateway",
    "country": "Country",
    "state": "State or province",
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

EVERY_CONNECTION = later("Every connection")

_VERSION_STATES = {
    VersionState.DRAFT: ("half", later("Draft"), "accent"),
    VersionState.WAITING: ("person", later("Waits for approval"), "warning"),
    VersionState.ACTIVE: ("ready_check", later("In force"), "good"),
    VersionState.REPLACED: ("reversed", later("Replaced"), "neutral"),
    VersionState.DISCARDED: ("dismissed", later("Discarded"), "neutral"),
}
_REASONS: Texts[str] = {
    "other_connection": "it is for another connection",
    "not_in_force": "it is not in force on that day",
    "less_specific": "it applies too, but asks for less",
    "later_position": "it applies too, and is listed later",
}


_ADDED = later("{count:,} added")
_CHANGED = later("{count:,} changed")
_REMOVED = later("{count:,} removed")


def trait_words(name: str) -> str:
    return said(TRAITS[name]) if name in TRAITS else spoken(name).capitalize()


def conditions_words(conditions: Mapping[str, str]) -> str:
    """'Gateway stripe, Country DE'; 'any line' where nothing is asked for."""
    return ", ".join(f"{trait_words(name)} {pattern}" for name, pattern in conditions.items()) or said("any")


def rule_words(rule: MappingRule) -> str:
    """Say a rule in a sentence."""
    where = rule.connection or said("every connection")
    what = said("{role} of {where}", role=role_words(rule.role), where=where)
    if rule.conditions:
        what = said("{what} with {conditions}", what=what, conditions=conditions_words(rule.conditions))
    return f"{what} → {account_text(rule)}"


def reason_words(reason: str) -> str:
    """Say why a rule was not taken."""
    if reason.startswith("trait:"):
        return said("{trait} does not fit", trait=trait_words(reason.partition(":")[2]))
    return said(_REASONS[reason]) if reason in _REASONS else spoken(reason)


def version_look(state: VersionState) -> tuple[str, str, str]:
    """Icon, word and colour role."""
    icon, word, role = _VERSION_STATES[state]
    return icon, said(word), role


def version_counts(version: StoredVersion) -> str:
    return _counts(version.added, version.changed, version.removed)


def change_counts(changes: Sequence[RuleChange]) -> str:
    """'2 added, 1 changed'."""
    added = sum(change.before is None for change in changes)
    removed = sum(change.after is None for change in changes)
    changed = len(changes) - added - removed
    return _counts(added, changed, removed)


def _counts(added: int, changed: int, removed: int) -> str:
    parts = [
        said(words, count=count)
        for count, words in ((added, _ADDED), (changed, _CHANGED), (removed, _REMOVED))
        if count
    ]
    return ", ".join(parts) or said("no changes")


def change_words(change: RuleChange) -> str:
    """Say one change: what was added, removed, or what differs."""
    if change.before is None and change.after is not None:
        return said("Added {rule_id}: {rule}", rule_id=change.rule_id, rule=rule_words(change.after))
    if change.after is None and change.before is not None:
        return said("Removed {rule_id}: {rule}", rule_id=change.rule_id, rule=rule_words(change.before))
    assert change.before is not None  # noqa: S101  both are there
    assert change.after is not None  # noqa: S101  both are there
    before, after = rule_words(change.before), rule_words(change.after)
    if before != after:
        return said(
            "Changed {rule_id}: {before}, now {after}", rule_id=change.rule_id, before=before, after=after
        )
    names = [
        spoken(name)
        for name in ("position", "valid_from", "valid_to", "note")
        if getattr(change.before, name) != getattr(change.after, name)
    ]
    return said(
        "Changed {rule_id} ({names}): {after}", rule_id=change.rule_id, names=", ".join(names), after=after
    )


def simulation_words(simulation: Simulation) -> str:
    """Sum up what a simulation found."""
    looked = said(
        "{documents} of the last {days} days",
        documents=counted(simulation.looked_at, "document"),
        days=simulation.days,
    )
    if not simulation.changed_lines:
        return said("Nothing would change in {looked}.", looked=looked)
    changed = counted(simulation.changed_documents, "document")
    parts = [
        said(
            "{lines} of {changed} would change",
            lines=counted(simulation.changed_lines, "line"),
            changed=changed,
        )
    ]
    if simulation.freed_documents:
        parts.append(
            said(
                "{documents} would get all accounts",
                documents=counted(simulation.freed_documents, "document"),
            )
        )
    if simulation.unmapped_documents:
        parts.append(
            said("{documents} would lose one", documents=counted(simulation.unmapped_documents, "document"))
        )
    return said("{changes}; looked at {looked}.", changes="; ".join(parts), looked=looked)


def explanation_words(found: Explanation) -> str:
    """Say in a sentence why a line has its account."""
    if found.rule is None and not found.line.account:
        return said("No rule covers this line.")
    if found.rule is None:
        return said("The rule that chose this account is not known any more.")
    rule, role = found.rule.rule_id, role_words(found.rule.role)
    if found.version:
        rule = said("{rule} of version {version}", rule=rule, version=found.version)
    if found.rule.connection:
        role = said("{role} of {where}", role=role, where=found.rule.connection)
    if not found.rule.conditions:
        return said("The rule {rule} for {role} asks for nothing else.", rule=rule, role=role)
    asked = conditions_words(found.rule.conditions)
    return said("The rule {rule} for {role} asks for {asked}.", rule=rule, role=role, asked=asked)


def loser_words(one: Considered) -> str:
    return said(
        "{rule_id} to {account}: {reason}",
        rule_id=one.rule.rule_id,
        account=account_text(one.rule),
        reason=reason_words(one.reason),
    )
