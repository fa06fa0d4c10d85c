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
	"dossier/generator/internal/sum"
)

// Write takes one finished file: its address from the root of the site, and
// its bytes, which are lent: other bytes may be written over them.
type Write func(address string, data []byte) error

// Files takes the files that jobs make, several at the same time.
type Files interface {
	// Write takes one, and lends its bytes only. from is the sum of all it is made
	// from; 0 where nobody says.
	Write(address string, data []byte, from sum.Sum) error
	// Keep takes a file over as it is in place, and tells whether it could: one that
	// was made from the same need not be made again.
	Keep(address string, from sum.Sum) bool
}

// A Job makes a few files, one at a time, and hands each to files. Jobs may run
// at the same time; none holds more than an article or a part of a file.
type Job func(files Files) error

// eachTime is a job whose files are made each time.
func eachTime(make func(Write) error) Job {
	return func(files Files) error {
		return make(func(address string, data []byte) error { return files.Write(address, data, 0) })
	}
}

// Jobs lists what makes all files of a site.
func Jobs(s *site.Site) []Job {
	jobs := append(whole(s), cardJobs(s)...)
	var desks sync.Pool
	for _, a := range s.Dossier.Articles {
		jobs = append(jobs, func(files Files) error {
			d, _ := desks.Get().(*desk)
			if d == nil {
				d = newDesk()
			}
			defer desks.Put(d)
			return d.writeArticle(s, a, files)
		})
	}
	return jobs
}

// whole lists the jobs that look at the whole dossier: first those whose files
// stand in data/, then those whose files stand at the root.
func whole(s *site.Site) []Job {
	return []Job{
		eachTime(func(w Write) error { return writeDossier(s, w, wholeLimit, partLimit) }),
		eachTime(func(w Write) error { return writeTable(s, w, tableLimit) }),
		eachTime(func(w Write) error { return writeFeeds(s, w) }),
		eachTime(func(w Write) error { return writeSitemap(s, w, sitemapLimit) }),
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
	reading     reading
	text        []byte
	items, list pen.Pen // annotations, and the collection of them
	pages       map[*dossier.Agent]string
	tei         teiWriter
}

func newDesk() *desk { return &desk{pages: map[*dossier.Agent]string{}} }

func (d *desk) writeArticle(s *site.Site, a *dossier.Article, files Files) error {
	from := s.DataFrom(a)
	r := &d.reading
	r.read(a.Text)
	for _, f := range []struct {
		address site.Address
		make    func() []byte
	}{
		{site.TextAddress(a), func() []byte {
			d.text = append(d.text[:0], r.text...)
			return d.text
		}},
		{site.AnnotationsAddress(a), func() []byte {
			d.annotate(s, a, r)
			return d.list.Bytes()
		}},
		{site.TEIAddress(a), func() []byte {
			d.tei.begin(len(r.text))
			tei(&d.tei, s, a, r)
			return d.tei.bytes()
		}},
	} {
		if files.Keep(string(f.address), from) {
			continue
		}
		if err := files.Write(string(f.address), f.make(), from); err != nil {
			return err
		}
	}
	return nil
}
