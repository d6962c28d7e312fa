"""``make bench``: how fast, beside a peer and beside what physics allows. One module per row."""
