"""A WooCommerce shop to test against: real HTTP behaviour, its own books, written without the client."""

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import Coupon
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Fee, Item
from mlconnector_gui.connectors.woocommerce.sandbox.scenario import build
from mlconnector_gui.connectors.woocommerce.sandbox.shop import ApiKey, Shop
from mlconnector_gui.connectors.woocommerce.sandbox.simulator import WooCommerceSimulator

__all__ = ["ApiKey", "Basket", "Coupon", "Fee", "Item", "Shop", "WooCommerceSimulator", "build"]
