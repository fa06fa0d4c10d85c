// Package pdf prints finished pages with Chromium: tagged, with an outline, the
// page numbers of the contents filled in, and the same bytes each time. The
// site is served to it from loopback; it can reach nothing else, and runs no
// script of a page.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"time"
)

// A Printer is what pages are printed with.
type Printer struct {
	Chromium string // the program; see Find
	Site     fs.FS  // the finished site
	BaseURL  string // where the site will be published, with a final slash; "" when unknown
}

// A Job is a page to print.
type Job struct {
	Address string    // "briefings/geneva.html"
	Date    time.Time // when the PDF says it was made: no clock is read
}

// most is how often a page is printed until it stands still. Three times are
// enough: without page numbers, with them, and the same again, unless a number's
// width moves a line, or Chromium on a busy machine sets one a hair off (seen: a
// number an eighth of a pixel higher, once in some hundred prints).
const most = 6

// Print prints one page after the other and hands each PDF to put. It ends when
// ctx does, and leaves no process behind. The error is for people: that
// Chromium did not start, did not answer, or wrote no PDF.
func (p Printer) Print(ctx context.Context, jobs []Job, put func(Job, []byte) error) (err error) {
	server, err := serve(p.Site)
	if err != nil {
		return err
	}
	defer server.Close()
	b, err := start(ctx, p.Chromium)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	for _, j := range jobs {
		pdf, err := p.print(b, server, j)
		if err != nil {
			return fmt.Errorf("printing %s: %w", j.Address, b.explain(err))
		}
		if err := put(j, pdf); err != nil {
			return err
		}
	}
	return nil
}

// print prints a page until the numbers in its contents are those of its pages
// and it comes out twice the same.
func (p Printer) print(b *browser, server *server, j Job) ([]byte, error) {
	html, err := fs.ReadFile(p.Site, j.Address)
	if err != nil {
		return nil, err
	}
	var numbers map[string]int
	var last []byte
	for range most {
		server.show(j.Address, forPaper(html, j.Address, p.BaseURL, numbers))
		pdf, err := b.pdf(server.url + j.Address)
		if err != nil {
			return nil, err
		}
		found, err := destinations(pdf)
		if err != nil {
			return nil, err
		}
		if pdf, err = steady(pdf, j.Date); err != nil {
			return nil, err
		}
		if maps.Equal(found, numbers) && bytes.Equal(pdf, last) {
			return pdf, nil
		}
		numbers, last = found, pdf
	}
	return nil, fmt.Errorf("it does not come out the same after printing it %d times", most)
}
