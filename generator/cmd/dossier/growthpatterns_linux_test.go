package main

import (
	"fmt"
	"strings"
)

// A pattern is input of one kind, of any size.
type pattern struct {
	size  int // bytes; twice as many are allowed
	files func(n int) map[string]string
}

// Half of what is allowed of Markdown; half of what shows squares in received
// text within seconds.
const (
	markdownSize = 30 << 10
	textSize     = 128 << 10
	manySize     = 64 << 10
)

const plainArticle = "“We begin today,” Jane Smith said.\n"

// patterns are all there are, by where they stand and what they are.
func patterns() map[string]pattern {
	out := map[string]pattern{}
	for name, f := range markdowns {
		out["note: "+name] = pattern{markdownSize, func(n int) map[string]string { return dossierOf("notes/n.md", "---\ntitle: N\n---\n"+f(n)) }}
		out["article.md: "+name] = pattern{markdownSize, func(n int) map[string]string { return dossierOf("articles/b.md", "---\ntitle: N\n---\n"+f(n)) }}
	}
	for name, f := range texts {
		out["article.txt: "+name] = pattern{textSize, func(n int) map[string]string { return map[string]string{"articles/a.txt": f(n)} }}
	}
	for name, f := range many {
		out["files: "+name] = pattern{manySize, f}
	}
	return out
}

// dossierOf is a small dossier, and one file more.
func dossierOf(name, data string) map[string]string {
	return map[string]string{"articles/a.txt": plainArticle, "people/jane-smith.md": "---\nname: Jane Smith\n---\n", name: data}
}

// of repeats a text to about n bytes; each # in it counts.
func of(unit string) func(n int) string {
	return func(n int) string {
		if !strings.Contains(unit, "#") {
			return strings.Repeat(unit, n/len(unit))
		}
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.ReplaceAll(unit, "#", fmt.Sprint(i)))
		}
		return b.String()
	}
}

// headed puts something before what is repeated, and behind it.
func headed(head, unit, tail string) func(n int) string {
	return func(n int) string { return head + of(unit)(n) + tail }
}

// halves repeats one text, then as much of another.
func halves(a, middle, b string) func(n int) string {
	return func(n int) string { return of(a)(n/2) + middle + of(b)(n/2) }
}

// nested opens as often as it closes.
func nested(open, close string) func(n int) string {
	return func(n int) string {
		k := n / (len(open) + len(close))
		return strings.Repeat(open, k) + "b" + strings.Repeat(close, k)
	}
}

// longer repeats lines of which each has one sign more than the one before.
func longer(sign, before, after string) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(before + strings.Repeat(sign, i) + after)
		}
		return b.String()
	}
}

// markdowns are those of cmark's list of pathological input
// (https://github.com/commonmark/cmark, test/pathological_tests.py), and of ours.
var markdowns = map[string]func(n int) string{
	"nested emphasis":                       nested("*a **a ", " a** a*"),
	"emphasis that closes":                  of("a_ "),
	"emphasis that opens":                   of("_a "),
	"links that close":                      of("a]"),
	"links that open":                       of("[a"),
	"mismatched emphasis":                   of("*a_ "),
	"emphasis by threes":                    headed("a**b", "c* ", ""),
	"links that open, emphasis that closes": of("[ a_"),
	"brackets and parentheses":              of("[ (]("),
	"pictures":                              of("![[]()"),
	"links and emphasis":                    of("**x [a*b**c*](d)"),
	"nested brackets":                       nested("[", "]"),
	"nested pictures":                       of("!["),
	"nested block quotations":               headed("", "> ", "a"),
	"block quotations 200 deep":             of(strings.Repeat(">", 200) + "a\n"),
	"block quotation that runs on":          halves(">", "a\n", "b\n"),
	"nested lists":                          longer("  ", "", "* a\n"),
	"asterisks on a line":                   headed("", "* ", "a"),
	"numbers on a line":                     headed("", "1. ", "a"),
	"hyphens on a line":                     headed("", "- ", "a"),
	"lists and block quotations":            headed("", "> - ", "a"),
	"list that runs on":                     halves("- ", "a\n", "b\n"),
	"rules":                                 of("* * * "),
	"almost rules":                          of("- - a\n"),
	"longer runs of backticks":              longer("`", "e", ""),
	"backticks":                             of("` `` "),
	"open links":                            of("[a](b"),
	"open links in angle brackets":          of("[a](<b"),
	"open titles":                           of("[a](b \""),
	"comments":                              headed("</", "<!--", ""),
	"comments in text":                      of("a <!--"),
	"instructions":                          of("a <?"),
	"declarations":                          of("a <!A "),
	"CDATA":                                 of("a <![CDATA["),
	"open attributes":                       of("a <a x=\""),
	"attributes":                            of("<a b="),
	"empty tags":                            of("<>"),
	"blocks of HTML":                        of("<div\n"),
	"one definition again":                  of("[a]: u\n"),
	"definitions":                           of("[a#]: u\n"),
	"references to a long address":          func(n int) string { return "[x]: " + of("x")(n/2) + "\n\n" + of("[x]\n")(n/2) },
	"definitions with open titles":          of("[a]: u \"t\n"),
	"open definitions":                      of("[a\n"),
	"backslashes in a definition":           headed("[", "\\", "x"),
	"wide table":                            of("|x"),
	"rows of a table":                       headed("|x|y|\n|-|-|\n", "|a\n", ""),
	"footnotes":                             headed("", "[^1]", "\n\n[^1]: x\n"),
	"nested footnotes":                      of("[^1]: "),
	"addresses":                             of("<http://a.example> "),
	"open addresses":                        of("<http://a"),
	"headings":                              of("# a\n\n"),
	"different headings":                    of("# a#\n\n"),
	"underlined headings":                   of("a\n=\n"),
	"a long underlined heading":             headed("", "a\n", "==="),
	"entities":                              of("&amp;"),
	"half entities":                         of("&amp"),
	"a long entity":                         headed("&", "a", ""),
	"backslashes":                           of("\\"),
	"one word":                              of("a"),
	"blanks":                                headed("a", " ", "a"),
	"tabs":                                  headed("a\n", "\t", "a"),
	"open fences":                           of("```\n~~~\n"),
	"blank lines in a list":                 headed("- a\n", "\n", "- b"),
	"items and blank lines":                 of("- a\n\n\n"),
	"items of paragraphs":                   of("- a\n\n  b\n\n"),
	"combining marks":                       headed("a", "\u0301", ""),
	"links by id":                           of("[[jane-smith]] "),
	"open links by id":                      of("[[a|"),
	"quotations of the source":              of("“We begin today,” "),
	"open quotations":                       of("“We "),
	"closed quotations":                     of("we” "),
	"straight quotation marks":              of("\"a "),
	"misquotations":                         of("Jane Smith said “We begin # today.” "),
	"names":                                 of("Jane Smith "),
	"asterisks":                             of("*"),
	"strong emphasis":                       of("**a**"),
	"strong emphasis that crosses":          halves("a**", "", "**a"),
}

// texts are of received articles.
var texts = map[string]func(n int) string{
	"turns":                          of("ANN ORR: I know.\nI said “no”.\n* * *\nTOM VALE#: So?\n(Pause.)\nTOM VALE: I go.\n"),
	"answers":                        of("**Q:** Did she#?\n**A:** My aunt said, “Yes.”\n"),
	"open quotations":                of("“We sail "),
	"open paragraphs":                of("“We sail\n\n"),
	"closed quotations":              of("we sail” "),
	"nested quotations":              nested("“a ", " b”"),
	"nested quotations of two kinds": nested("“a ‘b ", " c’ d”"),
	"nested sentences":               nested("“We sail. ", " We stay.”"),
	"straight marks":                 of("\"a b "),
	"single marks":                   of("'a b' "),
	"open single marks":              of("'a "),
	"two kinds of marks":             of("\"a 'b "),
	"one sentence":                   of("the ferry# sails from the harbor# and "),
	"names":                          of("Jane Smith "),
	"names in one paragraph":         of("Jane Smith# left. "),
	"titled names":                   of("Mayor Jane Smith# "),
	"names with commas":              of("Jane Smith, "),
	"names with and":                 of("Jane Smith and "),
	"capitals":                       of("HARBOR "),
	"commas":                         of(","),
	"phrases":                        of("the ferry, "),
	"semicolons":                     of("a; "),
	"dashes":                         of("a -- "),
	"said":                           of("said "),
	"he said":                        of("he said "),
	"she said that":                  of("she said that "),
	"a name said":                    of("Jane Smith said, "),
	"one surname":                    of("Smith. "),
	"one quotation":                  of("“We begin today,” Jane Smith said. "),
	"one quotation in paragraphs":    of("“We begin today,” Jane Smith said.\n\n"),
	"a long quotation":               headed("“", "we begin today and ", "”, Jane Smith said."),
	"a quotation of sentences":       headed("“", "We begin today. ", "”, Jane Smith said."),
	"near quotations":                of("“We begin # today with the ferry and the boats of the harbor,” Jane Smith said.\n\n"),
	"near quotations to the end":     of("“We begin today with the ferry and the boats of the harbor #,” Jane Smith said.\n\n"),
	"one family":                     of("“We begin,” John A# Smith said.\n\n"),
	"people":                         of("Mayor Jane# Smith# left the harbor.\n\n"),
	"pronouns":                       of("She left and he came. "),
	"people and pronouns":            of("Jane Smith# left. She said he came.\n\n"),
	"speakers":                       of("“We go,” said Ann Lee#, the mayor of Harbor#.\n\n"),
	"full stops":                     of("."),
	"abbreviations":                  of("Mr. "),
	"initials":                       of("J. "),
	"numbers":                        of("1,000 "),
	"dates":                          of("Monday, November 10, 2013, "),
	"months":                         of("November "),
	"nested parentheses":             nested("(a ", ")"),
	"open parentheses":               of("(a "),
	"short lines":                    of("a\n"),
	"blank lines":                    headed("A ferry\n", "\n", "sails."),
	"blanks":                         headed("A ferry", " ", "sails."),
	"one word":                       of("a"),
	"hyphens":                        of("a-"),
	"apostrophes":                    of("a's "),
	"slashes":                        of("/a"),
	"offices":                        of("Mayor of the Harbor of "),
	"that":                           of("that "),
	"who said":                       of("who said "),
	"according to":                   of("according to "),
	"captions":                       of("Photo: Jane Smith\n\n"),
	"advertisements":                 of("Advertisement\n\n"),
	"related":                        of("Related: The ferry\n"),
	"bullets":                        of("• a\n"),
	"combining marks":                headed("a", "\u0301", ""),
	"addresses":                      of("http://a.example/ "),
	"emoji":                          of("👩‍👩‍👧"),
	"Arabic":                         of("قال "),
	"controls":                       of("\x07"),
	"ellipses":                       of("… "),
	"broken quotations":              of("“We begin,” she said, “today.” "),
	"titles":                         of("President "),
	"colons":                         of("Smith: "),
	"a transcript":                   of("SMITH: We begin # today.\n\n"),
	"questions":                      of("“Will we sail?” she asked. "),
	"news":                           of("Mayor Jane Smith said on Monday that ferry # would sail. “We begin with boat #,” she told the Harbor Board.\n\n"),
}

// many are of many files, or of settings.
var many = map[string]func(n int) map[string]string{
	"articles that print the same": func(n int) map[string]string {
		return each(n/100, "articles/a#.txt", "Ferry # sails\n\n“We begin today with the ferry and the harbor,” Jane Smith said.\n")
	},
	"articles that print nearly the same": func(n int) map[string]string {
		return each(n/100, "articles/a#.txt", "Ferry # sails\n\n“We begin on day # with the ferry and the boats of the harbor,” Jane Smith said.\n")
	},
	"people of one surname": func(n int) map[string]string {
		files := each(n/100, "people/p#.md", "---\nname: Jane A# Smith\n---\n\nJane A# Smith and [[p#]].\n")
		files["articles/a.txt"] = of("“We begin,” Jane A# Smith said.\n\n")(n / 4)
		return files
	},
	"people in one article": func(n int) map[string]string {
		files := each(n/100, "people/p#.md", "---\nname: Ann Lee-#\n---\n")
		files["articles/a.txt"] = of("“We begin # boats,” Ann Lee-# said.\n\n")(n / 4)
		return files
	},
	"notes that link one another": func(n int) map[string]string {
		files := each(n/200, "notes/n#.md", "---\ntitle: Note #\n---\n\n[[n0]] [[n#]]\n")
		files["articles/a.txt"] = plainArticle
		return files
	},
	"marks": func(n int) map[string]string {
		return map[string]string{"articles/a.txt": of("The boat #. sails.\n\n")(n / 2), "organizations/ferry.md": "---\nname: The Ferry\n---\n",
			"articles/a.yaml": "marks:\n" + counted(n/40, "  - mention: {exact: boat #.}\n    is: ferry\n")}
	},
	"marks from and to": func(n int) map[string]string {
		return map[string]string{"articles/a.txt": of("The boat #. sails.\n\n")(n / 2), "organizations/ferry.md": "---\nname: The Ferry\n---\n",
			"articles/a.yaml": "marks:\n" + counted(n/40, "  - mention: {from: boat #., to: sails}\n    is: ferry\n")}
	},
	"retired statements": func(n int) map[string]string {
		return dossierOf("ids.lock", counted(n/40, "#\tboat-#\tjane-smith\ta\tWe sail boat #\n"))
	},
	"statements with the same words": func(n int) map[string]string {
		return map[string]string{"articles/a.txt": of("“We sail\n\n")(n), "ids.lock": counted(n/12, "#\tboat-#\t\ta\tWe sail\n")}
	},
}

// each makes k files; # counts from 0.
func each(k int, name, data string) map[string]string {
	out := map[string]string{}
	for i := range k {
		number := fmt.Sprint(i)
		out[strings.ReplaceAll(name, "#", number)] = strings.ReplaceAll(data, "#", number)
	}
	return out
}

// counted repeats a text k times; # counts from 1.
func counted(k int, unit string) string {
	var b strings.Builder
	for i := range k {
		b.WriteString(strings.ReplaceAll(unit, "#", fmt.Sprint(i+1)))
	}
	return b.String()
}
