"""The usage plan of each operation, as the models state it: tokens that come back at a rate, up to a burst."""

from dataclasses import dataclass, field

_PLANS = {
    "getMarketplaceParticipations": (0.016, 15),
    "getAccount": (0.016, 15),
    "getReports": (0.0222, 10),
    "createReport": (0.0167, 15),
    "getReport": (2.0, 15),
    "getReportSchedules": (0.0222, 10),
    "getReportDocument": (0.0167, 15),
    "getOrders": (0.0167, 20),
    "getOrderV0": (0.5, 30),
    "getOrderItems": (0.5, 30),
    "searchOrders": (0.0056, 20),
    "getOrder": (0.5, 30),
    "listFinancialEventGroups": (0.5, 30),
    "listFinancialEventsByGroupId": (0.5, 30),
    "listFinancialEventsByOrderId": (0.5, 30),
    "listFinancialEvents": (0.5, 30),
    "listTransactions": (0.5, 10),
    "listBalances": (0.5, 10),
    "listSummary": (0.5, 10),
    "listPayouts": (0.5, 10),
    "initiatePayout": (0.017, 2),
    "searchCatalogItems": (2.0, 2),
    "getCatalogItem": (2.0, 2),
    "getListingsItem": (5.0, 10),
    "searchListingsItems": (5.0, 5),
    "getInventorySummaries": (2.0, 2),
}


@dataclass(slots=True)
class UsagePlans:
    """Counts the calls of one pair of seller and application."""

    pace: float = 1.0
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Operation to its tokens and the moment they were counted."""

    def rate(self, operation: str) -> float:
        return _PLANS[operation][0] * self.pace

    def refill_seconds(self, operation: str) -> float:
        return 1 / self.rate(operation)

    def take(self, operation: str, now: float) -> bool:
        """Take a token; False where none is left."""
        burst = float(_PLANS[operation][1])
        tokens, counted_at = self._left.get(operation, (burst, now))
        tokens = min(tokens + (now - counted_at) * self.rate(operation), burst)
        # a hair is let pass, since two clocks never agree to the last digit
        is_granted = tokens >= 1 - 1e-6
        self._left[operation] = (tokens - 1 if is_granted else tokens, now)
        return is_granted
