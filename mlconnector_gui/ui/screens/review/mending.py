"""The dialogs about the one posting that is shown: each asks, acts, and returns what to say; '' when it was left."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.ui.aio import ask
from mlconnector_gui.ui.screens.review.chosen import Chosen
from mlconnector_gui.ui.screens.review.date_dialog import DateDialog
from mlconnector_gui.ui.screens.review.difference_dialog import DifferenceDialog
from mlconnector_gui.ui.screens.review.match_dialog import MatchDialog
from mlconnector_gui.ui.screens.review.mending_presenter import MendingPresenter
from mlconnector_gui.ui.screens.review.preview_dialog import PreviewDialog
from mlconnector_gui.ui.screens.review.statement import FoundDialog
from mlconnector_gui.ui.screens.review.treat_dialog import TreatDialog
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.words.language import said

Mending = Callable[[MendingPresenter, Chosen, PostingDetail, QWidget], Awaitable[str]]
"""Something that is done about the posting shown, over a widget."""


async def match(presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, parent: QWidget) -> str:
    dialog = MatchDialog(await presenter.waiting_receipt(chosen), parent)
    return await presenter.match(chosen, dialog.decided, dialog.reason) if await ask(dialog) else ""


async def treat(presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, parent: QWidget) -> str:
    dialog = TreatDialog(chosen.name, parent)
    if await ask(dialog) and (treatment := dialog.treatment) is not None:
        return await presenter.treat(chosen, treatment, dialog.reason)
    return ""


async def choose_date(presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, parent: QWidget) -> str:
    dialog = DateDialog(await presenter.dates(chosen), parent)
    return await presenter.choose_date(chosen, dialog.chosen, dialog.reason) if await ask(dialog) else ""


async def state_found(
    presenter: MendingPresenter, chosen: Chosen, detail: PostingDetail, parent: QWidget
) -> str:
    """Ask for the document's number; it is accepted only when reading it back agrees."""
    dialog = FoundDialog(detail, parent)
    if not await ask(dialog):
        return ""
    return await presenter.state_found(
        chosen,
        company=dialog.company_field.text(),
        document_type=dialog.type_field.text(),
        number=dialog.number,
    )


async def state_absent(presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, parent: QWidget) -> str:
    dialog = ReasonDialog(
        title=said("{posting} is not in JD Edwards", posting=chosen.name),
        explains=said(
            "JD Edwards is searched once more. When two persons have stated it, the posting is sent again."
        ),
        does=said("State that it is not there"),
        parent=parent,
    )
    return await presenter.state_absent(chosen, dialog.reason) if await ask(dialog) else ""


async def book_difference(
    presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, parent: QWidget
) -> str:
    explains = said("An entry of the difference is drafted; it is approved and sent like any other.")
    dialog = _ask_why(chosen, said("Book the difference"), explains, parent)
    return await presenter.book_difference(chosen, dialog.reason) if await ask(dialog) else ""


async def ignore_change(
    presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, parent: QWidget
) -> str:
    explains = said("The entry stands as it was sent. Another change of the source is shown again.")
    dialog = _ask_why(chosen, said("Ignore the change"), explains, parent)
    return await presenter.ignore_change(chosen, dialog.reason) if await ask(dialog) else ""


async def show_difference(
    presenter: MendingPresenter, chosen: Chosen, detail: PostingDetail, parent: QWidget
) -> str:
    preview, fields = await presenter.difference(chosen)
    await ask(DifferenceDialog(preview, fields, detail.row.state, parent))
    return ""


async def show_preview(_: MendingPresenter, __: Chosen, detail: PostingDetail, parent: QWidget) -> str:
    await ask(PreviewDialog(detail, parent))
    return ""


def commenting(text: str) -> Mending:
    async def comment(presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, __: QWidget) -> str:
        return await presenter.comment(chosen, text)

    return comment


def attaching(path: Path, text: str) -> Mending:
    async def attach(presenter: MendingPresenter, chosen: Chosen, _: PostingDetail, __: QWidget) -> str:
        return await presenter.attach(chosen, path, text)

    return attach


def _ask_why(chosen: Chosen, does: str, explains: str, parent: QWidget) -> ReasonDialog:
    return ReasonDialog(title=f"{does}: {chosen.name}", explains=explains, does=does, parent=parent)
