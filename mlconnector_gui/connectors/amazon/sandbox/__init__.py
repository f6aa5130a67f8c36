"""
A simulated Selling Partner API of one seller: Login with Amazon, reports, finances, orders and items.

Written from what Amazon publishes and what its files look like, without the client.
"""

from mlconnector_gui.connectors.amazon.sandbox.scenario import build
from mlconnector_gui.connectors.amazon.sandbox.seller import Market, Seller
from mlconnector_gui.connectors.amazon.sandbox.simulator import AmazonSimulator

__all__ = ["AmazonSimulator", "Market", "Seller", "build"]
