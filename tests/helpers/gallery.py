"""Picture every screen with all kinds of data in both themes: `python -m tests.helpers.gallery DIR`."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import Move
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.mapping_draft import add_rules, mapping_state, submit_draft
from mlconnector_gui.services.replay import preview_replay
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, review_ids
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.ui.aio import qt_loop, tasks_of
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.environment import SANDBOX, band_of
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.palette import Command, postings_named
from mlconnector_gui.ui.screens.mappings.activate_dialog import ActivateDialog
from mlconnector_gui.ui.screens.mappings.rule_dialog import RuleDialog
from mlconnector_gui.ui.theme import apply_theme
from mlconnector_gui.ui.widgets.command_palette import CommandPalette
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from mlconnector_gui.ui.widgets.replay_many_dialog import ReplayManyDialog
from mlconnector_gui.ui.widgets.why_dialog import WhyDialog
from tests.helpers.accounting import rule
from tests.helpers.workspaces import Filling, IdleEngine, connected_workplace, open_workplace

_UNTRUSTED = {
    "code": "net.certificate_refused",
    "params": {"host": "shop.example.com"},
    "technical": "SSLCertVerificationError: unable to get local issuer certificate",
}
_TURN_SECONDS, _QUIET_TURNS, _MOST_TURNS = 0.01, 6, 2_000
SIZES = (QSize(1280, 800), QSize(1920, 1080))


def fill_realistic(filling: Filling) -> str:
    """A month's end: mostly ready, some of everything else; returns the posting in doubt."""
    for place in range(14):
        day = date(2026, 10, 31) - timedelta(days=place % 6)
        filling.sale(f"{10442 + place}", total=f"{158.40 + place * 913.27:.2f}", day=day)
    for place in range(3):
        filling.sale(f"{10480 + place}", total=f"{28060.11 + place:.2f}", unmapped=True)
    for place in range(9):
        sent = filling.sale(f"{10390 + place}", total=f"{412.90 + 31 * place:.2f}", day=date(2026, 10, 27))
        filling.send(sent, 1042 + place, *((Move.CONFIRM,) if place % 2 else ()))
    posted = filling.sale("10311", total="84.00", day=date(2026, 10, 12))
    filling.send(posted, 988, Move.CONFIRM, Move.SEE_POSTED)
    held = filling.sale("10322", total="2915.00")
    filling.move(held, Move.HOLD, told={"reason": "customer disputes the shipping charge"})
    changed = filling.sale("10377", total="644.10")
    filling.approve(changed)
    filling.move(changed, Move.SOURCE_CHANGED)
    refused = filling.sale("10371", total="77.31")
    filling.approve(refused)
    filling.move(refused, Move.CLAIM)
    filling.move(refused, Move.REJECT, told={"message": "0052 Account number invalid"})
    doubtful = filling.sale("10365", total="1207.55")
    filling.doubt(doubtful)
    return doubtful


def fill_overflowing(filling: Filling) -> str:
    """Long names, large amounts, many lines."""
    last = ""
    for place in range(300):
        last = filling.sale(
            f"WEB-2026-EUROPE-{place:09}",
            total="98765432109.99",
            unmapped=place % 3 == 0,
            parts=4,
            description="Umsatzsteuer-Voranmeldung Bundesrepublik",
        )
    return last


def add_stores(workplace: Workplace, stores: Sequence[tuple[str, str, bool]]) -> None:
    """Add connections of other storefronts: (connector, name, does it work)."""
    for place, (connector, name, works) in enumerate(stores):
        stored = StoredConnection(
            connection_id=f"other-{place}",
            name=name,
            connector=connector,
            values={"target": "JDE", "company": "00002", "start_date": "2026-10-01"},
            facts={},
            is_active=True,
            created_at=workplace.now,
            proved_at=workplace.now - timedelta(minutes=7 * place) if works else None,
            problem=None if works else _UNTRUSTED,
        )
        workplace.store.write_now(connections.add_connection, stored)


def fill_rules(workplace: Workplace, *, count: int = 24, width: int = 1) -> None:
    """Two versions in force one after the other, and a draft with all kinds of rules."""
    shop = "WOO-EU"
    rules = [
        rule("a", LineRole.GATEWAY_CLEARING, "2.1220.PAYPAL", connection=shop, gateway="paypal"),
        rule("b", LineRole.FEE_DISCOUNT, "40.5040", connection=shop, fee_name="Loyalty*"),
        rule("c", LineRole.TAX_PAYABLE, "2.4433.EU", country="DE", tax_class="reduced-rate"),
        *(
            rule("d", LineRole.PRODUCT_SALES, "40.5010", sku=f"TENT-{place}P" * width, country="DE")
            for place in range(count)
        ),
    ]
    wrong = [
        rule("e", LineRole.PRODUCT_SALES, "40.5999", connection=shop, sku="BOOT*" * width),
        rule("f", LineRole.PRODUCT_SALES, "77.5010", connection=shop, sku="BOOT-K*" * width),
        rule("g", LineRole.SHIPPING_INCOME, "40.5020", method_id="pickup"),
        rule("h", LineRole.SHIPPING_INCOME, "40.5820", connection="WOO-EU"),
    ]

    def run(reason: str, added: Sequence[MappingRule], *, ends: bool) -> None:
        async def edit() -> None:
            state = await mapping_state(workplace)
            await add_rules(workplace, added, what="adding rules", seen=state.seen)
            if ends:
                seen = (await mapping_state(workplace)).seen
                await submit_draft(workplace, reason=reason, seen=seen)

        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(edit())).result()

    run("Gateways and loyalty points of the new shop", rules[:3], ends=True)
    run(
        "Articles of the autumn catalogue go to product sales of the shop's own business unit",
        rules[3:],
        ends=True,
    )
    run("", wrong, ends=False)


class Gallery:
    """Takes the pictures of one workspace in both themes and sizes."""

    def __init__(self, application: QApplication, out: Path) -> None:
        self.application, self.out = application, out

    def keep(self, dialog: QDialog, name: str, window: MainWindow) -> None:
        dialog.grab().save(
            str(self.out / f"{name}-{window.width()}-{self.application.property('scheme')}.png")
        )

    async def settle(self, window: MainWindow) -> None:
        """Let tasks end, or open the dialog that they wait for, and Qt draw."""
        owners = [window, *window.screens.made.values()]
        quiet = 0
        for _ in range(_MOST_TURNS):
            await asyncio.sleep(_TURN_SECONDS)
            dialogs = open_dialogs()
            waited_for = dialogs or owners
            is_quiet = all(tasks_of(owner).is_idle for owner in waited_for) and not any(
                timer.isActive() for timer in window.findChildren(QTimer) if timer.isSingleShot()
            )
            quiet = quiet + 1 if is_quiet else 0
            if quiet == _QUIET_TURNS:
                return

    async def shoot(
        self,
        name: str,
        workplace: Workplace,
        arrange: Callable[[MainWindow], Awaitable[None]],
        *,
        sandbox: bool = True,
    ) -> None:
        for scheme in Scheme:
            for size in SIZES:
                window = await self.opened(workplace, scheme, size, sandbox=sandbox)
                await arrange(window)
                await self.settle(window)
                window.grab().save(str(self.out / f"{name}-{scheme.value}-{size.width()}.png"))
                await self.close(window)

    async def opened(
        self, workplace: Workplace, scheme: Scheme, size: QSize, *, sandbox: bool = True
    ) -> MainWindow:
        """Open a window that remembers nothing, on the review screen."""
        apply_theme(self.application, scheme)
        Memory(workplace.folder).forget()
        band = SANDBOX if sandbox else band_of("JPY920", workspace="Example Handel GmbH")
        window = MainWindow(workplace, IdleEngine(), band)
        window.resize(size)
        window.show()
        window.show_screen("review")
        await self.settle(window)
        return window

    async def close(self, window: MainWindow) -> None:
        window.close()
        window.deleteLater()
        await asyncio.sleep(0)


def open_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


async def take_pictures(application: QApplication, out: Path) -> None:
    gallery = Gallery(application, out)
    with tempfile.TemporaryDirectory() as folder:
        await _realistic(gallery, Path(folder) / "realistic")
        await _mappings(gallery, Path(folder) / "mappings")
        await _overflowing(gallery, Path(folder) / "overflowing")
        await _empty(gallery, Path(folder) / "empty")


async def _found(workplace: Workplace, text: str) -> list[Command]:
    return await postings_named(workplace, text, lambda _: None)


async def _realistic(gallery: Gallery, folder: Path) -> None:
    workplace, filling = connected_workplace(folder)
    doubtful = fill_realistic(filling)
    await verify_audit(workplace)

    async def plain(window: MainWindow) -> None:
        window.review.grid.setFocus()

    async def many(window: MainWindow) -> None:
        window.review.grid.selectAll()
        window.review.told.emit(
            "Approved 3 postings. Sending comes next; until then W withdraws the approval."
        )

    async def blocked(window: MainWindow) -> None:
        window.review.tabs._buttons["blocked"].click()
        await gallery.settle(window)

    async def doubt(window: MainWindow) -> None:
        window.open_posting(doubtful)
        await gallery.settle(window)
        window.review.reasons.show_view("history")

    async def source(window: MainWindow) -> None:
        window.review.reasons.show_view("source")
        problem = Problem(
            "jde.environment_differs",
            cause=Cause.PERMISSION,
            asked="JPY920",
            given="JPD920",
            technical="HTTP 200",
        )
        window.review.show_problem(problem)

    async def overview(window: MainWindow) -> None:
        window.show_screen("overview")
        await gallery.settle(window)

    async def audit(window: MainWindow) -> None:
        window.show_screen("audit")
        await gallery.settle(window)

    async def trace(window: MainWindow) -> None:
        window.show_screen("audit")
        window.audit.show_document(1046)
        await gallery.settle(window)
        window.audit.show_view("trace")

    async def helped(window: MainWindow) -> None:
        window.show_screen("audit")
        await gallery.settle(window)
        window.desk.toggle_help()

    async def palette(window: MainWindow) -> None:
        dialog = CommandPalette(window.desk.commands(), partial(_found, workplace), window)
        dialog.open()
        dialog.field.setText("104")
        dialog.find_more()
        for _ in range(20):
            await asyncio.sleep(0.01)
        scheme = gallery.application.property("scheme")
        dialog.grab().save(str(gallery.out / f"palette-{window.width()}-{scheme}.png"))
        dialog.close()

    async def replay_many(window: MainWindow) -> None:
        ids = workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.ALL))[:9]
        previews = [await preview_replay(workplace, one) for one in ids]
        dialog = ReplayManyDialog(previews, window.audit)
        dialog.open()
        await gallery.settle(window)
        scheme = gallery.application.property("scheme")
        dialog.grab().save(str(gallery.out / f"replay-many-{window.width()}-{scheme}.png"))
        dialog.close()

    async def links(window: MainWindow) -> None:
        window.show_screen("connections")
        await gallery.settle(window)

    async def reason(window: MainWindow) -> None:
        dialog = ReasonDialog(
            title="Hold 12 postings", explains="They stay listed.", does="Hold 12", parent=window.review
        )
        dialog.open()
        await gallery.settle(window)
        dialog.grab().save(
            str(gallery.out / f"reason-{window.width()}-{gallery.application.property('scheme')}.png")
        )
        dialog.close()

    async def replay(window: MainWindow) -> None:
        window.open_posting(doubtful)
        await gallery.settle(window)
        dialog = ReplayDialog(
            await window.review.presenter.preview_replay(window.review.presenter.chosen), window.review
        )
        dialog.open()
        await gallery.settle(window)
        dialog.grab().save(
            str(gallery.out / f"replay-{window.width()}-{gallery.application.property('scheme')}.png")
        )
        dialog.close()

    await gallery.shoot("review", workplace, plain)
    await gallery.shoot("review-many", workplace, many)
    await gallery.shoot("review-blocked", workplace, blocked, sandbox=False)
    await gallery.shoot("review-doubt", workplace, doubt)
    await gallery.shoot("review-source", workplace, source)
    await gallery.shoot("overview", workplace, overview)
    await gallery.shoot("audit", workplace, audit)
    await gallery.shoot("audit-trace", workplace, trace)
    await gallery.shoot("audit-help", workplace, helped)
    await gallery.shoot("x-palette", workplace, palette)
    await gallery.shoot("x-replay-many", workplace, replay_many)
    workplace.store.write_now(
        connections.note_health,
        "store",
        at=workplace.now,
        problem=_UNTRUSTED,
    )
    await gallery.shoot("connections", workplace, links)

    async def masters(window: MainWindow) -> None:
        window.show_screen("masters")
        await gallery.settle(window)

    await gallery.shoot("masters", workplace, masters)
    await gallery.shoot("x-reason", workplace, reason)
    await gallery.shoot("x-replay", workplace, replay)
    workplace.store.close()


async def _mappings(gallery: Gallery, folder: Path) -> None:
    workplace, filling = connected_workplace(folder)
    fill_realistic(filling)
    fill_rules(workplace)

    async def turned(window: MainWindow, view: str) -> None:
        window.show_screen("mappings")
        await gallery.settle(window)
        window.mappings.side.show_view(view)

    async def rules(window: MainWindow) -> None:
        await turned(window, "rule")
        window.mappings.grid.pick(window.mappings.presenter.state.rows[-1].rule.rule_id)

    async def simulation(window: MainWindow) -> None:
        await turned(window, "simulation")
        window.mappings.simulate()
        await gallery.settle(window)

    async def history(window: MainWindow) -> None:
        await turned(window, "history")
        window.mappings.side.history.policy.setChecked(True)

    async def dialog(window: MainWindow) -> None:
        await turned(window, "rule")
        window.mappings.grid.pick("rule-0001")
        window.mappings.change()
        await asyncio.sleep(0.1)
        shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RuleDialog))
        shown.account.edit.setFocus()
        shown.account.search("40.5")
        await asyncio.sleep(0.2)
        shown.account.found.setVisible(True)
        gallery.keep(shown, "x-rule", window)
        shown.account.close_list()
        await asyncio.sleep(0.1)
        gallery.keep(shown, "x-rule-closed", window)
        shown.reject()

    async def activation(window: MainWindow) -> None:
        await turned(window, "simulation")
        window.mappings.activate()
        await asyncio.sleep(0.2)
        shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, ActivateDialog))
        gallery.keep(shown, "x-activate", window)
        shown.reject()

    async def why(window: MainWindow) -> None:
        await gallery.settle(window)
        window.review.show_why(1)
        await asyncio.sleep(0.2)
        shown = next(one for one in QApplication.topLevelWidgets() if isinstance(one, WhyDialog))
        gallery.keep(shown, "x-why", window)
        shown.reject()

    await gallery.shoot("mappings", workplace, rules)
    await gallery.shoot("mappings-simulation", workplace, simulation)
    await gallery.shoot("mappings-history", workplace, history)
    await gallery.shoot("y-rule", workplace, dialog)
    await gallery.shoot("y-activate", workplace, activation)
    await gallery.shoot("y-why", workplace, why)
    workplace.store.close()


async def _overflowing(gallery: Gallery, folder: Path) -> None:
    workplace, filling = connected_workplace(folder)
    last = fill_overflowing(filling)
    fill_rules(workplace, count=300, width=6)

    async def rules(window: MainWindow) -> None:
        window.show_screen("mappings")
        await gallery.settle(window)
        window.mappings.grid.pick(window.mappings.presenter.state.rows[-6].rule.rule_id)

    async def opened(window: MainWindow) -> None:
        window.open_posting(last)

    await gallery.shoot("overflow", workplace, opened)
    await gallery.shoot("overflow-mappings", workplace, rules)

    async def screen(window: MainWindow, *, name: str) -> None:
        window.show_screen(name)

    for name in ("overview", "audit"):
        await gallery.shoot(f"overflow-{name}", workplace, partial(screen, name=name))
    workplace.store.close()


async def _empty(gallery: Gallery, folder: Path) -> None:
    workplace = open_workplace(folder)

    def screen(name: str) -> Callable[[MainWindow], Awaitable[None]]:
        async def show(window: MainWindow) -> None:
            window.show_screen(name)

        return show

    for name in ("overview", "review", "audit", "mappings", "connections", "masters"):
        await gallery.shoot(f"empty-{name}", workplace, screen(name))
    workplace.store.close()


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner:
        runner.run(take_pictures(application, out))


if __name__ == "__main__":
    main()
