"""Schedule: what runs by itself, when next, and what it did."""
