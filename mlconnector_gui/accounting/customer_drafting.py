"""Draft an address record, and say what speaks against adding it: a record that is there, values JDE lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.customer_matching import (
    CustomerMatch,
    CustomerPolicy,
    KnownAddress,
    MatchBy,
    Verdict,
    match_customer,
)
from mlconnector_gui.accounting.customers import AddressRecord, Customer
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.posting_draft import Subject, UnbookedDraft, check_form

CUSTOMER = ContentKind.CUSTOMER.value
"""The kind of a posting that adds a customer."""
_CHANGEABLE = ("name", "tax_id", "email", "lines", "city", "state", "postal_code", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFacts:
    """What JDE was seen to hold of a customer; kept with the posting, so that it can be checked without JDE."""

    known: tuple[KnownAddress, ...] = ()
    """Records with the long address number, the tax id, the e-mail, or the number of a rule."""
    unknown: Mapping[str, str] | None = None
    """Values of the record, by field, that JDE does not have: its business unit, currency, terms."""

    def written(self) -> Mapping[str, Any]:
        names = KnownAddress.__slots__
        return {
            "known": [
                {name: getattr(one, name) for name in names} | {"emails": list(one.emails)}
                for one in self.known
            ],
            "unknown": dict(self.unknown or {}),
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "CustomerFacts":
        known = (KnownAddress(**{**one, "emails": tuple(one["emails"])}) for one in tree["known"])
        return cls(known=tuple(known), unknown=tree["unknown"])


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDraft(UnbookedDraft):
    """A customer as prepared, to be added to the address book."""

    record: AddressRecord
    policy: CustomerPolicy
    facts: CustomerFacts | None = None
    """None while JDE could not be asked."""
    shortened: tuple[str, ...] = ()
    """Fields that hold less than the store has, since JDE's columns end."""
    change: Mapping[str, str] | None = None
    """What became otherwise at the store of a customer JDE has, by field; None where a record is to be added."""
    number: int | None = None
    """The address number of the customer who changed."""

    @property
    def kind(self) -> str:
        return CUSTOMER

    @property
    def is_complete(self) -> bool:
        """A change is never sent: nothing but a person writes into a record that JDE has."""
        return self.change is None

    @property
    def match(self) -> CustomerMatch | None:
        if self.facts is None:
            return None
        return match_customer(self.policy, self.record, self.facts.known, external_id=self.external_id)

    @property
    def subject(self) -> Subject | None:
        return {
            KIND: CUSTOMER,
            "record": self.record.written(),
            "policy": self.policy.written(),
            "facts": self.facts.written() if self.facts else None,
            "shortened": list(self.shortened),
            "change": dict(self.change) if self.change is not None else None,
            "number": self.number,
        }

    @property
    def entry(self) -> Customer:
        return Customer(
            company=self.bookkeeping.company,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            record=self.record,
        )


def record_of(subject: Mapping[str, Any]) -> AddressRecord:
    return AddressRecord.read(subject["record"])


def policy_of(subject: Mapping[str, Any]) -> CustomerPolicy:
    return CustomerPolicy.read(subject["policy"])


def customer_facts_of(subject: Mapping[str, Any]) -> CustomerFacts | None:
    return CustomerFacts.read(subject["facts"]) if subject["facts"] else None


def drafted_again(draft: CustomerDraft, subject: Mapping[str, Any]) -> CustomerDraft:
    """Give a draft the rest of what its subject says; subjects from before there was a change say nothing of it."""
    return replace(
        draft,
        shortened=tuple(subject.get("shortened") or ()),
        change=subject.get("change"),
        number=subject.get("number"),
    )


def changes_between(before: AddressRecord, after: AddressRecord) -> Mapping[str, str]:
    """Return what is other in a record, by field, as 'before → after'; the key and the defaults are ours."""
    told = ((_told(before, name), _told(after, name), name) for name in _CHANGEABLE)
    return {name: f"{old or '—'} → {new or '—'}" for old, new, name in told if old != new}


def check_customer(draft: CustomerDraft) -> tuple[Finding, ...]:
    """Return every finding; without facts, and where a record may be the customer's already, it stays blocked."""
    if draft.change is not None:
        return (*draft.findings, _changed(draft, draft.change))
    return (
        *draft.findings,
        *check_form(draft),
        *_check_match(draft),
        *_check_values(draft),
        *_shortened(draft),
    )


def _check_match(draft: CustomerDraft) -> Iterator[Finding]:
    match, name = draft.match, draft.record.name
    if match is None:
        yield blocking("customer.unchecked", customer=name)
        return
    candidates = ", ".join(str(one) for one in match.candidates)
    match match.verdict:
        case Verdict.EXISTING:
            yield blocking("customer.known", customer=name, address=candidates, by=_by(match))
        case Verdict.AMBIGUOUS if match.by is MatchBy.RULE:
            yield blocking("customer.rule_unknown", customer=name, number=str(match.candidates[0].number))
        case Verdict.AMBIGUOUS:
            yield blocking("customer.ambiguous", customer=name, candidates=candidates, by=_by(match))
        case Verdict.CREATE if match.candidates:
            params = {"customer": name, "address": candidates}
            yield Finding(code="customer.master_missing", severity=Severity.NOTE, params=params)


def _changed(draft: CustomerDraft, change: Mapping[str, str]) -> Finding:
    told = "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in change.items())
    return blocking(
        "customer.changed_at_store", customer=draft.record.name, address=str(draft.number or ""), changes=told
    )


def _shortened(draft: CustomerDraft) -> Iterator[Finding]:
    if draft.shortened:
        fields = ", ".join(name.replace("_", " ") for name in draft.shortened)
        params = {"customer": draft.record.name, "fields": fields}
        yield Finding(code="customer.shortened", severity=Severity.NOTE, params=params)


def _told(record: AddressRecord, name: str) -> str:
    if name == "lines":
        return ", ".join(record.address.lines)
    found = getattr(record, name, None)
    return str(getattr(record.address, name)) if found is None else str(found)


def _check_values(draft: CustomerDraft) -> Iterator[Finding]:
    for field, value in ((draft.facts.unknown or {}) if draft.facts else {}).items():
        yield blocking("customer.value_unknown", field=field.replace("_", " "), value=value)


def _by(match: CustomerMatch) -> str:
    return match.by.value.replace("_", " ") if match.by else ""
