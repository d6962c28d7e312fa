"""Is the person at the terminal the owner of the card?"""
