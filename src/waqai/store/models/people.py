"""People who sign in, what they may do, and the groups that records can be kept to."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

# A name signs judgements and stands in the audit log: letters, digits and what joins them, nothing that can imitate a
# blank, turn the reading direction or start a formula.
PERSON_NAME = RegexValidator(r"^[^\W_][\w.\-]{0,149}\Z", "A name is letters and digits; . _ - may stand within it.")


class DeskRole(models.TextChoices):
    """How far a person may go; ``waqai.desk.editor`` says what each role may do."""

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class People(BaseUserManager["Person"]):
    """Makes people; nobody gets a password that they did not choose themselves."""

    def create_user(self, name: str, role: str = DeskRole.READER, **more: Any) -> "Person":  # noqa: ANN401  (columns)
        """Return a new person who cannot sign in yet: a one-time link lets them choose a password."""
        person = self.model(name=name, role=role, **more)
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person of that name, capital letters or not."""
        return self.get(name__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. Whoever left is locked, never deleted: decisions keep their names."""

    name = models.CharField(max_length=150, unique=True, validators=[PERSON_NAME])
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=16, choices=DeskRole.choices, default=DeskRole.READER)
    is_active = models.BooleanField(default=True)
    made = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(Lower("name"), name="one_person_of_a_name_in_any_case"),)

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin may open for this person."""
        return self.is_active and self.role == DeskRole.ADMINISTRATOR

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Tell whether Django's admin may show something: only to administrators; it asks each page what may change."""
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        """Tell whether Django's admin may list an application."""
        return self.is_staff


class Group(models.Model):
    """People who work on something together. What belongs to a group is seen and worked by its members alone."""

    name = models.CharField(max_length=150, unique=True)
    members = models.ManyToManyField(Person, related_name="groups", blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
