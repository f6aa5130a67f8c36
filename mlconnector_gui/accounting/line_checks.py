"""Checks of a draft's lines: business units, accounts, companies, subledgers."""

from collections.abc import Iterator

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.drafting import DraftLine
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.masters import MasterAccount, Masters, PostingEdit, SubledgerType
from mlconnector_gui.accounting.posting_draft import PostingDraft

NEVER_POSTABLE = frozenset(
    {
        PostingEdit.NON_POSTING,
        PostingEdit.INACTIVE,
        PostingEdit.MACHINE_ONLY,
        PostingEdit.BUDGET_ONLY,
        PostingEdit.UNITS_REQUIRED,  # our lines carry amounts only
    }
)
SUBLEDGER_REQUIRED = frozenset({PostingEdit.SUBLEDGER_DETAIL, PostingEdit.SUBLEDGER_SUMMARY})
CLOSED_UNITS = frozenset({"N", "P"})


def check_lines(draft: PostingDraft, masters: Masters) -> Iterator[Finding]:
    """Return what speaks against each account and subledger, told once however many lines have it."""
    seen: set[tuple[Account, str, str]] = set()
    for line in draft.lines:
        if line.account is None or (key := (line.account, line.subledger, line.subledger_type)) in seen:
            continue
        seen.add(key)
        yield from _check_unit(line.account, masters)
        yield from _check_subledger(line, masters)
        master = masters.accounts.get(line.account)
        if master is None:
            yield blocking("account.unknown", account=str(line.account))
        else:
            yield from _check_account(line, master, draft)
            yield from _check_company(master, draft, masters)


def _check_unit(account: Account, masters: Masters) -> Iterator[Finding]:
    unit = masters.business_units.get(account.business_unit)
    if unit is None:
        yield blocking("business_unit.unknown", business_unit=account.business_unit, account=str(account))
    elif unit.posting_edit in CLOSED_UNITS:
        yield blocking("business_unit.closed", business_unit=unit.business_unit, description=unit.description)


def _check_account(line: DraftLine, master: MasterAccount, draft: PostingDraft) -> Iterator[Finding]:
    text, edit = str(master.account), master.posting_edit
    if edit in NEVER_POSTABLE:
        yield blocking(
            "account.not_postable", account=text, description=master.description, posting_edit=edit
        )
    if edit in SUBLEDGER_REQUIRED and not line.subledger:
        yield blocking("account.subledger_required", account=text)
    if edit == PostingEdit.SUBLEDGER_FORBIDDEN and line.subledger:
        yield blocking("account.subledger_forbidden", account=text)
    if master.currency and master.currency != draft.currency:
        yield blocking("account.currency_restricted", account=text, currency=master.currency)


def _check_company(master: MasterAccount, draft: PostingDraft, masters: Masters) -> Iterator[Finding]:
    """The company of a line is that of its business unit, whatever the header says."""
    unit = masters.business_units.get(master.account.business_unit)
    company = unit.company if unit and unit.company else master.company
    if company == draft.bookkeeping.company:
        return
    params = {"account": str(master.account), "company": company, "document": draft.bookkeeping.company}
    if not draft.bookkeeping.allows_intercompany:
        yield blocking("account.other_company", **params)
    elif not masters.constants.allows_intercompany:
        yield blocking("intercompany.not_set_up", **params)
    else:
        method = masters.constants.intercompany_method
        yield Finding(
            code="intercompany.settled", severity=Severity.NOTE, params={**params, "method": method}
        )


def _check_subledger(line: DraftLine, masters: Masters) -> Iterator[Finding]:
    if not line.subledger:
        return
    params = {"account": str(line.account), "subledger": line.subledger, "type": line.subledger_type}
    match line.subledger_type:
        case SubledgerType.ADDRESS:
            number = line.subledger.lstrip("0")
            is_known = masters.addresses.get(number)
            if not (number.isascii() and number.isdigit()) or is_known is False:
                yield blocking("subledger.address_unknown", **params)
            elif is_known is None:
                yield Finding(code="subledger.not_checked", severity=Severity.WARNS, params=params)
        case SubledgerType.BUSINESS_UNIT:
            if line.subledger.strip() not in masters.business_units:
                yield blocking("subledger.unit_unknown", **params)
        case _:
            yield Finding(code="subledger.not_checked", severity=Severity.WARNS, params=params)
