// Package data makes the files for machines: the dossier as JSON and CSV, each
// article as text, W3C annotations and TEI, feeds, a sitemap; and what the
// heads of pages say of them, with their pictures. It is pure: the same site gives the same bytes.
// docs/data.md is the description for those who read the files.
//
// Offsets are characters (Unicode code points) of the article's text with
// markup left out, the text that data/text/ARTICLE.txt holds.
package data

import (
	"sync"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/pen"
	"dossier/generator/internal/site"
)

// Write takes one finished file: its address from the root of the site, and
// its bytes, which are lent: other bytes may be written over them.
type Write func(address string, data []byte) error

// A Job makes a few files, one at a time, and hands each to write. Jobs may run
// at the same time; none holds more than an article or a part of a file.
type Job func(write Write) error

// Jobs lists what makes all files of a site.
func Jobs(s *site.Site) []Job {
	jobs := append(whole(s), cardJobs(s)...)
	var desks sync.Pool
	for _, a := range s.Dossier.Articles {
		jobs = append(jobs, func(w Write) error {
			d, _ := desks.Get().(*desk)
			if d == nil {
				d = &desk{}
			}
			defer desks.Put(d)
			return d.writeArticle(s, a, w)
		})
	}
	return jobs
}

// whole lists the jobs that look at the whole dossier: first those whose files
// stand in data/, then those whose files stand at the root.
func whole(s *site.Site) []Job {
	return []Job{
		func(w Write) error { return writeDossier(s, w, wholeLimit, partLimit) },
		func(w Write) error { return writeTable(s, w, tableLimit) },
		func(w Write) error { return writeFeeds(s, w) },
		func(w Write) error { return writeSitemap(s, w, sitemapLimit) },
	}
}

// Limits of one file.
const (
	wholeLimit   = 4 << 20 // bytes of records in dossier.json; more are cut into parts
	partLimit    = 2 << 20 // bytes of a part, unless one record is larger
	tableLimit   = 4 << 20 // bytes of a table
	sitemapLimit = 50_000  // addresses in a sitemap, see sitemaps.org
)

// A desk is the room in which the files of one article are made, then those of
// the next.
type desk struct {
	text        []byte
	items, list pen.Pen // annotations, and the collection of them
	tei         xmlWriter
}

func (d *desk) writeArticle(s *site.Site, a *dossier.Article, write Write) error {
	r := newReading(a.Text)
	d.text = append(d.text[:0], r.text...)
	if err := write(string(site.TextAddress(a)), d.text); err != nil {
		return err
	}
	d.annotate(s, a, r)
	if err := write(string(site.AnnotationsAddress(a)), d.list.Bytes()); err != nil {
		return err
	}
	d.tei.begin(len(r.text))
	tei(&d.tei, s, a, r)
	return write(string(site.TEIAddress(a)), d.tei.bytes())
}
