"""Words for codes: problems, findings, states, roles and events; no Qt, so the shell speaks the same."""
