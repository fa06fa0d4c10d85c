package when

import "dossier/generator/internal/rule"

const (
	stylebook = "AP Stylebook, time element and days of the week"
	timex     = "TimeML 1.2.1, TIMEX3 (what is a time expression); ISO 8601-2 (EDTF) for values"
)

var docs = []rule.Doc{
	{
		Name: "when/weekday", Title: "A day of the week",
		Text: "A bare weekday is one of the seven days up to publication, the day itself among them; when the verb it belongs to looks ahead (will, is set to, ahead of), one of the seven from then on. " +
			"“Last” is before publication, “next” after it, and uncertain where that may be this week’s or the next’s. Abstains at names (Super Tuesday, Monday Night Football), habits (every Sunday) and programmes (the Sunday shows).",
		Example: "Published Sunday 10 Nov 2013: The mayor said early Sunday that the council will meet Tuesday.\n→ 10 Nov 2013, early; 12 Nov 2013",
		Source:  stylebook,
	},
	{
		Name: "when/day", Title: "A month and a day",
		Text: "Nov. 10, 10 November, Nov. 10-11, with or without the year. Without it, the year is the one in which the printed weekday fits, else the latest or next by the tense, else the nearest, " +
			"and that of publication before others. Sept. 11 without a year is left to be the attacks of 2001.",
		Example: "Published 10 Nov 2013: The ferry has been out since Nov. 3 and will sail on Friday, Jan. 10.\n→ since 3 Nov 2013; 10 Jan 2014",
		Source:  "AP Stylebook, months (the year is left out in the current year); " + timex,
	},
	{
		Name: "when/month", Title: "A month",
		Text: "In November, November 2013, last June, early March. Names that are also other words (May, March, April, June, August) count only behind a word such as “in”, with a number, or before what they describe. " +
			"The year is found as for a month and a day.",
		Example: "Published 10 Nov 2013: The council voted in March.\n→ Mar 2013",
		Source:  "AP Stylebook, months; " + timex,
	},
	{
		Name: "when/year", Title: "A year or a span of years",
		Text:    "Four digits behind a word that leads to a year (in, since, until, during) or before what a year describes (the 2012 election). Four digits alone, and numbers that count things, are left out.",
		Example: "The 2012 election was the first since 2009.\n→ 2012; since 2009",
		Source:  timex,
	},
	{
		Name: "when/decade", Title: "A decade", Text: "The 1990s, the early 1990s, the ’90s. Ages (in his 80s) are left out.",
		Example: "The pier was built in the early 1990s.\n→ early 1990s", Source: "AP Stylebook, decades; " + timex,
	},
	{
		Name: "when/season", Title: "A season",
		Text:    "Last fall, this summer, spring 2015, in the fall. By the seasons of the north, three whole months from March, June, September and December. “Last” is the latest that was over.",
		Example: "Published 10 Nov 2013: The pier closed last spring.\n→ spring 2013", Source: "ISO 8601-2, 21 to 24 for seasons; meteorological seasons",
	},
	{
		Name: "when/period", Title: "This, last or next week, month or year",
		Text:    "Weeks begin on Sunday; published on one, “this week” with a past verb is the week that ended. “Earlier this month” runs up to publication, “later” from it on. Lengths of time (the last year, over the past week) are left out.",
		Example: "Published 10 Nov 2013: The board met earlier this month.\n→ 1–10 Nov 2013", Source: timex,
	},
	{
		Name: "when/weekend", Title: "A weekend",
		Text:    "This weekend is the one ahead or the one that is on, and over the weekend the one before, unless the verb says otherwise.",
		Example: "Published Tuesday 12 Nov 2013: Two ferries sank over the weekend.\n→ 9–10 Nov 2013", Source: timex,
	},
	{
		Name: "when/today", Title: "Today, tonight, yesterday, this morning",
		Text:    "Counted from the day of publication. In a quotation the day of speaking counts, which may be another: uncertain. Names (USA Today) and these times (today’s world) are left out.",
		Example: "Published 10 Nov 2013: The mayor resigned last night.\n→ 9 Nov 2013, night", Source: timex,
	},
	{
		Name: "when/ago", Title: "Two days ago, weeks earlier",
		Text:    "Days ago are counted back from publication; longer times are about right. What is counted from another day (earlier, later) or without a number is found, not placed.",
		Example: "Published 10 Nov 2013: She ran four years ago and lost weeks later.\n→ about 2009; weeks later (open)", Source: timex,
	},
	{
		Name: "when/clock", Title: "A time of day",
		Text:    "3 p.m. ET, 3:30pm, noon, on the day printed beside it; alone it is found, not placed. The zone is kept as printed.",
		Example: "Published 10 Nov 2013: The vote is at 3 p.m. ET Tuesday.\n→ 12 Nov 2013, 15:00 ET", Source: "AP Stylebook, times; " + timex,
	},
	{
		Name: "when/numeric", Title: "A date in digits",
		Text:    "2013-11-10; 11/25/2013, month first. When either number may be the month, only the year is sure.",
		Example: "Signed 11/25/2013, sealed 11/10/2013.\n→ 25 Nov 2013; 2013 (may be 10 Nov or 11 Oct)", Source: "ISO 8601-1; American usage",
	},
	{
		Name: "when/holiday", Title: "A day with a name",
		Text:    "Holidays of the American calendar, of a fixed date or by its rule (Election Day is the Tuesday after the first Monday of November of even years), nearest by tense.",
		Example: "Published 10 Nov 2013: The pier opens on New Year’s Day.\n→ 1 Jan 2014", Source: "5 U.S.C. § 6103; 2 U.S.C. § 7",
	},
	{
		Name: "when/published", Title: "When the article was published, by its own words",
		Text:    "A line that holds a date with its year, and a byline, a time or a word such as Updated at most. Published is believed before a bare date, that before Updated.",
		Example: "Updated 4:13 PM ET, Fri August 26, 2016\n→ 26 Aug 2016, 16:13 ET", Source: "news pages as scraped",
	},
	{
		Name: "when/dateline", Title: "The date of a dateline",
		Text:    "A place in capitals, a date with its year, and a dash or an agency at the front of the story.",
		Example: "PORTHAVEN, Nov. 10, 2013 (AP) — The ferry sailed.\n→ 10 Nov 2013", Source: "AP Stylebook, datelines",
	},
}
