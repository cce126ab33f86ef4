"""HTML captures of Telegram, X and Facebook give the post, its author, its day and its address."""

import pytest
from pages import BODY, article_of, body_of

POST = "قصف مدفعي على بلدة النخيل وأنباء عن إصابات بين المدنيين"


def telegram(number, text, when, forwarded=""):
    return (
        f'<div class="tgme_widget_message js-widget_message" data-post="x/{number}">'
        f'<a class="tgme_widget_message_owner_name" href="https://t.me/x"><span>صوت الضفة</span></a>{forwarded}'
        f'<div class="tgme_widget_message_text js-message_text">{text}</div>'
        '<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>'
        f'<a class="tgme_widget_message_date" href="https://t.me/x/{number}"><time datetime="{when}">10:05</time></a>'
        "</div></div>"
    )


def page(content):
    return f"<!DOCTYPE html><html><head><title>t</title></head><body><p>Log in</p>{content}</body></html>"


def test_a_widget_page_of_telegram_gives_its_post():
    text = f'{POST}<br><br><i class="emoji"><b>🔴</b></i> {BODY[1]}'
    forwarded = '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/y">مكتب النخيل</a>'
    source = page(telegram(15, text, "2023-03-04T10:05:00+00:00", forwarded))
    article = article_of(source, "text/html", path="saved.html")
    assert body_of(article) == [POST, f"🔴 {BODY[1]}"]
    assert (article.published, article.published_from) == ("2023-03-04", "metadata")
    assert (article.byline, article.credit, article.outlet) == (("صوت الضفة",), ("مكتب النخيل",), "صوت الضفة")
    assert article.original_url == "https://t.me/x/15"
    assert article.items == ()
    assert {"Log in", "1.2K"} <= {dropped.line for dropped in article.dropped}


def test_a_channel_gives_each_post_with_its_own_time():
    source = page(telegram(15, POST, "2023-03-04T10:05:00+00:00") + telegram(16, BODY[1], "2023-03-05T00:01:00+00:00"))
    article = article_of(source, "text/html", url="https://t.me/s/x")
    assert [article.text[item.start : item.end] for item in article.items] == [POST, BODY[1]]
    assert [(item.day, item.time) for item in article.items] == [("2023-03-04", "10:05"), ("2023-03-05", "00:01")]
    assert (article.published, article.outlet) == (None, "صوت الضفة")


def test_the_post_that_the_address_names_is_the_article():
    source = page(telegram(15, POST, "2023-03-04T10:05:00+00:00") + telegram(16, BODY[1], "2023-03-05T00:01:00+00:00"))
    article = article_of(source, "text/html", url="https://t.me/x/16?embed=1")
    assert (body_of(article), article.published, article.original_url) == ([BODY[1]], "2023-03-05", None)


X = (
    '<article data-testid="tweet"><div data-testid="User-Name"><a href="/voice">صوت الضفة</a><a>@voice</a></div>'
    f'<div data-testid="tweetText" lang="ar"><span>{POST}</span> <img alt="🔴" src="e.svg"></div>'
    '<a href="/voice/status/77"><time datetime="2023-03-04T10:05:00.000Z">10:05 AM</time></a></article>'
)
OLD_X = (
    '<div class="permalink-inner permalink-tweet-container"><div class="tweet permalink-tweet">'
    f'<strong class="fullname">صوت الضفة</strong><p class="TweetTextSize tweet-text">{POST}</p>'
    '<a class="tweet-timestamp" href="/voice/status/77"><span data-time="1677924300">4 Mar</span></a></div></div>'
)
FACEBOOK = (
    '<div role="article"><div data-ad-rendering-role="profile_name"><strong>صوت الضفة</strong></div>'
    f'<div data-ad-rendering-role="story_message"><div dir="auto">{POST}</div></div>'
    '<abbr data-utime="1677924300">4 March</abbr><div>12 comments</div></div>'
)
OLD_FACEBOOK = (
    '<div class="userContentWrapper"><span class="fwb"><a>صوت الضفة</a></span>'
    '<a href="/v/posts/7"><abbr data-utime="1677924300">4 March</abbr></a>'
    f'<div class="_5pbx userContent"><p>{POST}</p></div></div>'
)


@pytest.mark.parametrize("post", [X, OLD_X, FACEBOOK, OLD_FACEBOOK])
def test_a_capture_of_x_or_facebook_gives_its_post(post):
    article = article_of(page(post + "<footer>About</footer>"), "text/html")
    assert article.text.startswith(POST)
    assert len(article.paragraphs) == 1
    assert (article.byline, article.published, article.headline) == (("صوت الضفة",), "2023-03-04", None)
    assert "About" in {dropped.line for dropped in article.dropped}


def test_a_time_that_no_clock_shows_is_no_day():
    broken = OLD_FACEBOOK.replace("1677924300", "9" * 40)
    assert article_of(page(broken), "text/html").published is None
    assert article_of(page(X.replace("2023-03-04T", "soon")), "text/html").published is None


def test_a_captured_post_without_arabic_is_refused():
    article = article_of(page(X.replace(POST, "Shelling of the town, several people are hurt")), "text/html")
    assert article.refused == "no Arabic text"
    assert "About" not in article.text
