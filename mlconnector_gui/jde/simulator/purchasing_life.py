"""What people at the simulated site do in procurement and payables: receive by hand, match invoices, pay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.accounts import find_account
from mlconnector_gui.jde.simulator.batches import PAYMENTS, VOUCHERS, Batches
from mlconnector_gui.jde.simulator.calendar import period_of
from mlconnector_gui.jde.simulator.entry import Authorship, EditedLine, EnteredDocument, FormMessage
from mlconnector_gui.jde.simulator.ledger import Ledger, document_key, period_columns
from mlconnector_gui.jde.simulator.purchase_seed import stamp_of
from mlconnector_gui.jde.simulator.receipt import TypedReceipt, TypedReceiptLine
from mlconnector_gui.jde.simulator.receiving import RECEIVED, Receiving
from mlconnector_gui.jde.simulator.tables import Database, Row, Value
from mlconnector_gui.sandbox.purchases import PURCHASE_VARIANCE, RECEIVED_NOT_VOUCHERED

_MATCHED = "2"


class PurchasingLife:
    """The hands of the site's own people. Callers hold the database's lock."""

    def __init__(self, database: Database, receiving: Receiving, ledger: Ledger, batches: Batches) -> None:
        self._database = database
        self._receiving = receiving
        self._ledger = ledger
        self._batches = batches

    def receive_by_hand(
        self, order: str, quantities: dict[str, str], author: Authorship, *, container: str = ""
    ) -> EnteredDocument:
        """Receive lines of an order (company-number-type-suffix), each with its quantity, dated today."""
        company, number, order_type, suffix = order.split("-")
        today = f"{author.local:%m/%d/%Y}"
        receipt = TypedReceipt(
            order_number=number,
            order_type=order_type,
            order_company=company,
            order_suffix=suffix,
            receipt_date=today,
            gl_date=today,
            container=container,
            lines=tuple(
                TypedReceiptLine(line_number=line, quantity=quantity) for line, quantity in quantities.items()
            ),
        )
        return self._receiving.receive(receipt, author)

    def match_voucher(
        self, receipt_document: int, *, invoice: str, author: Authorship, over: Decimal = Decimal(0)
    ) -> EnteredDocument:
        """
        Voucher all lines of a receipt, as P4314 does; `over` is what the invoice asks beyond the receipt.

        The voucher has one pay item per line, which names the line of the order.
        """
        receipts = self._database["F43121"].find(DOC=receipt_document, MATC=RECEIVED)
        company = receipts[0].text("KCO")
        document = EnteredDocument(
            company=company,
            document_type="PV",
            document_number=self._database.take_document_number(),
            batch_number=self._batches.open(VOUCHERS, author),
        )
        day = author.local.date()
        header = self._header(document, VOUCHERS, receipts[0], day) | {"VINV": invoice}
        lines: list[EditedLine] = []
        for position, row in enumerate(receipts, start=1):
            extra = over if position == 1 else Decimal(0)
            self._match(row, document, extra, invoice, position, author)
            lines.append(self._line(row, row.number("AREC"), RECEIVED_NOT_VOUCHERED))
            lines += [self._line(row, extra, PURCHASE_VARIANCE)] if extra else []
        self._batches.add_document(
            VOUCHERS, document.batch_number, sum((one.amount for one in lines), Decimal(0))
        )
        self._ledger.write(header, [replace(one, remark=invoice) for one in lines], author, is_foreign=False)
        return document

    def pay(self, voucher: int, author: Authorship) -> int:
        """Pay every pay item of a voucher in full; returns the payment number."""
        items = self._database["F0411"].find(DOC=voucher)
        total = sum((item.number("AAP") for item in items), Decimal(0))
        number = self._database.take_document_number()
        batch = self._batches.open(PAYMENTS, author)
        self._batches.add_document(PAYMENTS, batch, total)
        stamp = author.columns()
        payment: dict[str, Value] = {
            "PYID": number,
            "DCTM": "PK",
            "DOCM": number,
            "PYE": items[0].integer("PYE"),
            "DMTJ": author.local.date(),
            "PAAP": -total,
            "CRCD": items[0].values["CRCD"],
            "ICU": batch,
            "ICUT": PAYMENTS,
        }
        self._database["F0413"].insert(payment | stamp, entered_at=author.entered_at)
        for position, item in enumerate(items, start=1):
            detail: dict[str, Value] = {
                "PYID": number,
                "RC5": position,
                "DCTM": "PK",
                **{
                    alias: item.values[alias]
                    for alias in ("KCO", "DCT", "DOC", "SFX", "SFXE", "CRCD", "AN8", "CO", "PO")
                },
                "PAAP": -item.number("AAP"),
            }
            self._database["F0414"].insert(detail | stamp, entered_at=author.entered_at)
            paid: dict[str, Value] = {"AAP": Decimal(0), "PST": "P"}
            item.values.update(paid | stamp)
        return number

    def _match(
        self,
        row: Row,
        document: EnteredDocument,
        extra: Decimal,
        invoice: str,
        position: int,
        author: Authorship,
    ) -> None:
        amount = row.number("AREC")
        copied = dict(row.values)
        matched: dict[str, Value] = {
            "MATC": _MATCHED,
            "DOC": document.document_number,
            "DCT": document.document_type,
            "SFX": f"{position:03}",
            "UPTD": row.number("UREC"),
            "UREC": Decimal(0),
            "UOPN": Decimal(0),
            "AREC": Decimal(0),
            "APTD": amount + extra,
            "AOPN": Decimal(0),
            "VINV": invoice,
        }
        self._database["F43121"].insert(copied | matched | stamp_of(author), entered_at=author.entered_at)
        row.values.update(
            {"UPTD": row.number("UREC"), "APTD": amount, "UOPN": Decimal(0), "AOPN": Decimal(0)}
            | stamp_of(author)
        )
        day = author.local.date()
        header = self._header(document, VOUCHERS, row, day)
        own = {
            alias: value for alias, value in header.items() if alias in self._database["F0411"].schema.columns
        }
        item: dict[str, Value] = {
            **own,
            "SFX": f"{position:03}",
            "PYE": row.integer("AN8"),
            "CO": document.company,
            "DIVJ": day,
            "DSVJ": day,
            "DDJ": day,
            "DDNJ": day,
            "PST": "A",
            "AG": amount + extra,
            "AAP": amount + extra,
            "ATXN": amount + extra,
            "VINV": invoice,
            "PO": f"{row.integer('DOCO'):08}",
            "PDCT": row.text("DCTO"),
            "PKCO": row.text("KCOO"),
            "LNID": row.number("LNID"),
            "SFXO": row.text("SFXO"),
            "RMK": row.text("LITM"),
            "TORG": author.username,
        }
        self._database["F0411"].insert(item | author.columns(), entered_at=author.entered_at)

    def _header(self, document: EnteredDocument, batch_type: str, row: Row, day: date) -> dict[str, Value]:
        company = self._database["F0010"].find(CO=document.company)[0]
        period = period_of(self._database, company, day)
        if period is None:
            raise ValueError(f"no fiscal date pattern covers {day}")
        supplier = self._database["F0101"].first(AN8=row.integer("AN8"))
        return {
            **document_key(document, batch_type),
            **period_columns(period),
            "DGJ": day,
            "CRCD": row.values["CRCD"],
            "BCRC": row.values["CRCD"],
            "CRRM": "D",
            "AN8": row.integer("AN8"),
            "EXA": (supplier.text("ALPH") if supplier else "")[:30],
        }

    def _line(self, row: Row, amount: Decimal, account: str) -> EditedLine:
        found = find_account(self._database, account, ".")
        if isinstance(found, FormMessage):
            raise TypeError(f"the seed lacks {account}")
        return EditedLine(
            account=found,
            company=found.text("CO"),
            amount=amount,
            foreign_amount=amount,
            remark=row.text("LITM"),
            subledger="",
            subledger_type="",
            reference_1="",
            reference_2="",
        )
