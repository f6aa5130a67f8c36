"""Read models for screens and the shell: id snapshots, pages, totals."""
