"""A plain HTTP caller of the simulator, and the journals it enters."""

from typing import Any

import httpx

from mlconnector_gui.jde.simulator import AisSimulator

REFERENCE = "S1ABCDEFGHJKMNPQRSTVWX"


def journal(**changed: Any) -> dict[str, Any]:
    return {
        "Document_Company": "00001",
        "Document_Type": "JE",
        "GL_Date": "10/09/2026",
        "Explanation": "Web sales 2026-10-09",
        "Currency": "USD",
        "Reference": REFERENCE,
        "Reference_Short": "ABCDEFGH",
        "Lines": [
            {"Account": "1.1220.STRIPE", "Amount": "100.50"},
            {"Account": "30.5010", "Amount": "-100.50"},
        ],
    } | changed


def lines(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"Account": account, "Amount": amount} for account, amount in pairs]


class Caller:
    """Talks to the simulator as a plain HTTP client does."""

    def __init__(self, simulator: AisSimulator, client: httpx.AsyncClient) -> None:
        self.simulator = simulator
        self.http = client
        self.headers: dict[str, str] = {}

    async def log_in(self, **body: str) -> httpx.Response:
        login = {"username": "MLCSVC", "password": "sandbox-password", "deviceName": "desk"} | body
        answer = await self.http.post("/jderest/v2/tokenrequest", json=login)
        if answer.status_code == 200:
            self.headers = {
                "jde-AIS-Auth": answer.json()["userInfo"]["token"],
                "jde-AIS-Auth-Device": login["deviceName"],
            }
        return answer

    async def enter(self, body: dict[str, Any], *, version: str = "v3/") -> httpx.Response:
        return await self.http.post(
            f"/jderest/{version}orchestrator/MLC_Journal_Entry", json=body, headers=self.headers
        )

    async def read(self, *, version: str = "v2/", **request: Any) -> httpx.Response:
        body = {"targetType": "table", "dataServiceType": "BROWSE", "findOnEntry": "TRUE"} | request
        return await self.http.post(f"/jderest/{version}dataservice", json=body, headers=self.headers)

    async def rows(
        self, table: str, *conditions: tuple[str, str, str], **request: Any
    ) -> list[dict[str, Any]]:
        query = {
            "autoFind": True,
            "matchType": "MATCH_ALL",
            "condition": [condition(f"{table}.{alias}", *rest) for alias, *rest in conditions],
        }
        answer = await self.read(targetName=table, query=query, **request)
        grid = answer.json()[f"fs_DATABROWSE_{table}"]["data"]["gridData"]
        rows: list[dict[str, Any]] = grid["rowset"]
        return rows


def condition(control: str, operator: str, *contents: str, special: str = "LITERAL") -> dict[str, Any]:
    return {
        "controlId": control,
        "operator": operator,
        "value": [{"content": content, "specialValueId": special} for content in contents],
    }
