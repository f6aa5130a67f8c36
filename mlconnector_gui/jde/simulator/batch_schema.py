"""The batch-input tables and the messages that batch programs leave behind."""

from mlconnector_gui.jde.simulator.schema import CHANGED, table

_EDI = """EDUS c10 EDI - User ID; EDTY c1 Record Type; EDSQ n Record Sequence; EDTN c22 EDI - Transaction Number;
    EDCT c2 EDI - Document Type; EDLN n EDI - Line Number; EDTS c6 EDI - Transaction Set;
    EDFT c10 EDI - Translation Format; EDDT d EDI - Transmission Date; EDER c1 EDI - Send/Receive Indicator;
    EDDL n EDI - Detail Lines Processed; EDSP c1 EDI - Successfully Processed;
    EDTC c1 EDI - Transaction Action; EDTR c1 EDI - Transaction Type; EDBT c15 EDI - Batch Number"""

BATCH_TABLES = (
    table(
        "F0911Z1",
        "Journal Entry Transactions - Batch",
        "EDUS EDBT EDTN EDLN",
        f"""{_EDI}; EDGL c1 Create G/L Record; EDAN n User Address Number; KCO c5 Document Company;
        DCT c2 Doc Type; DOC n Document Number; DGJ d G/L Date; JELN n Journal Entry Line Number;
        ICU n Batch Number; ICUT c2 Batch Type; CO c5 Company; ANI c29 Account Number; AM c1 Account Mode;
        AID c8 Account ID; MCU c12 Business Unit; OBJ c6 Object Account; SUB c8 Subsidiary; SBL c8 Subledger;
        SBLT c1 Subledger Type; LT c2 Ledger Type; CRCD c3 Currency Code; CRRM c1 Currency Mode;
        CRR n Exchange Rate; AA n Amount; ACR n Foreign Amount; U n Units; EXA c30 Name - Alpha Explanation;
        EXR c30 Name - Remark Explanation; R1 c8 Reference 1; R2 c8 Reference 2; RE c1 Reverse or Void;
        AN8 n Address Number; VINV c25 Supplier Invoice Number; TORG c10 Transaction Originator; {CHANGED}""",
        indexed="EDTN EDBT",
    ),
    table(
        "F0411Z1",
        "Voucher Transactions - Batch Upload",
        "EDUS EDBT EDTN EDLN",
        f"""{_EDI}; KCO c5 Document Company; DOC n Document Number; DCT c2 Doc Type; SFX c3 Pay Item;
        AN8 n Address Number; DIVJ d Invoice Date; DGJ d G/L Date; CO c5 Company; ICU n Batch Number;
        ICUT c2 Batch Type; AG n Gross Amount; ATXA n Taxable Amount; ATXN n Non-Taxable Amount;
        STAM n Tax Amount; TXA1 c10 Tax Rate/Area; EXR1 c2 Tax Explanation Code; CRRM c1 Currency Mode;
        CRCD c3 Currency Code; CRR n Exchange Rate; ACR n Foreign Amount; PTC c3 Payment Terms;
        DDJ d Due Date; PST c1 Pay Status; VINV c25 Supplier Invoice Number; PO c8 Purchase Order;
        PDCT c2 Purchase Order Type; PKCO c5 Purchase Order Company; LNID n Line Number; RMK c30 Remark;
        ATFLG c1 Match Automation Flag; ATRL c2 Automation Rule; PSTE c1 Process Type;
        TORG c10 Transaction Originator; {CHANGED}""",
        indexed="EDTN EDBT",
    ),
    # general knowledge: batch programs write their errors to the Employee Work Center (PPAT), kept in F01131.
    # The real text is a template in the data dictionary; here it stands in the row, at MSGP.
    table(
        "F01131",
        "Work Center Messages",
        "SERK",
        f"""SERK n Key Value - Serial Number; AN8 n Address Number; DTI d Date; MSGP c256 Message;
        {CHANGED}""",
    ),
)
