from pages import BODY, HEADLINE, article_of, body_of, dump, reasons

POST = "قصف مدفعي على بلدة النخيل وأنباء عن إصابات بين المدنيين #النخيل"


def test_a_facebook_capture_gives_the_post_its_author_and_day():
    page = dump(
        "صوت الضفة - قصف مدفعي على بلدة النخيل...\nFacebook‎صوت الضفة‎'s Post",
        f"صوت الضفة Verified accountMarch 4, 2023 · Shared with Public{POST}All reactions:7213 comments"
        "4 sharesLikeCommentالله يرحمهم1y",
    )
    article = article_of(page)
    assert article.text == POST
    assert (article.headline, article.published, article.byline) == (None, "2023-03-04", ("صوت الضفة",))
    assert article.outlet == "صوت الضفة"
    assert any("الله يرحمهم" in line for line in reasons(article))


def test_a_facebook_day_without_a_year_stays_unknown():
    assert article_of(f"صوت الضفةMarch 4 · Shared with Public{POST}All reactions:7LikeComment").published is None


def test_a_post_printed_twice_in_a_row_is_read_once():
    page = f"صوت الضفةMarch 4, 2023 · Shared with Public{POST}{POST}All reactions:7LikeComment"
    assert article_of(page).text == POST


def test_an_x_capture_gives_the_post_its_author_and_day():
    article = article_of(f"Post\n\nPost\n\nصوت الضفة@voice_x{POST}\n#عاجل00:006:43 AM · Mar 4, 2023868Views113")
    assert body_of(article) == [POST, "#عاجل"]
    assert (article.published, article.byline) == ("2023-03-04", ("صوت الضفة",))


def test_a_post_without_arabic_is_refused():
    page = "Post\n\nPost\n\nVoice@voice_x Three people were killed on Saturday6:43 AM · Mar 4, 2023868Views"
    assert article_of(page).refused == "no Arabic text"


def test_the_older_twitter_layout_gives_the_first_tweet():
    page = dump(
        "صوت الضفة‏ @voice_x",
        "7m7 minutes ago",
        "More",
        "Copy link to Tweet",
        "Embed Tweet",
        POST,
        "2 Retweets",
        "3 Likes",
        "رد من قارئ",
    )
    article = article_of(page)
    assert article.text == POST
    assert "رد من قارئ" in reasons(article)


def test_a_beginning_cut_by_dots_is_not_a_headline():
    article = article_of(dump(POST[:40] + "...", POST))
    assert (article.headline, article.text) == (None, POST)
    assert reasons(article) == {POST[:40] + "...": "cut copy of the beginning"}


def test_a_date_that_a_post_tells_is_not_its_day():
    article = article_of("#النخيل\n2011/3/18\nقصف مدفعي على بلدة النخيل في مثل هذا اليوم")
    assert article.published is None
    assert "2011/3/18" in body_of(article)


def test_all_lines_of_a_post_are_kept():
    lines = ["#عاجل", "شهداء النخيل:", "سالم العبد", "هدى الراوي", "الرحمة لهم"]
    assert body_of(article_of("\n".join(lines))) == lines


def test_the_next_tweet_of_a_thread_and_the_platforms_notes_stay_outside():
    page = dump(
        "Copy link to Tweet",
        "Embed Tweet",
        "صوت الضفة Retweeted صوت الضفة",
        POST,
        "صوت الضفة added,",
        "صوت الضفة\u200f @voice_x",
        "36m36 minutes ago",
        "Copy link to Tweet",
        "تغريدة تالية",
    )
    article = article_of(page)
    assert article.text == POST
    assert {"تغريدة تالية", "36m36 minutes ago", "صوت الضفة added,"} <= set(reasons(article))


def test_of_a_conversation_on_x_the_last_post_is_the_article():
    parent = "قارئ@readerDec 5, 2024سؤال من قارئ عن القصف1231"
    page = f"Post\n\nConversation{parent}\n181\nصوت الضفة@voice_x{POST}8:56 AM · Dec 5, 2024492Views1"
    article = article_of(page)
    assert body_of(article) == [POST]
    assert (article.byline, article.published) == (("صوت الضفة",), "2024-12-05")


def test_a_page_that_embeds_a_tagged_post_is_no_post():
    embedded = ["#عاجل مشاهد من القصف pic.twitter.com/ab12", "— صوت الضفة (@voice_x) March 4, 2023"]
    page = dump(HEADLINE, BODY[0], "\n".join(embedded), *BODY[1:], "النخيل", "قصف")
    article = article_of(page)
    assert article.headline == HEADLINE
    assert body_of(article) == list(BODY)
