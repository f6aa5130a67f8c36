"""A connector to copy: the Example Store, a storefront that does not exist."""
