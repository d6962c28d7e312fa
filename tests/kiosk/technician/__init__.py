"""The technician's questions about a machine."""
