"""Reckoning with days: lengths of months, weekdays, Easter, the Julian and the French Republican calendar.

Years are astronomical here (1 BC is 0, 2 BC is -1); `values` turns them into the form that XML Schema 1.0 asks for.
"""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
REFORM = 1583
"""The first whole year of the Gregorian calendar."""
_REPUBLICAN_EPOCH = 2375840
"""Julian day number of 1 Vendémiaire I, 22 September 1792."""


def month_length(year: int, month: int) -> int:
    """Days in a month of the Gregorian calendar."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def day_number(year: int, month: int, day: int, *, julian: bool = False) -> int:
    """The Julian day number of a date, Gregorian unless `julian`."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    base = day + (153 * m + 2) // 5 + 365 * y + y // 4
    return base - 32083 if julian else base - y // 100 + y // 400 - 32045


def from_day_number(number: int, *, julian: bool = False) -> tuple[int, int, int]:
    """The year, month and day of a Julian day number, in the Gregorian calendar unless `julian`."""
    a = number + 32044
    b = 0 if julian else (4 * a + 3) // 146097
    c = number + 32082 if julian else a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return 100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def plus_days(year: int, month: int, day: int, days: int) -> tuple[int, int, int]:
    """The date some days later (or earlier, if negative), in the calendar by which days were named in that year."""
    julian = year < REFORM
    return from_day_number(day_number(year, month, day, julian=julian) + days, julian=julian)


def weekday(year: int, month: int, day: int) -> int:
    """0 for Monday … 6 for Sunday."""
    return day_number(year, month, day) % 7


def exists(year: int | None, month: int, day: int, *, julian: bool = False) -> bool:
    """True if the month has such a day (29 February is allowed where the year is not known)."""
    if not 1 <= month <= 12 or day < 1:
        return False
    if year is None or (julian and year % 4 == 0):
        return day <= (29 if month == 2 else _LENGTHS[month - 1])
    return day <= month_length(year, month)


def from_julian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The Gregorian date of a day in the Julian calendar."""
    return from_day_number(day_number(year, month, day, julian=True))


def from_republican(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The Gregorian date of a day in the French Republican calendar (month 13: the complementary days).

    Leap years as they were observed (3, 7, 11) and every fourth year after them.
    """
    days = (year - 1) * 365 + year // 4 + (month - 1) * 30 + day - 1
    return from_day_number(_REPUBLICAN_EPOCH + days)


def easter(year: int) -> tuple[int, int, int]:
    """Easter Sunday: Gregorian reckoning (the anonymous algorithm) from 1583, before it Julian, and named by the Julian calendar as all days then were."""
    if year < REFORM:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return year, month, day + 1
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return year, month, day + 1


_NATIONAL = 1863
"""The year from which Thanksgiving has its day by law."""


def feast_day(name: str, year: int) -> tuple[int, int, int]:
    """The day of a feast in a year: `12-25`, `easter+39`, `advent+7`, `09.0.1` (the first Monday of September).

    `05-30<1971<05.0.-1` is 30 May, and from 1971 on the last Monday of that month; `leap-02-24` is a day later in leap years, which
    had their day more before it. A `~` behind says that not all kept it on that day.
    """
    name = name.rstrip("~")
    if "<" in name:
        before, begins, since = name.split("<")
        name = since if year >= int(begins) else before
    if name.startswith("easter"):
        return plus_days(*easter(year), int(name[6:] or 0))
    if name.startswith("advent"):  # the fourth Sunday before Christmas
        return plus_days(*weekday_near((year, 12, 25), 6, -1), int(name[6:] or 0) - 21)
    if "." in name:
        month, weekday, number = map(int, name.split("."))
        return year, month, weekday_of_month(year, month, weekday, number) or 1
    month, day = map(int, name.removeprefix("leap-").split("-"))
    return year, month, day + (name.startswith("leap-") and in_leap_year(year))


_ROMAN_LEAP_DAY = 1969
"""The year from which the day more of a leap year is the last of February in the calendar of saints, too."""


def in_leap_year(year: int) -> bool:
    """True for a year in which the day more was counted before 25 February: St. Matthias was on that day."""
    return year < _ROMAN_LEAP_DAY and exists(year, 2, 29, julian=year < REFORM)


def agreed(name: str, year: int) -> bool:
    """Whether a feast was kept on its day everywhere: after the reform not all moved it in leap years."""
    moved = name.startswith("leap-") and year >= REFORM and in_leap_year(year)
    return not name.endswith("~") and not moved


def kept(name: str, year: int) -> bool:
    """Whether a feast was kept in a year: those on a weekday of a month belong to one country, the first of them since 1863."""
    return "." not in name or year >= _NATIONAL


def weekday_near(day: tuple[int, int, int], weekday: int, way: int) -> tuple[int, int, int]:
    """The first such weekday (0 is Monday) after a day, or the last before it if `way` is negative."""
    here = day_number(*day, julian=day[0] < REFORM)
    after = (weekday - here) % 7 or 7
    return plus_days(*day, after if way > 0 else after - 7 or -7)


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> int | None:
    """The day of the first, second … weekday (0 is Monday) of a month, or the last if `number` is negative."""
    julian = year < REFORM
    days = [
        d
        for d in range(1, month_length(year, month) + 1)
        if day_number(year, month, d, julian=julian) % 7 == weekday
    ]
    return days[-1] if number < 0 else days[number - 1] if number <= len(days) else None
