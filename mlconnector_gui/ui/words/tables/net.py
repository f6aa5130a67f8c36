"""Words for what can go wrong between this workstation and a server."""

_STOPS = "Nothing is fetched from or sent to this connection; it is tried again by itself."

WORDINGS = {
    "net.host_unknown": (
        "address not found",
        "The name {host} cannot be found.",
        _STOPS,
        "Check the address for a typing mistake, and the workstation's network or VPN.",
    ),
    "net.refused": (
        "connection refused",
        "{host} does not accept connections.",
        _STOPS,
        "Check address and port. If a firewall guards it, have this workstation ({own_address}) allowed there.",
    ),
    "net.connect_timeout": (
        "no answer",
        "{host} does not answer.",
        _STOPS,
        "Check network and VPN. If a firewall guards it, have this workstation ({own_address}) allowed there.",
    ),
    "net.timeout": (
        "too slow",
        "{host} took too long to answer.",
        _STOPS,
        "If it stays so, ask who runs the server whether it is overloaded.",
    ),
    "net.broken_off": (
        "connection broken off",
        "The connection to {host} broke off.",
        _STOPS,
        "If it stays so, have the network between here and the server checked.",
    ),
    "net.tls_failed": (
        "no secure connection",
        "No encrypted connection to {host} could be made.",
        _STOPS,
        "Check that the address begins with https only where the server speaks it; it must offer TLS 1.2 or newer.",
    ),
    "net.certificate_refused": (
        "certificate not trusted",
        "The certificate of {host} is not trusted by this workstation.",
        _STOPS,
        "Have IT install the issuing authority here, or name its CA file: under Settings, or in JDE's connection.",
    ),
    "net.certificate_wrong_host": (
        "certificate of another host",
        "The certificate shown by {host} is for another name.",
        _STOPS,
        "Use the name that is in the certificate, or have the certificate corrected.",
    ),
    "net.proxy_unreachable": (
        "proxy not reachable",
        "The proxy {proxy}, which leads to {host}, cannot be reached.",
        _STOPS,
        "Check the proxy under Network in Settings, and the workstation's network or VPN.",
    ),
    "net.proxy_refused": (
        "proxy refuses",
        "The proxy {proxy} does not lead to {host}.",
        _STOPS,
        "Have IT allow {host} there without a login, or name it in Settings as reached without the proxy.",
    ),
    "net.proxy_invalid": (
        "proxy invalid",
        "“{proxy}” is not the address of a proxy.",
        "The network settings stay as they were.",
        "Write it like http://proxy.example.com:8080.",
    ),
    "net.proxy_with_login": (
        "proxy with a login",
        "The proxy {host} is entered with a user name or password, and those are not kept with an address.",
        "The network settings stay as they were.",
        "Have IT allow this workstation through the proxy without a login, and enter its address alone.",
    ),
    "net.address_invalid": (
        "address invalid",
        "“{address}” is not an address.",
        "The connection is not saved.",
        "Write it like https://shop.example.com.",
    ),
    "net.plain_http_refused": (
        "not encrypted",
        "{host} would be called without encryption, which shows passwords to the network.",
        "The connection is not used.",
        "Write the address with https, or allow plain http for this connection if IT agrees.",
    ),
    "net.ca_file_unreadable": (
        "CA file unreadable",
        "The file of certificate authorities {path} cannot be read.",
        "The connection is not used.",
        "Name a file in PEM format that you may read.",
    ),
}
