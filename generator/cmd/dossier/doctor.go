package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/output"
	"dossier/generator/internal/pdf"
)

type doctorCmd struct {
	Content string `default:"content" placeholder:"DIR" help:"Folder with the articles (default: content)."`
	Out     string `default:"public" placeholder:"DIR" help:"Folder the site goes into (default: public)."`
	JSON    bool   `name:"json" help:"Print what was found as JSON."`
}

func (doctorCmd) examples() string {
	return "  dossier doctor\n  dossier doctor --content received --out site\n"
}

// A finding is one thing looked at.
type finding struct {
	What  string `json:"what"`
	State string `json:"state"`          // ok, missing (something cannot be done), broken (nothing can)
	Found string `json:"found"`          // what was seen
	Costs string `json:"cost,omitempty"` // what is missed, and what to do
}

const (
	fine    = "ok"
	missing = "missing"
	broken  = "broken"
)

// errSick says that the findings printed already are the reason to fail.
var errSick = errors.New("dossier cannot work here")

// Run looks at what is there and changes nothing.
func (c *doctorCmd) Run(e env) error {
	all := []finding{
		{"dossier", fine, version + ", " + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH, ""},
		c.content(), c.out(), c.disk(),
		program("git", func() (string, error) { return exec.LookPath("git") }, "dossier publish cannot publish to a branch; install git"),
		program("Chromium", func() (string, error) { return pdf.Find(os.Getenv("DOSSIER_CHROMIUM")) }, "briefings cannot be printed to PDF; install chromium"),
		terminal(),
	}
	if c.JSON {
		enc := json.NewEncoder(e.stdout)
		enc.SetIndent("", "  ")
		if err := enc.Encode(all); err != nil {
			return err
		}
	} else {
		for _, f := range all {
			fmt.Fprintf(e.stdout, "%-9s %-9s %s\n", f.What, f.State, f.Found)
			if f.Costs != "" {
				fmt.Fprintf(e.stdout, "%-19s %s\n", "", f.Costs)
			}
		}
	}
	for _, f := range all {
		if f.State == broken {
			return errSick
		}
	}
	return nil
}

// content counts the articles, in the folder itself or its articles/.
func (c *doctorCmd) content() finding {
	f := finding{What: "content"}
	texts, err := dossier.Texts(os.DirFS(c.Content))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.State, f.Found, f.Costs = missing, "there is no folder "+c.Content, "name one with --content, or start one: dossier new my-dossier"
		return f
	case err != nil:
		f.State, f.Found, f.Costs = broken, err.Error(), "let yourself read it"
		return f
	}
	f.State, f.Found = fine, count(len(texts), "article", "articles")+" in "+c.Content
	if len(texts) == 0 {
		f.State, f.Costs = missing, "put articles, each a .txt file, into "+c.Content
	}
	return f
}

// out tells whether the site can be put where it goes.
func (c *doctorCmd) out() finding {
	f := finding{What: "site", State: fine, Found: "goes into " + c.Out}
	if err := output.Check(c.Out, c.Content); err != nil {
		f.State, f.Found, f.Costs = broken, err.Error(), "dossier build will refuse"
		return f
	}
	parent := existing(filepath.Dir(filepath.Clean(c.Out)))
	probe, err := os.CreateTemp(parent, ".dossier-doctor-*")
	if err != nil {
		f.State, f.Found, f.Costs = broken, "cannot write into "+parent, "let yourself write there, or name another folder with --out"
		return f
	}
	probe.Close()
	if err := os.Remove(probe.Name()); err != nil {
		f.State, f.Found = broken, err.Error()
	}
	return f
}

// enough is the free space below which a build of some size may not fit: the
// old site and the new one are there together for a while.
const enough = 512 << 20

func (c *doctorCmd) disk() finding {
	free, err := freeSpace(existing(filepath.Dir(filepath.Clean(c.Out))))
	switch {
	case err != nil:
		return finding{"disk", fine, "free space is not known here", ""}
	case free < enough:
		return finding{"disk", missing, fmt.Sprintf("%d MiB free", free>>20), "a large dossier may not fit: old and new site are kept side by side while it is built"}
	}
	return finding{"disk", fine, fmt.Sprintf("%d MiB free", free>>20), ""}
}

// existing is a folder, or the nearest one above it that is there.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}

// program looks for a program and asks it for its version.
func program(what string, find func() (string, error), costs string) finding {
	path, err := find()
	if err != nil {
		return finding{what, missing, "not found", costs}
	}
	out, err := exec.Command(path, "--version").Output()
	if err != nil {
		return finding{what, missing, fmt.Sprintf("%s does not start: %v", path, err), costs}
	}
	said, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return finding{what, fine, said + ", " + path, ""}
}

// terminal tells whether names and quotation marks will be readable.
func terminal() finding {
	charset := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG"))
	if u := strings.ToUpper(charset); strings.Contains(u, "UTF-8") || strings.Contains(u, "UTF8") || runtime.GOOS == "windows" {
		return finding{"terminal", fine, cmp.Or(charset, "UTF-8"), ""}
	}
	return finding{"terminal", missing, "not known to read UTF-8 (LANG is " + cmp.Or(charset, "not set") + ")",
		"messages may show quotation marks wrongly; files are not affected. Set LANG to a UTF-8 locale such as C.UTF-8"}
}
