"""Pure accounting words and rules; no I/O, no third-party package."""
