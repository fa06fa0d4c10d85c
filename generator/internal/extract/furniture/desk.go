package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var (
	deskWork = compile(`^(?:[Ww]ith )?(?:[Aa]dditional )?(?:(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Rr]esearch(?: assistance)?|[Ww]ritten|[Ee]dited|[Pp]roduced|` +
		`(?:Podcast|Video|Story|Graphics?|Interview|Audio|Photography|Illustrations?)(?: (?:produced|edited|reported|written|compiled))?) (?:by|from)|[Cc]ontribut(?:ing|ors?):) `)
	deskHelp = compile(` contributed(?: (?:reporting|research|to (?:this|the) (?:report|story|article|post|piece)))?(?: (?:from|in) [\p{L}’ .,]{2,60})?\.?$`)
	hatTip   = compile(`^\(?(?:h/t|H/T|[Hh]at tip)[:/]{0,2} (?:to )?[^()“”"]{2,40}\)?$`)
)

// deskWords may stand in small letters among the names of a sign-off.
var deskWords = []string{"and", "in", "for", "of", "the", "from", "by", "with", "at", "additional", "reporting", "writing", "editing", "writer", "writers", "staff",
	"reporter", "reporters", "correspondent", "correspondents", "researcher", "researchers", "also", "de", "van", "von", "bin", "al"}

var desk = lineRule{
	doc: rule.Doc{
		Name:  "furniture/desk",
		Title: "Who reported, wrote or edited",
		Text: "A line that says only who else reported, wrote or edited the story, or where it was seen first: (Reporting by …; Editing by …), … contributed reporting, (h/t …). " +
			"They are not people of the story. Abstains when anything but names follows.",
		Example: "(Reporting by Ann Orr; Editing by Tom Vale.)",
		Source:  "Reuters, AP and New York Times sign-offs; PolNeAR marks them Discard",
	},
	why:        "says who worked on the story",
	confidence: 0.92,
	opens: "with additional reporting writing editing compiled research written edited produced podcast video story graphic graphics interview audio " +
		"photography illustration illustrations contributing contributor contributors h hat",
	holds: []string{" contributed"},
	match: isDesk,
}

func isDesk(s string) bool {
	if hatTip.MatchString(s) {
		return true
	}
	s = strings.Trim(s, "()-–— ")
	if m := deskWork.FindString(s); m != "" {
		return namesOnly(s[len(m):], 60, deskWords...)
	}
	return helped(s) || everySentence(s, func(part string) bool { return helped(part) || isReportedFrom(part) })
}

// helped reports whether a sentence says of names that they contributed.
func helped(s string) bool {
	m := deskHelp.FindString(s)
	return m != "" && namesOnly(strings.TrimSuffix(s, m), 30, deskWords...)
}
