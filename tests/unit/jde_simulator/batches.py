"""Batches of journal rows and voucher rows as a caller of the batch-input routes writes them."""

from typing import Any

import httpx

from tests.unit.jde_simulator.caller import Caller

KEY = {"User": "MLC", "Batch": "B1", "Transaction": "S1ABCDEFGHJKMNPQRSTVWX"}


def journal_row(line: str, account: str, amount: str, **changed: str) -> dict[str, str]:
    return {
        **KEY,
        "Line": line,
        "Document_Company": "00001",
        "Document_Type": "JE",
        "GL_Date": "10/09/2026",
        "Account": account,
        "Ledger_Type": "AA",
        "Currency": "USD",
        "Currency_Mode": "D",
        "Amount": amount,
        "Explanation": "Web sales 2026-10-09",
        "Remark": "S1ABCDEFGHJKMNPQRSTVWX",
        "Reference_1": "STRIPE",
        "Reference_2": "ABCDEFGH",
    } | changed


def journal_rows(**changed: str) -> list[dict[str, str]]:
    return [
        journal_row("1", "1.1220.STRIPE", "100.50", **changed),
        journal_row("2", "30.5010", "-90.50", **changed),
        journal_row("3", "30.5810", "-10.00", **changed),
    ]


async def call(ais: Caller, name: str, body: dict[str, Any], *, version: str = "v3/") -> httpx.Response:
    return await ais.http.post(f"/jderest/{version}orchestrator/{name}", json=body, headers=ais.headers)


async def insert(ais: Caller, rows: list[dict[str, str]], *, version: str = "v3/") -> httpx.Response:
    return await call(ais, "MLC_Insert_Journal_Batch", {"Lines": rows}, version=version)


async def submit(ais: Caller, *, user: str = "MLC", batch: str = "B1") -> httpx.Response:
    return await call(ais, "MLC_Process_Journal_Batch", {"User": user, "Batch": batch})


def invoice(**changed: Any) -> dict[str, Any]:
    return {
        "Supplier": "5001",
        "Invoice_Number": "INV-77",
        "Invoice_Date": "10/05/2026",
        "GL_Date": "10/09/2026",
        "Company": "00001",
        "Gross_Amount": "119.00",
        "Currency": "USD",
        "Remark": "S1ABCDEFGHJKMNPQRSTVWX",
        "GLDistribution": [
            {"Account": "30.8300", "Amount": "100.00", "Remark": "Fees"},
            {"Account": "30.5810", "Amount": "19.00"},
        ],
    } | changed


async def add_invoice(ais: Caller, *, version: str = "v3/", **changed: Any) -> httpx.Response:
    return await call(ais, "JDE_ORCH_04_Add_Supplier_Invoice", invoice(**changed), version=version)


def voucher_row(line: str = "1", **changed: str) -> dict[str, str]:
    return {
        **KEY,
        "Line": line,
        "Company": "00001",
        "Supplier": "5001",
        "Invoice_Number": "INV-77",
        "Invoice_Date": "10/05/2026",
        "GL_Date": "10/09/2026",
        "Gross_Amount": "119.00",
        "Remark": "S1ABCDEFGHJKMNPQRSTVWX",
    } | changed


def distribution_rows(*amounts: str, **changed: str) -> list[dict[str, str]]:
    return [
        journal_row(str(number), "30.8300", amount, **changed)
        for number, amount in enumerate(amounts, start=1)
    ]


async def insert_vouchers(
    ais: Caller, rows: list[dict[str, str]], distribution: list[dict[str, str]]
) -> httpx.Response:
    body = {"Lines": rows, "Distribution": distribution}
    return await call(ais, "MLC_Insert_Voucher_Batch", body)
