package site

import "dossier/generator/internal/sum"

const articlesPage Address = "articles.html"

// ArticleList is the data of articles.html and of the pages after it.
type ArticleList struct {
	Articles []ArticleItem
	Pager    Pager
}

// articleLists adds articles.html and, of many articles, the pages after it.
func (s *Site) articleLists(add adder) {
	l := leaves{articlesPage, "articles", len(s.Dossier.Articles), perPage, nil}
	for i := range l.count() {
		page := &Page{Address: l.address(i), Template: "articles", Title: "Articles", Description: "The articles this dossier reads.", Section: articlesPage,
			build: func(p *Page) any { return s.articleList(p, l, i) },
			from:  func(x sum.Sum, f *sums) sum.Sum { return entriesFrom(x, l, i, s.Dossier.Articles, f.listed) }}
		if i > 0 {
			page.Title += " " + l.title(i)
			page.Short = l.title(i)
		}
		add.one(page)
	}
}

func (s *Site) articleList(p *Page, l leaves, i int) any {
	d := ArticleList{Pager: l.pager(p, i)}
	from, to := l.bounds(i)
	for _, a := range s.Dossier.Articles[from:to] {
		d.Articles = append(d.Articles, p.articleItem(a))
	}
	return d
}
