"""What the connection wizard asks, saves and proves, without Qt."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace

from mlconnector_gui.services.connect import (
    JDE,
    ConnectorChoice,
    add_connection,
    change_connection,
    connector_choice,
    connector_choices,
    list_connections,
    prove_connection,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.screens.connections.proved import ProofLine, proof_line
from mlconnector_gui.ui.words.language import said

TARGET = "target"
_SECRET = "secret"  # noqa: S105  a kind of field


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedField:
    """One thing to enter: its label, the words beside it, and what stands in it now."""

    name: str
    label: str
    help: str
    is_secret: bool
    is_needed: bool
    """Shown at once; the others stand under *More settings*."""
    text: str
    choices: tuple[tuple[str, str], ...]
    """(value, label); empty where anything can be entered."""
    hint: str = ""
    """What an empty field means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WizardState:
    """Everything the wizard draws."""

    kinds: tuple[ConnectorChoice, ...]
    chosen: ConnectorChoice | None = None
    name: str = ""
    saved_as: str = ""
    """The name under which the connection is kept; '' before it was saved once."""
    ledgers: tuple[str, ...] = ()
    entered: Mapping[str, str] | None = None
    proofs: tuple[ProofLine, ...] = ()
    is_testing: bool = False
    is_proved: bool = False

    @property
    def fields(self) -> tuple[AskedField, ...]:
        if self.chosen is None:
            return ()
        entered = self.entered or {}
        return tuple(
            AskedField(
                name=field.name,
                label=said(field.label),
                help=said(field.help),
                is_secret=field.kind.value == _SECRET,
                is_needed=field.required and (not field.default or field.name in {TARGET, "start_date"}),
                text=entered.get(field.name, field.default),
                choices=tuple((name, name) for name in self.ledgers)
                if field.name == TARGET
                else field.choices,
                hint=said("Kept as it is unless you enter another") if self.saved_as else "",
            )
            for field in self.chosen.fields
        )

    @property
    def why_not(self) -> str:
        """Why the chosen kind cannot be connected yet; '' when it can."""
        needs_ledger = self.chosen is not None and self.chosen.key != JDE
        if needs_ledger and not self.ledgers:
            return said("Connect JD Edwards first: a store needs the ledger that it is booked in.")
        return ""


class WizardPresenter:
    """
    Leads through one connection: its kind, its values, its test.

    It is saved before it is tested, so that a test that fails loses nothing that was entered.
    """

    def __init__(self, workplace: Workplace) -> None:
        self.state = WizardState(kinds=tuple(connector_choices()))
        self._workplace = workplace

    async def begin(self, name: str = "") -> WizardState:
        """Start with nothing, or with what is kept of a connection that is to be changed."""
        known = await list_connections(self._workplace)
        ledgers = tuple(one.name for one in known if one.connector == JDE)
        self.state = replace(self.state, ledgers=ledgers)
        for stored in known:
            if stored.name == name:
                self.state = replace(
                    self.state,
                    chosen=connector_choice(stored.connector),
                    name=name,
                    saved_as=name,
                    entered=stored.values,
                )
        return self.state

    def choose(self, key: str) -> WizardState:
        self.state = replace(self.state, chosen=connector_choice(key), entered=None, name="")
        return self.state

    async def save(self, name: str, entered: Mapping[str, str]) -> WizardState:
        """Keep what was entered; refused with the field's name where something is missing or wrong."""
        chosen = self.state.chosen
        assert chosen is not None  # noqa: S101  the page before chose it
        secret = {field.name for field in self.state.fields if field.is_secret}
        values = {key: text for key, text in entered.items() if key not in secret}
        secrets = {key: text for key, text in entered.items() if key in secret and text}
        if self.state.saved_as:
            await change_connection(self._workplace, self.state.saved_as, values=values, secrets=secrets)
            name = self.state.saved_as
        else:
            await add_connection(
                self._workplace, connector=chosen.key, name=name.strip(), values=values, secrets=secrets
            )
        self.state = replace(self.state, saved_as=name.strip(), name=name.strip(), entered=values, proofs=())
        return self.state

    async def test(self) -> AsyncIterator[WizardState]:
        """Prove the saved connection; yields a state with each line as it is known."""
        self.state = replace(self.state, proofs=(), is_testing=True, is_proved=False)
        yield self.state
        failed = False
        try:
            async for proof in prove_connection(self._workplace, self.state.saved_as):
                failed = failed or proof.standing.value == "failed"
                self.state = replace(self.state, proofs=(*self.state.proofs, proof_line(proof)))
                yield self.state
        except asyncio.CancelledError:
            failed = True
            raise
        finally:
            self.state = replace(self.state, is_testing=False, is_proved=not failed)
        yield self.state
