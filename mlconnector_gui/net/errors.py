"""Transport failures and statuses as problems, and whether a request may have reached the other side."""

import socket
import ssl
from enum import StrEnum

import httpx

from mlconnector_gui.base.problem import Cause, Problem, Retry

# X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH of OpenSSL
_WRONG_HOST_CODES = frozenset({62, 64})


# asking again does not mend these
_NEVER_PASSING = frozenset({"net.certificate_wrong_host", "net.certificate_refused"})


class Reach(StrEnum):
    """How far a failed request got."""

    NOT_SENT = "not_sent"
    """Not one byte of the request was written: nothing can have happened."""
    MAYBE_SENT = "maybe_sent"
    """Bytes may have left: what happened there is unknown."""


class Unreachable(Problem):
    """A request that got no complete answer; `reach` says whether it may have been carried out."""

    def __init__(self, code: str, *, reach: Reach, technical: str, **told: str) -> None:
        retry = Retry.AFTER_CHANGE if code in _NEVER_PASSING else Retry.LATER
        super().__init__(code, cause=Cause.CONNECTION, retry=retry, technical=technical, **told)
        self.reach = reach


def unreachable(
    error: Exception, *, host: str, reach: Reach, proxy: str = "", own_address: str = ""
) -> Unreachable:
    """Name a transport failure; the code is one of `net.*` in the table of sentences."""
    told = {"host": host, "proxy": proxy, "own_address": own_address}
    return Unreachable(
        _code_behind(error) if proxy else _code(error),
        reach=reach,
        technical=_words(error),
        **{name: text for name, text in told.items() if text},
    )


def is_kept_out(error: Exception) -> bool:
    """The other side did not take the connection: it helps whoever guards it to know where the call comes from."""
    return _code(error) in {"net.refused", "net.connect_timeout"}


def _code_behind(error: Exception) -> str:
    """Behind a proxy, what cannot be connected to is the proxy, or what the proxy would not lead to."""
    if isinstance(error, httpx.ProxyError):
        return "net.proxy_refused"
    code = _code(error)
    return (
        "net.proxy_unreachable"
        if code in {"net.refused", "net.host_unknown", "net.connect_timeout"}
        else code
    )


def _code(error: Exception) -> str:
    # time-outs first: one during the handshake has an SSLError (it wants to read) among its causes
    if isinstance(error, httpx.ConnectTimeout):
        return "net.connect_timeout"
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return "net.timeout"
    certificate = _caused_by(error, ssl.SSLCertVerificationError)
    if isinstance(certificate, ssl.SSLCertVerificationError):
        wrong_host = certificate.verify_code in _WRONG_HOST_CODES
        return "net.certificate_wrong_host" if wrong_host else "net.certificate_refused"
    if _caused_by(error, ssl.SSLError):
        return "net.tls_failed"
    if isinstance(error, httpx.ConnectError):
        return "net.host_unknown" if _caused_by(error, socket.gaierror) else "net.refused"
    return "net.broken_off"


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    while error is not None:
        if isinstance(error, kind):
            return error
        error = error.__cause__ or error.__context__
    return None


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]
