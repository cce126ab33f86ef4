"""The newsletter's whole circle against a real SMTP server: sign up, confirm, letters, leave."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import typer
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.mail import get_connection
from django.test import Client, override_settings
from django.utils import timezone
from serving import free_port
from written import VICTIM, many, other_toll, shelling

from waqai.cli.letter import letter as letter_command
from waqai.errors import SettingError
from waqai.site import letter as letters
from waqai.site.letter import send_letters
from waqai.site.mail_settings import parse_smtp
from waqai.store.models import Delivery, Letter, Subscriber
from waqai.store.shelf import DatabaseShelf

SITE = "https://waqai.example"


class Mailbox:
    """Keeps what the server takes; refuses addresses in ``refused``."""

    def __init__(self):
        self.mails, self.refused = [], set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def to(self, address):
        return [message for receivers, message in self.mails if receivers == [address]]


@pytest.fixture
def box(client):
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=(port := free_port()))
    server.start()
    told = parse_smtp(f"smtp://127.0.0.1:{port}") | {"SITE_URL": SITE, "DEFAULT_FROM_EMAIL": "letter@waqai.example"}
    with override_settings(**told):
        yield mailbox
    server.stop()


def part(message, kind):
    return message.get_body((kind,)).get_content()


def sign_up(client, address="reader@example.org", **more):
    return client.post("/letter/", {"email": address, **more})


def links(message, step):
    return re.findall(rf"{SITE}((?:/en)?/letter/{step}/[\w-]+/)", part(message, "plain"))


def confirmed(address, ago=timedelta(days=1)):
    return Subscriber.objects.create(
        email=address, token=f"token-{address.split('@')[0]}", confirmed_at=timezone.now() - ago
    )


def add(*reports):
    for report in reports:
        DatabaseShelf().put(report)


def test_the_whole_circle(client, box):
    assert sign_up(client)["Location"] == "/letter/?sent=1"
    (asked,) = box.to("reader@example.org")
    assert asked["Subject"].strip() == "تأكيد الاشتراك في نشرة وقائع" and asked["From"] == "letter@waqai.example"
    (link,) = links(asked, "confirm")
    add(shelling())
    assert send_letters().sent == 0, "nobody confirmed yet"

    page = client.get(link)
    assert page.status_code == 200 and Subscriber.objects.get().confirmed_at is None, "opening a link confirms nothing"
    assert "تم اشتراكك" in client.post(link).content.decode()

    add(other_toll())
    assert send_letters().sent == 1
    letter = box.to("reader@example.org")[-1]
    (leave,) = links(letter, "leave")
    assert letter["List-Unsubscribe"].strip() == f"<{SITE}{leave}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    assert client.get(leave).status_code == 200 and Subscriber.objects.get().unsubscribed_at is None
    assert "أُلغي اشتراكك" in client.post(leave).content.decode()
    add(shelling())
    assert send_letters().sent == 0


def test_mail_programs_leave_with_one_request_and_no_cookie(box, client):
    reader = confirmed("reader@example.org")
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(f"/letter/leave/{reader.token}/", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscriber.objects.get().unsubscribed_at is not None


def test_a_letter_tells_what_is_new_in_arabic_as_text_and_html(box, client):
    confirmed("reader@example.org")
    add(shelling(), other_toll())
    send_letters()
    (letter,) = box.to("reader@example.org")
    text, html = part(letter, "plain"), part(letter, "html")
    assert letter["Subject"].strip().startswith("وقائع: الجديد،") and letter["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in html and "<style" not in html and " style=" in html
    for shown in (text, re.sub(r"</?bdi>", "", html)):
        assert "في النخيل" in shown and "٥ على الأقل" in shown and "موقع السهل" in shown and "قراءة آلية" in shown
        assert not any(part in shown for part in (VICTIM, *VICTIM.split()))
        assert re.search(rf"{SITE}/events/[0-9a-f]+/", shown)
    assert "<script" not in html and not re.search(r"(?:src|href)=\"(?!https://waqai\.example/)", html)
    assert re.search(r"^[^<]*$", text.replace("<script>alert(1)</script>", "")), "text without markup"


def test_each_reader_gets_what_is_new_since_their_own_last_letter(box, client):
    confirmed("old@example.org")
    add(shelling())
    send_letters()
    confirmed("new@example.org", ago=timedelta(0))
    add(other_toll())
    run = send_letters()
    assert (run.sent, run.nothing_new) == (2, 0)
    for address in ("old@example.org", "new@example.org"):
        assert "صحيفة الوادي" not in part(box.to(address)[-1], "plain") and "موقع السهل" in part(
            box.to(address)[-1], "plain"
        )


def test_nothing_new_nothing_sent(box, client):
    confirmed("reader@example.org")
    assert (send_letters().sent, send_letters().nothing_new) == (0, 1)
    add(shelling())
    assert [send_letters().sent for _ in range(3)] == [1, 0, 0]
    assert len(box.mails) == 1


def test_a_run_cut_short_is_finished_and_nobody_gets_a_letter_twice(box, client, monkeypatch):
    for number in range(5):
        confirmed(f"reader{number}@example.org")
    add(shelling())
    real, served = letters.letter_mail, []

    def dies_in_the_middle(letter, reader, digest, connection):
        served.append(reader.email)
        if len(served) == 3:
            raise KeyboardInterrupt
        return real(letter, reader, digest, connection)

    monkeypatch.setattr(letters, "letter_mail", dies_in_the_middle)
    with pytest.raises(KeyboardInterrupt):
        send_letters()
    assert len(box.mails) == 2
    monkeypatch.setattr(letters, "letter_mail", real)
    add(other_toll())
    send_letters()
    for number in range(5):
        texts = [part(message, "plain") for message in box.to(f"reader{number}@example.org")]
        assert sum("صحيفة الوادي" in text for text in texts) == (0 if number == 2 else 1), number
        assert sum("موقع السهل" in text for text in texts) == 1, number
    assert not Letter.objects.filter(sent_at=None).exists()
    assert len({message["Message-ID"] for _to, message in box.mails}) == len(box.mails)


def test_a_refused_mail_is_named_and_tried_again(box, client):
    confirmed("gone@example.org")
    confirmed("reader@example.org")
    add(shelling())
    box.refused.add("gone@example.org")
    run = send_letters()
    assert run.sent == 1 and len(run.refused) == 1 and "550" in run.refused[0] and "gone@" not in run.refused[0]
    assert Delivery.objects.count() == 1
    box.refused.clear()
    assert send_letters().sent == 1
    assert len(box.to("gone@example.org")) == 1 and len(box.to("reader@example.org")) == 1


def test_the_command_ends_with_one_where_a_mail_was_refused(box, client, capsys):
    confirmed("gone@example.org")
    add(shelling())
    box.refused.add("gone@example.org")
    with pytest.raises(typer.Exit) as ended:
        letter_command()
    assert ended.value.exit_code == 1
    assert "550" in capsys.readouterr().out
    box.refused.clear()
    letter_command()
    assert "Letters sent: 1" in capsys.readouterr().out


def test_a_dead_server_loses_nothing(box, client):
    confirmed("reader@example.org")
    add(shelling())
    with override_settings(EMAIL_PORT=1):
        with pytest.raises(OSError):
            get_connection().open()
        with pytest.raises(SettingError, match="nothing was sent"):
            send_letters()
    assert Delivery.objects.count() == 0
    assert send_letters().sent == 1


def test_a_long_letter_says_how_much_more_there_is(box, client):
    confirmed("reader@example.org")
    add(*many(20))
    send_letters()
    (letter,) = box.to("reader@example.org")
    assert "١٥ سجلًا آخر في الموقع" in part(letter, "plain")


def test_english_readers_confirm_in_english(box, client):
    client.post("/en/letter/", {"email": "reader@example.org"})
    (asked,) = box.to("reader@example.org")
    assert asked["Subject"] == "Confirm your subscription to Waqai" and links(asked, "confirm")[0].startswith("/en/")


@pytest.mark.parametrize(
    "address", ["", "no address", "a@b", "a@example.org\nBcc: b@example.org", "x" * 300 + "@example.org"]
)
def test_what_is_no_address_is_said_to_be_none(box, client, address):
    answer = sign_up(client, address)
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()
    assert not box.mails and not Subscriber.objects.exists()


def test_machines_fall_into_the_honeypot(box, client):
    assert sign_up(client, website="http://spam.example")["Location"] == "/letter/?sent=1"
    assert not box.mails and not Subscriber.objects.exists()


def test_an_address_is_asked_once_in_a_while_and_the_answer_betrays_nothing(box, client):
    answers = {sign_up(client)["Location"] for _ in range(3)}
    assert answers == {"/letter/?sent=1"} and len(box.mails) == 1
    Subscriber.objects.update(asked_at=timezone.now() - timedelta(hours=1))
    sign_up(client)
    assert len(box.mails) == 2
    Subscriber.objects.update(asked_at=timezone.now() - timedelta(hours=1), confirmed_at=timezone.now())
    assert sign_up(client)["Location"] == "/letter/?sent=1"
    assert len(box.mails) == 3, "a reader costs the server the same mail, so that its time tells nothing either"
    reminded = box.to("reader@example.org")[-1]
    assert reminded["Subject"].strip() == "أنت من قرّاء نشرة وقائع" and not links(reminded, "confirm")
    assert links(reminded, "leave") == [f"/letter/leave/{Subscriber.objects.get().token}/"]
    assert Subscriber.objects.get().confirmed_at is not None
    sign_up(client)
    assert len(box.mails) == 3


def test_a_flood_is_stopped(box, client):
    now = timezone.now()
    Subscriber.objects.bulk_create(Subscriber(email=f"{n}@example.org", token=str(n), asked_at=now) for n in range(60))
    assert sign_up(client).status_code == 429
    assert not box.mails


def test_a_mail_that_cannot_go_out_leaves_no_reader_behind(box, client):
    with override_settings(EMAIL_PORT=1):
        assert sign_up(client).status_code == 503
    assert not Subscriber.objects.exists()


def test_addresses_that_never_confirmed_are_forgotten(box, client):
    sign_up(client)
    Subscriber.objects.update(asked_at=timezone.now() - timedelta(days=31))
    send_letters()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("path", ["/letter/confirm/none/", "/letter/leave/none/"])
def test_an_unknown_token_leads_nowhere(client, path):
    assert client.get(path).status_code == 404 and client.post(path).status_code == 404


def test_mail_settings():
    told = parse_smtp("smtp+starttls://user%40x:p%3Aw@mail.example")
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == (
        "mail.example", 587, "user@x", "p:w",
    )  # fmt: skip
    assert told["EMAIL_USE_TLS"] and not told["EMAIL_USE_SSL"]
    assert (
        parse_smtp("smtps://mail.example")["EMAIL_USE_SSL"] and parse_smtp("smtps://mail.example")["EMAIL_PORT"] == 465
    )
    assert parse_smtp(None)["EMAIL_BACKEND"].endswith("console.EmailBackend")
    for wrong in ("http://mail.example", "smtp://", "smtp://user:secret@host:port", "secret"):
        with pytest.raises(SettingError) as refused:
            parse_smtp(wrong)
        assert "secret" not in str(refused.value)


def test_without_a_server_nothing_leaves_the_machine(client):
    assert sign_up(client)["Location"] == "/letter/?sent=1"
    assert len(mail.outbox) == 1
