package site

import (
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/prose"
)

func TestFrom(t *testing.T) {
	for _, c := range []struct{ to, page, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "articles/a.html", "../index.html"},
		{"articles/a.html", "index.html", "articles/a.html"},
		{"articles/b.html", "articles/a.html", "b.html"},
		{"articles/b.html#p4", "articles/a.html", "b.html#p4"},
		{"articles/a.html#p4", "articles/a.html", "#p4"},
		{"quotes/1-x.html", "people/a.html", "../quotes/1-x.html"},
		{"assets/x.css", "a/b/c.html", "../../assets/x.css"},
		{"a/x.html", "a/b/c.html", "../x.html"},
	} {
		if got := Address(c.to).From(Address(c.page)); got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.to, c.page, got, c.want)
		}
	}
}

// TestLinks: links made in one go are those of the addresses.
func TestLinks(t *testing.T) {
	st := &dossier.Statement{Number: 12, Slug: "the-hill"}
	for _, address := range []Address{"index.html", "articles/hill.html", "articles/hill.source.html", "articles/other.html", "articles/a/b.html", "quotes/12-the-hill.html", "people/hill.html", "organizations/x/2.html"} {
		p := new(Slate).Open(&Page{Address: address})
		a := &dossier.Article{ID: "hill"}
		for got, want := range map[string]Address{
			p.toArticle(a, ""): ArticleAddress(a), p.toArticle(a, "p4"): ArticleAddress(a) + "#p4", p.toStatement(st): StatementAddress(st),
		} {
			if want := want.From(address); got != want {
				t.Errorf("from %s: %s, want %s", address, got, want)
			}
		}
		for _, kind := range []anno.EntityKind{anno.PersonEntity, anno.OrganizationEntity} {
			g := &dossier.Agent{Kind: kind, ID: "hill"}
			if got, want := p.toAgent(g), AgentAddress(g).From(address); got != want {
				t.Errorf("from %s: %s, want %s", address, got, want)
			}
		}
	}
}

// TestProseLinks: each link of an author's prose that leads nowhere is an error
// at its place; what stands in code is no link.
func TestProseLinks(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"known", "[[ann-lee]], [[people/ann-lee|her]], [[issue:toll]] and [[n]]", ""},
		{"in code", "`[[nobody]]`\n\n    [[nobody]]\n", ""},
		{"unknown", "First.\n\nSee *this*: [[an-lee]].", "notes/n.md:7:13: error[link-not-found]: [[an-lee]] leads nowhere; link the id of a person, organization, article, issue, event, note or briefing, or q: and a number; did you mean [[ann-lee]]?"},
		{"unknown statement", "[[q:7]]", "notes/n.md:5:1: error[link-not-found]: [[q:7]] leads nowhere; link the id of a person, organization, article, issue, event, note or briefing, or q: and a number"},
		{"no statement", "a\n\n{{quote 7}}", "notes/n.md:7:1: error[no-such-statement]: {{quote 7}} is no statement of this dossier; write {{quote 12}} with the number of a statement"},
		{"no number", "{{quote seven}}", "notes/n.md:5:1: error[no-such-statement]: {{quote seven}} is no statement of this dossier; write {{quote 12}} with the number of a statement"},
		{"a page", "[her](../people/ann-lee.html#said), [here](#x), [there](https://example.org/), [mail](mailto:a@example.org)", ""},
		{"no page", "See [her](../people/ann.html).", `notes/n.md:5:6: error[link-not-found]: "../people/ann.html" leads to no page of this dossier; link by id: [[id]]`},
		{"too long", strings.Repeat("x", prose.MaxBytes+1), "notes/n.md:5:1: error[too-large]: the Markdown has 65537 bytes; the limit is 65536; split it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &dossier.Dossier{
				People: []*dossier.Agent{{Kind: anno.PersonEntity, ID: "ann-lee", Name: "Ann Lee"}},
				Issues: []*dossier.Issue{{ID: "toll", Title: "Toll"}},
				Notes:  []*dossier.Note{{ID: "n", Title: "N", Text: &dossier.Prose{Path: "notes/n.md", Line: 5, Markdown: c.src}}},
			}
			_, ds := New(d, nil)
			var b strings.Builder
			ds.Print(&b)
			if got := strings.TrimSpace(b.String()); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		n       int
		fromEnd bool
		want    string
	}{
		{20, false, "one two three"}, {8, false, "one two …"}, {8, true, "… three"}, {1, false, "o …"},
	} {
		if got := clip("one two three", c.n, c.fromEnd); got != c.want {
			t.Errorf("%d, %v: %q, want %q", c.n, c.fromEnd, got, c.want)
		}
	}
}

func TestDirection(t *testing.T) {
	for words, want := range map[string]string{"abc “d” é": "", "abc שלום": "auto", "قال": "auto", "中文": ""} {
		if got := direction(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		n, of int
		want  string
	}{{0, 10, "0\u202f%"}, {1, 200, "under 1\u202f%"}, {1, 100, "1\u202f%"}, {3, 3, "100\u202f%"}, {0, 0, "0\u202f%"}} {
		if got := percent(c.n, c.of); got != c.want {
			t.Errorf("%d of %d: %q, want %q", c.n, c.of, got, c.want)
		}
	}
}

// TestUnknown: how a speaker is called whom the article does not name.
func TestUnknown(t *testing.T) {
	for printed, want := range map[string]string{"a senior official": "a senior official", "They": "not named (“They”)", "": ""} {
		if got := unknown(printed); got != want {
			t.Errorf("%q is called %q, want %q", printed, got, want)
		}
	}
}

// TestInAPhrase: which words of an article can stand behind a name as a role.
func TestInAPhrase(t *testing.T) {
	for words, want := range map[string]bool{
		"mayor":                                 true,
		"Harbor Master":                         true,
		"director of the ferry board":           true,
		"The Captain Whom Nobody In Town Likes": false,
		"the captain’s answer to those who asked for a ferry that runs on winter mornings": false,
	} {
		if inAPhrase(words) != want {
			t.Errorf("%q: %v, want %v", words, !want, want)
		}
	}
}
