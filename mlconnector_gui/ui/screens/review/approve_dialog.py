"""What is about to be approved together: counts, sums, periods, accounts, and what stands out."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.store.queries.approval_summary import ApprovalSummary
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, label, named, row_of, selectable
from mlconnector_gui.ui.words.amounts import counted, money_text, number_text
from mlconnector_gui.ui.words.language import said, said_many

_NAMED = 6


class ApproveDialog(QDialog):
    """The button is the default one, so that Enter approves what the dialog says."""

    def __init__(self, words: str, summary: ApprovalSummary, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("approveDialog")
        self.setWindowTitle(said("Approve"))
        self.setMinimumWidth(560)
        self.accept_button = named(QPushButton(words, default=True), "approveAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "approveCancel")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(words, kind="title", wraps=True))
        for place, told in enumerate(standing_out(summary)):
            column.addWidget(selectable(told, role="warning", name=f"approveWarning.{place}"))
        table, grid = fact_grid(summary_facts(summary))
        grid.setContentsMargins(0, 0, 0, 0)
        column.addWidget(named(table, "approveFacts"))
        then = said("Each gets an approval of its own, bound to its lines. Until it is sent, W withdraws it.")
        column.addWidget(label(then, kind="muted", wraps=True))
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.accept_button.setFocus()


def summary_facts(summary: ApprovalSummary) -> list[tuple[str, str]]:
    """Say what the chosen postings come to, in the order in which a controller asks."""
    facts = [
        (said("Postings"), ", ".join(counted(count, kind) for kind, count in sorted(summary.kinds.items()))),
        (said("Debits"), "  +  ".join(money_text(one) for _, one in sorted(summary.debits.items()))),
        (said("Credits"), "  +  ".join(money_text(one) for _, one in sorted(summary.credits.items()))),
        (said("Companies"), ", ".join(summary.companies)),
        (
            said("G/L dates in"),
            ", ".join(f"{month} ({number_text(count)})" for month, count in sorted(summary.months.items())),
        ),
        (
            said("Accounts"),
            said(
                "{count:,}, of them {unused:,} never used before"
                if summary.new_accounts
                else "{count:,}, all of them used before",
                count=len(summary.accounts),
                unused=len(summary.new_accounts),
            ),
        ),
    ]
    if summary.largest is not None:
        explanation, amount = summary.largest
        facts.append((said("Largest"), f"{explanation}, {money_text(amount)}"))
    return [fact for fact in facts if fact[1]]


def standing_out(summary: ApprovalSummary) -> list[str]:
    """Say what a careful person looks at first; none of it stops the approval."""
    told = []
    if summary.unusual:
        told.append(said("Far above the usual: {postings}.", postings=_some(summary.unusual)))
    if summary.warned:
        told.append(
            said_many(
                summary.warned,
                "{count} posting has a warning beside the checks.",
                "{count} postings have a warning beside the checks.",
            )
        )
    if summary.new_accounts:
        told.append(
            said("Accounts that nothing was posted to yet: {accounts}.", accounts=_some(summary.new_accounts))
        )
    return told


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    named = ", ".join(names[:_NAMED])
    return said("{names} and {count:,} more", names=named, count=more) if more > 0 else named
