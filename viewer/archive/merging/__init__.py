"""Two people's work in one archive: what travels, what each setting followed, and what then holds.

`describing` says what of every table goes along, `pieces` makes rows of it that mean the same in every
archive, `clocks` tells from the history what each field was set after, `joining` decides from that
alone. `merger` carries it out, with `rows`, `places`, `themes`, `twins` and `values`; `outgoing` reads
what is given away, and `waiting` keeps what has no document here yet.
"""
