"""Tests of the devices, mirroring `devices/`."""
