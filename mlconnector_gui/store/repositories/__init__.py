"""Load and save what services and the engine work on; each function is one part of one transaction."""
