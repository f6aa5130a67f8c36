"""Every cause is in the inbox once, told in time, and gone when the thing is well again."""

from datetime import time, timedelta
from pathlib import Path

from mlconnector_gui.app.notifying import FOLDER, Notifier
from mlconnector_gui.services.inbox import inbox, look_at_everything
from mlconnector_gui.services.map_accounts import replace_rules
from mlconnector_gui.services.notices import NoticePolicy, change_notice_policy, digest_now, take_due_notices
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.timing.bars import Span
from mlconnector_gui.store.repositories.notices import Light, notices_resolved_since
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.ui.words.inbox import digest_text, item_sentence, item_title
from tests.helpers.company import MORNING, SHOP, Company, mapping_rules, open_company
from tests.helpers.workspaces import connected_workplace


async def titles(company: Company) -> list[str]:
    return [item_title(item) for item in await inbox(company.workplace)]


async def test_a_store_that_cannot_be_reached_is_told_once_and_resolves_itself(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.fetch()
        company.shop_wire.is_cut = True
        for _ in range(3):
            assert (await company.run(Job.PULL, SHOP)).state is RunState.FAILED
            company.pass_time(minutes=10)
        at_once = await take_due_notices(company.workplace)
        again = await take_due_notices(company.workplace)
        broken = await inbox(company.workplace)

        company.shop_wire.is_cut = False
        await company.fetch()

        assert [item.notice.cause.subject for item in broken] == ["connection"]
        assert broken[0].notice.cause.light is Light.RED
        assert broken[0].notice.last_seen - broken[0].notice.first_seen == timedelta(minutes=20)
        assert [item.notice.notice_id for item in at_once] == [broken[0].notice.notice_id]
        assert again == []
        assert await inbox(company.workplace) == []
        resolved = company.workplace.store.read_now(notices_resolved_since, MORNING)
        assert [one.notice_id for one in resolved] == [broken[0].notice.notice_id]


async def test_postings_are_grouped_by_the_cause_that_one_rule_mends(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        rules = mapping_rules()
        await replace_rules(company.workplace, [rule for rule in rules if rule.role != "shipping_income"])
        for _ in range(3):
            company.shop.sell()
        await company.fetch()
        (item,) = await inbox(company.workplace)

        await replace_rules(company.workplace, rules)
        await company.must_run(Job.PREPARE, SHOP)

        assert (item.notice.cause.code, item.notice.cause.count) == ("mapping.missing", 3)
        assert item.notice.cause.subject == "blocked:shipping_income"
        assert item_title(item).startswith("AMBER  WOO-US: 3 × no account mapped (")
        assert "Shipping" in item_sentence(item).what
        assert await titles(company) == []


async def test_quiet_hours_hold_notifications_back_and_the_digest_comes_once_a_day(tmp_path: Path) -> None:
    shown: list[tuple[str, str]] = []
    async with open_company(tmp_path) as company:
        quiet = Span(start=time(13), end=time(18))
        await change_notice_policy(company.workplace, NoticePolicy(daily_at=time(15), quiet=quiet))
        company.shop_wire.is_cut = True
        await company.run(Job.PULL, SHOP)  # at two in the afternoon
        notifier = Notifier(company.workplace, lambda title, text: shown.append((title, text)))

        await notifier.tell_what_is_due()
        in_quiet_hours = (list(shown), (tmp_path / FOLDER).exists())
        company.pass_time(hours=5)
        await notifier.tell_what_is_due()
        (digest,) = (tmp_path / FOLDER).iterdir()
        text = digest.read_text(encoding="utf-8")
        digest.unlink()
        await notifier.tell_what_is_due()

        assert in_quiet_hours == ([], False)
        assert [title.partition(":")[0] for title, _ in shown] == ["WOO-US"]
        assert digest.name == "2026-10-09.txt"
        assert "RED" in text
        assert "WOO-US" in text
        assert not list((tmp_path / FOLDER).iterdir())


async def test_a_digest_says_that_nothing_is_open(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()

        text = digest_text(await digest_now(company.workplace))

        assert "Nothing is open" in text


async def test_what_waits_for_people_is_counted_with_its_amount(tmp_path: Path) -> None:
    workplace, filling = connected_workplace(tmp_path)
    try:
        filling.doubt(filling.sale("1001"))
        filling.sale("1002", unmapped=True)

        await look_at_everything(workplace)
        items = await inbox(workplace)

        told = {item.notice.cause.code: item.notice.cause for item in items}
        assert told["inbox.in_doubt"].params["stopped"] == "1058.40 USD"
        assert told["inbox.in_doubt"].count == 1
        assert told["mapping.missing"].light is Light.AMBER
        assert all("…" not in item_sentence(item).what for item in items)
    finally:
        workplace.store.close()
