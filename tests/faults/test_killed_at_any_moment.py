"""The real program, killed at any moment, loses nothing and repeats nothing; the long form is kill_campaign."""

from pathlib import Path

import pytest

from tests.faults.kill_campaign import run_campaign


@pytest.mark.timeout(300)
async def test_a_program_killed_again_and_again_posts_everything_once(tmp_path: Path) -> None:
    result = await run_campaign(tmp_path, kills=2, seed=3, faults="hostile", days=1, orders_per_day=6)

    assert result.wrong == []
    assert result.kills == 2
    assert result.books.documents > 5
