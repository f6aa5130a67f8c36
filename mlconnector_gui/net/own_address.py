"""Where this workstation calls from, as whoever guards the other side sees it."""

import socket


def own_address(host: str, port: int) -> str:
    """
    Return the address that this computer calls a host from, '' where it has none.

    A datagram socket that is connected sends nothing; it only learns its way.
    """
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.connect(where)
            return str(probe.getsockname()[0])
    except OSError:
        return ""
