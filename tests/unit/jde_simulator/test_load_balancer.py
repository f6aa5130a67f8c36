"""Behind a load balancer a token is known on the server that gave it, and a cookie leads there."""

import httpx

from tests.helpers.ais import jde_site

LOGIN = {"username": "MLCSVC", "password": "sandbox-password", "deviceName": "D"}


async def test_a_caller_who_drops_cookies_is_not_known() -> None:
    site = jde_site(node_cookies=True)
    async with httpx.AsyncClient(transport=site.wire.inner, base_url="https://ais.example.com") as kept:
        token = (await kept.post("/jderest/v2/tokenrequest", json=LOGIN)).json()["userInfo"]["token"]
        asked = {"token": token, "deviceName": "D"}
        with_cookie = await kept.post("/jderest/v2/tokenrequest/validate", json=asked)
        kept.cookies.clear()
        without = await kept.post("/jderest/v2/tokenrequest/validate", json=asked)

    assert with_cookie.json()["isValidSession"] is True
    assert without.json()["isValidSession"] is False
    await site.ledger.close()


async def test_logins_without_a_cookie_take_turns() -> None:
    site = jde_site(node_cookies=True)
    nodes = []
    for _ in range(3):
        async with httpx.AsyncClient(transport=site.wire.inner, base_url="https://ais.example.com") as fresh:
            nodes.append((await fresh.post("/jderest/v2/tokenrequest", json=LOGIN)).cookies["AISNODE"])

    assert nodes == ["node1", "node2", "node1"]
    await site.ledger.close()
