"""The tables of a workspace, by area; rows never leave the store, dataclasses do."""

from typing import cast

from sqlalchemy import Table
from sqlmodel import SQLModel

from mlconnector_gui.store.tables.audit import AuditTable
from mlconnector_gui.store.tables.chains import ChainLinkTable
from mlconnector_gui.store.tables.completeness import (
    DocumentNumberTable,
    IgnoredChangeTable,
    NoticeCareTable,
    NoticeTable,
    StreamCoverageTable,
    StreamReadingTable,
    TakeOverTable,
)
from mlconnector_gui.store.tables.connections import ConnectionTable, SettingTable
from mlconnector_gui.store.tables.customers import CustomerDocumentTable, StoreCustomerTable
from mlconnector_gui.store.tables.documents import (
    ArchiveTable,
    DocumentParentTable,
    DocumentTable,
    WatermarkTable,
)
from mlconnector_gui.store.tables.ledger import LedgerFindingTable
from mlconnector_gui.store.tables.links import DocumentTurnTable, ItemTable, LinkTable
from mlconnector_gui.store.tables.mapping import (
    MappingDraftRuleTable,
    MappingEditTable,
    MappingRuleTable,
    MappingVersionTable,
)
from mlconnector_gui.store.tables.masters import MasterRecordTable, MasterTable
from mlconnector_gui.store.tables.postings import (
    AbsenceStatementTable,
    ApprovalTable,
    AttemptTable,
    ChosenDateTable,
    FindingTable,
    FirstApprovalTable,
    LookUpTable,
    PostingDocumentTable,
    PostingLineTable,
    PostingNoteTable,
    PostingSubjectTable,
    PostingTable,
)
from mlconnector_gui.store.tables.runs import LeaseTable, OccurrenceTable, RunTable, ScheduleTable
from mlconnector_gui.store.tables.seen_sales import SeenSaleTable
from mlconnector_gui.store.tables.summaries import PayoutTenderTable, RefundTreatmentTable, SummaryMemberTable
from mlconnector_gui.store.tables.unsettled import UnsettledTable
from mlconnector_gui.store.tables.webhooks import WebhookDeliveryTable, WebhookDoorTable


def _table(model: type[SQLModel]) -> Table:
    return cast("Table", model.__table__)  # type: ignore[attr-defined]  # set by SQLModel's metaclass


setting = _table(SettingTable)
connection = _table(ConnectionTable)
archive = _table(ArchiveTable)
document = _table(DocumentTable)
document_parent = _table(DocumentParentTable)
watermark = _table(WatermarkTable)
mapping_rule = _table(MappingRuleTable)
master_table = _table(MasterTable)
master_record = _table(MasterRecordTable)
mapping_draft_rule = _table(MappingDraftRuleTable)
mapping_version = _table(MappingVersionTable)
mapping_edit = _table(MappingEditTable)
posting = _table(PostingTable)
posting_line = _table(PostingLineTable)
posting_subject = _table(PostingSubjectTable)
posting_document = _table(PostingDocumentTable)
posting_note = _table(PostingNoteTable)
chosen_date = _table(ChosenDateTable)
finding = _table(FindingTable)
approval = _table(ApprovalTable)
first_approval = _table(FirstApprovalTable)
attempt = _table(AttemptTable)
look_up = _table(LookUpTable)
absence_statement = _table(AbsenceStatementTable)
ledger_finding = _table(LedgerFindingTable)
run = _table(RunTable)
lease = _table(LeaseTable)
schedule = _table(ScheduleTable)
schedule_occurrence = _table(OccurrenceTable)
audit = _table(AuditTable)
webhook_door = _table(WebhookDoorTable)
webhook_delivery = _table(WebhookDeliveryTable)
stream_reading = _table(StreamReadingTable)
stream_coverage = _table(StreamCoverageTable)
document_number = _table(DocumentNumberTable)
notice = _table(NoticeTable)
notice_care = _table(NoticeCareTable)
ignored_change = _table(IgnoredChangeTable)
take_over = _table(TakeOverTable)
link = _table(LinkTable)
item = _table(ItemTable)
document_turn = _table(DocumentTurnTable)
chain_link = _table(ChainLinkTable)
unsettled = _table(UnsettledTable)
seen_sale = _table(SeenSaleTable)
summary_member = _table(SummaryMemberTable)
payout_tender = _table(PayoutTenderTable)
refund_treatment = _table(RefundTreatmentTable)
store_customer = _table(StoreCustomerTable)
customer_document = _table(CustomerDocumentTable)

metadata = SQLModel.metadata
