"""Hundreds of postings over hours of virtual time: few sessions, each logged out, no token in a URL."""

from tests.faults.session_economy import send_many

SESSIONS = 2
"""One for the day's work, its look-ups among it, and one for the look at the ledger after two idle hours."""


def test_hundreds_of_postings_are_sent_over_one_session() -> None:
    cost = send_many(orders_per_day=220)

    assert cost.wrong == ()
    assert cost.postings > 190
    assert (cost.logins, cost.logouts, cost.sessions_left) == (SESSIONS, SESSIONS, 0)
    assert cost.urls_with_a_token == ()
    assert cost.calls_a_posting < 3.9
