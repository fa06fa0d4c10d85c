package data

import (
	"fmt"

	"dossier/generator/internal/site"
)

// writeSitemap writes robots.txt, which lets everybody read, and, where the
// site's address is known, sitemap.xml (https://www.sitemaps.org/protocol.html):
// the pages, or for more than most of them an index of sitemap-1.xml and so on.
func writeSitemap(s *site.Site, write Write, most int) error {
	l := linkerOf(s, "")
	robots := "User-agent: *\nDisallow:\n"
	if l.base == "" {
		return write(string(site.Robots), []byte(robots))
	}
	robots += "\nSitemap: " + l.to(site.Sitemap) + "\n"
	if err := write(string(site.Robots), []byte(robots)); err != nil {
		return err
	}
	var pages []string
	for _, p := range s.Pages() {
		if p.Template != "missing" && p.Template != "retired" {
			pages = append(pages, l.to(p.Address))
		}
	}
	if len(pages) <= most {
		return write(string(site.Sitemap), addresses("urlset", "url", pages))
	}
	var maps []string
	for len(pages) > 0 {
		n := min(most, len(pages))
		address := site.Address(fmt.Sprintf("sitemap-%d.xml", len(maps)+1))
		if err := write(string(address), addresses("urlset", "url", pages[:n])); err != nil {
			return err
		}
		maps, pages = append(maps, l.to(address)), pages[n:]
	}
	return write(string(site.Sitemap), addresses("sitemapindex", "sitemap", maps))
}

func addresses(list, item string, urls []string) []byte {
	w := newXML()
	w.start(list, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
	w.line()
	for _, u := range urls {
		w.start(item)
		w.element("loc", u)
		w.end()
		w.line()
	}
	w.end()
	w.line()
	return w.bytes()
}
