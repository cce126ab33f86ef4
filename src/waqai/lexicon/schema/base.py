"""What every knowledge file shares."""

import msgspec


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A checked piece of knowledge: frozen, and a key that its shape does not have is an error."""


class Label(Known, frozen=True, kw_only=True):
    """A name to show, in Arabic and English."""

    ar: str
    en: str


class Proof(Known, frozen=True, kw_only=True):
    """A sentence written for this project that shows what a rule does.

    ``text`` must fire (and give ``reads``, field by field, where told); ``silent`` must not. Exactly one of them is
    set.
    """

    text: str | None = None
    silent: str | None = None
    reads: dict[str, object] = {}

    def __post_init__(self) -> None:
        if (self.text is None) == (self.silent is None):
            raise ValueError("a proof has either text or silent")
