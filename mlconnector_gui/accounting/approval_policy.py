"""Who may approve what: the policy that a workspace is run by, and what it lets pass without a person."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem

Amounts = Mapping[str, Decimal]
"""Amounts by currency code."""
POLICY_NAME = "policy version"
"""Begins what stands in place of a person's name; nobody may be called so."""
_NONE: Amounts = MappingProxyType({})
_WHOLE = 10_000
_QUIET = frozenset({Severity.SITE})


def _no_amounts() -> Amounts:
    return _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoApproval:
    """What is approved by the policy itself; a currency without a limit is never."""

    connections: frozenset[str]
    """Names of the stores whose postings it may approve."""
    kinds: frozenset[str]
    """Such as 'sale' and 'refund'."""
    limits: Amounts
    """The largest gross of one posting, by currency."""
    sample_percent: int = 5
    """How many of a hundred go to a person all the same."""
    usual_times: int = 10
    """More than so many times the usual gross of its kind goes to a person."""

    def __post_init__(self) -> None:
        if not 0 <= self.sample_percent <= 100:
            raise Problem("policy.sample_invalid", percent=self.sample_percent)
        if self.usual_times < 1:
            raise Problem("policy.usual_invalid", times=self.usual_times)
        _check(self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalPolicy:
    """One version of the policy; the first one lets every person approve everything, and nothing by itself."""

    version: int = 0
    auto: AutoApproval | None = None
    two_persons_from: Amounts = field(default_factory=_no_amounts)
    """The gross, by currency, from which two persons must approve."""
    maker_may_approve: bool = True
    """False: who made a posting (a reversal, a voucher, a correction) does not approve it."""

    def __post_init__(self) -> None:
        _check(self.two_persons_from)

    def needs_two(self, gross: Money) -> bool:
        limit = self.two_persons_from.get(gross.currency)
        return limit is not None and abs(gross.amount) >= limit

    @property
    def name(self) -> str:
        """What stands where a person's name would, in every approval that the policy gives."""
        return f"{POLICY_NAME} {self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalCase:
    """What the policy looks at in one ready posting."""

    connection: str
    kind: str
    gross: Money
    digest: str
    severities: Collection[Severity]
    is_correction: bool
    """It reverses or corrects another, or follows one of the same document."""
    was_decided_before: bool
    """A person approved, held or withdrew it before."""
    usual_gross: Decimal | None
    """The median of its kind at its store, None where too few are known."""


def why_not_automatic(policy: ApprovalPolicy, case: ApprovalCase) -> str:
    """Return the reason why a person must look, a code without its family; '' where the policy approves."""
    auto = policy.auto
    if auto is None:
        return "off"
    limit = auto.limits.get(case.gross.currency)
    usual = case.usual_gross
    reasons = (
        ("other_store", case.connection not in auto.connections),
        ("other_kind", case.kind not in auto.kinds),
        ("correction", case.is_correction),
        ("decided_before", case.was_decided_before),
        ("findings", any(severity not in _QUIET for severity in case.severities)),
        ("over_limit", limit is None or abs(case.gross.amount) > limit),
        ("two_persons", policy.needs_two(case.gross)),
        ("too_new", usual is None),
        ("unusual", usual is not None and abs(case.gross.amount) > usual * auto.usual_times),
        ("sample", _is_sampled(case.digest, auto.sample_percent)),
    )
    return next((reason for reason, applies in reasons if applies), "")


def _is_sampled(digest: str, percent: int) -> bool:
    """Choose by the content: the same posting is always in the sample or never, and nobody can choose for it."""
    place = int(hashlib.sha256(f"sample/{digest}".encode()).hexdigest()[:8], 16) % _WHOLE
    return place * 100 < percent * _WHOLE


def _check(amounts: Amounts) -> None:
    for currency, amount in amounts.items():
        Money(amount, currency)  # refuses a currency that is none, and more decimals than it has
        if amount < 0:
            raise Problem("policy.limit_negative", currency=currency, amount=f"{amount:f}")
