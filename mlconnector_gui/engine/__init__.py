"""What runs by itself: scheduler, jobs, pull, prepare, outbox, resolver, ledger watch, webhook inbox and server."""
