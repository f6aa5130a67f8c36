"""Amazon Seller Central: settlements, balances, orders and items over the Selling Partner API."""
