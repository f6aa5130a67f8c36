"""What every test gets: an off-screen Qt, hypothesis profiles, and no warning that it did not expect."""

import gc
import logging
import os
from collections.abc import Generator, Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"
os.environ["MLC_LANGUAGE"] = "en"  # whatever the machine speaks

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "usual", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("usual"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

_LOGGER = "mlconnector_gui"
_WITH_WINDOWS = ("tests/ui/", "tests/flows/desktop/")


def pytest_collection_finish() -> None:
    """What the tests are made of stays to the end: not to look through it again saves a tenth of their time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """After the last test with a window collect what is left of it here: a thread of the next one must not."""
    yield
    if _has_window(item) and not (nextitem is not None and _has_window(nextitem)):
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _has_window(item: pytest.Item) -> bool:
    return any(folder in item.nodeid for folder in _WITH_WINDOWS)


class WarningLog(logging.Handler):
    """Keeps warnings and errors of our own loggers; a test names the events it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._expected: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def expect(self, event: str) -> None:
        """Allow this event (the log call's first argument) in the present test, and demand that it came."""
        self._expected.add(event)

    @property
    def unexpected(self) -> list[str]:
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in self.records
            if record.msg not in self._expected
        ]

    @property
    def missing(self) -> set[str]:
        return self._expected - {record.msg for record in self.records}


@pytest.fixture(autouse=True)
def warning_log() -> Iterator[WarningLog]:
    """Fail the test if the program warned of something that the test did not expect."""
    log = WarningLog()
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(log)
    yield log
    logger.removeHandler(log)
    assert not log.unexpected
    assert not log.missing
