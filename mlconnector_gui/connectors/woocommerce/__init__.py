"""WooCommerce: orders and refunds over the REST API wc/v3."""
