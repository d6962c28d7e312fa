"""The demonstration's Qt side: the scripted resident and the panel.

Lives here: a resident who works the real screens by touch alone, and the small window through which a person
puts a card on the reader or empties the paper roll. Both talk to `kiosk.demo` over its control socket. A
terminal never loads this.
"""
