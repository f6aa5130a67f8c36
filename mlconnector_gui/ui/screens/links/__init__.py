"""Links: which SKU is which item, which customer is which address, who says so, and what is not linked yet."""
