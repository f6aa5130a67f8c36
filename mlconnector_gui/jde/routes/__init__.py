"""The ways by which a posting gets into JDE."""
