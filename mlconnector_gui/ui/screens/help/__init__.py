"""Help: a page for each screen, beside the work."""
