"""Open application stacks: several steps over P0911 in one session, each known by its newest state."""

from dataclasses import dataclass
from random import Random

from mlconnector_gui.jde.simulator.form_replies import closed_reply, form_reply
from mlconnector_gui.jde.simulator.journal_form import FormState, JournalForm, UnknownControl, first_form
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.wire import Payload, Refusal


@dataclass(slots=True)
class _Stack:
    token: str
    state: FormState
    alias_naming: bool
    state_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCall:
    """Whose call it is, and over which version of the services."""

    token: str
    version: str
    run: Run


class FormStacks:
    """The stacks of one AIS server; a stack dies with its session."""

    def __init__(self, database: Database, form: JournalForm, dice: Random) -> None:
        self._database = database
        self._form = form
        self._dice = dice
        self._stacks: dict[str, _Stack] = {}

    def fill_form(self, request: Payload, call: FormCall) -> Payload:
        """Answer the form service: one form, its actions, and nothing stays open."""
        with self._database.lock:
            stack = self._opened(request, call)
            return self._acted(stack, request, call) | {"stackId": 1, "stateId": 1, "rid": self._new_rid()}

    def step(self, request: Payload, call: FormCall) -> Payload:
        """Answer the application stack service: open, execute or close."""
        with self._database.lock:
            match request.get("action"):
                case "open":
                    return self._open(request.get("formRequest") or {}, call)
                case "execute":
                    return self._execute(request, call)
                case "close":
                    self._found(request, call)
                    del self._stacks[str(request.get("rid"))]
                    return closed_reply(call.run.local)
        raise Refusal(400, f"no action {request.get('action')!r}")

    def _open(self, form_request: Payload, call: FormCall) -> Payload:
        stack = self._opened(form_request, call)
        rid = self._new_rid()
        self._stacks[rid] = stack
        return self._numbered(self._acted(stack, form_request, call), stack, rid)

    def _execute(self, request: Payload, call: FormCall) -> Payload:
        stack = self._found(request, call)
        wanted = request.get("actionRequest") or {}
        if wanted.get("formOID") != stack.state.form:
            raise Refusal(500, f"form {wanted.get('formOID')!r} is not open, {stack.state.form} is")
        reply = self._acted(stack, wanted, call)
        return self._numbered(reply, stack, str(request.get("rid")))

    def _opened(self, form_request: Payload, call: FormCall) -> _Stack:
        form = first_form(form_request.get("formName"))
        if form is None:
            raise Refusal(500, f"form {form_request.get('formName')!r} was not found")
        wants_aliases = form_request.get("aliasNaming") in (True, "true")
        return _Stack(
            token=call.token,
            state=FormState(form),
            alias_naming=wants_aliases or call.version != "v1",
        )

    def _found(self, request: Payload, call: FormCall) -> _Stack:
        stack = self._stacks.get(str(request.get("rid")))
        if stack is None or stack.token != call.token or stack.state_id != request.get("stateId"):
            raise Refusal(500, "the application stack is not open, or its state is not the newest")
        return stack

    def _acted(self, stack: _Stack, request: Payload, call: FormCall) -> Payload:
        system_errors: list[Payload] = []
        stops = str(request.get("stopOnWarning", "")).upper() == "TRUE"
        try:
            self._form.act(stack.state, request.get("formActions") or [], call.run, stops_on_warning=stops)
        except UnknownControl as problem:
            system_errors.append({"TITLE": "Form action failed", "DESC": str(problem)})
        return form_reply(
            stack.state,
            alias_naming=stack.alias_naming,
            system_errors=system_errors,
            local=call.run.local,
        )

    def _numbered(self, reply: Payload, stack: _Stack, rid: str) -> Payload:
        stack.state_id += 1
        return reply | {"stackId": 1, "stateId": stack.state_id, "rid": rid}

    def _new_rid(self) -> str:
        return f"{self._dice.getrandbits(64):016x}"
