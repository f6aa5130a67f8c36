"""Models behind the grids."""
