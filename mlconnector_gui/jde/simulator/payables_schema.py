"""The tables of accounts payable: suppliers, payment terms and vouchers."""

from mlconnector_gui.jde.simulator.schema import CHANGED, table

PAYABLES_TABLES = (
    table(
        "F0401",
        "Supplier Master",
        "AN8",
        f"""AN8 n Address Number; APC c4 A/P G/L Class; TRAP c3 Payment Terms; CRRP c3 Currency Code - A/P;
        CRCA c3 Currency of Amounts; TXA2 c10 Tax Rate/Area; EXR2 c2 Tax Explanation Code;
        HDPY c1 Hold Payment; PYIN c1 Payment Instrument; SNTO n Alternate Payee;
        ATO c1 Voucher Match Automation; ATRL c2 Automation Rule; {CHANGED}""",
        indexed="AN8",
    ),
    # general knowledge: the fact sheet does not list F0014
    table(
        "F0014",
        "Payment Terms",
        "PTC",
        f"PTC c3 Payment Terms; PTD c30 Payment Terms Description; NDTP n Net Days to Pay; {CHANGED}",
    ),
    table(
        "F0411",
        "Accounts Payable Ledger",
        "DOC DCT KCO SFX SFXE",
        f"""DOC n Document Number; DCT c2 Doc Type; KCO c5 Document Company; SFX c3 Pay Item;
        SFXE n Pay Item Extension; AN8 n Address Number; PYE n Payee; SNTO n Alternate Payee;
        DIVJ d Invoice Date; DSVJ d Service/Tax Date; DDJ d Due Date; DDNJ d Discount Due Date;
        DGJ d G/L Date; FY n Fiscal Year; CTRY n Century; PN n Period Number; CO c5 Company;
        ICU n Batch Number; ICUT c2 Batch Type; DICJ d Batch Date; PST c1 Pay Status; AG n Gross Amount;
        AAP n Open Amount; ADSC n Discount Available; ATXA n Taxable Amount; ATXN n Non-Taxable Amount;
        STAM n Tax Amount; TXA1 c10 Tax Rate/Area; EXR1 c2 Tax Explanation Code; CRRM c1 Currency Mode;
        CRCD c3 Currency Code; CRR n Exchange Rate; ACR n Foreign Amount; FAP n Foreign Open Amount;
        CTXA n Foreign Taxable Amount; CTAM n Foreign Tax Amount; GLC c4 G/L Class; POST c1 Posted Code;
        PTC c3 Payment Terms; VOD c1 Void Flag; VINV c25 Supplier Invoice Number; PO c8 Purchase Order;
        PDCT c2 Purchase Order Type; PKCO c5 Purchase Order Company; LNID n Line Number; SFXO c3 Order Suffix;
        RMK c30 Remark; VR01 c25 Reference; PYIN c1 Payment Instrument; BCRC c3 Base Currency;
        MCU c12 Business Unit; TORG c10 Transaction Originator; {CHANGED}""",
        indexed="DOC VINV AN8 ICU",
    ),
)
