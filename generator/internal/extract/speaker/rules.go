package speaker

import "dossier/generator/internal/rule"

const source = "AP Stylebook, attribution; patterns counted in PolNeAR's train part."

var docs = []rule.Doc{
	{Name: "speaker/after", Title: "A tag behind the words", Text: "Quotation, then source and verb. Quotations that go on behind the tag belong to it.",
		Example: "“We will win,” Mayor Jane Smith said.\n→ Mayor Jane Smith", Source: source},
	{Name: "speaker/any-verb", Title: "A tag with an unlisted verb", Text: "Quotation, a person or body, and a verb that is in no list of verbs of speech.",
		Example: "“We will win,” Smith shot back.\n→ Smith", Source: source},
	{Name: "speaker/inverted", Title: "A tag with the verb first", Text: "Quotation, verb, source with its description.",
		Example: "“We will win,” said Jane Smith, the mayor.\n→ Jane Smith, the mayor", Source: source},
	{Name: "speaker/before", Title: "An introduction before the words", Text: "Source and verb, who is told, a comma or colon, quotation.",
		Example: "Smith told reporters, “We will win.”\n→ Smith", Source: source},
	{Name: "speaker/according-to", Title: "Quoted words “according to” somebody", Text: "Quotation and “according to”.",
		Example: "The bridge is “safe,” according to Smith.\n→ Smith", Source: source},
	{Name: "speaker/colon", Title: "A name and a colon", Text: "A name, a colon, quotation: headlines, interviews and lists.",
		Example: "Smith: “We will win.”\n→ Smith", Source: source},
	{Name: "speaker/headline", Title: "A headline's name and colon", Text: "In a headline, a name the article knows and a colon give the words behind it to that person or body.",
		Example: "Smith: Bridge talks ‘went nowhere’\n→ Smith", Source: source},
	{Name: "speaker/dash", Title: "Words, a dash, a name", Text: "The quotation's author stands behind a dash.",
		Example: "“We will win.” — Jane Smith\n→ Jane Smith", Source: source},
	{Name: "speaker/titled", Title: "The title of a paper", Text: "The quoted title of a memo, a column, an advertisement or another such paper is by the subject of the clause that brings it out. Titles of books, films and songs are names, not quotations.",
		Example: "Smith released a memo titled “Why the Bridge Must Close.”\n→ Smith", Source: "PolNeAR's train part: 13 of 16 such titles are marked as attributed."},
	{Name: "speaker/transcript", Title: "A transcript without marks", Text: "Paragraphs begin with labels that come back: names in capitals, Q and A where an answer says I, or names as the text has them. What follows, up to the next label, is that speaker's words; what others are quoted with inside it is theirs as well.",
		Example: "SMITH: We will win.\n→ Smith", Source: "Broadcast transcripts, printed interviews."},
	{Name: "speaker/carried-over", Title: "No tag: the speaker before goes on", Text: "A sentence of quotation without a tag is by the speaker of the quotation before it.",
		Example: "“We will win,” Smith said.\n“It won’t be easy.”\n→ Smith", Source: source},
	{Name: "speaker/introduced", Title: "The sentence before names the speaker", Text: "A sentence of quotation after narration in the same paragraph is by the subject of that narration.",
		Example: "Smith was not impressed. “We will win.”\n→ Smith", Source: source},
	{Name: "speaker/near", Title: "Quoted words near a verb of speech", Text: "Fragments no cue governs belong to the source of the last cue before them in the sentence, else of the first behind them.",
		Example: "Smith, who said little, praised a “fine” plan.\n→ Smith", Source: source},
	{Name: "speaker/subject", Title: "Quoted words inside narration", Text: "Fragments without a cue are by the subject of the clause they stand in.",
		Example: "Smith took a “very careful” look.\n→ Smith", Source: source},
	{Name: "quote/fragment", Title: "Quoted words inside narration", Text: "Quoted words without a tag are a quotation unless they look like a name (capitals throughout) or like scare quotes: one or two words that no verb of speech is near to, or that a noun follows.",
		Example: "It was a “very productive” day.\n→ “very productive”", Source: source},
}
