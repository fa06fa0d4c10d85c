package dossier

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/slug"
	"dossier/generator/internal/source"
	"dossier/generator/internal/sum"
)

// LockFile is where the numbers of statements are kept, in the content folder.
const LockFile = "ids.lock"

// Files is what a content folder holds, read and checked one by one, not yet
// put together.
type Files struct {
	Bare      bool // nothing but article texts: the tool writes nothing here
	Whole     bool // every file could be read, and means something
	Settings  settingsFile
	Articles  []*Received
	Agents    []*authored
	Issues    []*authored
	Events    []*authored
	Notes     []*authored
	Briefings []*authored
	Lock      lock.Lock
	failed    map[string]bool // ids of articles that could not be read
	sums      []fileSum       // of every file read
}

// A fileSum is what was in a file.
type fileSum struct {
	name string
	sum  [sha256.Size]byte
}

// Sum writes the names and sums of all files read, by name, to h: two folders
// that give the same are the same dossier. The lock is left out, as a build
// may write another.
func (f *Files) Sum(h io.Writer) {
	for _, x := range slices.SortedFunc(slices.Values(f.sums), func(x, y fileSum) int { return strings.Compare(x.name, y.name) }) {
		if x.name != LockFile {
			fmt.Fprintf(h, "%s\x00%x\n", x.name, x.sum)
		}
	}
}

// author is what the author's files say, all but those of articles and the lock.
func (f *Files) author() (from sum.Sum) {
	articles := make(map[string]bool, 2*len(f.Articles))
	for _, r := range f.Articles {
		articles[r.Source.Path], articles[r.file] = true, true
	}
	for _, x := range f.sums {
		if x.name != LockFile && !articles[x.name] {
			from = x.add(from)
		}
	}
	return from
}

// add adds the name of a file and what was in it.
func (x fileSum) add(to sum.Sum) sum.Sum { return to.Text(x.name).Text(string(x.sum[:])) }

// Received is one article's text with what its author wrote about it.
type Received struct {
	Source *source.Article
	facts  articleFile
	name   string        // of its file, without folders
	file   string        // where the facts stand: the .yaml, or the .md itself
	sha256 string        // of the body, see bodySum
	was    *lock.Article // at the last build; nil when nothing is kept of it
	files  sum.Sum       // of its files
}

// authored is one of the author's Markdown files with its front matter.
type authored struct {
	id   string
	file string
	kind string // the folder: "people"
	agentFile
	issueFile
	eventFile
	noteFile
	briefingFile
	prose *Prose
}

// Limits of what is read: no input within them takes long or much memory.
type Limits struct {
	Article int64 // bytes of one article
	Lock    int64 // bytes of ids.lock, which grows with the archive: ten thousand articles of news have some 60 MB
	File    int64 // bytes of one of the author's files
	Entries int   // files and folders in all
}

// DefaultLimits is used by the command.
var DefaultLimits = Limits{Article: source.DefaultLimit, Lock: 512 << 20, File: 1 << 20, Entries: 200_000}

// Load reads a content folder. A folder without dossier.yaml and without an
// articles folder is a dossier too: its .txt and .md files are the articles.
// Only regular files are opened; anything else is an error.
func Load(fsys fs.FS, limits Limits) (*Files, diag.List) { return new(Shelf).Load(fsys, limits) }

func (s *Shelf) load(fsys fs.FS, limits Limits) (*Files, diag.List) {
	l := &loader{shelf: s, fsys: fsys, limits: limits, failed: map[string]bool{}}
	f := &Files{failed: l.failed}
	top := l.list(".")
	has := func(name string) bool {
		return slices.ContainsFunc(top, func(e fs.DirEntry) bool { return e.Name() == name })
	}
	folder := articlesFolder(top)
	f.Bare = folder == "." && !has("dossier.yaml") && !has(LockFile)
	if has("dossier.yaml") {
		if src, ok := l.read("dossier.yaml", limits.File, splitHint); ok {
			l.ds = append(l.ds, conf.Decode("dossier.yaml", src, 0, &f.Settings)...)
			l.language("dossier.yaml", f.Settings.Language)
			for _, o := range f.Settings.Outlets {
				l.address("dossier.yaml", o.URL)
			}
		}
	}
	if has(LockFile) {
		f.Lock = reread(l, &s.locks, []string{LockFile}, l.lock)
	}
	for _, e := range top {
		if near := conf.Nearest(e.Name(), topNames); folder == "articles" && near != "" && near != e.Name() {
			l.ds.Warnf(e.Name(), 1, 1, "not-read", "did you mean "+near+"?", "nothing of this name is read")
		}
	}
	f.Articles = l.articles(folder)
	s.since(f.Articles, f.Lock)
	if folder == "articles" || has("dossier.yaml") {
		agents := map[string]string{} // one id names one of either kind
		for _, kind := range []string{"people", "organizations"} {
			if has(kind) {
				f.Agents = append(f.Agents, l.authored(kind, agents)...)
			}
		}
		if has("issues") {
			f.Issues = l.authored("issues", map[string]string{})
		}
		if has("events") {
			f.Events = l.authored("events", map[string]string{})
		}
		if has("notes") {
			f.Notes = l.authored("notes", map[string]string{})
		}
		if has("briefings") {
			f.Briefings = l.authored("briefings", map[string]string{})
		}
	}
	if len(f.Articles) == 0 && !l.ds.HasErrors() {
		l.ds.Errorf(folder, 1, 1, "no-articles", "put article texts there as .txt or .md files", "there is no article to read")
	}
	f.sums = l.sums
	f.Whole = !slices.ContainsFunc(l.ds, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && d.Code != sourceChanged })
	return f, l.ds
}

// topNames is what a content folder holds.
var topNames = []string{"dossier.yaml", "articles", "people", "organizations", "issues", "events", "notes", "briefings", "originals"}

// lock reads what is kept of builds before.
func (l *loader) lock() lock.Lock {
	src, ok := l.read(LockFile, l.limits.Lock, "restore the file as dossier wrote it")
	if !ok {
		return lock.Lock{}
	}
	out, ds := lock.Parse(LockFile, src)
	l.ds = append(l.ds, ds...)
	return out
}

type loader struct {
	shelf  *Shelf
	looked []looked // what files were when it was asked whether they have changed
	fsys   fs.FS
	limits Limits
	failed map[string]bool
	sums   []fileSum
	ds     diag.List

	entries int // listed so far
}

// looked is what a file was.
type looked struct {
	name string
	info fs.FileInfo
}

// list returns the entries of a folder by name, without hidden ones.
func (l *loader) list(dir string) []fs.DirEntry {
	entries, ds := ReadFolder(l.fsys, dir)
	l.ds = append(l.ds, ds...)
	if l.entries += len(entries); l.entries > l.limits.Entries {
		l.ds.Errorf(dir, 1, 1, "too-many-files", "split the dossier", "with this folder there are %d files; the limit is %d", l.entries, l.limits.Entries)
		return nil
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })
}

// ReadFolder returns the entries of a folder in a content folder, by name. A link
// is none, wherever it leads.
func ReadFolder(fsys fs.FS, dir string) (entries []fs.DirEntry, ds diag.List) {
	if info, err := fs.Lstat(fsys, dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		ds.Errorf(dir, 1, 1, "link", "put the folder itself there", "this is a link; only files of the content folder itself are read")
		return nil, ds
	}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		ds.Errorf(dir, 1, 1, "unreadable", "check that it exists and may be read", "the folder cannot be read: %v", cause(err))
		return nil, ds
	}
	return entries, nil
}

// look says what a file is, once for all that ask before it is read.
func (l *loader) look(name string) (fs.FileInfo, error) {
	for _, x := range l.looked {
		if x.name == name {
			return x.info, nil
		}
	}
	info, err := fs.Lstat(l.fsys, name)
	if err == nil {
		l.looked = append(l.looked, looked{name, info})
	}
	return info, err
}

// What to do about a file over its limit.
const (
	splitHint = "split it"
	raiseHint = splitHint + ", or raise the limit with --max-article"
)

// read opens a regular file within the size limit; hint is what to do about one
// that is not.
func (l *loader) read(name string, limit int64, hint string) ([]byte, bool) {
	fail := func(code, hint, format string, args ...any) ([]byte, bool) {
		l.ds.Errorf(name, 1, 1, code, hint, format, args...)
		return nil, false
	}
	info, err := l.look(name)
	switch {
	case err != nil:
		return fail("unreadable", "check that it exists and may be read", "the file cannot be read: %v", cause(err))
	case info.Mode()&fs.ModeSymlink != 0:
		return fail("link", "put the file itself there", "this is a link; only files of the content folder itself are read")
	case !info.Mode().IsRegular():
		return fail("not-a-file", "remove it", "this is not a regular file")
	case info.Size() > limit:
		return fail("too-large", hint, "the file has %d bytes; the limit is %d", info.Size(), limit)
	}
	src, err := l.open(name, info, limit)
	switch {
	case errors.Is(err, errExchanged):
		return fail("exchanged", "build again when nothing else writes there", "the file was exchanged or grew while it was read")
	case err != nil:
		return fail("unreadable", "check that it exists and may be read", "the file cannot be read: %v", cause(err))
	}
	l.sums = append(l.sums, fileSum{name, sha256.Sum256(src)})
	return src, true
}

// errExchanged says that what was opened is not what was looked at.
var errExchanged = errors.New("exchanged")

// open reads the file that info is of, and no other that has taken its name since.
func (l *loader) open(name string, info fs.FileInfo, limit int64) ([]byte, error) {
	src, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		return nil, err
	}
	now, err := fs.Lstat(l.fsys, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil || !now.Mode().IsRegular() || info.Sys() != nil && !os.SameFile(info, now) || int64(len(src)) > limit {
		return nil, errExchanged
	}
	return src, nil
}

// cause is the error without the path, which the diagnostic gives already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// articles reads every .txt and .md of a folder and of the folders in it, with
// the .yaml beside each. An article's id is its file name, wherever it lies, so
// that archives can be sorted by year or outlet and sorted anew.
func (l *loader) articles(dir string) []*Received {
	found := l.articlesIn(dir, dir != ".", map[string]string{})
	read := make([]kept[*Received], len(found))
	var loaders [crew.Most]loader
	l.shelf.Crew.Parts(len(found), 16, func(part, from, to int) {
		one := &loaders[part]
		*one = loader{shelf: l.shelf, fsys: l.fsys, limits: l.limits}
		for i, a := range found[from:to] {
			read[from+i] = again(one, &l.shelf.articles, a.files, func() *Received { return one.article(a.files[0], a.files[1:]) })
		}
	})
	for _, one := range loaders {
		l.ds, l.sums = append(l.ds, one.ds...), append(l.sums, one.sums...)
	}
	var out []*Received
	for i, a := range found {
		l.shelf.articles.keep(a.files[0], read[i])
		if r := read[i].thing; r != nil {
			out = append(out, r)
		} else {
			l.failed[a.id] = true
		}
	}
	slices.SortFunc(out, func(a, b *Received) int { return cmp.Compare(a.name, b.name) })
	return out
}

// An articleName is the id of an article and the files it is read from: its text,
// and the .yaml beside that if there is one.
type articleName struct {
	id    string
	files []string
}

// articlesIn finds those of one folder, then of those in it. What is no article is
// worth a warning where only articles should lie.
func (l *loader) articlesIn(dir string, only bool, byID map[string]string) []articleName {
	var out []articleName
	var folders, facts []string
	entries := l.list(dir)
	beside := map[string]bool{}
	for _, e := range entries {
		if id, yaml := strings.CutSuffix(e.Name(), ".yaml"); yaml {
			beside[id] = true
		}
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		ext := path.Ext(e.Name())
		id := strings.TrimSuffix(e.Name(), ext)
		switch {
		case e.IsDir():
			if dir != "." || !notArticles(e.Name()) {
				folders = append(folders, name)
			}
		case ext == ".yaml":
			if name != "dossier.yaml" {
				facts = append(facts, id)
			}
		case ext == ".yml":
			l.ds.Errorf(name, 1, 1, "wrong-ending", "rename it to "+id+".yaml", "settings end in .yaml here")
		case ext != ".txt" && ext != ".md":
			if only {
				l.ds.Warnf(name, 1, 1, "not-an-article", "remove it, or rename it to .txt or .md", "this file is not read")
			}
		case !l.claim(byID, id, name):
		default:
			files := []string{name}
			if ext == ".txt" && beside[id] {
				files = append(files, path.Join(dir, id+".yaml"))
			}
			out = append(out, articleName{id, files})
		}
	}
	for _, id := range facts {
		l.factsOf(dir, id, byID[key(id)])
	}
	for _, name := range folders {
		out = append(out, l.articlesIn(name, only, byID)...)
	}
	return out
}

// factsOf checks that a file of facts stands beside the text it is about.
func (l *loader) factsOf(dir, id, article string) {
	file := path.Join(dir, id+".yaml")
	switch article {
	case path.Join(dir, id+".txt"):
	case path.Join(dir, id+".md"):
		l.ds.Errorf(file, 1, 1, "facts-twice", "move these lines there", "what is known about %s stands in its own front matter", article)
	default:
		l.ds.Errorf(file, 1, 1, "no-such-article", "rename it after an article, or remove it", "there is no %s.txt beside this file", id)
	}
}

// key is what two names must differ in to be two files on every file system.
func key(id string) string { return slug.Fold(id) }

// A checked name is what slug says of one.
type checked struct {
	key      string
	ok       bool
	why, fix string
}

func check(id string) checked {
	c := checked{key: key(id)}
	c.why, c.fix, c.ok = slug.Check(id)
	return c
}

// claim checks a file name that becomes an address and keeps it from being used twice.
func (l *loader) claim(taken map[string]string, id, name string) bool {
	c := l.shelf.names.Get(id, check)
	if !c.ok {
		l.ds.Errorf(name, 1, 1, "bad-name", c.fix, "%s", c.why)
		return false
	}
	if other := taken[c.key]; other != "" {
		l.ds.Errorf(name, 1, 1, "name-twice", "rename one of them", "%s has the same name for the site", other)
		return false
	}
	taken[c.key] = name
	return true
}

// article reads a text, and what the file beside it says, if there is one.
func (l *loader) article(name string, beside []string) *Received {
	before := len(l.sums)
	raw, ok := l.read(name, l.limits.Article, raiseHint)
	if !ok {
		return nil
	}
	r := &Received{name: path.Base(name), file: name}
	if path.Ext(name) == ".txt" {
		r.file = strings.TrimSuffix(name, ".txt") + ".yaml"
	}
	for _, file := range beside {
		if src, ok := l.read(file, l.limits.File, splitHint); ok {
			l.decode(file, src, 0, &r.facts)
		}
	}
	var ds diag.List
	r.Source, ds = source.Read(name, raw, source.Options{
		Encoding: r.facts.Encoding.Value, Declared: source.Place{Path: r.file, Line: r.facts.Encoding.Line, Col: r.facts.Encoding.Col}, Limit: int(l.limits.Article),
	})
	l.ds = append(l.ds, ds...)
	if r.Source != nil && r.Source.Markdown && r.Source.FrontMatter.Len() > 0 {
		line, _ := r.Source.Text.Position(r.Source.FrontMatter.Start)
		l.decode(name, []byte(r.Source.Text.Slice(r.Source.FrontMatter)), line-1, &r.facts)
	}
	l.facts(r)
	if r.Source == nil {
		return nil
	}
	r.facts.printed(furniture.ReadImprint(r.Source.Text.String()[r.Source.FrontMatter.End:]))
	if r.facts.Published.IsZero() {
		r.facts.Published = dayIn(r.Source.ID)
	}
	r.sha256 = bodySum(r.Source)
	for _, x := range l.sums[before:] {
		r.files = x.add(r.files)
	}
	return r
}

func (l *loader) decode(file string, src []byte, lineOffset int, into any) {
	l.ds = append(l.ds, conf.Decode(file, src, lineOffset, into)...)
}

// sourceChanged is the code for a text that is not the one it was; it is read all the same.
const sourceChanged = "source-changed"

// facts checks the values an article's file may hold.
func (l *loader) facts(r *Received) {
	f := r.facts
	l.oneOf(r.file, f.Basis, "basis", "printed", "inferred")
	l.oneOf(r.file, f.Text, "text", "source", "digest")
	l.language(r.file, f.Language)
	l.address(r.file, f.URL)
	l.address(r.file, f.Archived)
	if want := strings.ToLower(f.SHA256.Value); want != "" && r.Source != nil && want != r.Source.SHA256 {
		l.ds.Errorf(r.file, f.SHA256.Line, f.SHA256.Col, sourceChanged, "check the marks against the text, then write sha256: "+r.Source.SHA256,
			"the text of %s is not the one this file was written for", r.Source.Path)
	}
}

// printed fills in what the author has not given and the article itself prints.
func (f *articleFile) printed(in furniture.Imprint) {
	f.Byline.Value = cmp.Or(f.Byline.Value, in.Byline)
	f.Outlet.Value = cmp.Or(f.Outlet.Value, in.Outlet)
	if f.Published.Value == "" && in.Published != "" {
		f.Published, _ = conf.ParseDate(in.Published)
		f.BasisNote.Value = cmp.Or(f.BasisNote.Value, in.Doubt())
	}
}

// dayIn is the day in the name of an article's file ("gazette-2013-11-10"); zero when
// there is none.
func dayIn(id string) conf.Date {
	day, _ := conf.ParseDate(fileDay.FindString(id))
	return day
}

var fileDay = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

func (l *loader) oneOf(file string, v conf.Text, key string, allowed ...string) bool {
	if v.Value == "" || slices.Contains(allowed, v.Value) {
		return true
	}
	l.ds.Errorf(file, v.Line, v.Col, "bad-value", "write one of "+strings.Join(allowed, ", "), "%s cannot be %q", key, v.Value)
	return false
}

// address checks that a link out of the site leads to the web and names nobody's password.
func (l *loader) address(file string, v conf.Text) {
	u, err := url.Parse(v.Value)
	if v.Value != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil) {
		l.ds.Errorf(file, v.Line, v.Col, "bad-address", "write it as https://example.org/page, without name and password", "%q is not the address of a web page", v.Value)
	}
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$`)

func (l *loader) language(file string, v conf.Text) {
	if v.Value != "" && !languageTag.MatchString(v.Value) {
		l.ds.Errorf(file, v.Line, v.Col, "bad-value", "write its code, such as en or pt-BR", "language cannot be %q", v.Value)
	}
}

// authored reads the Markdown files of one of the author's folders. byID holds
// the names that are taken already.
func (l *loader) authored(kind string, byID map[string]string) []*authored {
	var out []*authored
	for _, e := range l.list(kind) {
		name := path.Join(kind, e.Name())
		id, ok := strings.CutSuffix(e.Name(), ".md")
		if !ok {
			l.ds.Warnf(name, 1, 1, "not-read", "rename it to end in .md, or remove it", "only .md files are read here")
			continue
		}
		if !l.claim(byID, id, name) {
			continue
		}
		if a := reread(l, &l.shelf.authored, []string{name}, func() *authored { return l.one(kind, id, name) }); a != nil {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b *authored) int { return cmp.Compare(a.id, b.id) })
	return out
}

// one reads one of the author's files. One with errors is kept with what could be
// read of it: all else that is wrong with it, or with what names it, is found as well.
func (l *loader) one(kind, id, name string) *authored {
	src, ok := l.read(name, l.limits.File, splitHint)
	if !ok {
		return nil
	}
	a := &authored{id: id, file: name, kind: kind}
	yaml, body, line, ok := l.split(name, src)
	if !ok {
		return nil
	}
	var into any = &a.agentFile
	switch kind {
	case "issues":
		into = &a.issueFile
	case "events":
		into = &a.eventFile
	case "notes":
		into = &a.noteFile
	case "briefings":
		into = &a.briefingFile
	}
	l.decode(name, yaml, 1, into)
	l.oneOf(name, a.Length, "length", string(LengthShort), string(LengthStandard), string(LengthFull))
	l.oneOf(name, a.Paper, "paper", "a4", "letter")
	for _, k := range a.Links {
		if l.address(name, k.URL); k.URL.Value == "" {
			l.ds.Errorf(name, k.Label.Line, k.Label.Col, "link-without-address", "add url: and the address", "the link %q leads nowhere", k.Label.Value)
		}
	}
	if strings.TrimSpace(body) != "" {
		a.prose = &Prose{Path: name, Line: line, Markdown: body}
	}
	return a
}

// split parts the front matter from the Markdown; line is the Markdown's first.
func (l *loader) split(name string, src []byte) (yaml []byte, body string, line int, ok bool) {
	s, ds := source.Plain(name, src)
	if l.ds = append(l.ds, ds...); ds.HasErrors() {
		return nil, "", 0, false
	}
	matter, start, ok := source.FrontMatter(s)
	if !ok {
		l.ds.Errorf(name, 1, 1, "front-matter-open", "close it with a line of three hyphens", "the front matter that opens here is never closed")
		return nil, "", 0, false
	}
	line = strings.Count(s[:start], "\n") + 1
	l.ds = append(l.ds, source.Concerns(name, s[start:], line)...)
	return []byte(s[matter.Start:matter.End]), s[start:], line, true
}
