"""The tables of procurement: orders, receipts, what items are called elsewhere, and what was paid."""

from mlconnector_gui.jde.simulator.schema import CHANGED, table

# F41 and F43 tables carry TDAY, not UPMT, for the time of the last change
_CHANGED = CHANGED.replace("UPMT t Time Updated", "TDAY t Time of Day")

PURCHASING_TABLES = (
    table(
        "F4301",
        "Purchase Order Header",
        "DOCO DCTO KCOO SFXO",
        f"""DOCO n Order Number; DCTO c2 Order Type; KCOO c5 Order Company; SFXO c3 Order Suffix;
        MCU c12 Business Unit; AN8 n Address Number; SHAN n Ship To Number; TRDJ d Order Date;
        DRQJ d Requested Date; PDDJ d Promised Date; CNDJ d Cancel Date; VR01 c25 Reference;
        VR02 c25 Reference 2; RMK c30 Remark; DESC c30 Description; PTC c3 Payment Terms;
        TXA1 c10 Tax Rate/Area; EXR1 c2 Tax Explanation Code; HOLD c2 Hold Orders Code; ANBY n Buyer Number;
        OTOT n Order Gross Amount; CRCD c3 Currency Code; CRRM c1 Currency Mode; CRR n Exchange Rate;
        FAP n Foreign Total; BCRC c3 Base Currency; ORBY c10 Ordered By; {_CHANGED}""",
        indexed="DOCO",
    ),
    table(
        "F4311",
        "Purchase Order Detail File",
        "DOCO DCTO KCOO SFXO LNID",
        f"""DOCO n Order Number; DCTO c2 Order Type; KCOO c5 Order Company; SFXO c3 Order Suffix;
        LNID n Line Number; MCU c12 Business Unit; CO c5 Company; AN8 n Address Number; SHAN n Ship To Number;
        DRQJ d Requested Date; TRDJ d Order Date; PDDJ d Promised Date; ADDJ d Actual Receipt Date;
        DGL d G/L Date; VR01 c25 Reference; ITM n Short Item Number; LITM c25 2nd Item Number;
        AITM c25 3rd Item Number; DSC1 c30 Description; DSC2 c30 Description Line 2; LNTY c2 Line Type;
        NXTR c3 Status Code Next; LTTR c3 Status Code Last; UOM c2 Unit of Measure; UORG n Quantity Ordered;
        UOPN n Quantity Open; UREC n Quantity Received; URLV n Quantity Relieved; UCHG n Quantity Changed;
        PRRC n Unit Cost; AEXP n Extended Amount; AOPN n Open Amount; AREC n Received Amount;
        FRRC n Foreign Unit Cost; FEA n Foreign Extended Amount; FAP n Foreign Open Amount;
        FREC n Foreign Received Amount; UOM1 c2 Primary Unit of Measure; UOM2 c2 Secondary UOM;
        UOM3 c2 Purchasing UOM; GLC c4 G/L Offset; TX c1 Taxable; TXA1 c10 Tax Rate/Area;
        EXR1 c2 Tax Explanation Code; ANI c29 Account Number; AID c8 Account ID; OMCU c12 Account Business Unit;
        OBJ c6 Object Account; SUB c8 Subsidiary; SBL c8 Subledger; SBLT c1 Subledger Type;
        CRCD c3 Currency Code; CRR n Exchange Rate; BCRC c3 Base Currency; RCD c3 Reason Code;
        UKID n Unique Key ID; {_CHANGED}""",
        indexed="DOCO ITM",
    ),
    table(
        "F43121",
        "Purchase Order Receiver File",
        "MATC DOCO DCTO KCOO SFXO LNID NLIN DOC",
        # LOCN and LOTN are general knowledge: the reference sheet does not list them for this table
        f"""MATC c1 Match Type; DOCO n Order Number; DCTO c2 Order Type; KCOO c5 Order Company;
        SFXO c3 Order Suffix; LNID n Line Number; NLIN n Number of Lines; DOC n Document Number;
        DCT c2 Doc Type; KCO c5 Document Company; SFX c3 Pay Item; AN8 n Address Number;
        ITM n Short Item Number; LITM c25 2nd Item Number; MCU c12 Business Unit; RCDJ d Received Date;
        TRDJ d Order Date; DGL d G/L Date; UOM c2 Unit of Measure; UORG n Quantity Ordered;
        UREC n Quantity Received; UPTD n Quantity Paid to Date; UOPN n Quantity Open; UCLO n Quantity Closed;
        PRRC n Unit Cost; AREC n Amount Received; APTD n Amount Paid to Date; AOPN n Amount Open;
        FRRC n Foreign Unit Cost; FREC n Foreign Amount Received; FAP n Foreign Open Amount;
        CRCD c3 Currency Code; VINV c25 Supplier Invoice Number; CNID c20 Container ID; VRMK c30 Remark;
        JELN n Journal Entry Line Number; AID c8 Account ID; RTGC c1 Routing; LOCN c20 Location; LOTN c30 Lot;
        {_CHANGED}""",
        indexed="DOCO DOC CNID VINV",
    ),
    # general knowledge: the reference sheet lists neither the conversions nor the locations of items
    table(
        "F41002",
        "Item Units of Measure Conversion Factors",
        "MCU ITM UM RUM",
        f"""MCU c12 Business Unit; ITM n Short Item Number; UM c2 Unit of Measure; RUM c2 Related Unit of Measure;
        CONV n Conversion Factor; CNV1 n Conversion Factor to Primary; {_CHANGED}""",
        indexed="ITM",
    ),
    table(
        "F41021",
        "Item Location File",
        "ITM MCU LOCN LOTN",
        f"""ITM n Short Item Number; MCU c12 Business Unit; LOCN c20 Location; LOTN c30 Lot;
        PQOH n Quantity on Hand; {_CHANGED}""",
        indexed="ITM",
    ),
    table(
        "F0413",
        "Accounts Payable - Matching Document",
        "PYID",
        f"""PYID n Payment ID; DCTM c2 Matching Document Type; DOCM n Payment Number; PYE n Payee;
        GLBA c8 G/L Bank Account; DMTJ d Payment Date; VDGJ d Void Date; PAAP n Payment Amount;
        CRCD c3 Currency Code; PYIN c1 Payment Instrument; ICU n Batch Number; ICUT c2 Batch Type; {CHANGED}""",
        indexed="PYID",
    ),
    table(
        "F0414",
        "Accounts Payable Matching Document Detail",
        "PYID RC5",
        f"""PYID n Payment ID; RC5 n Line; DCTM c2 Matching Document Type; KCO c5 Document Company; DCT c2 Doc Type;
        DOC n Document Number; SFX c3 Pay Item; SFXE n Pay Item Extension; PAAP n Payment Amount;
        ADSA n Discount Taken; PFAP n Foreign Payment Amount; CRCD c3 Currency Code; CRR n Exchange Rate;
        POST c1 Posted Code; AN8 n Address Number; CO c5 Company; PO c8 Purchase Order; {CHANGED}""",
        indexed="PYID DOC",
    ),
)
