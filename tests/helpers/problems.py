"""Expect a problem by its exact code."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mlconnector_gui.base.problem import Problem


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[Problem]]:
    """Demand that the block raises a problem of this code."""
    with pytest.raises(Problem) as caught:
        yield caught
    assert caught.value.code == code
