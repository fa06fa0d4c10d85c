package site

import (
	"net/url"
	"strings"

	"dossier/generator/internal/rule"
)

// MethodPage is the data of method.html: which rules made what.
type MethodPage struct {
	Rules    []RuleCount
	Idle     []RuleCount // those that found nothing here
	Marks    int         // annotations a person made
	Total    int
	Reviewed int
	Doubts   int
	Rejected int
	Rights   string
	Articles []Basis
}

// RuleCount is a rule and how many annotations of this dossier it made.
type RuleCount struct {
	ID    string
	Rule  rule.Doc
	Count int
}

// Basis says what an article's facts rest on.
type Basis struct {
	Article Link
	Note    string
	Digest  bool
}

func (s *Site) method(p *Page) any {
	finds := s.Dossier.Finds
	d := MethodPage{Rights: s.Dossier.Settings.Rights, Marks: finds.Marks}
	for _, n := range finds.Rules {
		d.Total += n
	}
	for _, a := range s.Dossier.Articles {
		for _, q := range a.Quotations {
			if q.State() == "reviewed" {
				d.Reviewed++
			}
			if q.Doubt() != "" {
				d.Doubts++
			}
		}
		d.Rejected += len(a.Rejected)
		if a.BasisNote != "" || a.Digest {
			d.Articles = append(d.Articles, Basis{Link{a.Title, p.toArticle(a, "")}, a.BasisNote, a.Digest})
		}
	}
	for _, r := range s.rules {
		if n := finds.Rules[r.Name]; n > 0 {
			d.Rules = append(d.Rules, RuleCount{ruleID(r.Name), r, n})
		} else {
			d.Idle = append(d.Idle, RuleCount{ruleID(r.Name), r, 0})
		}
	}
	return d
}

// RuleAddress is where the method page describes a rule.
func RuleAddress(name string) Address { return Address("method.html#" + ruleID(name)) }

func ruleID(name string) string { return "rule-" + strings.ReplaceAll(name, "/", "-") }

// MissingPage is the data of 404.html, which a host may show at any depth:
// its links are absolute when the site's address is known.
type MissingPage struct {
	Home  string
	Links []Link
}

func (s *Site) missing(p *Page) any {
	d := MissingPage{Home: s.Anywhere("index.html")}
	for _, e := range s.Menu {
		d.Links = append(d.Links, Link{e.Label, s.Anywhere(e.Address)})
	}
	return d
}

// Anywhere is a link to a from any address of the host, as the page for what is
// not there needs it: "/ferry/index.html". It names no host, which a copy of the
// site may have another of. Where the site will stand is known by its base URL; else
// the link is one from the root of the site.
func (s *Site) Anywhere(a Address) string {
	base, err := url.Parse(s.Dossier.Settings.BaseURL)
	if err != nil {
		return string(a)
	}
	return base.EscapedPath() + string(a)
}
