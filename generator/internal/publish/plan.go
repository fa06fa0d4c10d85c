package publish

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Choice is what a person says about one publication.
type Choice struct {
	Site        string // which site this is
	Was         string // the name the target knows it by, when that is another
	AllowShrink bool   // publish although more than half of the pages are gone
	Beside      bool   // publish beside files dossier did not write
	TakeOver    bool   // go on where another publication broke off
	Purge       bool   // delete at once also what open pages may still load
}

// A Step is one file to write or delete.
type Step struct {
	Path   string `json:"path"`
	Size   int64  `json:"bytes"` // of what is sent; of what is deleted
	before string // tag of what stands there
}

// A Plan is all that a publication will do. It depends only on the site, on
// what is at the target and on the choice.
type Plan struct {
	Site      string   `json:"site"`
	Adds      []Step   `json:"adds"`
	Changes   []Step   `json:"changes"`
	Deletes   []Step   `json:"deletes"`
	Left      []string `json:"left"`      // ours once, changed by somebody else since: not deleted
	Unchanged int      `json:"unchanged"` // files
	Kept      int      `json:"kept"`      // files no longer part of the site, deleted with a later publication
	Foreign   int      `json:"foreign"`   // files at the target that are not dossier's
	Bytes     int64    `json:"bytes"`     // to send

	files  Files // with the tags of what is there already
	before *Manifest
	old    Files
}

// Empty says that the target holds the site already.
func (p *Plan) Empty() bool {
	return len(p.Adds)+len(p.Changes)+len(p.Deletes) == 0 && p.before != nil && p.before.Pending == nil && p.before.Site == p.Site && p.before.Files.same(p.files)
}

// makePlan compares a site with a target. there is without the manifest, which
// is before, nil where there is none. exclusive is the target's.
func makePlan(files Files, there []Object, before *Manifest, exclusive bool, c Choice) (*Plan, error) {
	p := &Plan{Site: c.Site, Adds: []Step{}, Changes: []Step{}, Deletes: []Step{}, Left: []string{}, files: Files{}, before: before, old: Files{}}
	if err := p.allowed(files, exclusive, c); err != nil {
		return nil, err
	}
	objects := map[string]Object{}
	for _, o := range there {
		objects[o.Path] = o
		if _, ours := files[o.Path]; !ours && before.ours(o.Path) == nil {
			p.Foreign++
		}
	}
	if err := p.compare(files, objects); err != nil {
		return nil, err
	}
	if before == nil && p.Foreign > 0 && !c.Beside {
		return nil, &RefusedError{fmt.Sprintf("the target holds %s dossier did not publish, such as %s", counted(p.Foreign, "file", "files"), foreign(there, files)),
			"name an empty one, or say --beside to publish beside them; they are not touched"}
	}
	p.drop(objects, c.Purge)
	for _, steps := range [][]Step{p.Adds, p.Changes, p.Deletes} {
		slices.SortFunc(steps, func(a, b Step) int { return cmp.Compare(a.Path, b.Path) })
	}
	slices.Sort(p.Left)
	return p, nil
}

// allowed judges the site as a whole, and whose target it is.
func (p *Plan) allowed(files Files, exclusive bool, c Choice) error {
	pages := files.pages()
	if _, ok := files[home]; !ok {
		return &RefusedError{"the site has no " + home, "build it anew"}
	}
	b := p.before
	if b == nil {
		return nil
	}
	if b.Site != c.Site && (c.Was == "" || b.Site != c.Was) {
		return &RefusedError{fmt.Sprintf("the target holds another site, %q; this one is %q", b.Site, c.Site),
			"name another target, or say --was " + strconv.Quote(b.Site) + " if it is the same site under a new name"}
	}
	if b.Pending != nil && !exclusive && !c.TakeOver && !b.Pending.same(files) {
		return &BusyError{"another version of this site is being published there, or was broken off",
			"wait for it to end; if it was broken off, say --take-over"}
	}
	if was := b.Files.pages(); 2*pages < was && !c.AllowShrink {
		return &RefusedError{fmt.Sprintf("the site has %s, and had %d when it was last published", counted(pages, "page", "pages"), was),
			"if that is meant, say --allow-shrink"}
	}
	return nil
}

// compare finds what to write. What is not ours is never written over, unless
// it is the same.
func (p *Plan) compare(files Files, there map[string]Object) error {
	var taken []string
	for name, f := range files {
		o, ok := there[name]
		switch records := p.before.ours(name); {
		case !ok && blocked(name, there):
			taken = append(taken, name)
		case !ok:
			p.Adds = append(p.Adds, Step{name, f.Size, ""})
			p.Bytes += f.Size
		case o.Tag != "" && (o.Tag == f.Tag || slices.Contains(records, File{f.SHA256, f.Size, o.Tag})):
			f.Tag = o.Tag
			p.Unchanged++
		case records != nil:
			p.Changes = append(p.Changes, Step{name, f.Size, o.Tag})
			p.Bytes += f.Size
		default:
			taken = append(taken, name)
		}
		p.files[name] = f
	}
	if len(taken) > 0 {
		slices.Sort(taken)
		return &RefusedError{fmt.Sprintf("the target holds %s dossier did not publish where the site has its own: %s",
			counted(len(taken), "file", "files"), strings.Join(taken[:min(3, len(taken))], ", ")), "move them away, or name another target"}
	}
	return nil
}

// blocked tells whether a file stands where the path needs a folder.
func blocked(name string, there map[string]Object) bool {
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		if _, ok := there[d]; ok {
			return true
		}
	}
	return false
}

// drop finds what is no longer part of the site. Files that a page already
// open may still load stay until the publication after this one.
func (p *Plan) drop(there map[string]Object, purge bool) {
	moves := len(p.Adds)+len(p.Changes) > 0
	for _, files := range p.before.all() {
		for name, f := range files {
			o, ok := there[name]
			if _, stays := p.files[name]; stays || !ok || p.old[name] != (File{}) {
				continue
			}
			if !slices.ContainsFunc(p.before.ours(name), func(f File) bool { return f.Tag == o.Tag }) {
				if !slices.Contains(p.Left, name) {
					p.Left = append(p.Left, name)
				}
				continue
			}
			f.Tag = o.Tag
			p.old[name] = f
			_, part := p.before.Files[name]
			if Immutable(name) && (part || !moves) && !purge {
				p.Kept++
				continue
			}
			p.Deletes = append(p.Deletes, Step{name, o.Size, o.Tag})
		}
	}
}

// phases are the writes in an order that never shows a link to nothing: no page
// that was there before links what is new, so what is new comes first.
func (p *Plan) phases() [][]Step {
	var phases [][]Step
	var last []Step
	for _, steps := range [][]Step{p.Adds, p.Changes} {
		var pages, others []Step
		for _, s := range steps {
			switch {
			case s.Path == home:
				last = append(last, s)
			case isPage(s.Path):
				pages = append(pages, s)
			default:
				others = append(others, s)
			}
		}
		phases = append(phases, others, pages)
	}
	return append(phases, last)
}

// foreign names the first file, in order, that is not the site's.
func foreign(there []Object, files Files) string {
	var names []string
	for _, o := range there {
		if _, ours := files[o.Path]; !ours {
			names = append(names, o.Path)
		}
	}
	return slices.Min(names)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
