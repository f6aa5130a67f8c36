"""The three-way match: what was ordered, received, vouchered and paid, and what does not agree."""
