"""
Everything that is asked of the Selling Partner API: reading, and nothing else.

Reports of settlements cannot be asked for, only listed; payouts are Amazon's and never begun from here.
"""

from mlconnector_gui.connectors.amazon.limits import Operation

PARTICIPATIONS = Operation(
    name="getMarketplaceParticipations", path="/sellers/v1/marketplaceParticipations", rate=0.016, burst=15
)
REPORTS = Operation(name="getReports", path="/reports/2021-06-30/reports", rate=0.0222, burst=10)
REPORT_DOCUMENT = Operation(
    name="getReportDocument", path="/reports/2021-06-30/documents/{id}", rate=0.0167, burst=15
)
EVENT_GROUPS = Operation(
    name="listFinancialEventGroups", path="/finances/v0/financialEventGroups", rate=0.5, burst=30
)
TRANSACTIONS = Operation(
    name="listTransactions", path="/finances/2024-06-19/transactions", rate=0.5, burst=10
)
SEARCH_ORDERS = Operation(name="searchOrders", path="/orders/2026-01-01/orders", rate=0.0056, burst=20)
ORDER = Operation(name="getOrder", path="/orders/2026-01-01/orders/{id}", rate=0.5, burst=30)
ORDERS_V0 = Operation(name="getOrders.v0", path="/orders/v0/orders", rate=0.0167, burst=20)
ORDER_V0 = Operation(name="getOrder.v0", path="/orders/v0/orders/{id}", rate=0.5, burst=30)
SEARCH_LISTINGS = Operation(
    name="searchListingsItems", path="/listings/2021-08-01/items/{seller}", rate=5, burst=5
)
LISTING = Operation(name="getListingsItem", path="/listings/2021-08-01/items/{seller}/{id}", rate=5, burst=10)
SEARCH_CATALOG = Operation(name="searchCatalogItems", path="/catalog/2022-04-01/items", rate=2, burst=2)
INVENTORY = Operation(name="getInventorySummaries", path="/fba/inventory/v1/summaries", rate=2, burst=2)
