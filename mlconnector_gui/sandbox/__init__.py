"""What the simulators share: a seeded world, a clock that can be moved, faults, books of truth, serving."""
