"""Which hosts are reached by the proxy, and what is no proxy."""

import pytest

from mlconnector_gui.base.way_out import WayOut, read_hosts
from tests.helpers.problems import refused

PROXY = "http://proxy.example.com:8080"


@pytest.mark.parametrize(
    ("host", "proxy"),
    [
        ("shop.example.org", PROXY),
        ("ais.example.com", ""),
        ("AIS.example.com", ""),
        ("other.example.com", PROXY),
        ("jde.local", ""),
        ("a.b.local", ""),
        ("local", PROXY),
        ("notlocal", PROXY),
        ("10.0.0.7", ""),
        ("127.0.0.1", ""),
        ("localhost", ""),
    ],
)
def test_what_is_named_and_the_computer_itself_are_reached_directly(host: str, proxy: str) -> None:
    way_out = WayOut(proxy=PROXY, direct=read_hosts("ais.example.com, *.local 10.0.0.7"))

    assert way_out.proxy_to(host) == proxy


@pytest.mark.parametrize(
    ("proxy", "code"),
    [
        ("proxy.example.com:8080", "net.proxy_invalid"),
        ("ftp://proxy.example.com", "net.proxy_invalid"),
        ("http://", "net.proxy_invalid"),
        ("http://proxy.example.com:99999", "net.proxy_invalid"),
        ("http://proxy.example.com/path", "net.proxy_invalid"),
        ("http://clerk:secret@proxy.example.com:8080", "net.proxy_with_login"),
    ],
)
def test_what_is_no_proxy_is_refused(proxy: str, code: str) -> None:
    with refused(code) as problem:
        WayOut(proxy=proxy)

    assert "secret" not in str(problem.value.params)
