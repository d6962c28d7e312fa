"""The one-time page for phones, over real HTTP and in a browser of a phone's size."""
