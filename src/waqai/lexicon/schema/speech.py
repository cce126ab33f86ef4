"""knowledge/speech/: one kind of public speech a file; knowledge/issuers/: words by which a speaker is found."""

from waqai.lexicon.schema.base import Known, Label, Proof
from waqai.lexicon.schema.words import Words


class SpeechAct(Known, frozen=True, kw_only=True):
    """Words that tell that somebody speaks.

    ``words`` are finite verbs, verbal nouns («إعلان») and, as ``forms``, finite verbs that only some spellings tell;
    ``participles`` are circumstantial («داعيا», «متهمة»), spelled in the masculine singular. ``asks`` marks an act
    whose object names whom it is put to («دعا تركيا إلى»). ``by`` marks one whose demand stands behind «by» («طالب
    بفتح»; a «طالب» without is a student). ``hits`` marks one that always has an object, so that a lone noun behind it
    is the object («اتهم النظام بقصف»). ``firm`` acts keep their kind whatever is said; others take the kind that the
    content shows. ``needs`` are words one of which must follow in the sentence («حمّل … المسؤولية»). ``first`` is the
    kind it has while its speaker has said nothing else yet («قال»). ``that`` verbs speak only where a «that», a colon
    or a quotation follows («بين أن», not «بين»). An act that ``yields`` says nothing by itself where its sentence goes
    on with another («أصدر بيانا دعا فيه»). ``counts`` marks one that only supplies facts («وثق مقتل …»): a source,
    never a statement. ``strength`` is that of what it asks: call, demand, appeal or order.
    """

    words: Words = Words()
    participles: list[str] = []
    asks: bool = False
    by: bool = False
    hits: bool = False
    firm: bool = True
    needs: list[str] = []
    first: str | None = None
    that: bool = False
    object: bool = False
    heads: bool = False
    yields: bool = False
    counts: bool = False
    strength: str | None = None


class SpeechKind(Known, frozen=True, kw_only=True):
    """One kind of statement of the codebook, with what makes a neutral act of speech one of its kind.

    ``content`` words inside what is said («ينبغي», «لن نسمح») show this kind; ``rank`` decides between several at one
    place, the smallest first.
    ``deeds`` are event types and acts that an armed side announces only of itself («أعلن … تفجير»).
    """

    id: str
    label: Label
    rank: int
    acts: list[SpeechAct]
    content: Words = Words()
    deeds: list[str] = []
    proof: list[Proof]


class IssuerWords(Known, frozen=True, kw_only=True):
    """Words of one class by which the speaker, his channel or the end of his name is found; ``id`` is what the code
    asks for.

    ``chief`` and ``spokesman`` speak with their body, ``office`` alone; ``rank`` goes before a name; ``official`` is
    named only where a name
    follows. ``body`` heads an organisation, ``crowd`` people of standing who speak together, ``people``
    those who can only ask. ``source`` and ``media`` only supply facts. ``text`` is a
    statement as speaker («البيان»), ``channel`` where it was made, ``hearer`` to whom. ``stop`` ends a name, ``that``
    opens what is said, ``aside``
    stands between verb and speaker, ``some`` before his name. ``everyone`` is all parties, ``capital`` a government by
    its seat, ``not`` denies the act. ``addressee`` words are never the speaker of a call. ``duty`` puts a
    demand («يجب على»), ``asked`` one to those before it, ``of_need`` right behind a verb
    («أكد ضرورة»). ``matter`` is what is announced, never a name;
    ``join`` opens a clause; ``behalf``, ``inside``, ``signatory`` ``tail``, ``known_as`` go on with a name,
    ``name_too`` may be one, ``purpose`` is
    what a body is for («… لحقوق الإنسان»); ``relay`` quotes another, whose name stands behind ``from``;
    ``relative`` describes, ``slogan`` is what a crowd asks by; ``we`` verbs are in the first person, ``in_name``
    tells who «we» are; ``above`` refers back
    to demands,
    ``give`` voices a call, ``notably`` singles some out, ``masculine`` bodies are never the subject of a feminine
    verb, ``feminine_too`` adjectives go with feminine names,
    ``monitor`` only counts, ``hearsay`` tells nobody who says so, ``unnamed`` is a source, one or
    many, ``any_body`` calls any organisation for short, ``toward``, ``upon``, ``among`` stand before those asked.
    """

    id: str
    meaning: str
    words: Words
    proof: list[Proof] = []
