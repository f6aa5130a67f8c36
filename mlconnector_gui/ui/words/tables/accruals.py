"""Words for what is accrued at the end of a month, since no settlement has it yet."""

_CAN_BE_APPROVED = "Nothing: the entry can be approved."

WORDINGS = {
    "accrual.made_of": (
        "accrual of a month",
        (
            "{movements} movements of {marketplaces} were released up to {month_end}, and no settlement that is"
            " archived has them."
        ),
        "Nothing: it is an estimate for the month's books, and a second entry takes it back on {back}.",
        "Approve it before JD Edwards closes the month. What is settled before that leaves it by itself.",
    ),
    "accrual.may_grow": (
        "may still grow",
        "The marketplace may still tell of what was released up to {month_end}: it takes two days for it.",
        "Nothing: the entry can be approved, and then stays as it is.",
        "Wait for two days after the month's end to have all of it.",
    ),
    "accrual.takes_back": (
        "takes an accrual back",
        "It turns every line of “{accrual}” of {month_end} round, on the day after.",
        _CAN_BE_APPROVED,
        "Approve it together with the new month; the settlement books what really came.",
    ),
    "accrual.reversal_waits": (
        "waits for its accrual",
        "It takes back “{accrual}”, which JD Edwards does not hold yet.",
        "It cannot be approved alone.",
        "Approve the accrual and send it; this entry is free once JD Edwards holds it.",
    ),
    "accrual.stands": (
        "booked after an accrual",
        (
            "The lines are of {original}, and the accrual {accrual} has them in its month already; they are dated"
            " {gl_date}, where it is taken back."
        ),
        "Nothing: what the accrual estimated and what the settlement says meet in that month.",
        "To book them in their own month, reverse the accrual first, then prepare the settlement again.",
    ),
    "source.settled": (
        "settled meanwhile",
        "Settlements have all that it was to accrue.",
        "It was dismissed, since nothing was sent yet.",
        "Nothing needs doing.",
    ),
    "source.not_accrued": (
        "no accruals any more",
        "The connection does not accrue at month end any more.",
        "It was dismissed, since nothing was sent yet.",
        "To have it again, turn the accrual on in the connection.",
    ),
    "source.accrual_gone": (
        "accrual gone",
        "The accrual that it takes back was dismissed, or reversed by a person.",
        "If it was not sent, it was dismissed. If JD Edwards holds it, it stands there alone.",
        "Reverse it, if JD Edwards holds it.",
    ),
}
