"""The JDE tables the simulator holds: columns by alias, their types and widths, and the keys."""

from dataclasses import dataclass, field
from enum import StrEnum


class ColumnKind(StrEnum):
    """How a column is stored and shown."""

    CHARACTER = "c"
    NUMERIC = "n"
    DATE = "d"
    TIME = "t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its alias, type, width in characters (0 unless text) and title."""

    alias: str
    kind: ColumnKind
    width: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """One table: its title, key, columns, and the aliases that equality look-ups are quick on."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: dict[str, Column]
    indexed: tuple[str, ...] = field(default=())


def _column(text: str) -> Column:
    alias, kind, title = text.split(maxsplit=2)
    return Column(alias=alias, kind=ColumnKind(kind[0]), width=int(kind[1:] or 0), title=title)


def table(name: str, title: str, key: str, columns: str, *, indexed: str = "") -> TableSchema:
    parsed = [_column(text.strip()) for text in columns.replace("\n", " ").split(";") if text.strip()]
    return TableSchema(
        name=name,
        title=title,
        key=tuple(key.split()),
        columns={column.alias: column for column in parsed},
        indexed=tuple(indexed.split()),
    )


CHANGED = (
    "USER c10 User ID; PID c10 Program ID; JOBN c10 Work Station ID; UPMJ d Date Updated; UPMT t Time Updated"
)
_NET_POSTINGS = "; ".join(f"AN{period:02} n Net Posting {period:02}" for period in range(1, 15))
_PERIOD_ENDS = "; ".join(f"D{period:02}J d Period End Date {period:02}" for period in range(1, 15))

GENERAL_TABLES = (
    table(
        "F0911",
        "Account Ledger",
        "DCT DOC KCO DGJ JELN LT EXTL",
        f"""KCO c5 Document Company; DCT c2 Doc Type; DOC n Document Number; DGJ d G/L Date;
        JELN n Journal Entry Line Number; EXTL c2 Line Extension Code; POST c1 G/L Posted Code;
        ICU n Batch Number; ICUT c2 Batch Type; DICJ d Batch Date; DSYJ d Batch System Date; TICU t Batch Time;
        CO c5 Company; ANI c29 Account Number; AM c1 Account Mode; AID c8 Account ID; MCU c12 Business Unit;
        OBJ c6 Object Account; SUB c8 Subsidiary; SBL c8 Subledger; SBLT c1 Subledger Type; LT c2 Ledger Type;
        PN n Period Number; CTRY n Century; FY n Fiscal Year; CRCD c3 Currency Code; CRR n Exchange Rate;
        BCRC c3 Base Currency; CRRM c1 Currency Mode; AA n Amount; ACR n Foreign Amount; U n Units;
        UM c2 Unit of Measure; GLC c4 G/L Offset; RE c1 Reverse or Void; EXA c30 Name - Alpha Explanation;
        EXR c30 Name - Remark Explanation; R1 c8 Reference 1; R2 c8 Reference 2; R3 c8 Reference 3;
        SFX c3 Pay Item; ODOC n Original Document; ODCT c2 Original Document Type; AN8 n Address Number;
        VINV c25 Supplier Invoice Number; IVD d Invoice Date; PO c8 Purchase Order; DCTO c2 Order Type;
        LNID n Line Number; CN c8 Payment Number; CKNU c25 Receipt Number; DKJ d Check Date;
        RCND c1 Reconciled Code; TXA1 c10 Tax Rate/Area; EXR1 c2 Tax Explanation Code; DSVJ d Service/Tax Date;
        TORG c10 Transaction Originator; ALT1 c1 Alternate Ledger Post Flag; {CHANGED}""",
        indexed="DOC ICU R2 EXR",
    ),
    table(
        "F0011",
        "Batch Control Records",
        "ICUT ICU",
        f"""ICUT c2 Batch Type; ICU n Batch Number; IST c1 Batch Status; IAPP c1 Batch Approved for Post;
        DICJ d Batch Date; NDO n Number of Documents; BAL c1 Batch in Balance; BALJ c1 Balanced Journal Entries;
        AME n Amount Entered; DOCN n Documents Entered; AUSR c10 Approved by User; POB c1 Post Out of Balance;
        {CHANGED}""",
        indexed="ICU",
    ),
    table(
        "F0901",
        "Account Master",
        "AID",
        f"""AID c8 Account ID; CO c5 Company; MCU c12 Business Unit; OBJ c6 Object Account; SUB c8 Subsidiary;
        ANS c25 Free Form (3rd) Account No.; DL01 c30 Description; LDA c1 Account Level of Detail;
        PEC c1 Posting Edit; BPC c3 Budget Pattern Code; BILL c1 Billable; CRCD c3 Currency Code;
        UM c2 Unit of Measure; OBJA c6 Object Alternate; SUBA c8 Subsidiary Alternate; R001 c3 Category Code 1;
        {CHANGED}""",
        indexed="AID",
    ),
    table(
        "F0902",
        "Account Balances",
        "AID CTRY FY FQ LT SBL SBLT CRCD",
        f"""AID c8 Account ID; CTRY n Century; FY n Fiscal Year; FQ c4 Fiscal Quarter; LT c2 Ledger Type;
        SBL c8 Subledger; CO c5 Company; {_NET_POSTINGS}; MCU c12 Business Unit; OBJ c6 Object Account;
        SUB c8 Subsidiary; SBLT c1 Subledger Type; CRCD c3 Currency Code; {CHANGED}""",
        indexed="AID",
    ),
    table(
        "F0006",
        "Business Unit Master",
        "MCU",
        f"""MCU c12 Business Unit; STYL c2 Business Unit Type; DC c40 Description - Compressed;
        LDM c1 Level of Detail; CO c5 Company; AN8 n Address Number; DL01 c30 Description; DL02 c30 Description 02;
        PECC c1 Posting Edit - Business Unit; RP01 c3 Category Code 1; ADDS c3 State; {CHANGED}""",
    ),
    table(
        "F0010",
        "Company Constants",
        "CO",
        f"""CO c5 Company; NAME c30 Name; DFYJ d Date Fiscal Year Begins; PNC n Period Number Current;
        DTPN c1 Fiscal Date Pattern; NNP n Normal Number of Periods; ARPN n A/R Period Number;
        APPN n A/P Period Number; ARFJ d A/R Date Fiscal Year Begins; APFJ d A/P Date Fiscal Year Begins;
        FRY n Financial Reporting Year; FRP n Financial Reporting Period; CRCD c3 Currency Code;
        CRYC c1 Currency Conversion; AN8 n Address Number; {CHANGED}""",
    ),
    table(
        "F0008",
        "Date Fiscal Patterns",
        "DTPN DFYJ FQ",
        f"""DTPN c1 Fiscal Date Pattern; DFYJ d Date Fiscal Year Begins; FQ c4 Fiscal Quarter; FY n Fiscal Year;
        CTRY n Century; {_PERIOD_ENDS}; PNT c1 Date Pattern Type; {CHANGED}""",
    ),
    table(
        "F0009",
        "General Constants",
        "SY",
        f"""SY c4 Product Code; PBCO c1 Allow PBCO Postings; DOT1 c1 Account Separator Character;
        SYMS c1 Symbol to Identify Short Number; SYML c1 Symbol to Identify BU.Object.Sub;
        SYMU c1 Symbol to Identify 3rd Account No.; DUIN c1 Duplicate Invoice Number Edit;
        ICRG c1 Batch Control Required G/L; IARG c1 Manager Approval Required G/L;
        ICRP c1 Batch Control Required A/P; IARP c1 Manager Approval Required A/P;
        ICO c1 Intercompany Settlements; ALIA c1 Allow Invalid Accounts; FLEX c1 Flexible Account Numbers;
        {CHANGED}""",
    ),
    table(
        "F0013",
        "Currency Codes",
        "CRCD",
        f"CRCD c3 Currency Code; DL01 c30 Description; CDEC c1 Currency Decimals; {CHANGED}",
    ),
    table(
        "F0015",
        "Currency Exchange Rates",
        "CRCD CRDC AN8 RTTYP EFT",
        f"""CRCD c3 Currency From; CRDC c3 Currency To; AN8 n Contract Address; RTTYP c2 Rate Type;
        EFT d Date Effective; CRR n Multiplier; CRRD n Divisor; CRCM c1 Conversion Method; {CHANGED}""",
    ),
    table(
        "F0101",
        "Address Book Master",
        "AN8",
        f"""AN8 n Address Number; ALKY c20 Long Address Number; TAX c20 Tax ID; ALPH c40 Alpha Name;
        DC c40 Description - Compressed; MCU c12 Business Unit; SIC c10 Industry Class; LNGP c2 Language;
        AT1 c3 Search Type; CM c2 Credit Message; TAXC c1 Person/Corporation Code; AT2 c1 A/R Netting;
        ATP c1 Payables Y/N/M; ATR c1 Receivables Y/N; AC01 c3 Category Code 1; TX2 c20 Additional Tax ID;
        RMK c30 Remark; EFTB d Start Effective Date; {CHANGED}""",
    ),
    table(
        "F0116",
        "Address by Date",
        "AN8 EFTB",
        f"""AN8 n Address Number; EFTB d Start Effective Date; EFTF c1 Effective Date Existence;
        ADD1 c40 Address Line 1; ADD2 c40 Address Line 2; ADD3 c40 Address Line 3; ADD4 c40 Address Line 4;
        ADDZ c12 Postal Code; CTY1 c25 City; COUN c25 County; ADDS c3 State; CTR c3 Country; {CHANGED}""",
    ),
    table(
        "F03012",
        "Customer Master by Line of Business",
        "AN8 CO",
        f"""AN8 n Address Number; CO c5 Company; ARC c4 G/L Offset; MCUR c12 A/R Model Business Unit;
        CRCD c3 Currency Code; TXA1 c10 Tax Rate/Area; EXR1 c2 Tax Explanation Code; ACL n Credit Limit;
        TRAR c3 Payment Terms; HDAR c1 Hold Invoices; HOLD c2 Order Hold Code; RYIN c1 Payment Instrument;
        TSTA c2 Temporary Credit Message; ARPY n Alternate Payor; CRCA c3 Currency of Amounts;
        CPGP c8 Customer Price Group; ASN c8 Adjustment Schedule; {CHANGED}""",
    ),
)

VIEWS = {"V0911A": "F0911", "V0101": "F0101", "V0901": "F0901", "V0011": "F0011"}
"""Business views over one table; their rows carry the table's name."""
