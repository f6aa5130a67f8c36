"""Words for the approval policy: what it refuses, and why it leaves a posting to a person."""

_NOTHING = "Nothing was changed."
_NOTHING_APPROVED = "Nothing was approved, neither this posting nor those beside it."

WORDINGS = {
    "policy.sample_invalid": (
        "sample invalid",
        "{percent} is no share of a hundred.",
        _NOTHING,
        "Enter a whole number from 0 to 100; 5 is usual.",
    ),
    "policy.usual_invalid": (
        "factor invalid",
        "{times} times the usual amount would stop every posting.",
        _NOTHING,
        "Enter 1 or more; 10 is usual.",
    ),
    "policy.limit_negative": (
        "limit below zero",
        "A limit of {amount} {currency} is below zero.",
        _NOTHING,
        "Enter an amount of zero or more, or leave the currency out.",
    ),
    "policy.limit_unreadable": (
        "limit not understood",
        "“{text}” does not name a currency and an amount.",
        _NOTHING,
        "Write each limit as a currency and an amount, such as USD 500.00.",
    ),
    "policy.changed_meanwhile": (
        "policy changed meanwhile",
        "Somebody else changed the policy while you were looking at it; version {version} is in force.",
        _NOTHING,
        "Look at the policy in force, and change it again if you still want to.",
    ),
    "policy.maker_approves": (
        "made by the same person",
        "{person} made “{posting}”, and by the policy whoever made a posting does not approve it.",
        _NOTHING_APPROVED,
        "Ask another person to approve it.",
    ),
    "policy.second_person": (
        "second person needed",
        "{person} gave the first approval of “{posting}”; {gross} needs two persons by the policy.",
        _NOTHING_APPROVED,
        "Ask another person to approve it.",
    ),
    "approval.first_given": (
        "one of two approved",
        "One person approved this posting, and by the policy its amount needs two.",
        "It is not sent.",
        "Another person approves it.",
    ),
    "retention.days_invalid": (
        "number of days",
        "{days} days are not possible here.",
        "The retention stays as it was.",
        "Choose from {least} to {most} days.",
    ),
}
