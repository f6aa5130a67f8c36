"""`mlconnector network`: the proxy, what is reached without it, and the file of certificate authorities."""

import asyncio
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.base.way_out import WayOut, read_hosts
from mlconnector_gui.services.network_settings import (
    change_network_settings,
    network_settings,
    written_way_out,
)


def add_parser(parser: ArgumentParser) -> None:
    parser.add_argument("--proxy", metavar="URL", help='such as http://proxy.example.com:8080; "" for none')
    parser.add_argument(
        "--direct", metavar="HOSTS", help='reached without the proxy, such as "ais.example.com,.local"'
    )
    parser.add_argument("--ca-file", metavar="FILE", help='authorities (PEM) to trust as well; "" for none')
    parser.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        known = asyncio.run(network_settings(workplace))
        wanted = _with_options(known, arguments)
        if wanted != known:
            asyncio.run(change_network_settings(workplace, wanted))
    told = written_way_out(wanted)
    words = (
        f"Proxy: {told['proxy'] or 'none'}",
        f"Without the proxy: {', '.join(told['direct']) or 'nothing'}",
        f"CA file: {told['ca_file'] or 'none'}",
    )
    say(arguments, "\n".join(words), **told)
    return 0


def _with_options(known: WayOut, arguments: Namespace) -> WayOut:
    wanted = known
    if arguments.proxy is not None:
        wanted = replace(wanted, proxy=arguments.proxy.strip())
    if arguments.direct is not None:
        wanted = replace(wanted, direct=read_hosts(arguments.direct))
    if arguments.ca_file is not None:
        wanted = replace(wanted, ca_file=Path(arguments.ca_file) if arguments.ca_file else None)
    return wanted
