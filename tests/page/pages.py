"""Pages written for the tests: an article with the furniture that real sites print around one."""

from waqai.lexicon import load_knowledge
from waqai.page import parse_page
from waqai.records import Article, Page

HEADLINE = "مقتل ثلاثة مدنيين في قصف على بلدة النخيل"
BODY = (
    "قُتل ثلاثة مدنيين وأصيب سبعة آخرون، ظهر السبت، جراء قصف مدفعي استهدف بلدة النخيل في ريف المحافظة الشرقي.",
    "وقالت مصادر محلية لصوت الضفة إن القذائف سقطت على سوق البلدة وقت الظهيرة، ما أدى إلى دمار واسع في المحال.",
    "وطالب المجلس المحلي في بيان الأطراف كافة بوقف القصف فوراً وفتح الطريق أمام سيارات الإسعاف القادمة من المدينة.",
    "ويتكرر القصف على بلدة النخيل منذ مطلع الشهر، ما دفع عشرات العائلات إلى النزوح نحو القرى المجاورة.",
)
OTHERS = (
    "ارتفاع أسعار المحروقات في أسواق العاصمة",
    "افتتاح جسر جديد يصل ضفتي النهر",
    "وفد وزاري يبحث ملف المياه مع الجوار",
    "نتائج الجولة الخامسة من الدوري المحلي",
)


def article_of(text: str | bytes, media_type: str = "text/plain", **told: str) -> Article:
    """Return the article of a page with this text."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return parse_page(Page(raw=raw, media_type=media_type, **told), load_knowledge())


def dump(*blocks: str) -> str:
    return "\n\n".join(blocks)


def body_of(article: Article) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs if p.kind != "headline"]


def reasons(article: Article) -> dict[str, str]:
    return {dropped.line: dropped.why for dropped in article.dropped}
