"""Tests of devices.speaker."""
