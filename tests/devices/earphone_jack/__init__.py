"""Tests of devices.earphone_jack."""
