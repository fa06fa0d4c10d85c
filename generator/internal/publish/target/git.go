package target

import (
	"bytes"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"os"
	"strings"
	"sync"

	"dossier/generator/internal/publish"
)

// A branch is a branch of a git repository, as hosts of pages serve it. Files
// go into a repository of its own, through git's plumbing; nothing is checked
// out, and the author's repository is read for its remotes and settings only.
// All becomes one commit, pushed on the condition that the branch has not moved.
type branch struct {
	remote, name string
	git          gitRunner
	dir          string // of the repository; temporary
	head         string // commit the branch is at; "" when there is no branch
	format       string // "sha1" or "sha256"
	sum          func() hash.Hash

	mu     sync.Mutex
	there  map[string]publish.Object
	put    map[string]bool // written, not yet committed
	gone   map[string]bool // deleted, not yet committed
	signed []byte          // the manifest, written with the commit
	load   *loader         // nil until something is written
}

func openGit(ctx context.Context, remote, name string) (_ publish.Target, err error) {
	b := &branch{remote: remote, name: name, format: "sha1", sum: sha1.New, there: map[string]publish.Object{}, put: map[string]bool{}, gone: map[string]bool{}}
	if b.git, err = newGitRunner(ctx); err != nil {
		return nil, err
	}
	if _, err := b.git.run(ctx, "check-ref-format", "refs/heads/"+name); err != nil {
		return nil, &BadNameError{"git:" + remote + "#" + name, "git allows no branch of that name"}
	}
	if b.head, err = b.remoteHead(ctx); err != nil {
		return nil, err
	}
	if b.dir, err = os.MkdirTemp("", "dossier-publish-"); err != nil {
		return nil, err
	}
	if err := b.fetch(ctx); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// remoteHead is the commit the branch is at now. On the way it learns from the
// length of the names which sort of names the repository uses.
func (b *branch) remoteHead(ctx context.Context) (head string, err error) {
	out, err := b.git.run(ctx, "ls-remote", "--", b.remote, "HEAD", "refs/heads/"+b.name)
	for line := range strings.Lines(string(out)) {
		id, ref, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if len(id) == hex.EncodedLen(sha256.Size) {
			b.format, b.sum = "sha256", sha256.New
		}
		if ref != "HEAD" {
			head = id
		}
	}
	return head, err
}

func (b *branch) fetch(ctx context.Context) error {
	if _, err := b.git.run(ctx, "init", "--quiet", "--bare", "--object-format="+b.format, b.dir); err != nil {
		return err
	}
	b.git.repository = b.dir
	if b.head == "" {
		return nil
	}
	if _, err := b.git.run(ctx, "fetch", "--quiet", "--no-tags", "--depth=1", "--", b.remote, b.head); err != nil {
		// Some hosts give a commit by its branch only.
		if _, err := b.git.run(ctx, "fetch", "--quiet", "--no-tags", "--depth=1", "--", b.remote, "refs/heads/"+b.name); err != nil {
			return err
		}
	}
	out, err := b.git.run(ctx, "ls-tree", "-r", "-l", "-z", "--full-tree", b.head)
	if err != nil {
		return err
	}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		about, p, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about) // mode, type, id, size
		if !ok || len(fields) != 4 {
			continue
		}
		o := publish.Object{Path: p, Tag: fields[2]}
		fmt.Sscan(fields[3], &o.Size) // "-" for what is no file
		b.there[p] = o
	}
	return nil
}

func (b *branch) String() string { return "git:" + hideCredentials(b.remote) + "#" + b.name }

// Exclusive holds as a commit shows all or nothing.
func (b *branch) Exclusive() bool { return true }

// Tag is git's own name for these bytes.
func (b *branch) Tag(data []byte) string {
	h := b.sum()
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

func (b *branch) List(context.Context, func(string) bool) ([]publish.Object, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []publish.Object
	for _, o := range b.there {
		all = append(all, o)
	}
	return all, nil
}

// Get returns a file as it is committed, and the manifest as it was put.
func (b *branch) Get(ctx context.Context, p string) ([]byte, string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	o, ok := b.there[p]
	if !ok {
		return nil, "", publish.ErrMissing
	}
	if p == publish.ManifestPath && b.signed != nil {
		return b.signed, o.Tag, nil
	}
	data, err := b.git.run(ctx, "cat-file", "blob", o.Tag)
	return data, o.Tag, err
}

func (b *branch) Stat(ctx context.Context, p string) (string, error) {
	_, tag, err := b.Get(ctx, p)
	return tag, err
}

func (b *branch) Put(ctx context.Context, p string, data []byte, before string) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.there[p].Tag != before {
		return "", publish.ErrConflict
	}
	tag := b.Tag(data)
	if p == publish.ManifestPath {
		b.signed = data // written more than once; the last is committed
	} else if err := b.write(ctx, data); err != nil {
		return "", err
	}
	b.put[p] = true
	delete(b.gone, p)
	b.there[p] = publish.Object{Path: p, Size: int64(len(data)), Tag: tag}
	return tag, nil
}

func (b *branch) write(ctx context.Context, data []byte) (err error) {
	if b.load == nil {
		if b.load, err = b.git.startLoader(ctx); err != nil {
			return err
		}
	}
	return b.load.blob(data)
}

func (b *branch) Delete(_ context.Context, p string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.there[p]; ok {
		delete(b.there, p)
		delete(b.put, p)
		b.gone[p] = true
	}
	return nil
}

// Commit makes one commit of all that was written and pushes it. The answer to
// a push can be lost: where the branch then stands says whether it arrived.
func (b *branch) Commit(ctx context.Context, message string) error {
	commit, err := b.commit(ctx, message)
	if err != nil {
		return err
	}
	_, pushed := b.git.run(ctx, "push", "--quiet", "--force-with-lease=refs/heads/"+b.name+":"+b.head, "--", b.remote, commit+":refs/heads/"+b.name)
	if pushed == nil {
		return nil
	}
	switch now, err := b.remoteHead(ctx); {
	case err != nil || now == b.head:
		return pushed
	case now == commit:
		return nil
	}
	return fmt.Errorf("pushing to %s: the branch has moved: %w", b, publish.ErrConflict)
}

func (b *branch) commit(ctx context.Context, message string) (string, error) {
	who, err := b.git.identity(ctx)
	if err != nil {
		return "", err
	}
	if err := b.write(ctx, b.signed); err != nil {
		return "", err
	}
	// Hosts that build pages of their own are told not to.
	extra := ""
	if _, ok := b.there[".nojekyll"]; !ok {
		if err := b.load.blob(nil); err != nil {
			return "", err
		}
		extra = fmt.Sprintf("M 100644 %s .nojekyll\n", b.Tag(nil))
	}
	var c bytes.Buffer
	fmt.Fprintf(&c, "commit refs/heads/published\ncommitter %s\ndata %d\n%s", who, len(message), message)
	if b.head != "" {
		fmt.Fprintf(&c, "from %s\n", b.head)
	}
	for p := range b.gone {
		fmt.Fprintf(&c, "D %s\n", quotePath(p))
	}
	for p := range b.put {
		fmt.Fprintf(&c, "M 100644 %s %s\n", b.there[p].Tag, quotePath(p))
	}
	c.WriteString(extra)
	if err := b.load.end(c.Bytes()); err != nil {
		return "", err
	}
	b.load = nil
	out, err := b.git.run(ctx, "rev-parse", "refs/heads/published")
	return strings.TrimSpace(string(out)), err
}

// quotePath writes a path as fast-import reads it.
func quotePath(p string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(p) + `"`
}

func (b *branch) Close() error {
	if b.load != nil {
		b.load.abort()
	}
	return os.RemoveAll(b.dir)
}
