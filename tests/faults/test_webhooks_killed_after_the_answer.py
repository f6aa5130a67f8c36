"""What was answered 200 is in the store, however the program ended; the long form is webhook_kills."""

from pathlib import Path

import pytest

from tests.faults.webhook_kills import run_campaign


@pytest.mark.timeout(300)
async def test_a_kill_after_the_answer_loses_no_delivery(tmp_path: Path) -> None:
    result = await run_campaign(tmp_path, kills=2, seed=5, in_a_life=4000)

    assert len(result.promised) > 50
    assert result.lost == set()
    assert (result.doubled, result.wrongly_believed) == (0, 0)
