"""Connections: what is connected, whether it works, and the proof."""
