"""What calls a person back without words: an indicator light and a tone.

Here live the alarm's levels, the light, and the tone. When somebody is to be called back is decided
elsewhere.
"""
