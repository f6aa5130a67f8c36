"""Masters: what is known of JDE's accounts, business units and periods, and how fresh it is."""
