"""What each line of a page turned out to be."""

HEADLINE = "headline"
BODY = "body"
SUBHEADING = "subheading"
QUOTE = "quote"  # a paragraph's kind only: as a line it is body
CAPTION = "caption"
BYLINE = "byline"
CREDIT = "credit"
RELATED = "link to another story"
DATE = "date line"
REPEATED = "repeated line"
EMBEDDED = "embedded post"
SYMBOLS = "symbols"
OUTSIDE = "outside the article"
MENU = "menu"
TAGS = "tags"
LISTED = "list of other stories"
COMMENT = "comments"

KEPT = frozenset({HEADLINE, BODY, SUBHEADING})
