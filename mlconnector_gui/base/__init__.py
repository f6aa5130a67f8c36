"""What every room may use: problems, clock, ids, events, secrets, paths, the way out to the network."""
