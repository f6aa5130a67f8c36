"""What every room may use: problems, clock, ids, events, secrets, settings, paths."""
