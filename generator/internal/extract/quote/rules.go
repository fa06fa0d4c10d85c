package quote

import "dossier/generator/internal/rule"

var docs = []rule.Doc{
	{
		Name: "quote/double", Title: "Words between a pair of double marks",
		Text: "Pairs curly, straight and doubled single marks ('' and ``) paragraph by paragraph. A mark opens or closes by its neighbours where they are clear, " +
			"else by its shape, else by what is open. A mark inside an open quotation is nested when its partner and ours both follow. Marks inside <tags> are skipped.",
		Example: "She said, “We read ‘the fine print’ twice.”\n→ “We read ‘the fine print’ twice.”",
		Source:  "The Chicago Manual of Style 13.30 (quotations within quotations); the pairing of PolNeAR's marks.",
	},
	{
		Name: "quote/low-high", Title: "Words between a low mark and a high one",
		Text:    "German and its neighbours open with „ and close with “; Polish, Dutch and others close with ”. Behind „ the mark “ closes, and is not mis-facing.",
		Example: "Der Minister sagte: „Wir bleiben hier.“\n→ „Wir bleiben hier.“",
		Source:  "Unicode Standard 6.2, “Language-Based Usage of Quotation Marks”.",
	},
	{
		Name: "quote/angle", Title: "Words between angle marks",
		Text:    "French and its neighbours point the marks outwards, «…», mostly with spaces inside; German print points them inwards, »…«. Their neighbours tell which.",
		Example: "Sie sagte: »Wir bleiben hier.«\n→ »Wir bleiben hier.«",
		Source:  "Unicode Standard 6.2, “Language-Based Usage of Quotation Marks”.",
	},
	{
		Name: "quote/single", Title: "Words between single marks",
		Text: "In headlines and in British style single marks quote. An opening one stands after space and before a letter, a closing one before space or punctuation; " +
			"apostrophes and plural possessives are left alone. Never inside double marks.",
		Example: "Mayor: Bridge talks ‘went nowhere’\n→ ‘went nowhere’",
		Source:  "AP Stylebook, quotation marks in headlines; New Hart's Rules 9.2.",
	},
	{
		Name: "quote/mis-facing", Title: "A mark typed facing the wrong way",
		Text:    "A curly mark whose neighbours say the opposite of its shape is read as its partner. The text stays as printed; the reading is listed as a repair.",
		Example: "“It is done.“\n→ “It is done.” (last mark read as ”)",
		Source:  "Observed in scraped news; 18 of PolNeAR's train documents.",
	},
	{
		Name: "quote/open", Title: "A quotation still open at the end of its paragraph",
		Text:    "Runs to the end of the paragraph: speech that goes on in the next one, or a lost closing mark.",
		Example: "“We began in May.\n“We ended in June.”\n→ two stretches",
		Source:  "The Chicago Manual of Style 13.32 (quotations across paragraphs).",
	},
	{
		Name: "quote/continued", Title: "A paragraph that opens with the marks of a running quotation",
		Text:    "When the paragraph before ended inside a quotation and this one opens with a mark, it goes on with the same speaker.",
		Example: "“We began in May.\n“We ended in June.”\n→ the second goes on from the first",
		Source:  "The Chicago Manual of Style 13.32.",
	},
	{
		Name: "quote/transcript", Title: "A transcript's speaker label",
		Text:    "Words in capitals and a colon at the front of a quotation name who speaks; the quotation begins behind them.",
		Example: "“SMITH: We will win.\n→ SMITH says: We will win.",
		Source:  "Broadcast transcripts.",
	},
	{
		Name: "quote/title", Title: "The name of a work",
		Text:    "Capitals throughout behind a possessive, or behind a word works are named with (titled, film, host of), are a name and no quotation, unless they stand in what somebody says. Likewise one word inside a person’s name: Jane “Jo” Smith.",
		Example: "on NBC’s “Meet the Press”\n→ no quotation",
		Source:  "AP Stylebook, composition titles.",
	},
	{
		Name: "quote/lost-close", Title: "A closing mark is missing",
		Text:    "An opening mark that cannot be nested ends the open quotation before it.",
		Example: "“We began in May, he said. “We ended in June.”\n→ “We began in May, he said. / “We ended in June.”",
		Source:  "1.6 % of PolNeAR's paragraphs with marks have an odd number of them.",
	},
}
