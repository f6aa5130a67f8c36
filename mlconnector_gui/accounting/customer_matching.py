"""Decide whether a store's customer is one that JDE's address book has, is to be added, or cannot be told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mlconnector_gui.accounting.customers import AddressRecord
from mlconnector_gui.base.problem import Problem

_HIGHEST_ADDRESS = 99_999_999


class Separation(StrEnum):
    """Whose sales are booked to which customer."""

    ONE_PER_CHANNEL = "one_per_channel"
    """One web customer for all of a store: consumers do not flood the address book with personal data."""
    REAL = "real"
    """Each customer is one of JDE's own: for business customers, who buy on terms."""


class MatchBy(StrEnum):
    """What says that two records are the same customer; the first two decide alone."""

    RULE = "rule"
    """A person wrote down the address number."""
    LONG_ADDRESS_NUMBER = "long_address_number"
    """The record is ours: nothing else has this key."""
    TAX_ID = "tax_id"
    EMAIL = "email"


_SHARED = (MatchBy.TAX_ID, MatchBy.EMAIL)
"""Several records may have these, so all of them are compared before anything is decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPolicy:
    """How a store's customers are told apart and found again."""

    separation: Separation = Separation.ONE_PER_CHANNEL
    match_by: tuple[MatchBy, ...] = (MatchBy.RULE, MatchBy.LONG_ADDRESS_NUMBER, MatchBy.TAX_ID)
    """E-mail is left out unless asked for: people share addresses, and change them."""
    rules: Mapping[str, int] = field(default_factory=dict)
    """Address numbers by the customer's id at the store, tax id or e-mail, as a person wrote them down."""

    def __post_init__(self) -> None:
        for key, number in self.rules.items():
            if not key.strip() or not 0 < number <= _HIGHEST_ADDRESS:
                raise Problem("customer.rule_invalid", key=key, number=str(number))

    def written(self) -> Mapping[str, Any]:
        return {
            "separation": self.separation.value,
            "match_by": [one.value for one in self.match_by],
            "rules": dict(self.rules),
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "CustomerPolicy":
        return cls(
            separation=Separation(tree["separation"]),
            match_by=tuple(MatchBy(one) for one in tree["match_by"]),
            rules=tree["rules"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAddress:
    """A record of JDE's address book that may be the customer."""

    number: int
    name: str
    search_type: str
    tax_id: str = ""
    long_address_number: str = ""
    emails: tuple[str, ...] = ()
    has_master: bool = True
    """The customer master has a record of it in the line of business that was asked for."""

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()


class Verdict(StrEnum):
    """What comes of looking a customer up."""

    EXISTING = "existing"
    CREATE = "create"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerMatch:
    """The verdict, and the records that it rests on: one where it is known, several where it cannot be told."""

    verdict: Verdict
    candidates: tuple[KnownAddress, ...] = ()
    by: MatchBy | None = None

    @property
    def number(self) -> int | None:
        return self.candidates[0].number if self.verdict is Verdict.EXISTING else None


_NEW = CustomerMatch(verdict=Verdict.CREATE)


def match_customer(
    policy: CustomerPolicy, record: AddressRecord, known: Iterable[KnownAddress], *, external_id: str
) -> CustomerMatch:
    """
    Return what a customer is to JDE, by everything that was found there.

    A rule and our own key decide alone. A tax id and an e-mail are compared together: records that are told by
    different ones, or whose own tax id speaks against an e-mail, are for a person. Nothing is guessed by name.
    """
    found = {one.number: one for one in known}
    number = ruled_number(policy, record, external_id=external_id)
    if number is not None:
        return _by_rule(found.get(number), number)
    ours = [one for one in found.values() if one.long_address_number == record.long_address_number]
    if MatchBy.LONG_ADDRESS_NUMBER in policy.match_by and ours:
        return _by_own_key(ours, record)
    if policy.separation is Separation.ONE_PER_CHANNEL:
        return _NEW
    return _by_shared(policy, record, tuple(found.values()))


def ruled_number(policy: CustomerPolicy, record: AddressRecord, *, external_id: str) -> int | None:
    """Return the address number that a person wrote down for the customer."""
    if MatchBy.RULE not in policy.match_by:
        return None
    rules = {key.casefold(): number for key, number in policy.rules.items()}
    # what a person may have written it down for
    keys = (external_id, record.tax_id, record.email)
    return next((rules[key.casefold()] for key in keys if key and key.casefold() in rules), None)


def _by_rule(found: KnownAddress | None, number: int) -> CustomerMatch:
    if found is None:
        # nothing is added in place of a number that a person meant
        missing = KnownAddress(number=number, name="", search_type="")
        return CustomerMatch(verdict=Verdict.AMBIGUOUS, candidates=(missing,), by=MatchBy.RULE)
    return CustomerMatch(verdict=Verdict.EXISTING, candidates=(found,), by=MatchBy.RULE)


def _by_own_key(ours: Sequence[KnownAddress], record: AddressRecord) -> CustomerMatch:
    by = MatchBy.LONG_ADDRESS_NUMBER
    if len(ours) > 1:
        return CustomerMatch(verdict=Verdict.AMBIGUOUS, candidates=_ordered(ours), by=by)
    if record.master is not None and not ours[0].has_master:
        # the record stands without its customer master: a run that broke between the two is completed
        return CustomerMatch(verdict=Verdict.CREATE, candidates=(ours[0],), by=by)
    return CustomerMatch(verdict=Verdict.EXISTING, candidates=(ours[0],), by=by)


def _by_shared(policy: CustomerPolicy, record: AddressRecord, known: Sequence[KnownAddress]) -> CustomerMatch:
    told: dict[int, tuple[KnownAddress, MatchBy]] = {}
    for by in _SHARED:
        if by in policy.match_by:
            for one in known:
                if _is_told(by, one, record):
                    told.setdefault(one.number, (one, by))
    if not told:
        return _NEW
    candidates = _ordered(one for one, _ in told.values())
    first, by = told[candidates[0].number]
    if len(told) > 1 or _contradicts(first, record):
        return CustomerMatch(verdict=Verdict.AMBIGUOUS, candidates=candidates, by=by)
    return CustomerMatch(verdict=Verdict.EXISTING, candidates=candidates, by=by)


def _is_told(by: MatchBy, known: KnownAddress, record: AddressRecord) -> bool:
    if by is MatchBy.TAX_ID:
        return bool(record.tax_id) and plain_tax_id(known.tax_id) == plain_tax_id(record.tax_id)
    emails = {email.casefold() for email in known.emails}
    return bool(record.email) and record.email.casefold() in emails


def _contradicts(known: KnownAddress, record: AddressRecord) -> bool:
    """Say whether a record is of another kind, or of another taxpayer."""
    both = bool(known.tax_id and record.tax_id) and plain_tax_id(known.tax_id) != plain_tax_id(record.tax_id)
    return both or known.search_type != record.search_type


def plain_tax_id(tax_id: str) -> str:
    """Return a tax id as it is compared: people write blanks, dots and dashes into it as they like."""
    return "".join(sign for sign in tax_id if sign.isalnum()).casefold()


def _ordered(known: Iterable[KnownAddress]) -> tuple[KnownAddress, ...]:
    return tuple(sorted(known, key=lambda one: one.number))
