"""What a person enters to connect JDE, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.connectors.spec import Field, FieldKind
from mlconnector_gui.jde.batch_contract import EDI_USER_WIDTH, BatchContract, read_batch_contract
from mlconnector_gui.jde.contract import InputFormat, OrchestrationContract, read_contract
from mlconnector_gui.jde.customer_contract import CustomerContract, read_customer_contract
from mlconnector_gui.jde.form_contract import FormContract, read_form_contract
from mlconnector_gui.jde.login import Login
from mlconnector_gui.jde.other_contracts import OrchestrationCall, default_call, read_other_contracts
from mlconnector_gui.jde.port import ResolutionTimes, RouteName
from mlconnector_gui.jde.purposes import Purpose, read_purpose
from mlconnector_gui.jde.voucher_contract import (
    VoucherBatchContract,
    VoucherContract,
    read_voucher_batch_contract,
    read_voucher_contract,
)
from mlconnector_gui.net.client import Address

_YES_NO = (("yes", "Yes"), ("no", "No"))
_LONGEST_SECONDS = 7 * 24 * 3600
_PROCESSING_SECONDS = 120.0
_COMPANY_DIGITS = 5


def _seconds(name: str, label: str, default: str, words: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.TEXT, help=words, required=False, default=default)


JDE_FIELDS: tuple[Field, ...] = (
    Field(
        name="address",
        label="AIS address",
        kind=FieldKind.ADDRESS,
        help="The AIS Server's address as your JDE administrator gives it, such as https://ais.example.com:7443.",
    ),
    Field(
        name="username",
        label="JDE user",
        kind=FieldKind.TEXT,
        help="A JDE user made for this connection, with date and decimal preferences that nobody changes.",
    ),
    Field(
        name="password",
        label="Password",
        kind=FieldKind.SECRET,
        help="Kept in this computer's key store, never in the workspace.",
    ),
    Field(
        name="environment",
        label="Environment",
        kind=FieldKind.TEXT,
        help="The JDE environment to post to, such as JPD920. Nothing is sent to any other.",
    ),
    Field(
        name="role",
        label="Role",
        kind=FieldKind.TEXT,
        help="The role to log in with; *ALL uses every role of the user.",
        required=False,
        default="*ALL",
    ),
    Field(
        name="device_name",
        label="Device name",
        kind=FieldKind.TEXT,
        help="How Server Manager shows this workstation's session. Empty: named after the connection.",
        required=False,
    ),
    Field(
        name="document_type",
        label="Document type",
        kind=FieldKind.TEXT,
        help="The JDE document type of the journal entries, usually JE.",
        required=False,
        default="JE",
    ),
    Field(
        name="plain_http",
        label="Allow an address without encryption",
        kind=FieldKind.FLAG,
        help="Only where AIS has no https: the password then crosses your network readable. Recorded in the audit.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="ca_file",
        label="Certificate authority file",
        kind=FieldKind.TEXT,
        help="The file (PEM) of your company's certificate authority, if this computer does not trust it already.",
        required=False,
    ),
    Field(
        name="route",
        label="How postings are sent",
        kind=FieldKind.CHOICE,
        help=(
            "Journal orchestration: one call enters the journal. Batch table: rows go into F0911Z1, whose key refuses"
            " a duplicate, and R09110Z enters them. Form: P0911 is filled in; what stays unknown is for a person. It"
            " cannot be changed while the outcome of a posting is unknown."
        ),
        required=False,
        default=RouteName.ORCHESTRATION.value,
        choices=(
            (RouteName.ORCHESTRATION.value, "Journal orchestration"),
            (RouteName.BATCH.value, "Batch table (F0911Z1)"),
            (RouteName.FORM.value, "Form (P0911)"),
        ),
    ),
    Field(
        name="routes_by_company",
        label="Companies that are sent otherwise",
        kind=FieldKind.TEXT,
        help=(
            "Companies whose postings go another way, such as 00070=batch; 00200=form. The ways are orchestration,"
            " batch and form."
        ),
        required=False,
    ),
    Field(
        name="fenced",
        label="The orchestration checks deadline and reference",
        kind=FieldKind.FLAG,
        help=(
            "Yes, if the journal orchestration refuses calls after Not_After and looks the reference up before it"
            " enters anything. Only then may a posting that JDE does not hold be sent again without a person."
        ),
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="journal_contract",
        label="Journal orchestration",
        kind=FieldKind.TEXT,
        help="The names your site's orchestration uses, as JSON. Empty: the delivered design MLC_Journal_Entry.",
        required=False,
    ),
    Field(
        name="edi_user",
        label="EDI user of the batch table",
        kind=FieldKind.TEXT,
        help=(
            "The EDI user under which rows are written to F0911Z1, up to 10 characters, used by nothing else. It is"
            " part of the key that refuses duplicates: never change it while a posting is on its way."
        ),
        required=False,
        default="MLC",
    ),
    Field(
        name="batch_contract",
        label="Batch orchestrations",
        kind=FieldKind.TEXT,
        help=(
            "The names your site's orchestrations use, as JSON. Empty: the delivered designs"
            " MLC_Insert_Journal_Batch and MLC_Process_Journal_Batch."
        ),
        required=False,
    ),
    Field(
        name="form_contract",
        label="Controls of the journal form",
        kind=FieldKind.TEXT,
        help=(
            "The numbers of P0911's controls at your site, as JSON. The columns of the remark and of the short"
            ' reference must be given: {"columns": {"remark": "…", "short_reference": "…"}}.'
        ),
        required=False,
    ),
    Field(
        name="masters_whole_days",
        label="Read the masters whole again after (days)",
        kind=FieldKind.TEXT,
        help=(
            "Accounts and business units are read as far as they changed; what was deleted in JDE is only found by"
            " reading them whole."
        ),
        required=False,
        default="7",
    ),
    Field(
        name="other_contracts",
        label="Other orchestrations",
        kind=FieldKind.TEXT,
        help=(
            "The names your site's orchestrations for receipts and items use, as JSON, such as"
            ' {"goods_receipt": {"name": "…", "fenced": true}, "goods_receipt_reversal": {"fenced": true}}. Fenced'
            " says that it refuses late calls and looks the reference up before it writes."
        ),
        required=False,
    ),
    Field(
        name="non_production",
        label="Environment that is not production",
        kind=FieldKind.TEXT,
        help="The environment's name once more, if it holds no real books: only then may a proving run post to it.",
        required=False,
    ),
    Field(
        name="proving_company",
        label="Company of the proving run",
        kind=FieldKind.TEXT,
        help="The company in which a proving run posts its one-cent entry and reverses it.",
        required=False,
    ),
    Field(
        name="proving_accounts",
        label="Accounts of the proving run",
        kind=FieldKind.TEXT,
        help="Two accounts of that company, to be debited and credited, separated by a comma: 1.1110, 30.5010.",
        required=False,
    ),
    _seconds(
        "processing_seconds",
        "Wait for the batch processor (seconds)",
        "120",
        "How long an attempt waits until R09110Z has entered its rows; after that JDE is searched for them.",
    ),
    Field(
        name="vouchers",
        label="Vouchers are sent",
        kind=FieldKind.FLAG,
        help="Yes, if supplier invoices go to JD Edwards: the connection test then asks for what they need.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="customers",
        label="Customers are sent",
        kind=FieldKind.FLAG,
        help="Yes, if customers are added to the address book: the connection test then asks for what they need.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="receipts",
        label="Goods receipts are sent",
        kind=FieldKind.FLAG,
        help="Yes, if purchase orders are received in JD Edwards: the connection test then asks for what that needs.",
        required=False,
        default="no",
        choices=_YES_NO,
    ),
    Field(
        name="voucher_contract",
        label="Voucher orchestration",
        kind=FieldKind.TEXT,
        help=(
            "The names your site's orchestration for supplier invoices uses, as JSON. Empty:"
            " JDE_ORCH_04_Add_Supplier_Invoice with the inputs of the delivered design."
        ),
        required=False,
    ),
    Field(
        name="voucher_batch_contract",
        label="Voucher batch orchestrations",
        kind=FieldKind.TEXT,
        help=(
            "Where postings go through the batch table: the names of the orchestrations that write F0411Z1 and run"
            " R04110ZA, as JSON. Empty: MLC_Insert_Voucher_Batch and MLC_Process_Voucher_Batch."
        ),
        required=False,
    ),
    Field(
        name="customer_contract",
        label="Address book orchestration",
        kind=FieldKind.TEXT,
        help=(
            "The names your site's orchestration for customers uses, as JSON. Empty: the delivered design"
            ' MLC_Add_Customer. {"fenced": true} says that it refuses late calls, looks the long address number up'
            " first, and completes a record without customer master."
        ),
        required=False,
    ),
    _seconds(
        "call_timeout_seconds",
        "Longest wait for an answer (seconds)",
        "120",
        "A call is given up after this.",
    ),
    _seconds(
        "deadline_seconds",
        "Deadline for JDE to begin (seconds)",
        "60",
        "After this a fenced orchestration refuses to begin (its Not_After).",
    ),
    _seconds(
        "clock_margin_seconds",
        "Clock difference allowed for (seconds)",
        "120",
        "How far the clocks of JDE and this computer may be apart.",
    ),
    _seconds(
        "longest_run_seconds",
        "Longest run in JDE (seconds)",
        "900",
        "How long an orchestration can go on inside JDE after the connection broke; ask your JDE administrator.",
    ),
    _seconds(
        "read_lag_seconds",
        "Until a new entry can be read (seconds)",
        "60",
        "How long an entered document may stay invisible to reads.",
    ),
    _seconds(
        "between_negatives_seconds",
        "Between two proofs of absence (seconds)",
        "60",
        "A posting counts as absent from JDE after two searches this far apart.",
    ),
    _seconds(
        "look_up_after_seconds",
        "Search after (seconds, separated by commas)",
        "0, 5, 30, 120, 600",
        "When JDE is searched for a posting whose outcome is unknown.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOrchestration:
    """An orchestration that a route calls, and the inputs it must list beside its array."""

    name: str
    inputs: tuple[str, ...]
    input_format: InputFormat


_Callable = (
    OrchestrationContract
    | BatchContract
    | VoucherContract
    | VoucherBatchContract
    | CustomerContract
    | OrchestrationCall
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JdeSettings:
    """The entered values, checked; a connection with wrong ones cannot be built."""

    address: Address
    login: Login
    route: RouteName
    contract: OrchestrationContract
    batch_contract: BatchContract
    form_contract: FormContract
    voucher_contract: VoucherContract
    voucher_batch_contract: VoucherBatchContract
    customer_contract: CustomerContract
    times_by_route: Mapping[RouteName, ResolutionTimes]
    routes_by_company: Mapping[str, RouteName]
    sends_vouchers: bool = False
    sends_customers: bool = False
    sends_receipts: bool = False
    ca_file: Path | None = None
    call_timeout_seconds: float | None = None
    document_type: str = "JE"
    other_contracts: Mapping[Purpose, OrchestrationCall] = field(default_factory=dict)
    non_production: str = ""
    """The environment that a person has named as holding no real books."""
    proving_company: str = ""
    proving_accounts: str = ""

    @property
    def routes_in_use(self) -> tuple[RouteName, ...]:
        """The route of the connection first, then those of single companies."""
        return tuple(dict.fromkeys((self.route, *self.routes_by_company.values())))

    def route_of(self, company: str) -> RouteName:
        return self.routes_by_company.get(company, self.route)

    @property
    def times(self) -> ResolutionTimes:
        return self.times_of(self.route)

    def times_of(self, route: RouteName) -> ResolutionTimes:
        return self.times_by_route[route]

    def contract_of(self, route: RouteName) -> OrchestrationContract | BatchContract | FormContract:
        """Return a route's contract; account formats and reference columns are in each."""
        match route:
            case RouteName.ORCHESTRATION:
                return self.contract
            case RouteName.BATCH:
                return self.batch_contract
            case RouteName.FORM:
                return self.form_contract

    @property
    def contracts_in_use(self) -> tuple[OrchestrationContract | BatchContract | FormContract, ...]:
        return tuple(self.contract_of(route) for route in self.routes_in_use)

    @property
    def calls(self) -> tuple[CalledOrchestration, ...]:
        """The orchestrations that are called: for journals by the routes in use, for the rest where it is sent."""
        calls = [call for route in self.routes_in_use for call in self._calls_of(route)]
        if self.sends_vouchers:
            calls += [call for route in self.routes_in_use for call in self._voucher_calls_of(route)]
        if self.sends_customers:
            customers = self.customer_contract
            calls.append(_called(customers, customers.name, *customers.inputs.values()))
        if self.sends_receipts:
            for purpose in (Purpose.GOODS_RECEIPT, Purpose.GOODS_RECEIPT_REVERSAL):
                other = self.call_of(purpose)
                calls.append(_called(other, other.name, *other.inputs.values()))
        return tuple({call.name: call for call in calls}.values())

    def call_of(self, purpose: Purpose) -> OrchestrationCall:
        """Return the site's names for a purpose without a setting of its own, by default those of its design."""
        return self.other_contracts.get(purpose) or default_call(read_purpose(purpose))

    def _voucher_calls_of(self, route: RouteName) -> tuple[CalledOrchestration, ...]:
        """Vouchers go through their batch table where journals go through one, else by orchestration."""
        if route is not RouteName.BATCH:
            voucher = self.voucher_contract
            return (_called(voucher, voucher.name, *voucher.inputs.values()),)
        batch = self.voucher_batch_contract
        return (
            _called(batch, batch.insert),
            _called(batch, batch.process, *batch.process_inputs.values()),
        )

    def _calls_of(self, route: RouteName) -> tuple[CalledOrchestration, ...]:
        match route:
            case RouteName.ORCHESTRATION:
                journal = self.contract
                return (_called(journal, journal.name, *journal.inputs.values()),)
            case RouteName.BATCH:
                batch = self.batch_contract
                return (
                    _called(batch, batch.insert),
                    _called(batch, batch.process, *batch.process_inputs.values()),
                )
            case RouteName.FORM:
                return ()


def _called(contract: _Callable, name: str, *inputs: str) -> CalledOrchestration:
    return CalledOrchestration(name=name, inputs=inputs, input_format=contract.input_format)


def read_settings(connection: ConnectionValues) -> JdeSettings:
    values = connection.values
    route = _route(values)
    ca_file = _text(values, "ca_file")
    timeout = _text(values, "call_timeout_seconds")
    settings = JdeSettings(
        address=_address(values),
        login=Login(
            username=_needed(values, "username"),
            password=_needed(connection.secrets, "password"),
            environment=_needed(values, "environment"),
            role=_text(values, "role"),
            device_name=_text(values, "device_name") or f"MLConnector-{connection.name}",
        ),
        route=route,
        contract=read_contract(_text(values, "journal_contract"), fenced=_flag(values, "fenced")),
        batch_contract=read_batch_contract(_text(values, "batch_contract"), user=_edi_user(values)),
        form_contract=read_form_contract(_text(values, "form_contract")),
        voucher_contract=read_voucher_contract(_text(values, "voucher_contract")),
        voucher_batch_contract=read_voucher_batch_contract(
            _text(values, "voucher_batch_contract"), user=_edi_user(values)
        ),
        customer_contract=read_customer_contract(_text(values, "customer_contract")),
        times_by_route={name: _times(values, name) for name in RouteName},
        routes_by_company=_routes_by_company(values),
        sends_vouchers=_flag(values, "vouchers"),
        sends_customers=_flag(values, "customers"),
        sends_receipts=_flag(values, "receipts"),
        ca_file=Path(ca_file) if ca_file else None,
        call_timeout_seconds=_number("call_timeout_seconds", timeout) if timeout else None,
        document_type=_text(values, "document_type") or "JE",
        other_contracts=read_other_contracts(_text(values, "other_contracts")),
        non_production=_text(values, "non_production"),
        proving_company=_text(values, "proving_company"),
        proving_accounts=_text(values, "proving_accounts"),
    )
    if RouteName.FORM in settings.routes_in_use:
        settings.form_contract.check()
    return settings


def _address(values: Mapping[str, str]) -> Address:
    # people copy the address with the base path that every call has
    url = _needed(values, "address").rstrip("/").removesuffix("/jderest")
    return Address(url=url, allow_plain_http=_flag(values, "plain_http"))


def _route(values: Mapping[str, str]) -> RouteName:
    given = _text(values, "route") or RouteName.ORCHESTRATION.value
    try:
        return RouteName(given)
    except ValueError:
        raise _invalid("route", given) from None


def _routes_by_company(values: Mapping[str, str]) -> dict[str, RouteName]:
    """Read '00070=batch; 00200=form'; a company that is no company number, or is named twice, is refused."""
    found: dict[str, RouteName] = {}
    for part in filter(None, (part.strip() for part in _text(values, "routes_by_company").split(";"))):
        company, _, route = (piece.strip() for piece in part.partition("="))
        is_company = len(company) == _COMPANY_DIGITS and company.isascii() and company.isdigit()
        if not is_company or company in found or route not in set(RouteName):
            raise _invalid("routes_by_company", part)
        found[company] = RouteName(route)
    return found


def _edi_user(values: Mapping[str, str]) -> str:
    user = _text(values, "edi_user") or BatchContract().user
    if len(user) > EDI_USER_WIDTH or not (user.isascii() and user.isprintable()):
        raise _invalid("edi_user", user)
    return user


def _times(values: Mapping[str, str], route: RouteName) -> ResolutionTimes:
    """Read the waits; the batch route needs no quiet time beyond the read lag, but waits before it runs again."""
    is_batch = route is RouteName.BATCH
    usual = ResolutionTimes()

    def entered(name: str, default: float) -> float:
        return _number(name, _text(values, name)) if _text(values, name) else default

    return ResolutionTimes(
        deadline_seconds=entered("deadline_seconds", usual.deadline_seconds),
        clock_margin_seconds=entered("clock_margin_seconds", usual.clock_margin_seconds),
        longest_run_seconds=entered("longest_run_seconds", usual.longest_run_seconds),
        read_lag_seconds=entered("read_lag_seconds", usual.read_lag_seconds),
        between_negatives_seconds=entered("between_negatives_seconds", usual.between_negatives_seconds),
        look_up_after_seconds=_waits(_text(values, "look_up_after_seconds")) or usual.look_up_after_seconds,
        processing_seconds=entered("processing_seconds", _PROCESSING_SECONDS) if is_batch else 0.0,
        is_keyed=is_batch,
    )


def _waits(text: str) -> tuple[float, ...]:
    waits = tuple(_number("look_up_after_seconds", part) for part in text.split(",")) if text else ()
    if sorted(waits) != list(waits):
        raise _invalid("look_up_after_seconds", text)
    return waits


def _text(values: Mapping[str, str], name: str) -> str:
    return values.get(name, "").strip()


def _needed(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    if not value.strip():
        raise Problem("jde.setting_missing", field=name)
    return value if name == "password" else value.strip()


def _flag(values: Mapping[str, str], name: str) -> bool:
    value = _text(values, name) or "no"
    if value not in {"yes", "no"}:
        raise _invalid(name, value)
    return value == "yes"


def _number(name: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise _invalid(name, text) from None
    if not 0 <= number <= _LONGEST_SECONDS:
        raise _invalid(name, text)
    return number


def _invalid(name: str, value: str) -> Problem:
    return Problem("jde.setting_invalid", field=name, value=value)
