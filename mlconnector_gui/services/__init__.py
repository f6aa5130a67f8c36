"""What a user can do, one module per sentence, and what the engine asks of it on the way."""
