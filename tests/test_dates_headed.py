"""What a date leaves unsaid, taken from what stands above the paragraph or around it: years in headings, the day of a report, a diary's year."""

from __future__ import annotations

import re

import pytest

from teiwright.conventions import ReadingOptions
from teiwright.encode import Options, encode
from teiwright.reading import decode


def values(text, convention=""):
    """The values of the dates, as they follow each other."""
    options = Options(reading=ReadingOptions(language="en", convention=convention))
    tei = encode(decode(text.encode(), "text.txt"), options).tei.to_bytes().decode()
    body = tei[tei.index("<body") :]
    return [
        value
        for attributes in re.findall(r"<date ([^>]*)>", body)
        for value in re.findall(r'(?:when|notBefore|from)="([\d-]+)"', attributes)[:1]
    ]


WAR = {
    "years alone": ("1712", "1713", "1714"),
    "years with a name": ("## The campaign of 1712", "## 1713: Peace", "## The siege of 1714"),
}


@pytest.mark.parametrize("heads", WAR.values(), ids=WAR)
def test_under_the_heading_of_a_year_each_paragraph_goes_on_in_it(heads):
    first, second, third = heads
    text = (
        f"The war of the weirs\n\n{first}\n\nIn January the millers bought four barges. The bridge was ready in March 1715.\n\n"
        f"In August the town opened its gates, and the millers went home.\n\n{second}\n\nIn October both captains were recalled.\n\n"
        f"In February, before that, the weir had been broken.\n\n{third}\n\nPeace was signed on 11 March, to everybody's surprise.\n"
    )
    months = [value for value in values(text, "markdown" if first[0] == "#" else "") if len(value) > 4]
    assert months == ["1712-01-01", "1715-03", "1712-08-01", "1713-10-01", "1713-02-01", "1714-03-11"]


def test_one_heading_with_a_year_holds_for_no_paragraph():
    text = (
        "The war of the weirs\n\nThe law of 1712\n\nIn January the law was read. In 1713 it was changed.\n\nIn October both captains were recalled.\n\n"
        "The millers\n\nNobody asked them.\n"
    )
    assert values(text)[-1] == "1713-10-01"


OTHERS = {
    "not at the edge of its heading": (
        "The siege of 1712 by night",
        "The siege of 1713 by day",
        "The siege of 1714 at noon",
    ),
    "hardly any rises": ("1716", "1715", "1712", "1711", "1712"),
    "two in each heading": ("1712 and 1716", "1713 and 1717", "1714 and 1718"),
}


@pytest.mark.parametrize("heads", OTHERS.values(), ids=OTHERS)
def test_years_in_other_headings_hold_for_no_paragraph(heads):
    told = "\n\nThe bridge was ready in March 1705.\n\nIn August the town opened its gates.\n\n"
    text = "# The war of the weirs\n\n" + "".join(f"## {head}{told}" for head in heads)
    found = [value for value in values(text, "markdown") if value.endswith("-08-01")]
    assert found == ["1705-08-01"] * len(heads)


def test_the_year_of_a_section_ends_with_it():
    text = (
        "# The war\n\n## 1712\n\nIt rained.\n\n## 1713\n\nIt rained in March 1705.\n\n"
        "# The millers\n\nThey came in May 1705.\n\nIn August they left.\n"
    )
    assert values(text, "markdown")[-1] == "1705-08-01"


def test_two_figures_are_of_the_hundred_that_is_named_after_them():
    text = "Private Amery, aged 31; admitted June 19, ’64; shot June 3. Of such cases treated between May 1st and August 31st, 1864, seven lived.\n"
    assert values(text) == ["1864-06-19", "1864-06-03", "1864-05-01"]


REPORTS = {
    "source and day in one bracket": "(Reuters, 9 October 2001) — Shares of the mill rose on Tuesday, after the weir had been mended in August.\n",
    "the day at the head, and a bar": "October 9, 2001 | The mill was sold on Tuesday, the clerk said. The weir had been mended in August.\n",
    "the day at the head of the first sentence": "October 9, 2001. The mill was sold on Tuesday, the clerk said. The weir had been mended in August.\n",
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_counts_from_the_day_with_which_it_begins(report):
    assert values(report) == ["2001-10-09", "2001-10-09", "2001-08-01"]


def test_the_year_that_running_text_names_before_a_diary_is_a_guess_for_its_entries():
    text = (
        "I know of no other journey like that of Captain Harding, who went up the river in 1841 and came back.\n\n"
        "24th August.—Rain. We lay at the ford all day.\n\n26th August.—Fair. We crossed at noon.\n\n27th August.—Fair. The mules are lame.\n"
    )
    options = Options(reading=ReadingOptions(language="en"))
    tei = encode(decode(text.encode(), "diary.txt"), options).tei.to_bytes().decode()
    assert re.findall(r'<date (?:when|notBefore)="1841-08-(\d\d)"[^>]*cert="(\w+)"', tei) == [
        ("24", "low"),
        ("26", "low"),
        ("27", "low"),
    ]
