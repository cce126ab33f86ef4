"""Waqai reads Arabic news pages into checkable records of events, statements and demands.

>>> import waqai
>>> report = waqai.read("…the text of a page…")
>>> [event.type for event in report.events]
[]
"""

__version__ = "0.1.0"
