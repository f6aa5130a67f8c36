"""Documents, rules and masters that tests of the accounting core start from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.documents import (
    NO_TRAITS,
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    TenderKind,
)
from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.master_records import (
    MasterRecord,
    account_record,
    company_record,
    constants_record,
    currency_record,
    pattern_record,
    unit_record,
)
from mlconnector_gui.accounting.masters import (
    ExchangeRate,
    MasterAccount,
    MasterBusinessUnit,
    MasterCompany,
    Masters,
    SiteConstants,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.periods import CompanyCalendar, DatePattern
from mlconnector_gui.accounting.roles import LineRole

NO_RATES: Mapping[tuple[str, str], tuple[ExchangeRate, ...]] = MappingProxyType({})
NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
DAY = date(2026, 10, 9)
BOOKKEEPING = Bookkeeping(environment="JPY920", connection="WOO-EU", company="00002")


def usd(text: str) -> Money:
    return Money.of(text, "USD")


def part(kind: PartKind, amount: str, *, description: str = "", currency: str = "USD", **traits: str) -> Part:
    return Part(kind=kind, amount=Money.of(amount, currency), description=description, traits=traits)


def document(
    kind: DocumentKind,
    total: str,
    *parts: Part,
    tenders: Mapping[str, str] | None = None,
    currency: str = "USD",
    external_id: str = "2291",
    order_id: str = "2291",
    traits: Mapping[str, str] = NO_TRAITS,
    tender_kind: TenderKind = TenderKind.GATEWAY,
) -> BusinessDocument:
    """A document; without tenders it was paid whole through 'stripe'."""
    paid = tenders if tenders is not None else {"stripe": total}
    return BusinessDocument(
        kind=kind,
        external_id=external_id,
        order_id=order_id,
        number=order_id,
        occurred_at=NOON,
        business_date=DAY,
        total=Money.of(total, currency),
        parts=parts,
        tenders=tuple(
            Tender(gateway=gateway, amount=Money.of(amount, currency), kind=tender_kind)
            for gateway, amount in paid.items()
        ),
        is_bookable=True,
        standing="completed",
        traits=traits,
    )


def t9_parts() -> tuple[Part, ...]:
    """WooCommerce order with coupon, positive and negative fee lines; `product-study.md` 3.3, T9."""
    return (
        part(PartKind.PRODUCT, "200.00", description="Tent for two", sku="TENT-2P"),
        part(PartKind.DISCOUNT, "-20.00", description="AUTUMN", coupon="AUTUMN"),
        part(PartKind.FEE, "4.00", description="Handling", fee_name="Handling"),
        part(PartKind.FEE_DISCOUNT, "-5.00", description="Loyalty points", fee_name="Loyalty points"),
        part(PartKind.SHIPPING, "12.00", description="Flat rate"),
        part(PartKind.TAX, "15.28", description="US-NY 8%", tax_code="US-NY"),
    )


def t9_sale() -> BusinessDocument:
    return document(DocumentKind.SALE, "206.28", *t9_parts())


def t9_refund() -> BusinessDocument:
    return document(DocumentKind.REFUND, "206.28", *t9_parts(), external_id="2307")


def rule(
    rule_id: str,
    role: LineRole = LineRole.PRODUCT_SALES,
    account: str = "40.5010",
    *,
    connection: str = "",
    position: int = 0,
    valid_from: date | None = None,
    valid_to: date | None = None,
    subledger: str = "",
    subledger_type: str = "",
    **conditions: str,
) -> MappingRule:
    read = Account.parse(account)
    return MappingRule(
        rule_id=rule_id,
        role=role,
        business_unit=read.business_unit,
        object_account=read.object_account,
        subsidiary=read.subsidiary,
        subledger=subledger,
        subledger_type=subledger_type,
        connection=connection,
        conditions=conditions,
        valid_from=valid_from,
        valid_to=valid_to,
        position=position,
    )


ACCOUNTS = {
    LineRole.GATEWAY_CLEARING: "2.1220.STRIPE",
    LineRole.PRODUCT_SALES: "40.5010",
    LineRole.SALES_RETURNS: "40.5020",
    LineRole.DISCOUNTS: "40.5030",
    LineRole.FEE_DISCOUNT: "40.5040",
    LineRole.FEE_INCOME: "40.5820",
    LineRole.SHIPPING_INCOME: "40.5810",
    LineRole.TAX_PAYABLE: "2.4433.EU",
    LineRole.UNSPECIFIED_REFUND: "40.5020",
    LineRole.ROUNDING: "40.8910",
}


def full_mapping() -> MappingSet:
    return MappingSet(rule(role.value, role, account) for role, account in ACCOUNTS.items())


def months_of(year: int) -> DatePattern:
    """Twelve calendar months."""
    firsts = [date(year, month, 1) for month in range(2, 13)] + [date(year + 1, 1, 1)]
    ends = tuple(date.fromordinal(first.toordinal() - 1) for first in firsts)
    return DatePattern(first_day=date(year, 1, 1), ends=ends)


def calendar(*, current_period: int = 10, patterns: tuple[DatePattern, ...] | None = None) -> CompanyCalendar:
    return CompanyCalendar(
        company="00002",
        year_start=date(2026, 1, 1),
        current_period=current_period,
        patterns=patterns if patterns is not None else (months_of(2025), months_of(2026), months_of(2027)),
    )


def master_account(
    text: str, *, posting_edit: str = "", company: str = "00002", currency: str = ""
) -> MasterAccount:
    return MasterAccount(
        account=Account.parse(text),
        account_id="00000001",
        company=company,
        description=f"Account {text}",
        posting_edit=posting_edit,
        currency=currency,
    )


def masters(
    *changed: MasterAccount,
    without: str = "",
    company_calendar: CompanyCalendar | None = None,
    companies: Mapping[str, MasterCompany] | None = None,
    currencies: Mapping[str, int] | None = None,
    unit_edit: str = "",
    unit_company: str = "00002",
    before_cutoff_allowed: bool = False,
    constants: SiteConstants | None = None,
    rates: Mapping[tuple[str, str], tuple[ExchangeRate, ...]] | None = NO_RATES,
    addresses: Mapping[str, bool] = MappingProxyType({"4001": True}),
) -> Masters:
    """Masters that know every account of `full_mapping`, but for what is changed or left out."""
    known = [master_account(text) for text in ACCOUNTS.values() if text != without]
    company = MasterCompany(
        company="00002",
        name="Example Handel GmbH",
        currency="USD",
        calendar=company_calendar or calendar(),
    )
    units = [
        MasterBusinessUnit(business_unit="2", company="00002", description="Balance sheet", posting_edit=""),
        MasterBusinessUnit(
            business_unit="40", company=unit_company, description="Web sales", posting_edit=unit_edit
        ),
    ]
    return Masters(
        loaded_at=NOON,
        companies={"00002": company} if companies is None else companies,
        business_units={unit.business_unit: unit for unit in units},
        accounts={account.account: account for account in [*known, *changed]},
        currencies={"USD": 2, "EUR": 2} if currencies is None else currencies,
        constants=constants or SiteConstants(before_cutoff_allowed=before_cutoff_allowed),
        rates=rates,
        addresses=addresses,
    )


def master_records(known: Masters) -> list[MasterRecord]:
    """The records from which these masters are read back."""
    accounts = [
        replace(account, account_id=f"{number:08}")
        for number, account in enumerate(known.accounts.values(), start=1)
    ]
    patterns = {
        (company.company, pattern.first_day): pattern_record(company.company[-1], pattern)
        for company in known.companies.values()
        for pattern in company.calendar.patterns
    }
    return [
        constants_record(known.constants),
        *(
            company_record(
                company.company,
                name=company.name,
                currency=company.currency,
                year_start=company.calendar.year_start,
                current_period=company.calendar.current_period,
                pattern=company.company[-1],
            )
            for company in known.companies.values()
        ),
        *patterns.values(),
        *(currency_record(code, name=code, decimals=places) for code, places in known.currencies.items()),
        *(unit_record(unit) for unit in known.business_units.values()),
        *(account_record(account) for account in accounts),
    ]
