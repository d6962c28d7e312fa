"""The threads that own devices, verification and filing; over pseudo-terminals where there is a wire."""
