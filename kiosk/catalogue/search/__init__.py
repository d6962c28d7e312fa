"""Finding life events and items by what a person types: characters, Pinyin whole or by its initials, English,
other names, with typing errors. In memory, pure, no files but the table of readings.

`index.build` once for a catalogue; `find.search` with every keystroke (`make bench`: search).
"""
