"""Catalogues of any size for tests and benchmarks: invented items over the departments that ship."""
