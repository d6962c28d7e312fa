"""The page printer: a real CUPS, a real driverless printer behind it, and the simulator."""
