"""The addresses of the console, a module a subject."""
