"""Everything on one machine: the only part of the product that may start the simulated devices."""
