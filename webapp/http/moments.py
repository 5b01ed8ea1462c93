"""Days and hours that people type, in the paper's time zone."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from webapp.paper.deadlines import local_deadline
from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence


def typed_moment(form: Mapping[str, str], name: str, zone: str) -> datetime:
    """The fields `<name>_day` and `<name>_hour` as a moment in UTC. Raises Malformed."""
    try:
        day = date.fromisoformat(form.get(f"{name}_day", ""))
        hour, minute = (int(part) for part in (form.get(f"{name}_hour", "") or "18:00").split(":")[:2])
    except ValueError:
        raise Malformed(Sentence("plan.day_missing")) from None
    if not (0 <= hour <= 23 and 0 <= minute <= 59) or day.year > 2200:
        raise Malformed(Sentence("plan.day_missing"))
    return local_deadline(day, hour, zone, minute=minute)


def as_typed(moment: datetime, name: str, zone: str) -> dict[str, str]:
    """The same two fields for a moment that is known."""
    local = moment.astimezone(ZoneInfo(zone))
    return {f"{name}_day": local.date().isoformat(), f"{name}_hour": local.strftime("%H:%M")}
