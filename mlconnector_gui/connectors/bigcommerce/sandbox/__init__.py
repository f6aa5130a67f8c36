"""A simulated BigCommerce store, written from the vendor's specification and never from our client."""

from mlconnector_gui.connectors.bigcommerce.sandbox.scenario import build
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.bigcommerce.sandbox.simulator import BigCommerceSimulator

__all__ = ["BigCommerceSimulator", "Shop", "build"]
