"""Speech as a device: a voice that makes sound of a sentence, and an ALSA output that plays it.

Here live the sound itself, the espeak-ng voice and the player. What is said, and to whom, is
decided elsewhere.
"""
