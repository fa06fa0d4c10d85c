package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/sys/unix"

	"dossier/generator/internal/output"
	"dossier/generator/internal/publish/target"
)

// A badCase is one file of testdata/bad.
type badCase struct {
	path   string
	source *txtar.Archive
	t      *testing.T

	id, title     string
	asked, agreed string // outcomes, a letter each
	why           string // they differ
	proof         string // the tests that prove the case, which is not run here
	command       []string
	within, took  time.Duration // of a processor
	env           []string
	fileLimit     int // blocks of 512 bytes a file may have; 0: no limit
	stranger      bool
	unproven      string // why nothing proves the case yet
	steps, checks [][]string
	keeps         []string   // folders of the case, as they were afterwards
	asks          [][]string // of a server: status and request
	stderr        string

	work   string // its folder
	server string // address of the server that plays a bucket
}

// readCase reads a case's file: what it asks, how its input is made, and what is looked at.
func readCase(t *testing.T, name string) *badCase {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c := &badCase{path: name, source: a, t: t}
	c.id, _, _ = strings.Cut(filepath.Base(name), "-")
	c.command = []string{"build", "--quiet", "--content", "$WORK/content", "--out", "$WORK/site"}
	for _, f := range a.Files {
		if f.Name == "stderr" {
			c.stderr = string(f.Data)
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(string(a.Comment)), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case i == 0:
			c.title = line
		case line == "" || word == "#":
		case word == "asked":
			c.asked, c.agreed = rest, rest
		case word == "agreed":
			c.agreed, c.why, _ = strings.Cut(rest, " ")
		case word == "unproven":
			c.unproven = rest
		case word == "elsewhere":
			c.proof = rest
		default:
			c.directive(t, line, words(t, line))
		}
	}
	if c.title == "" || c.asked == "" || c.asked != c.agreed && c.why == "" {
		t.Fatalf("%s: a case has a title, what is asked, and why what was agreed differs", name)
	}
	return c
}

// checksOf are the directives that look at what was written; the others make the input.
var checksOf = []string{"shows", "hides", "holds", "lacks", "links", "unlinked", "again", "missing", "wellformed", "cells"}

func (c *badCase) directive(t *testing.T, line string, w []string) {
	var err error
	switch {
	case w[0] == "command":
		c.command = w[1:]
	case w[0] == "flags":
		c.command = append(c.command, w[1:]...)
	case w[0] == "within":
		c.within, err = time.ParseDuration(w[1])
	case w[0] == "env":
		c.env = w[1:]
	case w[0] == "filelimit":
		c.fileLimit, err = strconv.Atoi(w[1])
	case w[0] == "stranger":
		c.stranger = os.Geteuid() == 0 // anybody else is one already
	case w[0] == "keeps":
		c.keeps = append(c.keeps, w[1:]...)
	case w[0] == "asks" && len(w) == 3:
		c.asks = append(c.asks, w[1:])
	case slices.Contains(checksOf, w[0]):
		c.checks = append(c.checks, w)
	case makers[w[0]].make != nil && (len(w) == makers[w[0]].words || makers[w[0]].words == 0):
		c.steps = append(c.steps, w)
	default:
		t.Fatalf("%s: no such directive: %s", c.path, line)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// words parts a line at spaces; a word in quotation marks is a Go string.
func words(t *testing.T, line string) (out []string) {
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if q, err := strconv.QuotedPrefix(line); err == nil {
			s, _ := strconv.Unquote(q)
			out, line = append(out, s), line[len(q):]
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		if strings.ContainsAny(word[:1], "\"`") {
			t.Fatalf("a quotation mark is not closed: %s", line)
		}
		out, line = append(out, word), rest
	}
	return out
}

func (c *badCase) site() string { return filepath.Join(c.work, "site") }

// writes tells whether the command is one that writes the site.
func (c *badCase) writes() bool { return c.command[0] == "build" || c.command[0] == "pdf" }

// at is a path of the case's folder.
func (c *badCase) at(name string) string { return filepath.Join(c.work, name) }

// lay makes the input: a site of an earlier build, the files of the archive,
// then what the directives say, in order.
func (c *badCase) lay() error {
	for _, dir := range []string{filepath.Dir(c.work), c.work} { // for a stranger to enter
		if err := os.Chmod(dir, 0o755); err != nil {
			return err
		}
	}
	if err := output.Replace(c.site(), []output.File{{Address: "index.html", Data: []byte("as before")}}); err != nil {
		return err
	}
	for _, f := range c.source.Files {
		if f.Name != "stderr" {
			if err := c.put(f.Name, string(f.Data)); err != nil {
				return err
			}
		}
	}
	for _, w := range c.steps {
		if err := makers[w[0]].make(c, w[1:]); err != nil {
			return fmt.Errorf("%s: %w", strings.Join(w, " "), err)
		}
	}
	return nil
}

func (c *badCase) put(name, data string) error {
	if err := os.MkdirAll(filepath.Dir(c.at(name)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(c.at(name), []byte(data), 0o644)
}

// makers make what a text archive cannot hold. The number is of words, with the directive's own; 0: as many as there are.
var makers = map[string]struct {
	words int
	make  func(c *badCase, w []string) error
}{
	"write": {3, func(c *badCase, w []string) error { return c.put(w[0], w[1]) }},
	"repeat": {4, func(c *badCase, w []string) error {
		n, err := strconv.Atoi(w[1])
		if err != nil {
			return err
		}
		before, _ := os.ReadFile(c.at(w[0]))
		var b strings.Builder
		b.Write(before)
		for i := range n {
			piece := strings.ReplaceAll(w[2], "%d", strconv.Itoa(i))
			if strings.Contains(piece, "%s") { // deeper each time
				piece = strings.ReplaceAll(piece, "%s", strings.Repeat(" ", i+1))
			}
			b.WriteString(piece)
		}
		return c.put(w[0], b.String())
	}},
	"append": {3, func(c *badCase, w []string) error {
		before, err := os.ReadFile(c.at(w[0]))
		if err != nil {
			return err
		}
		return c.put(w[0], string(before)+w[1])
	}},
	"symlink": {3, func(c *badCase, w []string) error { return os.Symlink(w[1], c.at(w[0])) }},
	"fifo":    {2, func(c *badCase, w []string) error { return unix.Mkfifo(c.at(w[0]), 0o644) }},
	"socket":  {2, func(c *badCase, w []string) error { return unix.Mknod(c.at(w[0]), unix.S_IFSOCK|0o644, 0) }},
	"sparse": {3, func(c *badCase, w []string) error { // a file of so many MiB
		mib, err := strconv.ParseInt(w[1], 10, 64)
		return errors.Join(err, c.put(w[0], ""), os.Truncate(c.at(w[0]), mib<<20))
	}},
	"chmod": {3, func(c *badCase, w []string) error {
		mode, err := strconv.ParseUint(w[0], 8, 32)
		if err != nil {
			return err
		}
		return os.Chmod(c.at(w[1]), os.FileMode(mode))
	}},
	"rename":  {3, func(c *badCase, w []string) error { return os.Rename(c.at(w[0]), c.at(w[1])) }},
	"remove":  {2, func(c *badCase, w []string) error { return os.RemoveAll(c.at(w[0])) }},
	"built":   {1, func(c *badCase, _ []string) error { return c.ran(c.command) }}, // an earlier build of the same content
	"ran":     {0, func(c *badCase, w []string) error { return c.ran(w) }},
	"folder":  {2, func(c *badCase, w []string) error { return os.MkdirAll(c.at(w[0]), 0o755) }},
	"zip":     {0, func(c *badCase, w []string) error { return c.zip(w[0], w[1:]) }},
	"zipped":  {3, func(c *badCase, w []string) error { return c.zipped(w[0], w[1]) }},
	"answers": {3, func(c *badCase, w []string) error { return c.bucket(w[0], w[1]) }},
	"publishing": {2, func(c *badCase, w []string) error { // somebody else publishes there
		to, err := target.Open(c.t.Context(), c.at(w[0]), c.site(), true)
		if err == nil {
			c.t.Cleanup(func() { to.Close() })
		}
		return err
	}},
	"busy": {2, func(c *badCase, w []string) error { // another build is at work there
		s, err := output.Begin(c.at(w[0]), nil)
		if err == nil {
			c.t.Cleanup(s.Abort)
		}
		return err
	}},
}

// ran is an earlier run of dossier that went well.
func (c *badCase) ran(command []string) error {
	if code, stderr := c.run(c.t, command...); code != exitOK {
		return fmt.Errorf("the earlier run failed: %s", stderr)
	}
	return nil
}
