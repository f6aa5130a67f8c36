"""A simulated shop for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.helpers.shopify_shop import Place


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    made = Place()
    yield made
    await made.close()
