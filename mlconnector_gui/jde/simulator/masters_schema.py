"""Masters beside the ledger's own: automatic accounting instructions and items."""

from mlconnector_gui.jde.simulator.schema import CHANGED, table

# F41 tables carry TDAY, not UPMT, for the time of the last change
_CHANGED_ITEM = CHANGED.replace("UPMT t Time Updated", "TDAY t Time of Day")
_SALES_CODES = "; ".join(f"SRP{place} c3 Sales Catalog Section {place}" for place in range(1, 6))

MASTERS_TABLES = (
    table(
        "F0012",
        "Automatic Accounting Instructions Master",
        "ITEM CO",
        f"""ITEM c6 Item Number; CO c5 Company; MCU c12 Business Unit; OBJ c6 Object Account; SUB c8 Subsidiary;
        {CHANGED}""",
    ),
    table(
        "F4101",
        "Item Master",
        "ITM",
        f"""ITM n Short Item Number; LITM c25 2nd Item Number; AITM c25 3rd Item Number; DSC1 c30 Description;
        DSC2 c30 Description Line 2; SRTX c30 Search Text; UOM1 c2 Unit of Measure; UOM3 c2 Purchasing UOM;
        UOM4 c2 Pricing UOM; GLPT c4 G/L Category; STKT c1 Stocking Type; LNTY c2 Line Type; CLEV c1 Cost Level;
        PLEV c1 Sales Price Level; PPLV c1 Purchase Price Level; UPCN c13 UPC; {_SALES_CODES}; {_CHANGED_ITEM}""",
        indexed="ITM LITM",
    ),
    table(
        "F4102",
        "Item Branch File",
        "MCU ITM",
        f"""ITM n Short Item Number; MCU c12 Business Unit; LITM c25 2nd Item Number; AITM c25 3rd Item Number;
        VEND n Primary Supplier; BUYR n Buyer Number; GLPT c4 G/L Category; STKT c1 Stocking Type;
        ROPI n Reorder Point; ROQI n Reorder Quantity; SAFE n Safety Stock; TX c1 Purchasing Taxable;
        TAX1 c1 Sales Taxable; LTLV n Leadtime Level; {_SALES_CODES}; {_CHANGED_ITEM}""",
        indexed="ITM",
    ),
    table(
        "F41002",
        "Item Units of Measure Conversion Factors",
        "MCU ITM UM RUM",
        f"""MCU c12 Business Unit; ITM n Short Item Number; UM c2 Unit of Measure;
        RUM c2 Related Unit of Measure; USTR c1 Unit of Measure Structure; CONV n Conversion Factor;
        CNV1 n Conversion Factor to Primary; {_CHANGED_ITEM}""",
        indexed="ITM",
    ),
    table(
        "F4104",
        "Item Cross Reference File",
        "ITM XRT AN8 CITM EXDJ CIRV",
        f"""ITM n Short Item Number; XRT c2 Cross Reference Type; AN8 n Address Number;
        CITM c25 Cross Reference Item Number; EXDJ d Date Expired; CIRV c20 Revision; EFTJ d Date Effective;
        MCU c12 Business Unit; LITM c25 2nd Item Number; DSC1 c30 Description; {_CHANGED_ITEM}""",
        indexed="ITM",
    ),
    table(
        "F4106",
        "Item Base Price File",
        "ITM MCU LOCN LOTN AN8 IGID CGID LOTG FRMP CRCD UOM EXDJ UPMJ TDAY",
        f"""ITM n Short Item Number; MCU c12 Business Unit; LOCN c20 Location; LOTN c30 Lot; AN8 n Address Number;
        IGID n Item Group Key ID; CGID n Customer Group Key ID; LOTG c3 Lot Grade; FRMP n From Potency;
        CRCD c3 Currency Code; UOM c2 Unit of Measure; EXDJ d Date Expired; EFTJ d Date Effective;
        UPRC n Unit Price; LITM c25 2nd Item Number; BSCD c1 Basis Code; LEDG c2 Cost Method; FVTR n Factor;
        {_CHANGED_ITEM}""",
        indexed="ITM",
    ),
)
