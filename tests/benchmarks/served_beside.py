"""The sandbox's simulators in a process of their own, as real servers are: what is measured is the program alone."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection

from mlconnector_gui.app.sandbox import Sandbox, SandboxOptions, built_sandbox, running_sandbox


@contextmanager
def served_beside(options: SandboxOptions) -> Iterator[Sandbox]:
    """Know the world of a seed as it is served by a process of its own; its orders are made there alone."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(options, theirs), name="simulators")
    process.start()
    addresses = ours.recv()
    empty = built_sandbox(replace(options, orders_per_day=0))
    try:
        yield replace(empty, addresses=addresses)
    finally:
        ours.send("enough")
        process.join()


def _serve(options: SandboxOptions, wire: Connection) -> None:
    """In the other process: serve the world until the measuring one has seen enough."""
    with running_sandbox(options) as sandbox:
        wire.send(dict(sandbox.addresses))
        wire.recv()
