"""
Many postings over few sessions: logins, logouts, calls and URLs, counted in the simulator's own request log.

    uv run python -m tests.faults.session_economy [--days 10 --orders-per-day 1300] [--route batch|form]
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass

from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.sandbox.faults import FaultPlan
from tests.faults.small_world import play

LATENCY_SECONDS = 0.25
_LOGIN, _LOGOUT = "/tokenrequest", "/tokenrequest/logout"
_TOKEN_MARKS = ("token=", "%24token", "$token", "044")
"""How a token would show in a URL; the simulator's begin with 044, as JDE's do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """What sending a number of postings cost."""

    postings: int
    hours: float
    logins: int
    logouts: int
    sessions_left: int
    calls: Counter[str]
    """Calls by the last part of their path."""
    urls_with_a_token: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def calls_a_posting(self) -> float:
        return self.calls.total() / self.postings


def send_many(*, days: int = 1, orders_per_day: int = 100, route: str = "orchestration") -> Economy:
    options = SandboxOptions(
        connectors=("woocommerce",), days=days, orders_per_day=orders_per_day, route=route
    )
    ending, world = play(
        options=options, jde_faults=FaultPlan(), latency_seconds=LATENCY_SECONDS, approved_at_once=500
    )
    jde = world.sandbox.jde
    urls = [url for _, url in jde.requests]
    return Economy(
        postings=ending.books.states.total(),
        hours=ending.elapsed_hours,
        logins=sum(url.endswith(_LOGIN) for url in urls),
        logouts=sum(url.endswith(_LOGOUT) for url in urls),
        sessions_left=jde.open_sessions,
        calls=Counter(url.partition("?")[0].rsplit("/", 1)[-1] for url in urls),
        urls_with_a_token=tuple(url for url in urls if any(mark in url for mark in _TOKEN_MARKS)),
        wrong=tuple(ending.wrong),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--orders-per-day", type=int, default=1300)
    parser.add_argument("--route", choices=("orchestration", "batch", "form"), default="orchestration")
    arguments = parser.parse_args()
    began = time.monotonic()
    cost = send_many(days=arguments.days, orders_per_day=arguments.orders_per_day, route=arguments.route)
    print(f"{cost.postings} postings in {cost.hours:.1f} simulated hours, {time.monotonic() - began:.0f} s")
    print(f"logins {cost.logins}, logouts {cost.logouts}, sessions left open {cost.sessions_left}")
    print(f"{cost.calls_a_posting:.2f} calls a posting: {dict(cost.calls.most_common())}")
    print(
        f"URLs with a token: {len(cost.urls_with_a_token)}; wrong: {len(cost.wrong)}",
        *cost.wrong[:20],
        sep="\n",
    )
    good = cost.logins <= 4 and cost.logouts == cost.logins and not cost.sessions_left
    return 0 if good and not cost.urls_with_a_token and not cost.wrong else 1


if __name__ == "__main__":
    sys.exit(main())
