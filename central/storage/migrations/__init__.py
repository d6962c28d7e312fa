"""The steps by which the tables came to be (Alembic); run at every start, forward only."""
