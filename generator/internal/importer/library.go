package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/slug"
	"dossier/generator/internal/source"
)

// Originals is the folder of pages as they came. Nothing there is read as an article.
const Originals = "originals"

// A Library is what a content folder holds already.
type Library struct {
	fsys   fs.FS
	folder string           // of the articles: "articles", or "." for a folder of texts alone
	byID   map[string]*held // by folded id
	byURL  map[string]*held // by the address in its settings
	files  map[string]bool  // in articles and originals themselves
}

// held is an article that is there.
type held struct {
	id, file string
	url      string
	planned  []byte // its text, when it is of this run
}

// Open reads which articles a content folder holds. The list has an error when
// that cannot be told, or nothing could be put there.
func Open(fsys fs.FS) (*Library, diag.List) {
	var ds diag.List
	l := &Library{fsys: fsys, byID: map[string]*held{}, byURL: map[string]*held{}, files: map[string]bool{}}
	for _, dir := range []string{"articles", Originals} {
		if _, err := fs.Lstat(fsys, dir); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		entries, more := dossier.ReadFolder(fsys, dir)
		ds = append(ds, more...)
		for _, e := range entries {
			l.files[path.Join(dir, e.Name())] = true
		}
	}
	if ds.HasErrors() {
		return nil, ds
	}
	texts, err := dossier.Texts(fsys)
	if err != nil {
		at := "."
		if p := (*fs.PathError)(nil); errors.As(err, &p) {
			at, err = p.Path, p.Err
		}
		ds.Errorf(at, 1, 1, "unreadable", "check that it may be read", "the folder cannot be read: %v", err)
		return nil, ds
	}
	l.folder = "articles"
	for _, name := range texts {
		if !strings.HasPrefix(name, "articles/") { // a folder of articles made beside these would hide them
			l.folder = "."
		}
		l.add(strings.TrimSuffix(path.Base(name), path.Ext(name)), name)
	}
	return l, nil
}

// add notes an article and the address its settings give. Faults in them are
// for the build to report.
func (l *Library) add(id, file string) {
	h := &held{id: id, file: file}
	var facts struct {
		URL conf.Text `yaml:"url"`
	}
	if path.Ext(file) == ".md" {
		if raw, err := fs.ReadFile(l.fsys, file); err == nil {
			if matter, _, ok := source.FrontMatter(string(raw)); ok {
				conf.Decode(file, raw[matter.Start:matter.End], 0, &facts)
			}
		}
	} else if raw, err := fs.ReadFile(l.fsys, strings.TrimSuffix(file, ".txt")+".yaml"); err == nil {
		conf.Decode(file, raw, 0, &facts)
	}
	h.url = facts.URL.Value
	l.hold(h)
}

func (l *Library) hold(h *held) {
	l.byID[slug.Fold(h.id)] = h
	if h.url != "" {
		l.byURL[sameURL(h.url)] = h
	}
}

// sameURL is what two addresses of one page have in common: not the scheme, the
// fragment, or "www.".
func sameURL(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	s := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// locate returns the name an article gets, and the article that is there under it:
// the same page imported before. ok is false when the name is another's.
func (l *Library) locate(a *Article, want string, ds *diag.List) (id string, there *held, ok bool) {
	in, address := a.Input.Name, a.Fact("url")
	if want != "" {
		if why, fix, ok := slug.Check(want); !ok {
			ds.Errorf(in, 1, 1, "bad-name", strings.ReplaceAll(fix, "rename the file, to", "give --id"), "--id %s: %s", want, strings.ReplaceAll(why, "the file name", "the name"))
			return "", nil, false
		}
	} else if h := l.byURL[sameURL(address)]; h != nil && address != "" {
		return h.id, h, l.received(in, h, ds)
	}
	names := []string{want}
	if want == "" {
		base := nameOf(a.Fact("title"))
		names = []string{base, nameOf(base + " " + cmp.Or(a.Fact("outlet"), "2"))}
	}
	for _, id := range names {
		h := l.byID[slug.Fold(id)]
		if h == nil {
			return id, nil, true
		}
		if h.url == "" || address == "" || sameURL(h.url) == sameURL(address) {
			return h.id, h, l.received(in, h, ds)
		}
	}
	ds.Errorf(in, 1, 1, "name-taken", "give it another name with --id", "%s is another article, from another address", l.byID[slug.Fold(names[0])].file)
	return "", nil, false
}

// received tells whether an article is a text as received, which an import may be compared with.
func (l *Library) received(in string, h *held, ds *diag.List) bool {
	if path.Ext(h.file) == ".txt" {
		return true
	}
	ds.Errorf(in, 1, 1, "name-taken", "give it another name with --id", "%s stands for this page already, and is written by its author", h.file)
	return false
}

// nameOf makes a file name of a title, whole words of at most 60 bytes.
func nameOf(title string) string {
	s := slug.ID(title)
	if len(s) > 60 {
		s = s[:60]
		if i := strings.LastIndexByte(s, '-'); i > 20 {
			s = s[:i]
		}
	}
	if _, _, ok := slug.Check(s); !ok {
		s += "-1"
	}
	return s
}

// original returns the first free name for a page as it came, with an ending:
// earlier ones stay.
func (l *Library) original(id, ending string) string {
	name := path.Join(Originals, id+ending)
	for n := 2; l.files[name] || l.files[leftOutName(name)]; n++ {
		name = path.Join(Originals, fmt.Sprintf("%s.%d%s", id, n, ending))
	}
	return name
}
