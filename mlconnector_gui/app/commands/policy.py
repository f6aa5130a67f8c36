"""`mlconnector policy`: who may approve what, and what is approved by itself."""

import asyncio
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy, AutoApproval
from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.services.approve_by_policy import why_a_person
from mlconnector_gui.services.policies import approval_policy, change_approval_policy, written_policy
from mlconnector_gui.ui.words.policy import WHY_A_PERSON, policy_lines, read_limits

_KINDS = "sale,refund"


def add_parser(parser: ArgumentParser) -> None:
    parser.set_defaults(run=_show)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    change = actions.add_parser("change", help="put the next version in force")
    change.add_argument(
        "--two-persons-from", metavar="LIMITS", help='such as "USD 10000, EUR 10000"; "" for never'
    )
    maker = change.add_mutually_exclusive_group()
    maker.add_argument("--maker-may-approve", dest="maker", action="store_true", default=None)
    maker.add_argument(
        "--maker-may-not-approve",
        dest="maker",
        action="store_false",
        help="who made a reversal, a voucher or a correction does not approve it",
    )
    change.set_defaults(run=_change)
    auto = actions.add_parser("auto", help="approve small, usual postings without a person; or stop that")
    auto.add_argument("--off", action="store_true", help="nothing is approved by itself")
    auto.add_argument("--store", action="append", default=[], help="a store's connection; may be given again")
    auto.add_argument("--kinds", default=_KINDS, help=f"kinds of postings (default {_KINDS})")
    auto.add_argument("--up-to", default="", metavar="LIMITS", help='such as "USD 500, EUR 500"')
    auto.add_argument("--sample", type=int, default=5, metavar="PERCENT", help="how many go to a person (5)")
    auto.add_argument(
        "--usual-times", type=int, default=10, help="more than so many times the usual stops (10)"
    )
    auto.set_defaults(run=_auto)
    why = actions.add_parser("why", help="why a posting is left to a person")
    why.add_argument("posting")
    why.set_defaults(run=_why)


def _show(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        policy = asyncio.run(approval_policy(workplace))
    return _told(arguments, policy)


def _change(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        policy = asyncio.run(approval_policy(workplace))
        wanted = policy
        if arguments.two_persons_from is not None:
            wanted = replace(wanted, two_persons_from=read_limits(arguments.two_persons_from))
        if arguments.maker is not None:
            wanted = replace(wanted, maker_may_approve=arguments.maker)
        changed = asyncio.run(change_approval_policy(workplace, wanted, seen_version=policy.version))
    return _told(arguments, changed)


def _auto(arguments: Namespace) -> int:
    auto = None
    if not arguments.off:
        auto = AutoApproval(
            connections=frozenset(arguments.store),
            kinds=frozenset(filter(None, arguments.kinds.split(","))),
            limits=read_limits(arguments.up_to),
            sample_percent=arguments.sample,
            usual_times=arguments.usual_times,
        )
    with workplace_of(arguments) as workplace:
        policy = asyncio.run(approval_policy(workplace))
        wanted = replace(policy, auto=auto)
        changed = asyncio.run(change_approval_policy(workplace, wanted, seen_version=policy.version))
    return _told(arguments, changed)


def _why(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        reason = asyncio.run(why_a_person(workplace, arguments.posting))
    words = WHY_A_PERSON[reason] if reason else "The policy approves it the next time it is prepared."
    say(arguments, words, posting=arguments.posting, reason=reason)
    return 0


def _told(arguments: Namespace, policy: ApprovalPolicy) -> int:
    words = "\n".join([f"Version {policy.version}", *policy_lines(policy)])
    say(arguments, words, **written_policy(policy))
    return 0
