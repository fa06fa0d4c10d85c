package data

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
	"dossier/generator/internal/sum"
)

// errFound ends a job that has made the file that was wanted.
var errFound = errors.New("found")

// One makes the file at an address, one of those Jobs makes, and no others but
// on the way. The error is fs.ErrNotExist where no job makes one.
func One(s *site.Site, address string) ([]byte, error) {
	w := &wanted{address: address}
	for _, job := range jobsFor(s, address) {
		if err := job(w); errors.Is(err, errFound) {
			return w.file, nil
		} else if err != nil {
			return nil, err
		}
	}
	return nil, fs.ErrNotExist
}

// A wanted file ends the job that makes it; others are not made where they need not be.
type wanted struct {
	address string
	file    []byte
}

func (w *wanted) Write(address string, data []byte, _ sum.Sum) error {
	if address != w.address {
		return nil
	}
	w.file = bytes.Clone(data)
	return errFound
}

func (w *wanted) Keep(address string, _ sum.Sum) bool { return address != w.address }

// jobsFor lists the jobs that may make the file at an address, so that a
// browser that asks for what there is not costs nothing.
func jobsFor(s *site.Site, address string) []Job {
	if i := slices.IndexFunc(s.Dossier.Articles, func(a *dossier.Article) bool {
		return slices.Contains([]site.Address{site.TextAddress(a), site.AnnotationsAddress(a), site.TEIAddress(a)}, site.Address(address))
	}); i >= 0 {
		return []Job{func(files Files) error { return newDesk().writeArticle(s, s.Dossier.Articles[i], files) }}
	}
	switch dir := path.Dir(address); {
	case strings.HasPrefix(address, "cards/"):
		return cardJob(s, site.Address(address))
	case dir == "data":
		return whole(s)[:2]
	case dir == "." && !strings.HasSuffix(address, ".html") && slices.Contains([]string{".xml", ".json", ".txt"}, path.Ext(address)):
		return whole(s)[2:]
	}
	return nil
}

// cardJob draws the card at an address, when a page has it.
func cardJob(s *site.Site, address site.Address) []Job {
	if s.Dossier.Settings.BaseURL == "" {
		return nil
	}
	for i, p := range s.Pages() {
		if cardAddress(p.Address) != address {
			continue
		}
		if _, own := ownCard(s, p); own {
			return []Job{func(files Files) error { return writeCards(s, []int{i}, files) }}
		}
	}
	return nil
}
