package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

var bylineAlone = compile(`^(?:By|BY)\s*(?:\+\s*(?:More|MORE)|\||:|and|,)?$`)

var byline = lineRule{
	doc: rule.Doc{
		Name:    "furniture/byline",
		Title:   "Byline without a name",
		Text:    "A line that says By and nothing else, or By + More: the name was a link or a picture and was lost.",
		Example: "By + More",
		Source:  "U.S. News pages as scraped",
	},
	why:        "a byline whose name is missing",
	confidence: 0.98,
	opens:      "by",
	limit:      60,
	match:      bylineAlone.MatchString,
}

var namedByline = lineRule{
	doc: rule.Doc{
		Name:  "furniture/byline-named",
		Title: "Byline with a name",
		Text: "Between headline and story, a line of By and a name of two words or more, with other names, the outlet or the date after it and no full stop; " +
			"By may be missing where the writer's post follows. Who wrote the story is not a person of the story. " +
			"Abstains inside the story, and from By with any word in small letters but and, of, for, staff, writer, or a post.",
		Example: "By Jane Smith and John Doe, Associated Press",
		Source:  "house style of most outlets",
	},
	why:        "says who wrote the story",
	confidence: 0.9,
	opens:      "by",
	holds:      []string{"correspondent", "editor", "reporter", "writer"},
	match:      isNamedByline,
}

// afterBy cuts By off a byline.
func afterBy(s string) (names string, found bool) {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:], true
	}
	return s, false
}

// post cuts off the post of a writer that follows the name: "Jane Smith, health
// correspondent".
func post(names string) (name string, found bool) {
	name, post, _ := strings.Cut(names, ",")
	words := strings.Fields(strings.ToLower(post))
	if n := len(words); n == 0 || n > 7 || !posts[words[n-1]] {
		return names, false
	}
	return name, true
}

// posts are what writers are.
var posts = setOf("correspondent editor reporter writer")

func isNamedByline(s string) bool {
	names, ok := afterBy(s)
	if at := bylineDate.FindStringIndex(names); at != nil {
		names = names[:at[0]]
	}
	if name, writes := post(names); writes {
		names, ok = name, true
	}
	words := strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune(" ,|/&–—-", r) })
	if !ok || len(words) < 2 || len(words) > 14 || strings.HasSuffix(names, ".") || articles[strings.ToLower(words[0])] {
		return false
	}
	for i, w := range words {
		switch {
		case nameWord(strings.ReplaceAll(w, "*", "")) || strings.ToUpper(w) == w:
		case i > 1 && bylineWords[w]:
		case i == 1 && (w == "and" || w == "de" || w == "van" || w == "von"):
		default:
			return false
		}
	}
	return true
}

// bylineDate is the date of publication after the names.
var bylineDate = compile(`[\s,|•·–—-]+(?:on )?(?:` + stampLabel + `)?` + stampTime + `\.?(?:(?:,|;| [-–—|•·])?\s+` + stampLabel + stampTime + `\.?)?$`)

// bylineWords may stand in small letters after the first name.
var bylineWords = map[string]bool{"and": true, "of": true, "for": true, "in": true, "the": true, "at": true, "special": true, "to": true, "staff": true,
	"writer": true, "writers": true, "reporter": true, "reporters": true, "correspondent": true, "contributor": true, "columnist": true, "editor": true}

// articles open what follows By when it is no name: "By the Numbers".
var articles = map[string]bool{"the": true, "a": true, "an": true, "all": true, "any": true, "no": true, "my": true, "our": true, "his": true, "her": true, "their": true}
