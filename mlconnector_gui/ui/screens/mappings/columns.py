"""The columns of the mappings screen's grids."""

from mlconnector_gui.services.mapping_draft import moment_of
from mlconnector_gui.services.simulate_mapping import AccountTotal, ChangedLine
from mlconnector_gui.store.repositories.mapping_versions import StoredVersion
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.screens.mappings.rows import RuleRow, RuleSort
from mlconnector_gui.ui.words.amounts import amount_text, moment_text, money_text, plain_text, side_text
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.mapping import version_counts, version_look
from mlconnector_gui.ui.words.roles import role_words

_NO_ACCOUNT = later("no account")

RULE_COLUMNS: tuple[Column[RuleRow], ...] = (
    Column(
        name="number",
        title="#",
        width=44,
        text=lambda row: f"{row.number:,}",
        ink=lambda row: "neutral",
        sort=RuleSort.ORDER,
    ),
    Column(
        name="standing",
        title=later("State"),
        width=154,
        text=lambda row: row.standing[1],
        tip=lambda row: row.tip,
        icon=lambda row: (row.standing[0], row.standing[2]),
        sort=RuleSort.STATE,
    ),
    Column(
        name="connection",
        title=later("Connection"),
        width=78,
        text=lambda row: row.rule.connection or said("all"),
        ink=lambda row: "" if row.rule.connection else "neutral",
        sort=RuleSort.CONNECTION,
    ),
    Column(name="role", title=later("Line role"), width=120, text=lambda row: row.role, sort=RuleSort.ROLE),
    Column(
        name="conditions",
        title=later("When"),
        width=148,
        text=lambda row: row.conditions,
        ink=lambda row: "" if row.rule.conditions else "neutral",
        sort=RuleSort.CONDITIONS,
        stretches=True,
    ),
    Column(
        name="account", title=later("Account"), width=120, text=lambda row: row.account, sort=RuleSort.ACCOUNT
    ),
    Column(
        name="description",
        title=later("Description"),
        width=148,
        text=lambda row: row.account_description,
        ink=lambda row: "neutral",
        is_spare=True,
    ),
    Column(
        name="valid_from",
        title=later("From"),
        width=84,
        text=lambda row: row.valid_from,
        sort=RuleSort.VALID_FROM,
        is_spare=True,
    ),
    Column(
        name="valid_to",
        title=later("To"),
        width=84,
        text=lambda row: row.valid_to,
        sort=RuleSort.VALID_TO,
        is_spare=True,
    ),
    Column(
        name="note",
        title=later("Note"),
        width=140,
        text=lambda row: row.rule.note,
        ink=lambda row: "neutral",
        is_spare=True,
    ),
)

TOTAL_COLUMNS: tuple[Column[AccountTotal], ...] = (
    Column(
        name="account",
        title=later("Account"),
        width=116,
        text=lambda total: f"{total.account or said(_NO_ACCOUNT)}  {total.currency}",
        ink=lambda total: "" if total.account else "bad",
        stretches=True,
    ),
    Column(
        name="before",
        title=later("Before"),
        width=76,
        text=lambda total: side_text(total.before),
        plain=lambda total: plain_text(total.before),
        is_amount=True,
    ),
    Column(
        name="after",
        title=later("After"),
        width=76,
        text=lambda total: side_text(total.after),
        plain=lambda total: plain_text(total.after),
        is_amount=True,
    ),
    Column(
        name="difference",
        title=later("Difference"),
        width=76,
        text=lambda total: amount_text(total.difference),
        plain=lambda total: plain_text(total.difference),
        is_amount=True,
    ),
)

Numbered = tuple[int, ChangedLine]

LINE_COLUMNS: tuple[Column[Numbered], ...] = (
    Column(
        name="document",
        title=later("Document"),
        width=92,
        text=lambda one: f"{one[1].kind} {one[1].number}",
        keeps_end=True,
        tip=lambda one: f"{one[1].connection} {one[1].kind} {one[1].number}",
    ),
    Column(
        name="amount",
        title=later("Amount"),
        width=96,
        text=lambda one: money_text(one[1].amount),
        plain=lambda one: plain_text(one[1].amount),
        is_amount=True,
    ),
    Column(
        name="before", title=later("Before"), width=72, text=lambda one: one[1].before or said(_NO_ACCOUNT)
    ),
    Column(
        name="after",
        title=later("After"),
        width=72,
        text=lambda one: one[1].after or said(_NO_ACCOUNT),
        ink=lambda one: "" if one[1].after else "bad",
    ),
    Column(
        name="line",
        title=later("Line"),
        width=180,
        text=lambda one: " ".join(
            part for part in (role_words(one[1].role.value), one[1].description) if part
        ),
        stretches=True,
    ),
)

VERSION_COLUMNS: tuple[Column[StoredVersion], ...] = (
    Column(name="number", title=later("Version"), width=60, text=lambda version: str(version.number)),
    Column(
        name="state",
        title=later("State"),
        width=116,
        text=lambda version: version_look(version.state)[1],
        icon=lambda version: (version_look(version.state)[0], version_look(version.state)[2]),
    ),
    Column(
        name="at",
        title=later("When"),
        width=100,
        text=lambda version: moment_text(moment_of(version)).partition(" ")[0],
        tip=lambda version: moment_text(moment_of(version)),
    ),
    Column(
        name="who",
        title=later("Who"),
        width=60,
        text=lambda version: version.decided_by or version.submitted_by or version.opened_by,
        tip=lambda version: "\n".join(part for part in (version.reason, version_counts(version)) if part),
        stretches=True,
    ),
)
