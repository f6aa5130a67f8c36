"""Link a product that was created in a store with its item, once the store was seen to have it."""

import json

from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.store_records import RECORD, RecordType, StoreRecord
from mlconnector_gui.services.links import record_link, signed_link
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, links, postings, sending
from mlconnector_gui.store.repositories.postings import StoredPosting

_WHY = "Created in the store from this item and read back; approved by {person}."


def creates_product(posting: StoredPosting) -> bool:
    if posting.content is None or posting.document_type != RECORD:
        return False
    record = StoreRecord.read(json.loads(posting.content))
    return record.creates and record.record_type is RecordType.PRODUCT


def link_created(transaction: Transaction, workplace: Workplace, posting: StoredPosting) -> None:
    """
    Keep which item a product is, and have what it was made of prepared again: its price may have changed meanwhile.

    What a person said meanwhile stands.
    """
    made_of = postings.documents_of(transaction, posting.posting_id)
    documents.ask_to_prepare_again(transaction, made_of)
    if links.link_of(transaction, posting.target_id, LinkKind.ITEM, posting.number) is not None:
        return
    approval = sending.valid_approval(transaction, posting.posting_id)
    subject = postings.subject_of(transaction, posting.posting_id)
    link = signed_link(
        workplace,
        kind=LinkKind.ITEM,
        connection_id=posting.target_id,
        store_key=posting.number,
        erp_key=documents.document_by_id(transaction, made_of[0]).external_id,
        erp_name=subject["source"]["item"] if subject else "",
        matched_by=MatchedBy.ADDED,
        why=_WHY.format(person=approval.person if approval else "nobody"),
    )
    record_link(transaction, workplace, link)
