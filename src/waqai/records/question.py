"""What somebody asks of a search, in terms that the index is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """All of it has to be found: ``terms`` whole, ``beginnings`` as the first letters of a term, ``phrases`` word for
    word (a sequence of stems with blanks around).
    """

    terms: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.terms or self.beginnings)
