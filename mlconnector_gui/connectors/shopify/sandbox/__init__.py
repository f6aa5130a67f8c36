"""A simulated Shopify shop, written from what Shopify documents and knowing nothing of the client."""
