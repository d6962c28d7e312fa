"""The screens themselves: drawn off-screen by the real window, touched by real events, with invented data."""
