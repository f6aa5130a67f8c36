"""Before Amazon's client secret or the authorisation lapses, the inbox and the digest say so, and again after it."""

from datetime import date
from pathlib import Path

from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.inbox import inbox, look_at_everything
from mlconnector_gui.services.notices import digest_now
from mlconnector_gui.ui.words.inbox import digest_text
from tests.helpers.selling import AMZN, SellingCompany, selling_company


async def told(selling: SellingCompany) -> dict[str, str]:
    await look_at_everything(selling.company.workplace)
    found = [one.notice.cause for one in await inbox(selling.company.workplace)]
    return {cause.code: cause.light.value for cause in found if cause.code.startswith("amazon.")}


async def test_both_are_told_in_time_and_after_they_are_over(tmp_path: Path) -> None:
    days = {"secret_changed_on": "2026-05-20", "authorised_on": "2025-12-01"}
    async with selling_company(tmp_path, **days) as selling:
        early = await told(selling)
        selling.go_to(date(2026, 10, 20))
        in_time = await told(selling)
        digest = digest_text(await digest_now(selling.company.workplace))
        selling.go_to(date(2026, 11, 12))
        urgent = await told(selling)
        selling.go_to(date(2026, 11, 18))
        over = await told(selling)
        await change_connection(
            selling.company.workplace, AMZN, values={"secret_changed_on": "2026-11-18"}, secrets={}
        )
        renewed = await told(selling)

    assert early == {}
    assert in_time == {"amazon.client_secret_lapses": "amber", "amazon.authorisation_lapses": "amber"}
    assert "The client secret lapses on 2026-11-16 (in 27 days)" in digest
    assert urgent["amazon.client_secret_lapses"] == "red"
    assert over["amazon.client_secret_over"] == "red"
    assert set(renewed) == {"amazon.authorisation_lapses"}
