package data

import (
	"encoding/json"

	"dossier/generator/internal/site"
)

// The forms of JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/.
type (
	feedJSON struct {
		Version     string     `json:"version"`
		Title       string     `json:"title"`
		HomePage    string     `json:"home_page_url"`
		Feed        string     `json:"feed_url"`
		Description string     `json:"description,omitempty"`
		Language    string     `json:"language"`
		Items       []itemJSON `json:"items"`
	}
	itemJSON struct {
		ID        string       `json:"id"`
		URL       string       `json:"url"`
		Title     string       `json:"title"`
		Text      string       `json:"content_text"`
		Published string       `json:"date_published"`
		Authors   []authorJSON `json:"authors,omitempty"`
		Tags      []string     `json:"tags"`
	}
	authorJSON struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
)

func jsonFeed(s *site.Site, list []entry) ([]byte, error) {
	d, l := s.Dossier.Settings, linkerOf(s, site.JSONFeed)
	f := feedJSON{Version: "https://jsonfeed.org/version/1.1", Title: shown(d.Title), HomePage: l.to("index.html"), Feed: l.to(site.JSONFeed),
		Description: shown(d.Question), Language: d.Language}
	for _, e := range list {
		it := itemJSON{ID: permanent(s, e.address), URL: l.to(e.address), Title: shown(e.title), Text: shown(e.words), Published: moment(e.date), Tags: []string{e.kind}}
		if e.author != "" {
			by := authorJSON{Name: shown(e.author)}
			if e.page != "" {
				by.URL = l.to(e.page)
			}
			it.Authors = []authorJSON{by}
		}
		f.Items = append(f.Items, it)
	}
	data, err := json.MarshalIndent(f, "", " ")
	return append(data, '\n'), err
}
