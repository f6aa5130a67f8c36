"""The Example Store to test against: real HTTP behaviour, its own books, written without the client."""
