"""Whether an earphone is plugged in: the Linux input switch of a jack. Reads and tells; plays nothing."""
