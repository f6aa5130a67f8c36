"""The settings by which one simulated JDE site differs from another."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["warning", "error"]

_CAPABILITIES = (
    "grid",
    "editable",
    "processingOption",
    "query",
    "selectAllGridRows",
    "ignoreFDAFindOnEntry",
    "applicationStack",
    "aliasNaming",
    "orchestrator",
    "dataservice",
    "dataServiceAggregation",
    "outputType",
    "version2services",
    "nextPage",
    "simpleGetServices",
    "validate",
)


def release_parts(version: str) -> tuple[int, ...]:
    """Return the numbers of a text such as 'EnterpriseOne 9.2.8.2  '."""
    return tuple(int(part) for part in version.rsplit(maxsplit=1)[-1].split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What administrators, designers and security officers of the simulated site chose."""

    # who may come in
    username: str = "MLCSVC"
    password: str = "sandbox-password"  # noqa: S105  the sandbox's own
    address_number: int = 7001
    locked_users: tuple[str, ...] = ()
    environment: str = "JPY920"
    role: str = "*ALL"
    allowed_hosts_ok: bool = True
    """False: the HTML server does not list this AIS server, and every login answers 405."""
    body_login_allowed: bool = True
    basic_login_allowed: bool = True
    visible_companies: tuple[str, ...] | None = None
    """Row security: the companies whose ledger rows the user sees; None means all."""
    forbidden_orchestrations: tuple[str, ...] = ()
    """UDO security: not discovered, and 403 when called."""

    # the AIS server
    ais_version: str = "EnterpriseOne 9.2.8.2  "
    capabilities: tuple[str, ...] = _CAPABILITIES
    v3_available: bool = True
    catalog3_available: bool = True
    """False: the site hides the OpenAPI 3 catalogue; the Swagger 2 ones are there."""
    discovery_allowed: bool = True
    """False: this user may not list orchestrations by any service."""
    node_cookies: bool = False
    """Two AIS servers behind a load balancer, as before 9.2.5.2: a token lives on the one that gave it."""
    idle_minutes: int = 30
    ttl_minutes: int = 720
    told_ttl_minutes: int | None = None
    """What the default configuration says of it, where that is something else."""
    invalid_session_status: Literal[444, 403] = 444
    internal_host: str = "http://ais-internal:7777"
    """The host AIS believes it has; it stands in next links."""
    db_fetch_limit: int = 2000
    result_set_timeout_seconds: float = 60.0
    clock_offset_seconds: float = 0.0
    """How far the server's clock is ahead of the world's."""

    # the user's preferences
    date_format: Literal["MDE", "DME", "EMD"] = "MDE"
    decimal_format: Literal[".", ","] = "."

    # the books
    in_use: bool = False
    """The ledgers hold documents of others from the start, as those of every real site do."""
    batch_approval_required: bool = True
    """F0009.IARG: a new batch is pending instead of approved."""
    voucher_approval_required: bool = True
    """F0009.IARP: the same for batches of vouchers."""
    before_cutoff: Severity = "error"
    """PBCO: an error, or a warning when F0009.PBCO allows postings before cut-off."""
    after_cutoff: Severity = "warning"
    """PACO; a date without a fiscal pattern (WACO) is always an error."""
    intercompany_method: str = ""
    """F0009.ICO: blank forbids lines of several companies."""
    account_separator: str = "."
    duplicate_invoices: Literal["accept", "warning", "error"] = "error"
    """F0009.DUIN: what a supplier's invoice number does that F0411 has already."""
    duplicate_long_addresses: Literal["accept", "error"] = "error"
    """The address book constant: what a long address number does that F0101 has already."""

    # procurement
    over_receipt: Severity = "error"
    """What P4312 says of more than is open: it stops, or is received with a warning."""
    over_receipt_percent: int = 0
    """By how much more than was ordered may be received without a word."""
    reversed_receipts: Literal["marked", "added"] = "marked"
    """
    How F43121 tells that a receipt was reversed: its row turns into match type 4, or one of type 4 stands beside it.

    No source tells which of both JDE does.
    """

    # the forms
    form_after_entry: Literal["W0911A", "W0911I"] = "W0911A"
    """Where OK leads after a journal was entered: an empty entry form, or back to the list."""

    # the batch programs
    ube_seconds: float = 2.0
    """How long after its submission a batch program has run, in seconds of the sandbox clock."""
    purges_z_rows: bool = False
    """The versions purge processed rows at once, as R0911Z1P does, and their keys are free again."""

    # the orchestrations
    recorded_journal: bool = False
    """The journal orchestration has a designer's own name, inputs and outputs instead of the delivered ones."""
    inputs_hidden: bool = False
    """“Expose inputs in discovery” is off: no service shows what orchestrations take."""
    orchestration_envelope: bool = True
    """jde__status and its like; they also need Tools Release 9.2.5.4."""
    input_format: Literal["Generic", "JDE Standard"] = "Generic"
    fenced: bool = True
    """The orchestrations of journals, customers and receipts refuse late calls, and look up before they enter."""
    continue_on_error: bool = False
    """The journal orchestration answers 200 with the errors instead of aborting with 500."""
    unknown_orchestration_status: int = 400
    missing_input_status: int = 400

    def has_release(self, *release: int) -> bool:
        return release_parts(self.ais_version) >= release

    @property
    def is_v2_served(self) -> bool:
        return self.has_release(9, 2, 1, 2)

    @property
    def is_v3_served(self) -> bool:
        return self.v3_available and self.has_release(9, 2, 3, 3)

    @property
    def shows_envelope(self) -> bool:
        return self.orchestration_envelope and self.has_release(9, 2, 5, 4)

    @property
    def simple_date_format(self) -> str:
        return {"MDE": "MM/dd/yyyy", "DME": "dd/MM/yyyy", "EMD": "yyyy/MM/dd"}[self.date_format]
