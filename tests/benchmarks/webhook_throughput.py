"""
Deliveries a second beside the same server answering 200 without work, and what they cost in memory.

    uv run python -m tests.benchmarks.webhook_throughput [--deliveries 20000] [--lanes 64]

Half of the deliveries are genuine and new, a quarter repeated, a quarter forged. The endpoint runs in the real
`mlconnector engine`; the server without work is uvicorn with the same protocol in a process of its own.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.children import REPOSITORY, child_environment
from tests.faults.webhook_world import (
    Request,
    Told,
    deliver,
    engine_process,
    free_port,
    listening_at,
    mixed,
    prepare,
    stored_ids,
)

_IDLE_SERVER = """
import sys, uvicorn
from mlconnector_gui.engine.webhook_server import _BoundedProtocol

async def answer(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})

uvicorn.run(answer, port=int(sys.argv[1]), http=_BoundedProtocol, log_config=None, log_level="critical",
            access_log=False, lifespan="off", ws="none", server_header=False, date_header=False, loop="asyncio")
"""


@dataclass(frozen=True)
class Measured:
    """One server under the flood."""

    per_second: float
    p99_milliseconds: float
    grown_megabytes: float
    told: Told


@dataclass(frozen=True)
class Report:
    """Both, and what the store holds afterwards."""

    idle: Measured
    endpoint: Measured
    kept: int
    genuine: int

    @property
    def ratio(self) -> float:
        return self.endpoint.per_second / self.idle.per_second


async def measure(folder: Path, *, deliveries: int, lanes: int) -> Report:
    rng = random.Random(1)
    prepared = await prepare(folder)
    requests = mixed(prepared, deliveries, first=1000, rng=rng)
    warm = mixed(prepared, 400, first=1, rng=rng)
    port = free_port()
    with _idle_server(port, folder) as child:
        idle = await _under_flood(port, child.pid, warm, requests, lanes)
    with engine_process(prepared, folder) as child:
        endpoint = await _under_flood(prepared.port, child.pid, warm, requests, lanes)
    kept = stored_ids(prepared)
    wanted = {one.order_id for one in (*warm, *requests) if one.is_genuine}
    assert set(kept) == wanted
    return Report(idle, endpoint, len(kept), len(wanted))


async def _under_flood(
    port: int, process: int, warm: list[Request], requests: list[Request], lanes: int
) -> Measured:
    await listening_at(port)
    await deliver(port, warm, lanes=lanes)
    before = _megabytes(process)
    began = time.perf_counter()
    told = await deliver(port, requests, lanes=lanes)
    seconds = time.perf_counter() - began
    return Measured(
        per_second=len(requests) / seconds,
        p99_milliseconds=told.slowest_hundredth * 1000,
        grown_megabytes=_megabytes(process, peak=True) - before,
        told=told,
    )


def _megabytes(process: int, *, peak: bool = False) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    wanted = "VmHWM:" if peak else "VmRSS:"
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(wanted))


@contextmanager
def _idle_server(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", _IDLE_SERVER, str(port)]
    with subprocess.Popen(command, cwd=REPOSITORY, env=child_environment(folder)) as child:  # noqa: S603
        try:
            yield child
        finally:
            child.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=20_000)
    parser.add_argument("--lanes", type=int, default=64)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mlconnector-webhooks-") as folder:
        report = asyncio.run(measure(Path(folder), deliveries=arguments.deliveries, lanes=arguments.lanes))
    for name, one in (("200 without work", report.idle), ("verified and durable", report.endpoint)):
        print(
            f"{name:22} {one.per_second:8.0f}/s  p99 {one.p99_milliseconds:6.1f} ms  "
            f"memory +{one.grown_megabytes:.1f} MB  {dict(one.told.statuses)}"
        )
    print(f"ratio {report.ratio:.2f}; {report.kept} of {report.genuine} genuine deliveries kept, each once")


if __name__ == "__main__":
    main()
