"""Shopify: orders, refunds, gift cards and payouts over the Admin GraphQL API."""
