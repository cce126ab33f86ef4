"""Every error of Waqai, drawn as a tree.

::

    WaqaiError                 something Waqai itself noticed; its message names the file, page or field
    ├── KnowledgeError         a knowledge file is wrong: nothing is read until it is mended
    ├── SourceError            bytes could not be had: the source is named and skipped, the rest goes on
    │   ├── NotReadable            no such file, no permission, a broken archive
    │   └── TooLarge               above the size limit: named, not loaded
    ├── PageError              bytes came, but they are no page: named and skipped, the rest goes on
    │   ├── EmptyPage              no bytes, or only blanks
    │   └── NotText                binary, or in no encoding that we can tell
    ├── StoreError             the database refused: the page's transaction is rolled back, nothing is half-written
    │   └── ChangedSince           somebody else changed what was seen: nothing is done, both versions are shown
    └── SettingError           a setting or option is wrong: nothing starts

Exit statuses of the commands: 0 all done; 1 some input could not be read (each named on standard error); 2 wrong use.
"""


class WaqaiError(Exception):
    """Anything Waqai itself noticed; ``str(error)`` is one line fit to show.

    ``code`` names what was refused where pages tell it in their own language (``site/refusals.py``).
    """

    def __init__(self, *told: object, code: str = "") -> None:
        super().__init__(*told)
        self.code = code


class KnowledgeError(WaqaiError):
    """A knowledge file is wrong; the message names the file and the key."""


class SourceError(WaqaiError):
    """Bytes could not be had from a source."""


class NotReadable(SourceError):
    """A file or an entry of an archive cannot be opened or is broken."""


class TooLarge(SourceError):
    """An input is above the size limit."""


class PageError(WaqaiError):
    """Bytes came, but they make no page."""


class EmptyPage(PageError):
    """There is nothing in the page but blanks."""


class NotText(PageError):
    """The bytes are binary, or in no encoding that can be told."""


class StoreError(WaqaiError):
    """The database refused."""


class ChangedSince(StoreError):
    """What an act was decided on is not what stands any more."""


class SettingError(WaqaiError):
    """A setting or an option is wrong."""
