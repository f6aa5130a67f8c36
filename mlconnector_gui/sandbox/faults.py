"""Which fault the simulated world shows next, by seed and profile."""

import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Fault(StrEnum):
    """A fault a simulator can act out; each simulator offers the ones that make sense at a call."""

    # before anything happened
    RESET_BEFORE = "reset_before"
    """The connection is dropped before the call is executed."""
    HTML_500_BEFORE = "html_500_before"
    HTML_503_BEFORE = "html_503_before"
    TOO_MANY_REQUESTS = "too_many_requests"
    """429 with Retry-After."""
    MAINTENANCE = "maintenance"
    HTML_403 = "html_403"
    """A web application firewall's page."""
    SESSION_DROPPED = "session_dropped"
    """The AIS session is gone: 444 (or 403) now and until a new login."""
    AIS_RESTART = "ais_restart"
    """Every AIS session is gone and the call answers 503."""
    # after the call was executed
    RESET_AFTER_COMMIT = "reset_after_commit"
    TIMEOUT_AFTER_COMMIT = "timeout_after_commit"
    """The call is executed and no answer comes within the client's time-out."""
    HTML_500_AFTER_COMMIT = "html_500_after_commit"
    TRUNCATED_AFTER_COMMIT = "truncated_after_commit"
    EMPTY_200_AFTER_COMMIT = "empty_200_after_commit"
    SESSION_DROPPED_AFTER_COMMIT = "session_dropped_after_commit"
    # the call is executed later than the client believes
    LATE_COMMIT = "late_commit"
    """The client times out; the call is executed `late_seconds` afterwards."""
    # reads
    SLOW = "slow"
    """A slow but complete answer, below the client's time-out."""
    TRUNCATED = "truncated"
    LAGGING_READ = "lagging_read"
    """The read does not yet see what was written in the last seconds."""
    POLLUTED_JSON = "polluted_json"
    """PHP warnings before the JSON."""


_MILD = 0.01
_HOSTILE = 0.05


@dataclass(slots=True)
class FaultPlan:
    """
    Draws the fault to show at a call.

    `draw(*offered)` is called once per request with the faults that the simulator can act out there and returns
    one of them or None. `script` makes the next draw that offers a fault give it, whatever the rates are.
    `stop()` ends all random faults. Thread-safe. Counts what was shown.
    """

    rates: dict[Fault, float] = field(default_factory=dict)
    seed: int = 0
    hold_seconds: float = 2.5
    """How long a held answer is kept back, in real seconds; must exceed the client's time-out."""
    late_seconds: float = 20.0
    """How much later a late commit happens, in seconds of the sandbox clock."""
    lag_seconds: float = 5.0
    """How far a lagging read is behind, in seconds of the sandbox clock."""
    shown: Counter[Fault] = field(default_factory=Counter)
    _random: random.Random = field(init=False)
    _scripted: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311  not a secret

    @classmethod
    def of_profile(cls, profile: str, *, seed: int) -> "FaultPlan":
        rate = {"none": 0.0, "mild": _MILD, "hostile": _HOSTILE}[profile]
        rates = dict.fromkeys(Fault, rate) if rate else {}
        return cls(rates=rates, seed=seed)

    def draw(self, *offered: Fault) -> Fault | None:
        with self._lock:
            fault = self._scripted_fault(offered) or self._random_fault(offered)
            if fault is not None:
                self.shown[fault] += 1
            return fault

    def script(self, fault: Fault, *, times: int = 1) -> None:
        with self._lock:
            self._scripted.extend([fault] * times)

    def stop(self) -> None:
        with self._lock:
            self.rates = {}
            self._scripted.clear()

    def _scripted_fault(self, offered: tuple[Fault, ...]) -> Fault | None:
        for fault in self._scripted:
            if fault in offered:
                self._scripted.remove(fault)
                return fault
        return None

    def _random_fault(self, offered: tuple[Fault, ...]) -> Fault | None:
        """
        Pick among the offered faults so that a call fails at about the profile's rate.

        Each offered fault gets an equal share of the mean rate, so a call offering ten faults is not ten times
        as fragile as one offering a single fault.
        """
        rates = [self.rates.get(fault, 0.0) for fault in offered]
        if not offered or not any(rates):
            return None
        mean = sum(rates) / len(rates)
        if self._random.random() >= min(mean * 2, 0.9):
            return None
        return self._random.choices(offered, weights=rates)[0]
