package furniture

import (
	"dossier/generator/internal/rule"
)

var labelLine = compile(`^(?:(?:ABSTRACT|FULL TEXT|LEAD PARAGRAPH|CORRECTION APPENDED|Correction [Aa]ppended)[.:]?|` +
	`(?:LENGTH|Length): [\d,]+ words|(?:SECTION|Section): [^“”"]{2,80}\b(?:[Pp]g\.|PAGE|[Pp]age) ?\w+|(?:LOAD-DATE|PUBLICATION-TYPE|JOURNAL-CODE|DOCUMENT-TYPE|LANGUAGE|Load-Date|Publication-Type|Journal Code|Document-Type): [^“”".]{2,60}|` +
	`[\d,]+ words|Document [A-Za-z0-9]{12,40}|End of Document)$`)

var label = lineRule{
	doc: rule.Doc{
		Name:    "furniture/label",
		Title:   "Label of a news archive",
		Text:    "A line that a news archive put before a part of the story or around it: ABSTRACT, FULL TEXT, LENGTH: 812 words, LOAD-DATE: … in capitals. Abstains from the words in small letters.",
		Example: "FULL TEXT",
		Source:  "exports of ProQuest, Nexis and Factiva; PolNeAR marks them Discard",
	},
	why:        "a label of the archive the text came from",
	confidence: 0.95,
	opens:      "abstract full lead correction length section load publication journal document language end 0",
	limit:      140,
	match:      labelLine.MatchString,
}
