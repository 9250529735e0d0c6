"""Dates in English prose, each as the days it covers with what was assumed to tell.

Conventions:

- Weeks run from Monday to Sunday (ISO 8601): "last week" seen from Tuesday 2023-11-14 is 2023-11-06/2023-11-12.
- A weekday told in the past is the latest up to the document's date, that date included; else the next. When the past
  one lies five or six days back, the same weekday follows within two days, and wire style rarely looks back so far: the
  document's date may be wrong (`date-conflict`).
- A date without a year takes the nearest year by tense. "Last Friday" is the latest before the document's date.
- "Three weeks ago" is as exact as its unit: a week. "The last three days" end with the document's date.
- Early, mid and late: days 1-10, 11-20, 21 to the end of a month; four months each of a year; Monday and Tuesday,
  Wednesday and Thursday, Friday to Sunday of a week; a month each of a season. Seasons are northern and meteorological:
  summer is June to August.
- 06.09.2023 is read as day, month, year; 03/04/2023 is ambiguous, and no value is given.
- What counts from another moment of the story ("the previous day"), or is vague ("recently"), has no value.
- A date after the document's is a `future-date` when told in the past; told of the future it is expected.
- From a document's date without a day, a relative date is the range of days on which it may lie.
- The governing preposition belongs to the expression: "since Monday" runs up to the document's date, "before Monday"
  has no value, "by Friday" told of the future runs from the document's date.

Kinds of warnings: `ambiguous-date`, `date-conflict`, `future-date`, `impossible-date`, `no-document-date`,
`weekday-conflict`.
"""

from __future__ import annotations

from verify.extract.when.moments import Found, moments

__all__ = ["Found", "moments"]
