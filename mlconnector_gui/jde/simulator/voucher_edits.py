"""JDE's edits of a whole voucher: supplier, duplicate invoice, dates, amounts and distribution."""

from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.calendar import date_message, payables_period, period_of
from mlconnector_gui.jde.simulator.entry import EditedLine, EntryRefused, FormMessage, Period
from mlconnector_gui.jde.simulator.line_edits import LineEdits, converted
from mlconnector_gui.jde.simulator.pay_items import due_date, in_base_currency, parts_of
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row
from mlconnector_gui.jde.simulator.voucher import EditedPayItem, EditedVoucher, Parts, TypedVoucher

_EXEMPT_TYPE = "NO"
_DOCUMENT_TYPES = ("PV", "PM", "PR", "PT", _EXEMPT_TYPE)
_VALUE_ADDED = "V"


class VoucherEdits:
    """Edits one typed voucher; collects every error before it refuses."""

    def __init__(self, database: Database, site: Site, voucher: TypedVoucher) -> None:
        self._database = database
        self._site = site
        self._voucher = voucher
        self._document_type = voucher.document_type.strip() or "PV"
        self._edits = LineEdits(database, site)

    def edited(self) -> EditedVoucher:
        """Return the voucher as it will be written, or raise EntryRefused with all errors."""
        edits = self._edits
        company = edits.company(self._voucher.company)
        supplier = self._supplier()
        self._check_header(supplier)
        invoice_date = edits.typed_date(self._voucher.invoice_date, "22")
        gl_date, period = self._gl_date(company)
        currency = self._currency(supplier, company)
        decimals = edits.currency_decimals(currency)
        items = [parts_of(item, edits, decimals) for item in self._voucher.pay_items]
        lines = self._lines(decimals, items)
        rate = edits.rate(company, currency, self._voucher.exchange_rate, gl_date)
        terms = self._terms(supplier)
        due = [
            due_date(item, terms, invoice_date or date.min, edits, self._database)
            for item in self._voucher.pay_items
        ]
        if edits.errors or company is None or supplier is None or period is None or invoice_date is None:
            raise EntryRefused(edits.errors, edits.warnings)
        pay_items = self._pay_items([item for item in items if item is not None], due, rate, company)
        return EditedVoucher(
            company=self._voucher.company,
            document_type=self._document_type,
            supplier=supplier.integer("AN8"),
            supplier_name=self._database["F0101"].find(AN8=supplier.values["AN8"])[0].text("ALPH"),
            is_held=supplier.text("HDPY") == "Y",
            invoice_number=self._voucher.invoice_number.strip(),
            invoice_date=invoice_date,
            gl_date=gl_date,
            period=period,
            currency=currency,
            base_currency=company.text("CRCD"),
            exchange_rate=rate,
            payment_terms=terms,
            tax_area=self._voucher.tax_area,
            tax_explanation=self._voucher.tax_explanation,
            pay_items=pay_items,
            lines=self._converted(lines, pay_items, rate, company),
            warnings=tuple(edits.warnings),
        )

    def _supplier(self) -> Row | None:
        typed = self._voucher.supplier.strip()
        number = int(typed) if typed.isdigit() else 0
        if self._database["F0101"].first(AN8=number) is None:
            self._edits.error("0193", "Address Number Invalid", f"supplier {typed!r}", "14")
            return None
        supplier = self._database["F0401"].first(AN8=number)
        if supplier is None:
            self._edits.error("0602", "Supplier Master Missing", f"{typed} is not in F0401", "14")
        return supplier

    def _check_header(self, supplier: Row | None) -> None:
        edits = self._edits
        if self._document_type not in _DOCUMENT_TYPES:
            edits.error("0027", "Document Type Invalid", f"type {self._document_type!r}", "12")
        edits.text(self._voucher.invoice_number, 25, "invoice number", "20")
        for item in self._voucher.pay_items:
            edits.text(item.remark, 30, "remark", "1_15")
        if not self._voucher.pay_items:
            edits.error("0019", "Amount Required", "the voucher has no pay item", "1_13")
        if supplier is not None and self._document_type != _EXEMPT_TYPE:
            self._check_duplicate(supplier)

    def _check_duplicate(self, supplier: Row) -> None:
        """Compare invoice numbers of the supplier; two blank ones count as equal."""
        number = self._voucher.invoice_number.strip()
        same = self._database["F0411"].find(VINV=number, AN8=supplier.values["AN8"])
        if self._site.duplicate_invoices == "accept":
            return
        if not any(row.text("DCT") != _EXEMPT_TYPE for row in same):
            return
        message = FormMessage(
            code="0604",
            title="Duplicate Invoice Number",
            description=f"invoice {number!r} of supplier {supplier.integer('AN8')} exists",
            control="20",
        )
        is_error = self._site.duplicate_invoices == "error"
        (self._edits.errors if is_error else self._edits.warnings).append(message)

    def _gl_date(self, company: Row | None) -> tuple[date, Period | None]:
        day = self._edits.typed_date(self._voucher.gl_date)
        if day is None:
            return date.min, None
        if company is None:
            return day, None
        current = payables_period(company)
        said = date_message(self._database, company, day, self._document_type, self._site, current=current)
        self._edits.said_of_date(said)
        return day, period_of(self._database, company, day)

    def _currency(self, supplier: Row | None, company: Row | None) -> str:
        """Return the typed currency, else the supplier's, else the company's."""
        defaults = (supplier.text("CRRP") if supplier else "", company.text("CRCD") if company else "")
        return self._voucher.currency.strip() or defaults[0] or defaults[1]

    def _terms(self, supplier: Row | None) -> str:
        typed = self._voucher.payment_terms.strip()
        if typed and self._database["F0014"].first(PTC=typed) is None:
            self._edits.error("0606", "Payment Terms Invalid", f"terms {typed!r}", "30")
        return typed or (supplier.text("TRAP") if supplier else "")

    def _lines(self, decimals: int, items: list[Parts | None]) -> list[EditedLine]:
        lines = [self._edits.line(line, decimals) for line in self._voucher.distribution]
        edited = [line for line in lines if line is not None]
        known = [item for item in items if item is not None]
        self._edits.check_companies(self._voucher.company, edited)
        if len(edited) == len(lines) and len(known) == len(items):
            self._check_distribution(edited, sum((self._to_distribute(item) for item in known), Decimal(0)))
        return edited

    def _to_distribute(self, parts: Parts) -> Decimal:
        """Return what lines must cover: value added tax has its account from the AAIs."""
        is_value_added = self._voucher.tax_explanation.startswith(_VALUE_ADDED)
        return parts.gross - parts.tax if is_value_added else parts.gross

    def _check_distribution(self, lines: list[EditedLine], wanted: Decimal) -> None:
        total = sum((line.amount for line in lines), Decimal(0))
        if not lines or total != wanted:
            self._edits.error(
                "0608", "Distribution Does Not Agree", f"{total} is distributed of {wanted}", "1"
            )

    def _pay_items(
        self, items: list[Parts], due: list[date], rate: Decimal, company: Row
    ) -> tuple[EditedPayItem, ...]:
        decimals = self._edits.base_decimals(company)
        return tuple(
            EditedPayItem(
                foreign=parts,
                domestic=in_base_currency(parts, rate, decimals) if rate else parts,
                due_date=day,
                remark=typed.remark,
            )
            for typed, parts, day in zip(self._voucher.pay_items, items, due, strict=True)
        )

    def _converted(
        self, lines: list[EditedLine], items: tuple[EditedPayItem, ...], rate: Decimal, company: Row
    ) -> tuple[EditedLine, ...]:
        if not rate:
            return tuple(lines)
        total = sum((self._to_distribute(item.domestic) for item in items), Decimal(0))
        return tuple(converted(lines, rate, self._edits.base_decimals(company), total=total))
