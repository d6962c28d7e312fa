"""Invented data for the pictures, a module for each part of a visit. Nobody here exists."""
