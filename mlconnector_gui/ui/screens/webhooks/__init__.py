"""Webhooks: where stores deliver to, whether they do, and what came of it."""
