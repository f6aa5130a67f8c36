"""One module per step, in plain SQL, never from today's models."""
