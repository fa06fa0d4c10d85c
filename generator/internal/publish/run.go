package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"dossier/generator/internal/slug"
)

// A Job is one publication.
type Job struct {
	Site   fs.FS // a folder dossier build wrote
	Target Target
	Choice Choice
	Token  string // tells this run from every other
	// Workers is how many files are sent at the same time; at least 1.
	Workers int
	// Sent is told of each file that has arrived; nil for nobody.
	Sent func(Step)
}

// Plan compares the site with the target and writes nothing.
func (j Job) Plan(ctx context.Context) (*Plan, error) {
	p, _, err := j.plan(ctx)
	return p, err
}

func (j Job) plan(ctx context.Context) (*Plan, string, error) {
	files, err := Tree(j.Site, j.Target.Tag)
	if err != nil {
		return nil, "", err
	}
	before, tag, err := j.manifest(ctx)
	if err != nil {
		return nil, "", err
	}
	there, err := j.list(ctx, files, before)
	if err != nil {
		return nil, "", err
	}
	p, err := makePlan(files, there, before, j.Target.Exclusive(), j.Choice)
	return p, tag, err
}

func (j Job) manifest(ctx context.Context) (*Manifest, string, error) {
	data, tag, err := j.Target.Get(ctx, ManifestPath)
	if errors.Is(err, ErrMissing) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("reading %s: %w", ManifestPath, err)
	}
	m, err := parseManifest(data)
	return m, tag, err
}

// list returns what is there but the manifest. A file of ours has the name it has
// with us: a disk that knows no case may list it in another.
func (j Job) list(ctx context.Context, files Files, before *Manifest) ([]Object, error) {
	ours := map[string]string{} // by what two names must differ in on every disk
	for _, named := range append(before.all(), files, Files{ManifestPath: {}}) {
		for name := range named {
			ours[slug.Fold(name)] = name
		}
	}
	all, err := j.Target.List(ctx, func(p string) bool { return ours[slug.Fold(p)] != "" })
	if err != nil {
		return nil, fmt.Errorf("listing what is there: %w", err)
	}
	listed := map[string]bool{}
	for _, o := range all {
		listed[o.Path] = true
	}
	there := all[:0]
	for _, o := range all {
		if name := ours[slug.Fold(o.Path)]; name != "" && !listed[name] {
			tag, err := j.Target.Stat(ctx, name)
			if err != nil && !errors.Is(err, ErrMissing) {
				return nil, fmt.Errorf("looking at %s: %w", name, err)
			}
			if err == nil && tag == o.Tag { // the target takes both names for one
				o.Path = name
			}
		}
		if o.Path != ManifestPath {
			there = append(there, o)
		}
	}
	return there, nil
}

// Run publishes: it says at the target what it is going to do, writes, looks at
// what arrived, deletes, and says that it is done. Broken off at any point, it
// can be run again and sends what is missing.
func (j Job) Run(ctx context.Context) (*Plan, error) {
	p, tag, err := j.plan(ctx)
	if err != nil || p.Empty() {
		return p, err
	}
	if tag, err = j.sign(ctx, p.claim(j.Token), tag); err != nil {
		return p, err
	}
	for _, steps := range p.phases() {
		if err := j.send(ctx, p, steps, tag); err != nil {
			return p, err
		}
	}
	there, err := j.verify(ctx, p)
	if err != nil {
		return p, cmp.Or(j.held(ctx, tag), err) // somebody else there explains it better
	}
	done := &Manifest{Site: p.Site, Files: p.files, Old: p.old}
	var leftover error
	if len(p.Deletes) > 0 {
		// The claim holds until the last delete: nobody may begin to rely on a file that is about to go.
		claim := *done
		claim.Pending, claim.Token = p.files, j.Token
		if tag, err = j.sign(ctx, &claim, tag); err != nil {
			return p, err
		}
		if leftover, err = j.prune(ctx, p, there, tag); err != nil {
			return p, err
		}
	}
	if _, err := j.sign(ctx, done, tag); err != nil {
		return p, err
	}
	if err := j.Target.Commit(ctx, message(p)); err != nil {
		return p, busy(err)
	}
	return p, leftover
}

// claim is the manifest while the site is being written: everything is ours
// that was, and everything this publication is about to put there.
func (p *Plan) claim(token string) *Manifest {
	m := &Manifest{Site: p.Site, Files: Files{}, Pending: p.files, Token: token, Old: Files{}}
	if p.before == nil {
		return m
	}
	m.Files = p.before.Files
	for _, files := range []Files{p.before.Old, p.before.Pending} {
		for name, f := range files {
			m.Old[name] = f
		}
	}
	return m
}

// sign writes a manifest in the place of the one with the tag before. Of two
// that publish at the same time, one gets no further.
func (j Job) sign(ctx context.Context, m *Manifest, before string) (string, error) {
	tag, err := j.Target.Put(ctx, ManifestPath, m.encode(), before)
	if err != nil {
		return "", busy(fmt.Errorf("writing %s: %w", ManifestPath, err))
	}
	return tag, nil
}

// held tells whether the claim is still ours. A claim can be taken over, by a
// person who thinks this publication dead; it then stops at its next file.
func (j Job) held(ctx context.Context, claim string) error {
	if j.Target.Exclusive() {
		return nil
	}
	tag, err := j.Target.Stat(ctx, ManifestPath)
	if errors.Is(err, ErrMissing) || err == nil && tag != claim {
		return busy(fmt.Errorf("%s: %w", ManifestPath, ErrConflict))
	}
	return err
}

func busy(err error) error {
	if errors.Is(err, ErrConflict) {
		return &BusyError{"somebody else publishes to the same target (" + err.Error() + ")", "nothing was deleted; wait for them to end, then publish again"}
	}
	return err
}

func (j Job) send(ctx context.Context, p *Plan, steps []Step, claim string) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(j.Workers, 1))
	var mu sync.Mutex
	for _, s := range steps {
		mu.Lock()
		f := p.files[s.Path]
		mu.Unlock()
		g.Go(func() error {
			if err := cmp.Or(ctx.Err(), j.held(ctx, claim)); err != nil {
				return err
			}
			data, err := read(j.Site, s.Path, f)
			if err != nil {
				return err
			}
			tag, err := j.Target.Put(ctx, s.Path, data, s.before)
			if err != nil {
				return busy(fmt.Errorf("writing %s: %w", s.Path, err))
			}
			mu.Lock()
			defer mu.Unlock()
			f.Tag = tag
			p.files[s.Path] = f
			if j.Sent != nil {
				j.Sent(s)
			}
			return nil
		})
	}
	return g.Wait()
}

// verify looks whether every file of the site stands at the target as it was
// sent, and returns all that is there.
func (j Job) verify(ctx context.Context, p *Plan) (map[string]Object, error) {
	list, err := j.list(ctx, p.files, p.before)
	if err != nil {
		return nil, err
	}
	there := map[string]Object{}
	for _, o := range list {
		there[o.Path] = o
	}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if err := p.arrived(name, there); err != nil {
			return nil, err
		}
	}
	return there, nil
}

func (p *Plan) arrived(name string, there map[string]Object) error {
	f, o := p.files[name], there[name]
	if o.Path == "" || o.Size != f.Size || o.Tag != f.Tag {
		return fmt.Errorf("%s is not at the target as it was sent; nothing was deleted; publish again", name)
	}
	return nil
}

// prune deletes what is no longer part of the site and still is what was
// published. What stays makes no reader's link lead to nothing: it is reported,
// and left to the next publication.
func (j Job) prune(ctx context.Context, p *Plan, there map[string]Object, claim string) (leftover, stop error) {
	var left *LeftoverError
	for _, s := range p.Deletes {
		if err := j.held(ctx, claim); err != nil {
			return nil, err
		}
		o, ok := there[s.Path]
		if !ok {
			continue
		}
		err := ErrConflict
		if o.Tag == s.before {
			err = j.Target.Delete(ctx, s.Path)
		}
		if err == nil {
			delete(p.old, s.Path)
			continue
		}
		if left == nil {
			left = &LeftoverError{Err: fmt.Errorf("deleting %s: %w", s.Path, err)}
		}
		left.N++
	}
	if left == nil {
		return nil, nil
	}
	return left, nil
}

func message(p *Plan) string {
	return fmt.Sprintf("Publish %s\n\n%d added, %d changed, %d deleted\n", p.Site, len(p.Adds), len(p.Changes), len(p.Deletes))
}
