"""Search procurement for a receipt of ours, and judge whether finding nothing would prove anything."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlconnector_gui.accounting.receipts import ReceiptLine
from mlconnector_gui.jde.content import ReceiptContent
from mlconnector_gui.jde.data_service import equal
from mlconnector_gui.jde.look_up import (
    NO_CONTROL,
    NO_PROOF_SOUGHT,
    OTHER_ENVIRONMENT,
    SESSION_CHANGED,
    is_environment,
)
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, LookUp
from mlconnector_gui.jde.purchase_orders import ORDER_LINES, order_key_of
from mlconnector_gui.jde.receipts import RECEIVED, REVERSED, ReceiptReader
from mlconnector_gui.jde.rows import Row

_CLOSED, _CANCELLED = "999", "980"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSearch:
    """
    Looks receipts up by their order and the container in which the start of our reference stands.

    One that is not found is sent only while the order is as the approver saw it: what somebody received by hand
    meanwhile, or what the buyer changed, would make the same receipt mean something else.
    """

    reader: ReceiptReader
    environment: str

    async def seen(self, content: ReceiptContent) -> LookUp:
        """Say what is seen now, and whether the order stands as approved; no proof of anything else."""
        rows = await self.reader.with_container(content.order, content.container)
        found = await self._found(content, rows)
        alarm = "" if found else await self._alarm(content, rows)
        return LookUp(is_definite=False, found=found, why_not_definite=NO_PROOF_SOUGHT, alarm=alarm)

    async def look_up(self, content: ReceiptContent, *, control: DocumentKey | None) -> LookUp:
        session = self.reader.data_service.session
        before = await session.validated()
        rows = await self.reader.with_container(content.order, content.container)
        found = await self._found(content, rows)
        # of a receipt that is taken back the receipt itself is the control
        has_control = bool(rows) if content.takes_back else await self._has_control(content, control)
        after = await session.ready()
        reasons = {
            NO_CONTROL: not has_control and not found,
            SESSION_CHANGED: before.generation != after.generation,
            OTHER_ENVIRONMENT: not is_environment(after.facts.environment, self.environment),
        }
        why = next((reason for reason, holds in reasons.items() if holds), "")
        return LookUp(is_definite=not why, found=found, why_not_definite=why)

    async def _found(self, content: ReceiptContent, rows: Sequence[Row]) -> tuple[LedgerDocument, ...]:
        wanted = REVERSED if content.takes_back else RECEIVED
        standing = [row for row in rows if row.text("MATC") == wanted]
        # a receipt of ours that somebody took back since was entered all the same
        ours = standing or ([] if content.takes_back else list(rows))
        documents = await self.reader.found(ours)
        numbers = sorted({document.key.number for document in documents})
        return tuple(
            _dated([document for document in documents if document.key.number == number], content)
            for number in numbers
        )

    async def _has_control(self, content: ReceiptContent, control: DocumentKey | None) -> bool:
        """A site that never received anything has no receipt to show: then the order itself is the control."""
        if await self.reader.has_any(content.company, control):
            return True
        return control is None and bool(await self._order_rows(content))

    async def _alarm(self, content: ReceiptContent, rows: Sequence[Row]) -> str:
        if content.takes_back:
            if not rows:
                return "ledger.receipt_gone"
            is_vouchered = any(row.number("UPTD") for row in rows)
            return "ledger.receipt_vouchered" if is_vouchered else ""
        lines = {row.number("LNID"): row for row in await self._order_rows(content)}
        alarms = [_changed(line, lines.get(line.number)) for line in content.receipt_lines]
        return next(filter(None, alarms), "")

    async def _order_rows(self, content: ReceiptContent) -> list[Row]:
        conditions = (
            equal("DOCO", content.order.number),
            equal("DCTO", content.order.order_type),
            equal("KCOO", content.order.company),
        )
        rows = await self.reader.data_service.rows(replace(ORDER_LINES, conditions=conditions))
        return [row for row in rows if order_key_of(row) == content.order]


def _dated(documents: Sequence[LedgerDocument], content: ReceiptContent) -> LedgerDocument:
    """Of the days on which a document has entries, return the one that was sent, else the first."""
    return next((one for one in documents if one.key.gl_date == content.gl_date), documents[0])


def _changed(line: ReceiptLine, row: Row | None) -> str:
    """Say what is other than the approver saw it; the unit and the cost stand for the order's own terms."""
    if row is None or row.text("NXTR") == _CLOSED or row.text("LTTR") == _CANCELLED:
        return "ledger.order_line_closed"
    if row.text("UOM") != line.unit or (row.number("FRRC") or row.number("PRRC")) != line.unit_cost:
        return "ledger.order_changed"
    return "ledger.receipt_open_less" if row.number("UOPN") + line.spare < line.quantity else ""
