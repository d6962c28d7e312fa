"""The central service, over real HTTP, as a terminal and an operator meet it."""
