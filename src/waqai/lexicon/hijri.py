"""Days of the Hijri calendar (Umm al-Qura) as common ones, for rooms that know no Arabic."""

from waqai.arabic.dates.calendars import from_hijri, hijri_month

__all__ = ["from_hijri", "hijri_month"]
