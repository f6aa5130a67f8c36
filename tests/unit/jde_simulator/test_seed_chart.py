"""The invented chart of accounts, to which every storefront adds its own."""

from collections import Counter

from mlconnector_gui.jde.simulator.seed import EXTRA_CHART
from mlconnector_gui.sandbox.purchases import PURCHASING_CHART
from mlconnector_gui.sandbox.world import CHART


def test_no_account_stands_twice() -> None:
    counted = Counter(
        (one.business_unit, one.object_account, one.subsidiary)
        for one in (*CHART, *EXTRA_CHART, *PURCHASING_CHART)
    )

    assert [account for account, count in counted.items() if count > 1] == []
