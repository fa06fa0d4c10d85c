package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/fault"
	"dossier/generator/internal/output"
	"dossier/generator/internal/publish"
)

// A yard is a folder of its own in which a scene is played again and again. Its
// content is in one of two states, and each run makes of one the other.
type yard struct {
	*testing.T
	scene
	work string
	now  int                  // the state whose site is there
	want [2]map[string]string // the folder that is written, in each state
	lock [2]string            // ids.lock, in each state
	bad  []string             // what is wrong with the run that is judged
}

// harbor is the content in one of the two states: an article stays, is changed,
// and another goes or comes.
func harbor(state int) folder {
	return folder{
		"dossier.yaml":   "title: The ferry\n",
		"articles/a.txt": fmt.Sprintf("“Pier %d stays shut,” Mayor Ada Lindqvist said.\n", state),
		[]string{"articles/b.txt", "articles/c.txt"}[state]: "“We sail at noon,” Omar Reed said.\n",
	}
}

// newYard lays a yard out in a folder, and lets the scene be played to and fro until the
// states stay the same: ids.lock remembers what was.
func newYard(t *testing.T, s scene, work string) *yard {
	y := &yard{T: t, scene: s, work: filepath.Join(work, "yard")}
	if s.files {
		for state := range 2 {
			y.fill(state)
			y.mustRun("build", "--quiet", "--content", y.at("content"), "--out", y.at(fmt.Sprint("from", state)), "--no-cache")
			y.want[state] = published(tree(t, y.at(fmt.Sprint("from", state))))
		}
		y.fill(0)
	}
	for i := range 4 {
		y.now = i % 2
		y.fill(y.now)
		y.mustRun(y.command(y.now)...)
		if !s.files {
			y.want[y.now] = tree(t, y.at(s.out))
			if i < 2 && !s.fresh { // a file of the author's, which is kept
				if err := os.WriteFile(y.at(s.out+"/.gitignore"), []byte("*\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		y.lock[y.now] = tree(t, y.at("content"))["/"+dossier.LockFile]
	}
	return y
}

// published is what of a site is published.
func published(site map[string]string) map[string]string {
	maps.DeleteFunc(site, func(name, _ string) bool { return strings.Contains(name, "/.") })
	return site
}

func (y *yard) at(name string) string { return filepath.Join(y.work, name) }

// command is the scene's, to make a state.
func (y *yard) command(state int) (args []string) {
	for _, a := range y.args {
		args = append(args, strings.NewReplacer("$WORK", y.work, "$N", fmt.Sprint(state)).Replace(a))
	}
	return args
}

// fill makes the content be in a state.
func (y *yard) fill(state int) {
	if !y.files || y.want[1] == nil {
		fill(y.T, y.at("content"), harbor(state), dossier.LockFile)
	}
}

func (y *yard) mustRun(args ...string) {
	y.Helper()
	var said bytes.Buffer
	if code := run(args, env{stdout: &said, stderr: &said}); code != exitOK {
		y.Fatalf("%s: exit %d: %s", strings.Join(args, " "), code, said.String())
	}
}

// calls is how often the command makes each system call, to make of one state the
// other.
func (y *yard) calls() map[string]int {
	r, said := y.play(fault.Fault{})
	if r.Killed || r.Code != exitOK || len(r.Other) > 0 {
		y.Fatalf("without a fault: %+v %s; a call of another number has to go into a table of package fault", r, said)
	}
	return r.Calls
}

// play runs the command as a process to make the other state, with a fault.
func (y *yard) play(f fault.Fault) (fault.Run, string) {
	y.Helper()
	y.fill(1 - y.now)
	if y.fresh {
		if err := os.RemoveAll(y.at(y.out)); err != nil {
			y.Fatal(err)
		}
	}
	tool, processors := "dossier", "GOMAXPROCS=1" // with one its calls come in nearly the same order each time
	if y.private {
		tool, processors = private, "GOMAXPROCS=2"
	}
	tool, err := exec.LookPath(tool)
	if err != nil {
		y.Fatal(err)
	}
	said, err := os.Create(y.work + ".said")
	if err != nil {
		y.Fatal(err)
	}
	defer said.Close()
	r, err := fault.Trace(fault.Program{Args: append([]string{tool}, y.command(1-y.now)...), Dir: y.work, Env: append(os.Environ(), processors), Stderr: said}, f)
	if errors.Is(err, unix.EPERM) {
		y.Skip("not run: this system lets nobody trace a program")
	}
	if err != nil {
		y.Fatal(err)
	}
	text, err := os.ReadFile(said.Name())
	if err != nil {
		y.Fatal(err)
	}
	return r, string(text)
}

// fail runs the command with a fault, judges what came of it and lets the next
// run heal it. It tells whether there was a call to fail.
func (y *yard) fail(sum *tally, f fault.Fault, stride int) bool {
	r, said := y.play(f)
	seen := y.judge(r, f, said)
	if r.Hit {
		sum.add(f.Call, stride, seen)
	}
	y.heal()
	y.report(fmt.Sprintf("%s, call %d, %s", f.Call, f.N, troubleName(f.Err)), r.Code, said)
	return r.Hit
}

// report fails the test with what was wrong since the last report.
func (y *yard) report(trouble string, code int, said string) {
	y.Helper()
	if len(y.bad) > 0 {
		y.Errorf("%s: exit %d\n%s\n%s", trouble, code, strings.Join(y.bad, "\n"), said)
		y.bad = nil
	}
}

// wrong notes what is wrong with a run.
func (y *yard) wrong(form string, args ...any) { y.bad = append(y.bad, fmt.Sprintf(form, args...)) }

// judge tells what became of the command and its folders.
func (y *yard) judge(r fault.Run, f fault.Fault, said string) (seen row) {
	seen.points = 1
	there := tree(y.T, y.at(y.out))
	whole := y.shows(there, 1-y.now)
	switch {
	case whole:
		seen.new = 1
	case y.fresh && len(there) == 0, !y.fresh && y.shows(there, y.now):
		seen.old = 1
	case y.files:
		seen.mixed = 1
		y.judgeMixture(there)
	default:
		y.wrong("%s is torn: %s", y.out, y.unlike(there))
	}
	switch {
	case r.Killed:
		seen.killed = 1
	case r.Code == exitOK:
		seen.worked = 1
		if !whole {
			y.wrong("it said that all was well")
		}
	default:
		seen.failed = 1
		y.judgeMessage(r.Code, said)
	}
	if r.Killed != (r.Hit && f.Err == 0) {
		y.wrong("it ended otherwise than by the fault")
	}
	y.judgeContent(whole)
	y.judgeModes()
	return seen
}

// judgeModes looks whether everybody may read what is there.
func (y *yard) judgeModes() {
	err := filepath.WalkDir(y.at(y.out), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode() != output.FileMode && info.Mode() != fs.ModeDir|output.FolderMode {
			y.wrong("%s is %v", name, info.Mode())
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		y.Fatal(err)
	}
}

// shows tells whether a folder is what a state makes of it.
func (y *yard) shows(there map[string]string, state int) bool {
	if !y.files {
		return maps.Equal(there, y.want[state])
	}
	for name, text := range published(maps.Clone(there)) {
		want, ok := y.want[state][name]
		if ok && want != text || !ok && y.want[1-state][name] != text { // of the state before, kept for readers who have its pages open
			return false
		}
	}
	for name := range y.want[state] {
		if _, ok := there[name]; !ok {
			return false
		}
	}
	return true
}

// unlike is the first file of a folder that is of no state.
func (y *yard) unlike(there map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if text := there[name]; text != y.want[0][name] && text != y.want[1][name] {
			return name
		}
	}
	return fmt.Sprint(len(there), " files")
}

// judgeMixture is for a folder that is changed file by file: each is whole, and
// no page leads to one that is not there.
func (y *yard) judgeMixture(there map[string]string) {
	for name, text := range published(maps.Clone(there)) {
		if text != y.want[0][name] && text != y.want[1][name] {
			y.wrong("%s is torn: %d bytes", name, len(text))
		}
		if path.Ext(name) != ".html" {
			continue
		}
		for _, to := range hrefs(y.T, text) {
			to, _, _ = strings.Cut(to, "#")
			to, _, _ = strings.Cut(to, "?")
			if to == "" || strings.Contains(to, ":") {
				continue
			}
			if _, ok := there[path.Join(path.Dir(name), to)]; !ok && name != "/404.html" {
				y.wrong("%s leads to %s, which is not there", name, to)
			}
		}
	}
}

// told is a line that says what is wrong, and where.
var told = regexp.MustCompile(`(?m)^(dossier: .*/|[^ :]+:\d+:\d+: error\[)`)

// early is what is said before the program begins, by Go or by the system.
var early = regexp.MustCompile(`cannot open standard fds|error while loading shared libraries`)

func (y *yard) judgeMessage(code int, said string) {
	if early.MatchString(said) {
		return
	}
	if !told.MatchString(said) || strings.Contains(said, "bug in dossier") || strings.Contains(said, "goroutine ") {
		y.wrong("it does not say what is wrong, and where")
	}
	if strings.Contains(said, "the site is published, but") && code == exitLocked {
		return // what it no longer has is left to the next run
	}
	if code != exitInternal && code != exitInput && code != exitPublish {
		y.wrong("exit %d is not for what the machine does", code)
	}
}

// judgeContent looks at the folders the command does not write for readers: the
// content is as it was, its ids.lock that of the site; in it and beside it
// is nothing but what the next run clears.
func (y *yard) judgeContent(whole bool) {
	content := tree(y.T, y.at("content"))
	lock := content["/"+dossier.LockFile]
	if lock != y.lock[1-y.now] && (whole || lock != y.lock[y.now]) {
		y.wrong("ids.lock is not of the site:\n%s", lock)
	}
	for name := range content {
		if _, ours := harbor(y.state())[name[1:]]; !ours && name != "/"+dossier.LockFile && name != "/."+dossier.LockFile+".new" {
			y.wrong("%s is left in the content folder", name)
		}
	}
	beside, err := os.ReadDir(y.work)
	if err != nil {
		y.Fatal(err)
	}
	for _, e := range beside {
		if !slices.Contains([]string{"content", "cache", "from0", "from1", y.out, "." + y.out + ".new", "." + y.out + ".old", "." + y.out + ".lock"}, e.Name()) {
			y.wrong("%s is left", e.Name())
		}
	}
}

// state is the one the content is in.
func (y *yard) state() int {
	if y.files {
		return 1
	}
	return 1 - y.now
}

// heal runs the command without a fault: the site is whole, and nothing is left.
func (y *yard) heal() {
	y.mustRun(y.command(1 - y.now)...)
	y.now = 1 - y.now
	there := tree(y.T, y.at(y.out))
	if !y.shows(there, y.now) {
		y.wrong("the next run does not make the site")
	}
	for name := range there {
		if base := path.Base(name); strings.HasPrefix(base, ".") && base != publish.ManifestPath && y.want[y.now][name] == "" {
			y.wrong("the next run leaves %s", name)
		}
	}
	content := tree(y.T, y.at("content"))
	if len(content) != len(harbor(0))+1 || !y.files && content["/"+dossier.LockFile] != y.lock[y.now] {
		y.wrong("after the next run the content folder holds %v", slices.Sorted(maps.Keys(content)))
	}
	for _, name := range []string{".new", ".old", ".lock"} {
		if _, err := os.Lstat(y.at("." + y.out + name)); err == nil {
			y.wrong("the next run leaves %s", "."+y.out+name)
		}
	}
}

// restore puts back what was kept of the state before: ids.lock, and the author's
// file in the site.
func (y *yard) restore() {
	err := errors.Join(os.WriteFile(y.at("content/"+dossier.LockFile), []byte(y.lock[y.now]), 0o644), os.MkdirAll(y.at(y.out), 0o755),
		os.WriteFile(y.at(y.out+"/.gitignore"), []byte("*\n"), 0o644))
	if err != nil {
		y.Fatal(err)
	}
}
