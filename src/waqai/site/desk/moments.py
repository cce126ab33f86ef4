"""Moments as editors read them: the day in words and the time, where the readers are."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from waqai.site.dates import digits, show_day


def show_moment(moment: datetime) -> str:
    """Return day and time in the site's zone."""
    here = moment.astimezone(ZoneInfo(settings.WAQAI_TIMEZONE))
    return f"{show_day(here.date())} {digits(here.strftime('%H:%M'))}"
