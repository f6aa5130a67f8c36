"""Read and write the store from async code: several readers, one writer, nothing blocking the loop."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from mlconnector_gui.store.database import reader_engine, transaction, writer_engine

Transaction = Connection
"""An open transaction of the store; only `store` looks inside."""

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")
_READERS = 4


class Store:
    """
    One open workspace database.

    A query or a work function is plain and synchronous, takes the transaction first and returns dataclasses. One
    `write` is one business fact: all of it is committed, durably, or none of it. `now` variants run on the
    caller's thread, for start-up and for tools without a loop.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = writer_engine(path)
        self._readers = reader_engine(path, readers=_READERS)
        self._write_thread = ThreadPoolExecutor(1, "store-writer")
        self._read_threads = ThreadPoolExecutor(_READERS, "store-reader")
        self._one_writer = threading.Lock()

    async def write(
        self,
        work: Callable[Concatenate[Transaction, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        call = asyncio.get_running_loop().run_in_executor(
            self._write_thread, lambda: self.write_now(work, *args, **kwargs)
        )
        return await asyncio.shield(call)

    async def read(
        self,
        query: Callable[Concatenate[Transaction, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        return await asyncio.get_running_loop().run_in_executor(
            self._read_threads, lambda: self.read_now(query, *args, **kwargs)
        )

    def write_now(
        self,
        work: Callable[Concatenate[Transaction, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        with self._one_writer, transaction(self._writer) as opened:
            return work(opened, *args, **kwargs)

    def read_now(
        self,
        query: Callable[Concatenate[Transaction, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        with transaction(self._readers) as opened:
            return query(opened, *args, **kwargs)

    def close(self) -> None:
        self._read_threads.shutdown()
        self._write_thread.shutdown()
        self._readers.dispose()
        self._writer.dispose()
