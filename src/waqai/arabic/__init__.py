"""Arabic letters in, values out: folding, tokens and clitics, numbers, days. No word lists live here: see
knowledge/.
"""
