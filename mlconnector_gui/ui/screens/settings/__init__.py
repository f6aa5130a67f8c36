"""Settings: who may approve what, when people are told, and who uses this workstation."""
