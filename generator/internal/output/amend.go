package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/generator/internal/sum"
)

// A Placed is a site as it stands in its folder, for a process that changes it
// again and again: what a change leaves alone costs next to nothing.
type Placed struct {
	dir    string             // resolved
	parts  map[string]*placed // by address
	sorted []*placed          // the same, as a Manifest is
	list   []byte             // SHA256SUMS
	change int                // counts them
}

// A placed is a file or a folder of the site.
type placed struct {
	Entry
	in     *placed                // its folder
	packed *placed                // the .gz beside it
	line   int                    // length of its line in SHA256SUMS, 0 when it has none
	stays  int                    // the last change that left it there
	then   atomic.Pointer[placed] // what was kept after it, the last time
}

// Place returns the site that stands in dir as the Manifest says. Whoever does not
// come from its Commit should ask first whether it Holds: what a change leaves
// alone is not looked at.
func Place(dir string, m Manifest) (*Placed, error) {
	dir, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	p := &Placed{dir: dir, parts: make(map[string]*placed, len(m)), sorted: make([]*placed, len(m))}
	all, size := make([]placed, len(m)), 0
	for i, e := range m {
		p.sorted[i] = all[i].set(e)
		p.add(&all[i])
		size += all[i].line
	}
	p.list = make([]byte, 0, size)
	for i := range all {
		if all[i].line > 0 {
			p.list = appendSum(p.list, all[i].Entry)
		}
	}
	return p, nil
}

func newPlaced(e Entry) *placed { return new(placed).set(e) }

func (p *placed) set(e Entry) *placed {
	p.Entry = e
	if !e.Mode.IsDir() && e.Address != SumsFile && !slices.Contains(kept, e.Address) {
		p.line = sumLine(e)
	}
	return p
}

// add takes in a part, after the folder it is in and the file it is packed from.
func (p *Placed) add(e *placed) {
	p.parts[e.Address] = e
	if e.Address != "." {
		e.in = p.parts[path.Dir(e.Address)]
	}
	if f := p.packedFrom(e); f != nil {
		f.packed = e
	}
}

func (p *Placed) drop(e *placed) {
	delete(p.parts, e.Address)
	if f := p.packedFrom(e); f != nil {
		f.packed = nil
	}
	e.Entry = Entry{Mode: fs.ModeDir} // no file, for whoever finds it by then
}

func (p *Placed) packedFrom(e *placed) *placed {
	if address, ok := strings.CutSuffix(e.Address, packedExt); ok {
		return p.parts[address]
	}
	return nil
}

// A Change is a site that is being changed where it stands. Files are staged beside
// it; a journal, which any later build completes after a crash, then puts them.
type Change struct {
	Compress bool // put a .gz beside each file that gets smaller

	site   *Placed
	root   *os.Root // of the stage
	unlock func()
	step   step // nil but in tests

	names atomic.Int64           // given to staged files
	last  atomic.Pointer[placed] // kept last
	mu    sync.Mutex
	come  []arrival
	begun bool // the journal may be on the disk
}

// An arrival is new in the site, or takes the place of what was there.
type arrival struct {
	*placed
	name string // of a file in the stage
}

// Amend begins a change of the site. End it with Commit or Abort; until Commit the
// folder stays as it is. What is neither written nor kept is gone after it.
// ErrChanged, here or at Commit, says that somebody else has been there: a site
// that is built anew, with Begin, mends that.
func (p *Placed) Amend() (*Change, error) {
	unlock, completed, err := enter(p.dir)
	if err != nil {
		return nil, err
	}
	c := &Change{site: p, unlock: unlock}
	if completed {
		err = ErrChanged
	} else {
		err = c.open()
	}
	if err != nil {
		c.Abort()
		return nil, err
	}
	return c, nil
}

func (c *Change) open() error {
	c.site.change++
	root := c.site.parts["."]
	if root == nil || !c.stay(Marker) || !c.stay(SumsFile) {
		return ErrChanged
	}
	if err := root.stands(c.site.dir); err != nil {
		return err
	}
	for _, name := range kept {
		c.stay(name)
	}
	return c.openStage()
}

// openStage makes the folder for what is staged.
func (c *Change) openStage() error {
	parent, err := os.OpenRoot(filepath.Dir(c.site.dir))
	if err != nil {
		return err
	}
	defer parent.Close()
	c.root, err = makeRoot(parent, filepath.Base(changeDir(c.site.dir)))
	return err
}

func (c *Change) stay(address string) bool {
	f := c.site.parts[address]
	if f != nil {
		f.stays = c.site.change
	}
	return f != nil
}

// Keep leaves a file as it is, without looking at it, if it was made from the same.
// It is false of another, and of what is no file of the site. Several may be kept
// and written at the same time, each once; those kept one after another, in the
// order of the change before, are found at once.
func (c *Change) Keep(address string, from sum.Sum) bool {
	f := c.find(address)
	if f == nil || f.Mode.IsDir() || from == 0 || f.From != from {
		return false
	}
	if c.Compress && compressible(address, f.Size) {
		if f.packed == nil {
			return false
		}
		f.packed.stays = c.site.change
	}
	f.stays = c.site.change
	return true
}

func (c *Change) find(address string) *placed {
	last, f := c.last.Load(), (*placed)(nil)
	if last != nil {
		f = last.then.Load()
	}
	if f == nil || f.Address != address {
		if f = c.site.parts[address]; f == nil {
			return nil
		}
		if last != nil {
			last.then.Store(f)
		}
	}
	c.last.Store(f)
	return f
}

// Write says what a file of the site is from Commit on. One that is so already
// stays as it is.
func (c *Change) Write(f File) error {
	digest := sha256.Sum256(f.Data)
	was := c.site.parts[f.Address]
	same := was != nil && !was.Mode.IsDir() && was.Sum == digest
	if same {
		was.stays, was.From = c.site.change, f.From
	} else if err := c.put(f, digest); err != nil {
		return err
	}
	if !c.Compress || !compressible(f.Address, int64(len(f.Data))) {
		return nil
	}
	if same && was.packed != nil {
		was.packed.stays = c.site.change
		return nil
	}
	data, err := pack(f.Data)
	if err != nil {
		return err
	}
	return c.put(File{Address: f.Address + packedExt, Data: data}, sha256.Sum256(data))
}

func (c *Change) put(f File, digest [32]byte) error {
	a, err := c.stage(f)
	if err != nil {
		return err
	}
	a.Sum = digest
	c.mu.Lock()
	defer c.mu.Unlock()
	c.come = append(c.come, a)
	return nil
}

func (c *Change) stage(f File) (arrival, error) {
	if !inside(f.Address) {
		return arrival{}, unwritten(c.at(f.Address), fs.ErrInvalid)
	}
	e, name := Entry{Address: f.Address, From: f.From}, strconv.FormatInt(c.names.Add(1), 10)
	if err := create(c.root, name, &e, f.Data); err != nil {
		return arrival{}, unwritten(c.at(f.Address), err)
	}
	return arrival{newPlaced(e), name}, nil
}

func (c *Change) at(address string) string {
	return filepath.Join(c.site.dir, filepath.FromSlash(address))
}

// Commit makes the folder hold exactly what was written and kept, the marker and
// what is the author's; it returns what that is. Until the journal is on the disk any
// error leaves the folder as it was; after that the site may be part old and part
// new, and the next build, or whoever calls Heal, completes it.
func (c *Change) Commit() (Manifest, error) {
	defer c.Abort()
	o := c.outcome(false)
	if err := c.check(o); err != nil {
		return nil, err
	}
	if err := c.sums(o); err != nil {
		return nil, err
	}
	if err := c.carryOut(o); err != nil {
		return nil, err
	}
	m := make(Manifest, len(o.sorted))
	for i, e := range o.sorted {
		m[i] = e.Entry
	}
	return m, nil
}

// Switch puts in place what has been written so far, and goes on. Nothing is removed
// yet, and SHA256SUMS stays that of the site before: until Commit nobody takes what
// stands there for a whole site.
func (c *Change) Switch() error {
	if len(c.come) == 0 {
		return nil
	}
	o := c.outcome(true)
	if err := c.check(o); err != nil {
		return err
	}
	if err := c.carryOut(o); err != nil {
		return err
	}
	for _, e := range o.come {
		c.site.parts[e.Address].stays = c.site.change
	}
	c.come = nil
	return c.openStage()
}

// carryOut begins the outcome and finishes it.
func (c *Change) carryOut(o *outcome) error {
	j, err := c.begin(o)
	if err != nil {
		return err
	}
	c.begun = true
	if err := c.finish(o, j); err != nil {
		return fmt.Errorf("changing %s: %w; the next build completes the change", c.site.dir, err)
	}
	c.begun = false
	return nil
}

// Abort gives up what was written. It does nothing after Commit.
func (c *Change) Abort() {
	if c.unlock == nil {
		return
	}
	if c.root != nil {
		c.root.Close()
	}
	if !c.begun {
		os.RemoveAll(changeDir(c.site.dir))
	}
	c.unlock()
	c.unlock = nil
}

// An outcome is the site as it will be, and how it comes to be so.
type outcome struct {
	part   bool      // what is not spoken of stays, as more is to come
	sorted []*placed // of the site; what is replaced stands for what replaces it
	list   []byte    // SHA256SUMS
	come   []arrival // by address
	gone   []*placed // by address
}

func (c *Change) outcome(part bool) *outcome {
	p := c.site
	for _, e := range p.sorted {
		if e.stays == p.change {
			e.in.stay(p.change)
		}
	}
	o := &outcome{part: part, come: c.come}
	made := map[string]bool{}
	for _, e := range c.come {
		dir := path.Dir(e.Address)
		for ; p.parts[dir] == nil && !made[dir]; dir = path.Dir(dir) {
			made[dir] = true
			o.come = append(o.come, arrival{placed: newPlaced(Entry{Address: dir, Mode: fs.ModeDir | FolderMode})})
		}
		p.parts[dir].stay(p.change)
	}
	slices.SortFunc(o.come, func(a, b arrival) int { return strings.Compare(a.Address, b.Address) })
	o.merge(p)
	return o
}

// stay marks a folder, and those it is in, as staying.
func (p *placed) stay(change int) {
	for ; p != nil && p.stays != change; p = p.in {
		p.stays = change
	}
}

// merge joins what comes with what stays. Lines of SHA256SUMS that stay are copied
// as they stand there, many at a time.
func (o *outcome) merge(p *Placed) {
	o.sorted = make([]*placed, 0, len(p.sorted)+len(o.come))
	size := len(p.list)
	for _, e := range o.come {
		size += e.line
	}
	o.list = make([]byte, 0, size)
	come, from, to := o.come, 0, 0 // p.list[from:to] stays, and is not copied yet
	line := func(e *placed) {
		o.list, from = append(o.list, p.list[from:to]...), to
		if e.line > 0 {
			o.list = appendSum(o.list, e.Entry)
		}
	}
	for _, e := range p.sorted {
		for ; len(come) > 0 && come[0].Address < e.Address; come = come[1:] {
			line(come[0].placed)
			o.sorted = append(o.sorted, come[0].placed)
		}
		switch {
		case len(come) > 0 && come[0].Address == e.Address:
			line(come[0].placed)
			come = come[1:]
			o.sorted = append(o.sorted, e)
		case e.stays == p.change || o.part:
			to += e.line
			o.sorted = append(o.sorted, e)
			continue
		default:
			o.list = append(o.list, p.list[from:to]...)
			o.gone = append(o.gone, e)
		}
		to += e.line
		from = to
	}
	for _, e := range come {
		line(e.placed)
		o.sorted = append(o.sorted, e.placed)
	}
	o.list = append(o.list, p.list[from:to]...)
}

// check tells whether all that will be replaced or removed is what it was, with the
// folders it is in, and whether nothing is where something new will be.
func (c *Change) check(o *outcome) error {
	p := c.site
	looked := map[*placed]bool{}
	look := func(e *placed) error {
		for ; e != nil && !looked[e]; e = e.in {
			looked[e] = true
			if err := e.stands(p.dir); err != nil {
				return err
			}
		}
		return nil
	}
	for _, e := range o.gone {
		if err := look(e); err != nil {
			return err
		}
	}
	for _, e := range o.come {
		was, in := p.parts[e.Address], p.parts[path.Dir(e.Address)]
		switch {
		case was != nil && was.Mode.IsDir() || in != nil && !in.Mode.IsDir():
			return fmt.Errorf("%s: a folder and a file of one name: %w", e.Address, ErrChanged)
		case was != nil:
			in = was
		case in != nil:
			if _, err := os.Lstat(c.at(e.Address)); !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%s: %w", e.Address, ErrChanged)
			}
		}
		if err := look(in); err != nil {
			return err
		}
	}
	for _, name := range append([]string{SumsFile}, kept...) {
		if err := look(p.parts[name]); err != nil {
			return err
		}
	}
	return nil
}

// sums stages SHA256SUMS, and sums it meanwhile: in a large site it is the largest.
func (c *Change) sums(o *outcome) error {
	if err := c.step.at("stage", SumsFile); err != nil {
		return err
	}
	digest := make(chan [32]byte, 1)
	go func() { digest <- sha256.Sum256(o.list) }()
	a, err := c.stage(File{Address: SumsFile, Data: o.list})
	got := <-digest
	if err != nil {
		return err
	}
	a.Sum = got
	o.come = append(o.come, a)
	return nil
}

// begin brings the stage and the journal to the disk.
func (c *Change) begin(o *outcome) (*journal, error) {
	was := c.site.parts[SumsFile]
	j := &journal{Of: was.Sum[:], Part: o.part}
	for _, e := range o.come {
		if e.Mode.IsDir() {
			j.Make = append(j.Make, e.Address)
		} else {
			j.Put = append(j.Put, staged{e.name, e.Address, e.Sum[:]})
		}
	}
	for _, e := range slices.Backward(o.gone) {
		if e.Mode.IsDir() {
			j.Clear = append(j.Clear, e.Address)
		} else {
			j.Remove = append(j.Remove, e.Address)
		}
	}
	stage := changeDir(c.site.dir)
	if err := c.step.at("flush", stage); err != nil {
		return nil, err
	}
	if err := syncFolder(stage); err != nil {
		return nil, fmt.Errorf("flushing %s to disk: %w", stage, err)
	}
	data, err := j.encode()
	if err != nil {
		return nil, err
	}
	if err := c.step.at("write", journalFile); err != nil {
		return nil, err
	}
	if err := WriteFile(filepath.Join(stage, journalFile), data); err != nil {
		return nil, err
	}
	return j, syncPart(filepath.Dir(stage), os.O_RDONLY, syncNames)
}

// finish carries the journal out and takes down what has come of it.
func (c *Change) finish(o *outcome, j *journal) error {
	p := c.site
	touched, err := j.carryOut(p.dir, c.step)
	if err != nil {
		return err
	}
	infos := make([]fs.FileInfo, len(touched))
	for i, name := range touched {
		if infos[i], err = os.Lstat(c.at(name)); err != nil {
			return err
		}
	}
	for _, e := range o.gone {
		p.drop(e)
	}
	for _, e := range o.come {
		if was := p.parts[e.Address]; was != nil {
			was.Entry = e.Entry
		} else {
			p.add(e.placed)
		}
	}
	for i, name := range touched {
		p.parts[name].note(infos[i])
	}
	p.sorted, p.list = o.sorted, o.list
	if err := c.step.at("remove", journalFile); err != nil {
		return err
	}
	c.root.Close()
	c.root = nil
	return os.RemoveAll(changeDir(p.dir))
}
