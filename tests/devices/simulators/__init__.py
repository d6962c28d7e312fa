"""The simulated devices, checked against the oracles."""
