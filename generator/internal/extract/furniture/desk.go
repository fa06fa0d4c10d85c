package furniture

import (
	"regexp"
	"strings"

	"dossier/generator/internal/rule"
)

var (
	deskWork = regexp.MustCompile(`^(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) (?:by|from) `)
	deskHelp = regexp.MustCompile(` contributed (?:reporting|research|to this (?:report|story|article|post))(?: from [\p{L} .,]{2,60})?\.?$`)
	hatTip   = regexp.MustCompile(`^\((?:h/t|H/T|hat tip) [^()“”"]{2,40}\)$`)
)

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
	match:      isDesk,
}

func isDesk(s string) bool {
	if hatTip.MatchString(s) {
		return true
	}
	s = strings.Trim(s, "()-–— ")
	small := []string{"and", "in", "for", "of", "the", "from", "by", "with", "additional", "reporting", "writing", "editing", "de", "van", "von", "bin", "al"}
	if m := deskWork.FindString(s); m != "" {
		return namesOnly(s[len(m):], 60, small...)
	}
	if m := deskHelp.FindString(s); m != "" {
		return namesOnly(strings.TrimSuffix(s, m), 20, small...)
	}
	return false
}
