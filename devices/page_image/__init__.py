"""From what a camera or a scanner saw to a page that can be handed in: find the paper, cut it out, straighten
it, even the light, make it small enough, and say when it is blank or blurred.

Pure: bytes and pixels in, bytes out, nothing on disk. `page.py` and `quad.py` import nothing heavy; the rest
brings NumPy and OpenCV (0.13 s), so whoever calls it imports it in its own thread, after the first frame.
"""
