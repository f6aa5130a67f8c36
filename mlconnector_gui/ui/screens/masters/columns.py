"""The columns of the masters' two grids."""

from collections.abc import Callable
from datetime import datetime

from mlconnector_gui.services.masters import MasterRow
from mlconnector_gui.store.repositories.masters import StoredMasterTable
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.words.amounts import age_text, moment_text
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.masters import (
    KIND_WORDS,
    TABLE_WORDS,
    fact_words,
    posting_edit_role,
    posting_edit_words,
)
from mlconnector_gui.ui.words.sentences import stored_sentence


def table_columns(now: Callable[[], datetime]) -> tuple[Column[StoredMasterTable], ...]:
    return (
        Column(
            name="table",
            title=said("Table"),
            width=150,
            text=lambda row: said(KIND_WORDS[row.kind]),
            tip=_table_tip,
            icon=lambda row: ("warning", "warning") if row.problem else ("dot", _standing(row)),
            stretches=True,
        ),
        Column(
            name="erp", title=said("In JDE"), width=68, text=lambda row: TABLE_WORDS[row.kind], ink=_muted
        ),
        Column(
            name="rows",
            title=said("Records"),
            width=68,
            text=lambda row: f"{row.rows:,}" if row.loaded_at else "–",
            is_amount=True,
        ),
        Column(
            name="age",
            title=said("Read"),
            width=58,
            text=lambda row: age_text(row.loaded_at, now()) if row.loaded_at else said("never"),
            tip=lambda row: moment_text(row.loaded_at) if row.loaded_at else said("never"),
            ink=_muted,
        ),
    )


RECORD_COLUMNS: tuple[Column[MasterRow], ...] = (
    Column(name="name", title=later("Number"), width=124, text=lambda row: row.record.name),
    Column(
        name="description",
        title=later("Description"),
        width=180,
        text=lambda row: row.record.description,
        stretches=True,
    ),
    Column(name="company", title=later("Company"), width=70, text=lambda row: row.record.company),
    Column(
        name="posting",
        title=later("Postings"),
        width=146,
        text=lambda row: posting_edit_words(row.record.kind, row.record.posting_edit),
        ink=lambda row: posting_edit_role(row.record.kind, row.record.posting_edit),
    ),
    Column(
        name="key",
        title=later("JDE key"),
        width=94,
        text=lambda row: row.record.key,
        ink=lambda row: "neutral",
    ),
    Column(
        name="facts",
        title=later("More"),
        width=110,
        text=lambda row: fact_words(row.record),
        ink=lambda row: "neutral",
    ),
)


def _muted(_row: StoredMasterTable) -> str:
    return "neutral"


def _standing(row: StoredMasterTable) -> str:
    return "good" if row.loaded_at else "neutral"


def _table_tip(row: StoredMasterTable) -> str:
    if row.problem:
        return stored_sentence(row.problem).text
    if row.loaded_at is None:
        return said("{table}: never read", table=said(KIND_WORDS[row.kind]))
    whole = moment_text(row.whole_at) if row.whole_at else said("never")
    return said("{table}: read whole {moment}", table=said(KIND_WORDS[row.kind]), moment=whole)
