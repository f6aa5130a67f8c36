"""
The JDE tables that are read: their keys, and the columns we use with type and decimals.

Column names and widths are those of one Oracle database (see the reference sheet), so they are checked against the
site before they are relied upon. AIS gives numbers in display scale already; the decimals say what scale that is.
"""

from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.base.problem import Problem


class ColumnKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """Kept as CYYDDD; AIS shows yyyyMMdd."""
    TIME = "time"
    """hhmmss without leading zeros."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column by its alias."""

    alias: str
    kind: ColumnKind
    width: int = 0
    """Characters of a text."""
    decimals: int | None = 0
    """Decimals of a number; None where the currency or the site's data dictionary says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueTable:
    """One table: its key in order, and its columns."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, alias: str) -> Column:
        found = next((column for column in self.columns if column.alias == alias.upper()), None)
        if found is None:
            known = ", ".join(column.alias for column in self.columns)
            raise Problem("jde.column_unknown", table=self.name, column=alias, known=known)
        return found


def table_named(name: str) -> CatalogueTable:
    found = next((table for table in CATALOGUE if table.name == name.strip().upper()), None)
    if found is None:
        raise Problem("jde.table_unknown", table=name, known=", ".join(table.name for table in CATALOGUE))
    return found


def _table(name: str, title: str, key: str, columns: str) -> CatalogueTable:
    return CatalogueTable(
        name=name,
        title=title,
        key=tuple(key.split()),
        columns=tuple(_column(*text.split(":")) for text in columns.split()),
    )


def _column(alias: str, kind: str) -> Column:
    if kind in {"date", "time"}:
        return Column(alias=alias, kind=ColumnKind(kind))
    if kind.startswith("c"):
        return Column(alias=alias, kind=ColumnKind.TEXT, width=int(kind[1:]))
    decimals = None if kind in {"money", "qty"} else int(kind[1:] or 0)
    return Column(alias=alias, kind=ColumnKind.NUMBER, decimals=decimals)


CATALOGUE = (
    _table(
        "F0101",
        "Address book master",
        "AN8",
        """
        AN8:n ALKY:c20 TAX:c20 ALPH:c40 DC:c40 MCU:c12 SIC:c10 LNGP:c2 AT1:c3 CM:c2 TAXC:c1 AT2:c1
        ATP:c1 ATR:c1 AC01:c3 TX2:c20 RMK:c30 EFTB:date USER:c10 PID:c10 UPMJ:date UPMT:time SYNCS:n
        """,
    ),
    _table(
        "F0116",
        "Address by date",
        "AN8 EFTB",
        """
        AN8:n EFTB:date EFTF:c1 ADD1:c40 ADD2:c40 ADD3:c40 ADD4:c40 ADDZ:c12 CTY1:c25 COUN:c25
        ADDS:c3 CTR:c3 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0111",
        "Who's who",
        "AN8 IDLN",
        """
        AN8:n IDLN:n MLNM:c40 ALPH:c40
        """,
    ),
    _table(
        "F03012",
        "Customer master by line of business",
        "AN8 CO",
        """
        AN8:n CO:c5 ARC:c4 MCUR:c12 CRCD:c3 TXA1:c10 EXR1:c2 ACL:money TRAR:c3 HDAR:c1 HOLD:c2
        RYIN:c1 TSTA:c2 ARPY:n CRCA:c3 CPGP:c8 ASN:c8 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0401",
        "Supplier master",
        "AN8",
        """
        AN8:n APC:c4 TRAP:c3 CRRP:c3 CRCA:c3 TXA2:c10 EXR2:c2 HDPY:c1 PYIN:c1 SNTO:n ATO:c1 ATRL:c2
        UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0411",
        "A/P ledger",
        "DOC DCT KCO SFX SFXE",
        """
        DOC:n DCT:c2 KCO:c5 SFX:c3 SFXE:n AN8:n PYE:n SNTO:n DIVJ:date DSVJ:date DDJ:date DDNJ:date
        DGJ:date FY:n CTRY:n PN:n CO:c5 ICU:n ICUT:c2 DICJ:date PST:c1 AG:money AAP:money ADSC:money
        ATXA:money ATXN:money STAM:money TXA1:c10 EXR1:c2 CRRM:c1 CRCD:c3 CRR:n7 ACR:money FAP:money
        CTXA:money CTAM:money GLC:c4 POST:c1 PTC:c3 VOD:c1 VINV:c25 PO:c8 PDCT:c2 PKCO:c5 LNID:n3
        SFXO:c3 RMK:c30 VR01:c25 PYIN:c1 BCRC:c3 MCU:c12 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0411Z1",
        "Voucher batch-input table",
        "EDUS EDBT EDTN EDLN",
        """
        EDUS:c10 EDBT:c15 EDTN:c22 EDLN:n3 EDSP:c1 EDTC:c1 EDTR:c1 EDDL:n KCO:c5 DOC:n DCT:c2 SFX:c3
        AN8:n DIVJ:date DGJ:date CO:c5 AG:money ATXA:money ATXN:money STAM:money TXA1:c10 EXR1:c2
        CRRM:c1 CRCD:c3 CRR:n7 ACR:money PTC:c3 DDJ:date PST:c1 VINV:c25 PO:c8 PDCT:c2 PKCO:c5
        LNID:n3 RMK:c30 ATFLG:c1 ATRL:c2 PSTE:c1
        """,
    ),
    _table(
        "F0413",
        "A/P payments",
        "PYID",
        """
        PYID:n DCTM:c2 DOCM:n PYE:n GLBA:c8 DMTJ:date VDGJ:date PAAP:money CRCD:c3 PYIN:c1 ICU:n
        ICUT:c2 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0414",
        "A/P payments detail",
        "PYID RC5",
        """
        PYID:n RC5:n DCTM:c2 KCO:c5 DCT:c2 DOC:n SFX:c3 SFXE:n PAAP:money ADSA:money PFAP:money
        CRCD:c3 CRR:n7 POST:c1 AN8:n CO:c5 PO:c8 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0901",
        "Account master",
        "AID",
        """
        AID:c8 CO:c5 MCU:c12 OBJ:c6 SUB:c8 ANS:c25 DL01:c30 LDA:c1 PEC:c1 BPC:c3 BILL:c1 CRCD:c3
        UM:c2 OBJA:c6 SUBA:c8 R001:c3 UPMJ:date UPMT:time USER:c10
        """,
    ),
    _table(
        "F0902",
        "Account balances",
        "AID CTRY FY FQ LT SBL SBLT CRCD",
        """
        AID:c8 CTRY:n FY:n FQ:c4 LT:c2 SBL:c8 SBLT:c1 CRCD:c3 CO:c5 MCU:c12 OBJ:c6 SUB:c8 APYC:money
        AN01:money AN02:money AN03:money AN04:money AN05:money AN06:money AN07:money AN08:money
        AN09:money AN10:money AN11:money AN12:money AN13:money AN14:money UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0006",
        "Business unit master",
        "MCU",
        """
        MCU:c12 STYL:c2 DC:c40 LDM:c1 CO:c5 AN8:n DL01:c30 DL02:c30 PECC:c1 RP01:c3 ADDS:c3
        UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0010",
        "Company constants",
        "CO",
        """
        CO:c5 NAME:c30 DFYJ:date PNC:n DTPN:c1 NNP:n ARPN:n APPN:n ARFJ:date APFJ:date FRY:n FRP:n
        PNF:n DFF:date CRCD:c3 CRYC:c1 AN8:n UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0008",
        "Fiscal date patterns",
        "DTPN DFYJ FQ",
        """
        DTPN:c1 DFYJ:date FQ:c4 FY:n CTRY:n D01J:date D02J:date D03J:date D04J:date D05J:date
        D06J:date D07J:date D08J:date D09J:date D10J:date D11J:date D12J:date D13J:date D14J:date
        PNT:c1 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0009",
        "General constants",
        "SY",
        """
        SY:c4 PBCO:c1 DOT1:c1 SYMS:c1 SYML:c1 SYMU:c1 DUIN:c1 ICRG:c1 IARG:c1 ICRP:c1 IARP:c1 ICO:c1
        ALIA:c1 FLEX:c1
        """,
    ),
    _table(
        "F0011",
        "Batch control",
        "ICUT ICU",
        """
        ICUT:c2 ICU:n IST:c1 IAPP:c1 USER:c10 DICJ:date NDO:n BAL:c1 BALJ:c1 AME:money DOCN:n
        AUSR:c10 POB:c1 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F0012",
        "Automatic accounting instructions",
        "ITEM CO",
        """
        ITEM:c6 CO:c5 MCU:c12 OBJ:c6 SUB:c8
        """,
    ),
    _table(
        "F0013",
        "Currency codes",
        "CRCD",
        """
        CRCD:c3 DL01:c30 CDEC:c1
        """,
    ),
    _table(
        "F0015",
        "Exchange rates",
        "CRCD CRDC AN8 RTTYP EFT",
        """
        CRCD:c3 CRDC:c3 AN8:n RTTYP:c2 EFT:date CRR:n7 CRRD:n7 CRCM:c1
        """,
    ),
    _table(
        "F0911",
        "Account Ledger",
        "DCT DOC KCO DGJ JELN LT EXTL",
        """
        KCO:c5 DCT:c2 DOC:n DGJ:date JELN:n EXTL:c2 LT:c2 POST:c1 ICU:n ICUT:c2 DICJ:date DSYJ:date
        TICU:time CO:c5 ANI:c29 AM:c1 AID:c8 MCU:c12 OBJ:c6 SUB:c8 SBL:c8 SBLT:c1 PN:n CTRY:n FY:n
        CRCD:c3 CRR:n7 BCRC:c3 CRRM:c1 AA:money ACR:money U:qty UM:c2 GLC:c4 RE:c1 EXA:c30 EXR:c30
        R1:c8 R2:c8 R3:c8 SFX:c3 ODOC:n ODCT:c2 AN8:n VINV:c25 IVD:date PO:c8 DCTO:c2 LNID:n3 CN:c8
        CKNU:c25 DKJ:date RCND:c1 TXA1:c10 EXR1:c2 DSVJ:date TORG:c10 USER:c10 PID:c10 JOBN:c10
        UPMJ:date UPMT:time ALT1:c1
        """,
    ),
    _table(
        "F0911Z1",
        "Journal entry batch-input table",
        "EDUS EDBT EDTN EDLN",
        """
        EDUS:c10 EDBT:c15 EDTN:c22 EDLN:n3 EDTY:c1 EDSQ:n EDCT:c2 EDTS:c6 EDFT:c10 EDDT:date EDER:c1
        EDDL:n EDSP:c1 EDTC:c1 EDTR:c1 EDGL:c1 EDAN:n KCO:c5 DCT:c2 DOC:n DGJ:date JELN:n ICU:n
        ICUT:c2 CO:c5 ANI:c29 AM:c1 AID:c8 MCU:c12 OBJ:c6 SUB:c8 SBL:c8 SBLT:c1 LT:c2 CRCD:c3
        CRRM:c1 CRR:n7 AA:money ACR:money U:qty EXA:c30 EXR:c30 R1:c8 R2:c8 RE:c1 AN8:n VINV:c25
        TORG:c10 USER:c10 UPMJ:date UPMT:time
        """,
    ),
    _table(
        "F03B11",
        "A/R ledger",
        "DOC DCT KCO SFX",
        """
        DOC:n DCT:c2 KCO:c5 SFX:c3 AN8:n PYR:n DIVJ:date DGJ:date DDJ:date AG:money AAP:money
        CRCD:c3 ACR:money FAP:money POST:c1 VINV:c25 RMK:c30 PO:c8 SDOC:n SDCT:c2 UPMJ:date
        UPMT:time
        """,
    ),
    _table(
        "F4101",
        "Item master",
        "ITM",
        """
        ITM:n LITM:c25 AITM:c25 DSC1:c30 DSC2:c30 SRTX:c30 UOM1:c2 UOM3:c2 UOM4:c2 GLPT:c4 STKT:c1
        LNTY:c2 CLEV:c1 PLEV:c1 PPLV:c1 UPCN:c13 SRP1:c3 SRP2:c3 SRP3:c3 SRP4:c3 SRP5:c3 UPMJ:date
        TDAY:time USER:c10
        """,
    ),
    _table(
        "F4102",
        "Item branch",
        "MCU ITM",
        """
        ITM:n MCU:c12 LITM:c25 AITM:c25 VEND:n BUYR:n GLPT:c4 STKT:c1 ROPI:qty ROQI:qty SAFE:qty
        TX:c1 TAX1:c1 LTLV:n SRP1:c3 SRP2:c3 SRP3:c3 SRP4:c3 SRP5:c3 UPMJ:date TDAY:time
        """,
    ),
    _table(
        "F41002",
        "Item unit of measure conversion",
        "MCU ITM UM RUM",
        """
        MCU:c12 ITM:n UM:c2 RUM:c2 USTR:c1 CONV:n7 CNV1:n7 UPMJ:date TDAY:time
        """,
    ),
    _table(
        "F4104",
        "Item cross reference",
        "ITM XRT AN8 CITM EXDJ CIRV",
        """
        ITM:n XRT:c2 AN8:n CITM:c25 EXDJ:date CIRV:c20 EFTJ:date MCU:c12 LITM:c25 DSC1:c30 UPMJ:date
        TDAY:time
        """,
    ),
    _table(
        "F4105",
        "Item cost",
        "ITM MCU LOCN LOTN LEDG",
        """
        ITM:n MCU:c12 LOCN:c20 LOTN:c30 LEDG:c2 UNCS:n4 CSPO:c1 CSIN:c1 UPMJ:date TDAY:time
        """,
    ),
    _table(
        "F4106",
        "Base price",
        "ITM MCU LOCN LOTN AN8 IGID CGID LOTG FRMP CRCD UOM EXDJ UPMJ TDAY",
        """
        ITM:n MCU:c12 LOCN:c20 LOTN:c30 AN8:n IGID:n CGID:n LOTG:c3 FRMP:n CRCD:c3 UOM:c2 EXDJ:date
        UPMJ:date TDAY:time EFTJ:date UPRC:n4 LITM:c25 BSCD:c1 LEDG:c2 FVTR:n
        """,
    ),
    _table(
        "F4301",
        "Purchase order header",
        "DOCO DCTO KCOO SFXO",
        """
        DOCO:n DCTO:c2 KCOO:c5 SFXO:c3 MCU:c12 AN8:n SHAN:n TRDJ:date DRQJ:date PDDJ:date CNDJ:date
        VR01:c25 VR02:c25 RMK:c30 DESC:c30 PTC:c3 TXA1:c10 EXR1:c2 HOLD:c2 ANBY:n OTOT:money CRCD:c3
        CRRM:c1 CRR:n7 FAP:money BCRC:c3 ORBY:c10 UPMJ:date TDAY:time USER:c10
        """,
    ),
    _table(
        "F4311",
        "Purchase order detail",
        "DOCO DCTO KCOO SFXO LNID",
        """
        DOCO:n DCTO:c2 KCOO:c5 SFXO:c3 LNID:n3 MCU:c12 CO:c5 AN8:n SHAN:n DRQJ:date TRDJ:date
        PDDJ:date ADDJ:date DGL:date VR01:c25 ITM:n LITM:c25 AITM:c25 DSC1:c30 DSC2:c30 LNTY:c2
        NXTR:c3 LTTR:c3 UOM:c2 UORG:qty UOPN:qty UREC:qty URLV:qty UCHG:qty PRRC:n4 AEXP:money
        AOPN:money AREC:money FRRC:n4 FEA:money FAP:money FREC:money UOM1:c2 UOM2:c2 UOM3:c2 GLC:c4
        TX:c1 TXA1:c10 EXR1:c2 ANI:c29 AID:c8 OMCU:c12 OBJ:c6 SUB:c8 SBL:c8 SBLT:c1 CRCD:c3 CRR:n7
        BCRC:c3 RCD:c3 UPMJ:date TDAY:time UKID:n
        """,
    ),
    _table(
        "F43121",
        "Purchase order receiver",
        "MATC DOCO DCTO KCOO SFXO LNID NLIN DOC",
        """
        MATC:c1 DOCO:n DCTO:c2 KCOO:c5 SFXO:c3 LNID:n3 NLIN:n DOC:n DCT:c2 KCO:c5 SFX:c3 AN8:n ITM:n
        LITM:c25 MCU:c12 RCDJ:date TRDJ:date DGL:date UOM:c2 UORG:qty UREC:qty UPTD:qty UOPN:qty
        UCLO:qty PRRC:n4 AREC:money APTD:money AOPN:money FRRC:n4 FREC:money FAP:money CRCD:c3
        VINV:c25 CNID:c20 VRMK:c30 JELN:n AID:c8 UPMJ:date TDAY:time RTGC:c1
        """,
    ),
)
