"""What is wrong between a settlement and the one before it."""

from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.findings import Finding, Severity


def chain_findings(link: ChainLink, *, before: ChainLink | None, is_first: bool) -> tuple[Finding, ...]:
    """
    Say what is wrong between a link and the one that ends where it begins; nothing of it stops a posting.

    The first of a chain has nothing before it; what it was given back is then told, since nothing proves it.
    """
    if before is None:
        if not is_first:
            return (_note("settlement.gap", link, starts=f"{link.starts_at:%Y-%m-%d %H:%M:%S} UTC"),)
        if not link.opening.is_zero:
            return (_note("settlement.opening_unproved", link, opening=str(link.opening)),)
        return ()
    if before.closing == link.opening:
        return ()
    differs = _note(
        "settlement.reserve_differs",
        link,
        before=before.name,
        closing=str(before.closing),
        opening=str(link.opening),
        difference=str(link.opening - before.closing),
    )
    return (differs,)


def _note(code: str, link: ChainLink, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, params={"settlement": link.name, **params})
