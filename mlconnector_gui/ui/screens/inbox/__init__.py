"""Inbox: what stands still and why, and whether each stream brought what it should."""
