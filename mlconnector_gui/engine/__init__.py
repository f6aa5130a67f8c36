"""What runs by itself: job runner, pull, prepare, outbox, in-doubt resolver, read-back, ledger watch."""
