"""Overview: what needs somebody, what is late, whether everything works."""
