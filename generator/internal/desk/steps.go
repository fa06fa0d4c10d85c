package desk

import (
	"fmt"
	"path"
	"strings"
)

// harbor is what the dossier holds besides its posts. Much rests on the words of
// one article, so that an edit of it may be an error.
var harbor = Folder{
	"dossier.yaml":                  "title: The harbor\n",
	"articles/gazette.txt":          gazette,
	"articles/gazette.yaml":         "outlet: Gazette\npublished: 2024-05-05\nmarks:\n  - quotation: {exact: so-called works}\n    reject: scare quotes\n",
	"people/ann-lee.md":             "---\nname: Ann Lee\nroles:\n  - role: Mayor\n    organization: pilots-guild\n---\nShe runs the ferry.\n",
	"organizations/pilots-guild.md": "---\nname: Pilots’ Guild\n---\nIt pilots.\n",
	"issues/toll.md":                issue("bridge, ferry", "supports"),
	"events/opening.md":             "---\ntitle: The pier opens\nwhen: 2024-05-05\nevidence:\n  - article: gazette\n    exact: The pier was opened on Sunday\n---\n",
	"notes/first.md":                "---\ntitle: First note\n---\nThe harbor is open, says [[ann-lee]].\n",
}

const gazette = "Pier opens at last\n\nThe pier was opened on Sunday after the “so-called works” of a year.\n\n" +
	"“The toll pays for the bridge and for nothing else,” Mayor Ann Lee said on Sunday.\n\n“The ferry sails at noon,” she said.\n"

func issue(keywords, stance string) string {
	return "---\ntitle: The toll\nquestion: Who pays?\nkeywords: [" + keywords + "]\npositions:\n  - holder: ann-lee\n    stance: " + stance +
		"\n    basis: own-words\n    evidence:\n      - article: gazette\n        exact: The toll pays for the bridge\n---\nOpen.\n"
}

var (
	speakers = []string{"Ann Lee", "Bo Ray", "Cara Finn", "Mayor Dale Hurst", "Lee", "the harbor master", "Ann Ray", "the Pilots’ Guild"}
	sayings  = []string{
		"We will rebuild the old wooden pier before the first ferry of the season sails", "The ferry sails at noon", "Nobody swims here any more",
		"The toll pays for the bridge and for nothing else", "I have never seen the harbor so quiet in winter", "We sail anyway",
		"The board has not decided when the lock will be opened to large ships", "It is a good day for the town", "Not a single boat was lost",
	}
)

// posts is how many articles the dossier begins with, besides the one.
const posts = 8

func post(n int) string { return fmt.Sprintf("articles/post-2024-05-%02d.txt", n+1) }

// article writes an article of several paragraphs.
func (d *Desk) article(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "The harbor, day %d\n\n", n)
	for range 2 + d.n(5) {
		b.WriteString(d.paragraph())
	}
	return b.String()
}

func (d *Desk) paragraph() string {
	words := d.one(sayings)
	if d.n(3) == 0 {
		words = words[:strings.LastIndexByte(words, ' ')]
	}
	switch d.n(4) {
	case 0:
		return fmt.Sprintf("%s said on Monday that %s.\n\n", d.one(speakers), strings.ToLower(words[:1])+words[1:])
	case 1:
		return fmt.Sprintf("“%s,” %s said. “%s.”\n\n", words, d.one(speakers), d.one(sayings))
	case 2:
		return fmt.Sprintf("%s walked along the quay. “%s,” she said.\n\n", d.one(speakers), words)
	}
	return fmt.Sprintf("“%s,” said %s.\n\n", words, d.one(speakers))
}

// reword changes one paragraph of an article, but for its headline.
func (d *Desk) reword(how func(string) string) {
	name := d.some("articles/", ".txt")
	parts := strings.SplitAfter(d.Content[name], "\n\n")
	i := min(1+d.n(max(len(parts)-1, 1)), len(parts)-1)
	parts[i] = how(parts[i])
	d.Content[name] = strings.Join(parts, "")
}

// shift moves an article, and its settings with it.
func (d *Desk) shift(name, to string) {
	d.Content.move(name, to)
	d.Content.move(strings.TrimSuffix(name, ".txt")+".yaml", strings.TrimSuffix(to, ".txt")+".yaml")
}

// drop deletes a file of a kind, and what belongs to it.
func (d *Desk) drop(below, ending string) {
	name := d.some(below, ending)
	delete(d.Content, name)
	delete(d.Content, strings.TrimSuffix(name, ".txt")+".yaml")
}

// set writes a line of dossier.yaml; without a value it goes.
func (d *Desk) set(key, value string) {
	var b strings.Builder
	for line := range strings.Lines(d.Content["dossier.yaml"]) {
		if !strings.HasPrefix(line, key+":") {
			b.WriteString(line)
		}
	}
	if value != "" {
		b.WriteString(key + ": " + value + "\n")
	}
	d.Content["dossier.yaml"] = b.String()
}

// steps are the things an author may do.
var steps = []struct {
	name string
	do   func(*Desk)
}{
	{"write a paragraph anew", func(d *Desk) { d.reword(func(string) string { return d.paragraph() }) }},
	{"add a paragraph", func(d *Desk) { d.reword(func(p string) string { return p + d.paragraph() }) }},
	{"change a word", func(d *Desk) { d.reword(func(p string) string { return strings.Replace(p, " the ", " the very ", 1) }) }},
	{"cut a paragraph", func(d *Desk) { d.reword(func(string) string { return "" }) }},
	{"write an article anew", func(d *Desk) { n := d.n(posts); d.Content[post(n)] = d.article(n) }},
	{"add an article", func(d *Desk) { n := d.n(2 * posts); d.Content[post(n)] = d.article(n) }},
	{"delete an article", func(d *Desk) { d.drop("articles/post", ".txt") }},
	{"rename an article", func(d *Desk) {
		name := d.some("articles/", ".txt")
		d.shift(name, strings.TrimSuffix(name, ".txt")+"-b.txt")
	}},
	{"move an article", func(d *Desk) {
		name := d.some("articles/", ".txt")
		d.shift(name, path.Join("articles", d.one([]string{"", "2024", "old/er"}), path.Base(name)))
	}},
	{"exchange two articles", func(d *Desk) {
		a, b := d.some("articles/", ".txt"), d.some("articles/", ".txt")
		d.Content[a], d.Content[b] = d.Content[b], d.Content[a]
	}},
	{"write an article's settings", func(d *Desk) {
		name := strings.TrimSuffix(d.some("articles/post", ".txt"), ".txt")
		d.Content[name+".yaml"] = fmt.Sprintf("title: Title %d\noutlet: Quay Times\npublished: 2024-06-%02d\n", d.n(9), 1+d.n(9))
	}},
	{"delete an article's settings", func(d *Desk) { d.drop("articles/post", ".yaml") }},
	{"mark a word", func(d *Desk) {
		d.Content["articles/gazette.yaml"] = fmt.Sprintf("%s  - mention: {exact: %s}\n    is: ann-lee\n", harbor["articles/gazette.yaml"], d.one([]string{"she", "noon", "nowhere"}))
	}},

	{"write a person", func(d *Desk) {
		d.Content["people/bo-ray.md"] = fmt.Sprintf("---\nname: Bo Ray\nother_names: [%s]\n---\nHe keeps lock %d.\n", d.one([]string{"Robert Ray", "Ray"}), d.n(9))
	}},
	{"delete a person", func(d *Desk) { d.drop("people/", ".md") }},
	{"rename a person", func(d *Desk) { d.Content.move("people/bo-ray.md", "people/robert-ray.md") }},
	{"write an organization", func(d *Desk) {
		d.Content["organizations/harbor-board.md"] = fmt.Sprintf("---\nname: Harbor Board\n---\nIt has %d members.\n", d.n(9))
	}},
	{"delete an organization", func(d *Desk) { d.drop("organizations/", ".md") }},

	{"write an issue", func(d *Desk) {
		d.Content["issues/toll.md"] = issue(d.one([]string{"toll", "bridge, ferry", "pier"}), d.one([]string{"supports", "opposes", "conditional"}))
	}},
	{"raise an issue", func(d *Desk) {
		d.Content["issues/pier.md"] = fmt.Sprintf("---\ntitle: Pier %d\nkeywords: [pier]\n---\nSee [[ann-lee]].\n", d.n(9))
	}},
	{"rename an issue", func(d *Desk) { d.Content.move("issues/pier.md", "issues/old-pier.md") }},
	{"delete an issue", func(d *Desk) { d.drop("issues/", ".md") }},
	{"write an event", func(d *Desk) {
		d.Content["events/opening.md"] = strings.Replace(harbor["events/opening.md"], "2024-05-05", fmt.Sprintf("2024-05-%02d", 1+d.n(9)), 1)
	}},
	{"delete an event", func(d *Desk) { d.drop("events/", ".md") }},
	{"write a note", func(d *Desk) {
		d.Content["notes/n.md"] = fmt.Sprintf("---\ntitle: Note %d\n---\nOf the harbor, and of [[%s]].\n", d.n(9), d.one([]string{"ann-lee", "bo-ray", "nobody-here"}))
	}},
	{"rename a note", func(d *Desk) { d.Content.move("notes/n.md", fmt.Sprintf("notes/n-%d.md", d.n(3))) }},
	{"delete a note", func(d *Desk) { d.drop("notes/", ".md") }},

	{"set the title", func(d *Desk) { d.set("title", fmt.Sprint("The harbor, part ", d.n(9))) }},
	{"set the question", func(d *Desk) { d.set("question", d.one([]string{"", "Who pays for the pier?", "Who sails?"})) }},
	{"set the address", func(d *Desk) {
		d.set("base_url", d.one([]string{"", "https://ferry.example/", "https://ferry.example/d/"}))
	}},
	{"set the language", func(d *Desk) { d.set("language", d.one([]string{"", "en-GB", "en-US"})) }},
	{"set the rights", func(d *Desk) { d.set("rights", d.one([]string{"", "Ours.", "The harbor’s."})) }},
	{"set an outlet", func(d *Desk) {
		d.set("outlets", d.one([]string{"", "[{id: quay-times, name: Quay Times}]", "[{id: gazette, name: The Gazette, url: https://gazette.example/}]"}))
	}},
	{"correct", func(d *Desk) {
		d.set("corrections", fmt.Sprintf("[{date: 2024-07-%02d, why: A text was received anew.}]", 1+d.n(9)))
	}},
	{"be strict", func(d *Desk) { d.set("strict_quotes", d.one([]string{"", "true", "maybe"})) }},
	{"delete the settings", func(d *Desk) { delete(d.Content, "dossier.yaml") }},

	{"change the style", func(d *Desk) { d.Templates["assets/dossier.css"] += fmt.Sprintf("\n.pier { order: %d }\n", d.n(9)) }},
	{"change a template", func(d *Desk) {
		d.Templates["missing.html"] = strings.Replace(d.Templates["missing.html"], "<h1>", fmt.Sprintf("<p>Pier %d</p><h1>", d.n(9)), 1)
	}},
	{"break a template", func(d *Desk) {
		d.Templates["missing.html"] = strings.Replace(d.Templates["missing.html"], "<h1>", "<h1>{{.Nowhere}}", 1)
	}},
	{"delete a template", func(d *Desk) { delete(d.Templates, "note.html") }},
	{"touch nothing", func(*Desk) {}},
}
