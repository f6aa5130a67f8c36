"""The queue answers before the next keystroke over ten thousand postings; the module beside it measures more."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.audit_view import run_on_qt
from tests.benchmarks.audit_world import EVENTS_A_POSTING, big_workplace
from tests.benchmarks.review_queue import KEYSTROKE_MILLISECONDS, measure, report

POSTINGS = 10_000


@pytest.mark.timeout(300)
def test_sorting_and_searching_answer_before_the_next_keystroke(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    workplace = big_workplace(tmp_path / "workspace", POSTINGS * EVENTS_A_POSTING)

    seen = run_on_qt(lambda: measure(workplace))
    workplace.store.close()

    print(report(seen))
    assert seen.postings == POSTINGS
    assert seen.most_work < KEYSTROKE_MILLISECONDS  # of the processor, whatever else runs beside
