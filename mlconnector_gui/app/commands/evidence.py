"""`mlconnector audit`, `reconcile`, `selftest`: proofs."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.roll_forward import BalanceProof, RollForward
from mlconnector_gui.app.commands.shell import say, table, workplace_of, written_as
from mlconnector_gui.app.selftest import run_selftest
from mlconnector_gui.services.audit_log import export_audit, export_events, verify_audit
from mlconnector_gui.services.evidence import export_evidence
from mlconnector_gui.services.proved_periods import ProvedPeriod, export_proof, prove_period, review_period
from mlconnector_gui.services.reconcile import ConnectionProof, balance_proofs
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.audit_view import AuditFilter
from mlconnector_gui.ui.words.audit_sheet import sheet
from mlconnector_gui.ui.words.reconciling import review_words
from mlconnector_gui.ui.words.roles import role_words

_CAME = ("sale", "payment", "edit", "issue", "release", "settlement", "accrual")
_WENT = ("refund", "accrual_reversal")


def add_audit_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("verify", help="walk the whole chain of records").set_defaults(run=_verify)
    export = actions.add_parser("export", help="write the records: .jsonl, .csv, .xlsx, or .zip as evidence")
    export.add_argument("file", help="its ending says what is written")
    export.add_argument(
        "--personal", action="store_true", help="evidence with payloads byte for byte, personal data shown"
    )
    export.set_defaults(run=_export)


def add_reconcile_parser(parser: ArgumentParser) -> None:
    parser.add_argument("--period", required=True, metavar="YYYY-MM", help="the month, such as 2026-10")
    parser.add_argument("--to", metavar="FILE", help="also write every figure to a .csv or .xlsx file")
    parser.add_argument(
        "--reviewed", metavar="NOTE", help="say that you have looked at the outcome, and why it may stay so"
    )
    parser.set_defaults(run=_reconcile)


def add_selftest_parser(parser: ArgumentParser) -> None:
    parser.set_defaults(run=_selftest)


def _verify(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        verdict = asyncio.run(verify_audit(workplace))
    words = (
        f"{verdict.records} records, the chain is unbroken. Last hash {verdict.last_hash}"
        if verdict.is_verified
        else f"The chain is broken at record {verdict.broken_at}: changed outside the program."
    )
    say(arguments, words, records=verdict.records, verified=verdict.is_verified, broken_at=verdict.broken_at)
    return 0 if verdict.is_verified else 1


def _export(arguments: Namespace) -> int:
    path = written_as(arguments.file, ".zip", ".jsonl", ".csv", ".xlsx")
    with workplace_of(arguments) as workplace:
        count = asyncio.run(_exported(workplace, path, personal=arguments.personal))
    say(arguments, f"Wrote {count} records to {arguments.file}.", records=count)
    return 0


async def _exported(workplace: Workplace, path: Path, *, personal: bool) -> int:
    ending = path.suffix.lower()
    if ending == ".zip":
        return (await export_evidence(workplace, path, personal=personal)).records
    if ending in {".csv", ".xlsx"}:
        return await export_events(workplace, path, wanted=AuditFilter(), columns=sheet())
    return await export_audit(workplace, path)


def _reconcile(arguments: Namespace) -> int:
    to = written_as(arguments.to, ".csv", ".xlsx") if arguments.to else None
    with workplace_of(arguments) as workplace:
        proved = asyncio.run(_proved(workplace, arguments, to=to))
        stated = asyncio.run(balance_proofs(workplace))
    proofs, rolled, review = proved.proofs, proved.rolled, proved.review
    words = (_words(proofs), _rolled_words(rolled), _stated_words(stated), review_words(proved))
    say(
        arguments,
        "\n\n".join(part for part in words if part),
        reconciled=proved.agrees,
        connections=[_json(one) for one in proofs],
        roll_forwards=[_rolled_json(store, one) for store, every in rolled.items() for one in every],
        balances=[_stated_json(store, one) for store, every in stated.items() for one in every],
        reviewed_by=review.by if review else None,
    )
    return 0 if proved.agrees else 1


async def _proved(workplace: Workplace, arguments: Namespace, *, to: Path | None) -> ProvedPeriod:
    proved = await prove_period(workplace, arguments.period)
    if arguments.reviewed is not None:
        proved = await review_period(workplace, proved.period, digest=proved.digest, note=arguments.reviewed)
    if to:
        export_proof(proved, to)
    return proved


def _words(proofs: Sequence[ConnectionProof]) -> str:
    blocks = []
    for proof in proofs:
        opened = (
            ", ".join(f"{state} {amount:,f}" for state, amount in sorted(proof.open.items())) or "nothing"
        )
        rows = [
            (
                account.account,
                f"{account.postings:>16,f}",
                f"{account.ledger:>16,f}",
                "" if account.agrees else "differs",
            )
            for account in proof.accounts
        ]
        verdict = "agrees" if proof.agrees else f"DIFFERS by {proof.difference:,f}"
        blocks.append(
            f"{proof.connection} {proof.currency}: {verdict}\n"
            f"  archive {proof.archive:,f} = in JDE {proof.in_ledger:,f} + open ({opened})\n"
            + table([("account", f"{'postings':>16}", f"{'JDE':>16}", ""), *rows])
            + "".join(f"\n  not found in JDE: {text}" for text in proof.not_in_jde)
        )
    return "\n\n".join(blocks) or "No store is connected."


def _rolled_words(rolled: Mapping[str, Sequence[RollForward]]) -> str:
    """Debits are positive: what is captured and not paid out is above zero, what is owed to customers below."""
    rows = [
        (
            store,
            f"{role_words(one.role.value)} {one.gateway}".strip(),
            one.currency,
            f"{one.opening.amount:>14,f}",
            *(f"{_moved_by(one, kinds):>14,f}" for kinds in (_CAME, _WENT, ("payout",))),
            f"{one.closing.amount:>14,f}",
            f"{one.not_in_ledger.amount:>14,f}",
        )
        for store, every in rolled.items()
        for one in every
    ]
    if not rows:
        return ""
    heading = (
        f"{name:>14}" for name in ("opening", "came", "given back", "paid out", "closing", "not in JDE")
    )
    return table([("store", "account", "", *heading), *rows])


def _moved_by(rolled: RollForward, kinds: Sequence[str]) -> Decimal:
    return sum((rolled.movements[kind].amount for kind in kinds if kind in rolled.movements), Decimal(0))


def _rolled_json(store: str, rolled: RollForward) -> dict[str, object]:
    return {
        "connection": store,
        "role": rolled.role.value,
        "gateway": rolled.gateway,
        "currency": rolled.currency,
        "opening": rolled.opening.amount,
        "movements": {kind: amount.amount for kind, amount in rolled.movements.items()},
        "closing": rolled.closing.amount,
        "not_in_jde": rolled.not_in_ledger.amount,
    }


def _stated_words(stated: Mapping[str, Sequence[BalanceProof]]) -> str:
    """What stores say that they owe, as of when they were last read whole; owed is below zero."""
    rows = [
        (
            store,
            role_words(one.role.value),
            one.currency,
            f"{one.at:%Y-%m-%d %H:%M}",
            *(f"{amount.amount:>14,f}" for amount in (one.booked, one.owed, one.lapsed, one.difference)),
            f"of what is owed, {-one.earlier.amount:,f} began before the first day"
            if one.earlier.amount
            else "",
        )
        for store, every in stated.items()
        for one in every
    ]
    if not rows:
        return ""
    heading = (f"{name:>14}" for name in ("booked", "store owes", "lapsed", "difference"))
    return table([("store", "as the store says", "", "as of (UTC)", *heading, ""), *rows])


def _stated_json(store: str, one: BalanceProof) -> dict[str, object]:
    return {
        "connection": store,
        "role": one.role.value,
        "currency": one.currency,
        "at": one.at.isoformat(),
        "booked": one.booked.amount,
        "owed": one.owed.amount,
        "lapsed": one.lapsed.amount,
        "earlier": one.earlier.amount,
        "difference": one.difference.amount,
    }


def _json(proof: ConnectionProof) -> dict[str, object]:
    return {
        "connection": proof.connection,
        "currency": proof.currency,
        "archive": proof.archive,
        "in_ledger": proof.in_ledger,
        "open": dict(proof.open),
        "difference": proof.difference,
        "agrees": proof.agrees,
        "not_in_jde": list(proof.not_in_jde),
        "accounts": [
            {"account": one.account, "postings": one.postings, "ledger": one.ledger} for one in proof.accounts
        ],
    }


def _selftest(arguments: Namespace) -> int:
    results = run_selftest()
    rows = [("ok" if result.is_well else "NO", result.what, result.found) for result in results]
    say(
        arguments,
        table(rows),
        checks=[{"what": one.what, "ok": one.is_well, "found": one.found} for one in results],
    )
    return 0 if all(result.is_well for result in results) else 1
