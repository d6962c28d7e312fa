"""What a resident sees and touches."""
