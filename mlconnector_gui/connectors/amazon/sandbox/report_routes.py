"""The reports interface: settlements can be listed and fetched, never asked for."""

from collections.abc import Mapping
from datetime import timedelta

from mlconnector_gui.connectors.amazon.sandbox import storage
from mlconnector_gui.connectors.amazon.sandbox.account import LISTINGS_REPORT, SETTLEMENT_REPORT, Account
from mlconnector_gui.connectors.amazon.sandbox.call import (
    ApiError,
    Json,
    Request,
    invalid,
    moment_text,
    not_found,
    page_of,
    token_content,
    token_of,
)
from mlconnector_gui.connectors.amazon.sandbox.ledger import Listed, MadeReport

_KEPT = timedelta(days=90)
_STATUSES = frozenset({"CANCELLED", "DONE", "FATAL", "IN_PROGRESS", "IN_QUEUE"})
_MOST_TYPES = 10
_REMOVED = frozenset({"GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE", "GET_V2_SETTLEMENT_REPORT_DATA_XML"})
_LISTING_COLUMNS = (
    "item-name",
    "listing-id",
    "seller-sku",
    "price",
    "quantity",
    "asin1",
    "product-id",
    "status",
)


def list_reports(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    """List newest first; the token of the next page goes alone, for it carries everything else."""
    asked = request.parameters
    token = asked.text("nextToken")
    if token:
        if asked.names != {"nextToken"}:
            raise invalid("Invalid input", "nextToken must be the only parameter")
        carried = token_content(token)
    else:
        carried = _asked(account, request)
    wanted = [
        report
        for report in sorted(account.reports.values(), key=lambda one: one.created, reverse=True)
        if _is_wanted(account, report, carried)
    ]
    size = int(carried["size"])
    page, _ = page_of(wanted, token_of({"from": carried["from"]}), size)
    told: Json = {"reports": [_shown(account, report) for report in page]}
    upto = carried["from"] + size
    if upto < len(wanted):
        told["nextToken"] = token_of({**carried, "from": upto})
    return 200, told


def read_report(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    for report in account.reports.values():
        if report.report_id == ids["id"] and report.created >= account.clock.now() - _KEPT:
            return 200, _shown(account, report)
    raise not_found(f"Report {ids['id']}")


def read_document(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    report = account.reports.get(ids["id"])
    if report is None or report.created < account.clock.now() - _KEPT:
        raise not_found(f"Report document {ids['id']}")
    with_encoding = request.parameters.text("enableContentEncodingUrlHeader").lower() == "true"
    told = {
        "reportDocumentId": report.document_id,
        "url": storage.address_of(report, request.base, account.clock.now(), with_encoding=with_encoding),
    }
    return 200, {**told, "compressionAlgorithm": "GZIP"} if report.packed else told


def create_report(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    """Make a listings report at once; settlements are refused, as Amazon makes those by itself."""
    body = request.json_body()
    kind, marketplaces = body.get("reportType"), body.get("marketplaceIds")
    if not isinstance(kind, str) or not isinstance(marketplaces, list) or not marketplaces:
        raise invalid("Invalid input", "reportType and marketplaceIds are required")
    if kind.startswith("GET_V2_SETTLEMENT_REPORT_DATA"):
        raise invalid("Request for report type 1118 is not allowed at this time")
    market = account.seller.market(str(marketplaces[0]))
    if kind != LISTINGS_REPORT or market is None:
        raise ApiError(400, "400", "Invalid input", "Invalid input")
    account.writes.append(f"createReport {kind}")
    rows = ["\t".join(_LISTING_COLUMNS), *(_listing(one) for one in account.listed() if one.market == market)]
    now = account.clock.now().replace(microsecond=0)
    content = ("\n".join(rows) + "\n").encode(market.encoding, "replace")
    report = account.keep(kind, content, market, created=now, start=now, end=now)
    return 202, {"reportId": report.report_id}


def list_schedules(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    request.parameters.needed("reportTypes")
    return 200, {"reportSchedules": []}


def _asked(account: Account, request: Request) -> Json:
    asked = request.parameters
    kinds = asked.listed("reportTypes", most=_MOST_TYPES)
    if not kinds:
        raise invalid("Invalid input", "Either reportTypes or nextToken is required")
    if removed := _REMOVED & set(kinds):
        raise invalid("Invalid input", f"Report type {min(removed)} is not available")
    since = asked.moment("createdSince")
    until = asked.moment("createdUntil")
    return {
        "from": 0,
        "size": asked.number("pageSize", 10),
        "kinds": kinds,
        "statuses": asked.listed("processingStatuses", of=_STATUSES),
        "since": (since or account.clock.now() - _KEPT).isoformat(),
        "until": (until or account.clock.now()).isoformat(),
        "markets": asked.listed("marketplaceIds", most=_MOST_TYPES),
    }


def _is_wanted(account: Account, report: MadeReport, carried: Json) -> bool:
    """Marketplaces do not narrow settlements down: each report names every one of them."""
    moment = report.created.isoformat()
    fresh = account.clock.now() - _KEPT <= report.created <= account.clock.now()
    statuses = carried["statuses"]
    markets = carried["markets"]
    named = not markets or bool(set(markets) & set(report.marketplace_ids))
    return (
        fresh
        and named
        and report.report_type in carried["kinds"]
        and carried["since"] <= moment <= carried["until"]
        and (not statuses or "DONE" in statuses)
    )


def _shown(account: Account, report: MadeReport) -> Json:
    made = moment_text(report.created + timedelta(seconds=20))
    told: Json = {
        "reportType": report.report_type,
        "processingEndTime": made,
        "processingStatus": "DONE",
        "marketplaceIds": list(report.marketplace_ids),
        "reportDocumentId": report.document_id,
        "reportId": report.report_id,
        "dataEndTime": moment_text(report.end),
        "createdTime": moment_text(report.created),
        "processingStartTime": moment_text(report.created),
        "dataStartTime": moment_text(report.start),
    }
    if report.report_type != SETTLEMENT_REPORT:
        told["marketplaceIds"] = list(report.marketplace_ids[:1])
    return told


def _listing(one: Listed) -> str:
    return "\t".join(
        (one.title, f"LIST{one.asin}", one.sku, str(one.price), str(one.stock), one.asin, one.asin, "Active")
    )
