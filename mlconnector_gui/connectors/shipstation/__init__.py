"""ShipStation: shipments, fulfillments, orders and products of one account; purchase orders go there."""
