"""Tell people what is due to be told: notifications at once, the digest once a day as a file of the workspace."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.notices import take_due_digest, take_due_notices
from mlconnector_gui.services.retention import forget_what_is_old, retention
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.inbox import digest_text, notification

FOLDER = "digests"
_LOOK_SECONDS = 30.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Notifier:
    """Whoever runs the engine runs one; `show` puts a title and a text before somebody's eyes."""

    workplace: Workplace
    show: Callable[[str, str], None]

    async def run(self) -> None:
        while True:
            await self.tell_what_is_due()
            await self.workplace.network.clock.sleep(_LOOK_SECONDS)

    async def tell_what_is_due(self) -> None:
        try:
            for item in await take_due_notices(self.workplace):
                self.show(*notification(item))
            digest = await take_due_digest(self.workplace)
            if digest is not None:
                await asyncio.to_thread(self._write, f"{digest.day}.txt", digest_text(digest))
                await self._tidy(digest.day)
        except Problem as problem:  # a store that is busy is asked again
            log.warning("cannot_notify", extra={"code": problem.code})

    async def _tidy(self, today: date) -> None:
        """Once a day, take away what has been kept for its days."""
        forgotten = await forget_what_is_old(self.workplace)
        kept = await retention(self.workplace)
        await asyncio.to_thread(self._drop_digests, today - timedelta(days=kept.digests))
        log.info("old_records_forgotten", extra=forgotten)

    def _drop_digests(self, before: date) -> None:
        """Their names are their days, so that they sort by them."""
        for path in (self.workplace.folder / FOLDER).glob("????-??-??.txt"):
            if path.stem < before.isoformat():
                path.unlink()

    def _write(self, name: str, text: str) -> None:
        folder = self.workplace.folder / FOLDER
        folder.mkdir(exist_ok=True, mode=0o700)
        (folder / name).write_text(text, encoding="utf-8")
