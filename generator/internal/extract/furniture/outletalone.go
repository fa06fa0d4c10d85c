package furniture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/rule"
)

var outletAlone = lineRule{
	doc: rule.Doc{
		Name:  "furniture/outlet",
		Title: "Name of the outlet",
		Text: "Between headline and story, a line of at most six words with capitals that ends in a word newspapers and agencies are called by " +
			"(Times, Post, Gazette, News …), perhaps with of or on and a name after it, or that is the name of a well-known one. Abstains from a line with a mark at its end, and inside the story.",
		Example: "The Harbor Gazette",
		Source:  "texts copied from news pages and databases",
	},
	why:        "says who published the story",
	confidence: 0.88,
	limit:      60,
	match:      isOutlet,
}

// press are the last words of the names of newspapers, agencies and stations.
var press = setOf(`times post gazette herald tribune journal news press guardian mail chronicle observer telegraph standard star globe sun
	examiner courier independent mirror express review magazine dispatch bulletin register record sentinel enquirer inquirer ledger
	advertiser argus echo mercury weekly today newspaper newspapers tv radio broadcasting`)

// outlets are names that no such word ends.
var outlets = map[string]bool{"ap": true, "afp": true, "upi": true, "reuters": true, "bloomberg": true, "bbc": true, "cnn": true, "npr": true, "axios": true,
	"politico": true, "the hill": true, "vox": true, "slate": true, "newsweek": true, "the economist": true, "al jazeera": true, "le monde": true,
	"der spiegel": true, "the atlantic": true, "the new yorker": true, "time": true}

// sections stand before News where it names a part of a page: "World News".
var sections = setOf("breaking latest more top world politics political business local national international sports sport us uk live")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

func isOutlet(s string) bool {
	if outlets[strings.ToLower(s)] {
		return true
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && w != "of" && w != "on" && w != "and" && w != "the" {
			return false
		}
	}
	if i := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "on" }); i > 0 && i < len(words)-1 {
		words = words[:i]
	}
	last := strings.ToLower(words[len(words)-1])
	return press[last] && (last != "news" || !sections[strings.ToLower(words[0])])
}
