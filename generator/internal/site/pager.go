package site

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/sum"
)

// perPage is how many entries one page of a long list holds: articles, their
// files, statements.
const perPage = 150

// A Pager leads through the pages of a long list. It is empty for a list that
// has only one page.
type Pager struct {
	Label         string // what is listed
	Pages         []PageLink
	Before, After *Link
}

// A PageLink leads to one page of a list.
type PageLink struct {
	Link
	Here bool // the page it stands on
}

// leaves are the pages of a long list. The first has an address and a title of
// its own, the others are numbered: quotes.html, quotes-2.html.
type leaves struct {
	first Address
	label string
	n     int                       // entries
	per   int                       // on a page
	name  func(from, to int) string // of the entries from one up to another; nil for their places
}

// count is how many pages there are; the first is there for no entries too.
func (l leaves) count() int { return max(1, (l.n+l.per-1)/l.per) }

// bounds are the entries of the i-th page.
func (l leaves) bounds(i int) (from, to int) { return i * l.per, min(l.n, (i+1)*l.per) }

func (l leaves) address(i int) Address {
	if i == 0 {
		return l.first
	}
	return Address(fmt.Sprintf("%s-%d.html", strings.TrimSuffix(string(l.first), ".html"), i+1))
}

// title names the entries of the i-th page: "151–300".
func (l leaves) title(i int) string {
	from, to := l.bounds(i)
	if l.name != nil {
		return l.name(from, to)
	}
	return numbers(from+1, to)
}

// from adds what the way from the i-th page to the others is made from.
func (l leaves) from(x sum.Sum, i int) sum.Sum {
	x = x.Int(l.n)
	for _, k := range signposts(i, l.count()) {
		x = x.Text(l.title(k))
	}
	return x.Text(l.title(i))
}

// entriesFrom adds what the i-th page is made from: the way to the others, and what
// of tells of each entry on it.
func entriesFrom[T any](x sum.Sum, l leaves, i int, list []T, of func(T) sum.Sum) sum.Sum {
	x = l.from(x, i)
	from, to := l.bounds(i)
	for _, e := range list[from:to] {
		x = x.With(of(e))
	}
	return x
}

// pager leads from a page to the others. at is the page shown; -1 for none,
// when only the way to the list is.
func (l leaves) pager(p *Page, at int) Pager {
	n := l.count()
	if n == 1 && at == 0 {
		return Pager{}
	}
	d := Pager{Label: l.label}
	link := func(i int) Link { return Link{l.title(i), p.To(l.address(i))} }
	for _, i := range signposts(at, n) {
		d.Pages = append(d.Pages, PageLink{link(i), i == at})
	}
	if at > 0 {
		before := link(at - 1)
		d.Before = &before
	}
	if at >= 0 && at+1 < n {
		after := link(at + 1)
		d.After = &after
	}
	return d
}

// signposts are the pages that the i-th of n links to: all of few; of many
// every tenth, hundredth and so on, closer together near to i. So no list of
// pages grows with the list, and every page is a few steps away.
func signposts(i, n int) []int {
	const few = 40
	i = max(i, 0)
	step := 1
	for n/step > few {
		step *= 10
	}
	var out []int
	for k := 0; k < n; k += step {
		out = append(out, k)
	}
	for ; step > 1; step /= 10 {
		start := i - i%step
		for k := start; k < min(n, start+step); k += step / 10 {
			out = append(out, k)
		}
	}
	out = append(out, n-1)
	slices.Sort(out)
	return slices.Compact(out)
}
