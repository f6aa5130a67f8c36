"""Open result sets behind next links: they move on with every call and die when left alone."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Row
from mlconnector_gui.jde.simulator.wire import Payload
from mlconnector_gui.sandbox.world import World

RESULT_SET_TIMEOUT = "JAS_MSG347: The result set of this grid has timed out. Run the query again."


@dataclass(slots=True)
class Cursor:
    """One open result set: what is left of it, and how a page of it is written."""

    rid: str
    token: str
    left: list[Row]
    page_size: int
    used_at: datetime
    write: Callable[["Cursor", list[Row], bool], Payload]
    href_terms: dict[str, str]
    state_id: int = 1


class Cursors:
    """The open result sets of one AIS server."""

    def __init__(self, world: World, site: Site) -> None:
        self._world = world
        self._site = site
        self._dice: random.Random = world.random("ais result sets")
        self._cursors: dict[str, Cursor] = {}

    def new_rid(self) -> str:
        return f"{self._dice.getrandbits(64):016x}"

    def keep(self, cursor: Cursor) -> None:
        self._cursors[cursor.rid] = cursor

    def advance(self, rid: str, token: str) -> Payload | None:
        """Return the next page, or None when the result set is gone."""
        cursor = self._cursors.get(rid)
        if cursor is None or cursor.token != token:
            return None
        idle = self._world.now - cursor.used_at
        if idle > timedelta(seconds=self._site.result_set_timeout_seconds):
            del self._cursors[rid]
            return None
        page, cursor.left = cursor.left[: cursor.page_size], cursor.left[cursor.page_size :]
        cursor.used_at = self._world.now
        cursor.state_id += 1
        if not cursor.left:
            del self._cursors[rid]
        return cursor.write(cursor, page, bool(cursor.left))

    def drop_all(self) -> None:
        self._cursors.clear()

    def drop_session(self, token: str) -> None:
        self._cursors = {rid: cursor for rid, cursor in self._cursors.items() if cursor.token != token}

    def link(self, cursor: Cursor, version: str) -> Payload:
        """Return the next link with the host AIS believes it has and the token inside."""
        terms = {
            "stackId": "1",
            "stateId": str(cursor.state_id),
            "rid": cursor.rid,
            "fullGridId": "146",
            "formOID": cursor.href_terms["formOID"],
            "token": cursor.token,
            "outputType": cursor.href_terms["outputType"],
            "returnControlIDs": cursor.href_terms["returnControlIDs"],
        }
        href = f"{self._site.internal_host}/jderest/{version}/dataservice/next?{urlencode(terms)}"
        return {"rel": "next", "href": href, "context": cursor.href_terms["formOID"]}
