package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/internal/golden"
)

// slack is how many times the time of its case a run may take: tests run beside
// one another and under the race detector. What is not linear takes far longer.
const slack = 10

// patience is how long a case without a time of its own may take.
const patience = 10 * time.Second

// nobody is a user who owns no file of a test.
const nobody = 65534

// TestBad runs every case of testdata/bad, whose README tells what stands in
// one, and prints the table of them: what was asked, what was agreed, what came.
func TestBad(t *testing.T) {
	names, err := filepath.Glob("testdata/bad/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	everyNumber(t, names)
	rows := make([]string, len(names))
	var mu sync.Mutex
	count := map[string]int{}
	t.Run("cases", func(t *testing.T) {
		for i, name := range names {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
				t.Parallel()
				c := readCase(t, name)
				seen := c.outcome(t)
				mu.Lock()
				defer mu.Unlock()
				rows[i] = c.row(seen)
				count[c.group(seen)]++
			})
		}
	})
	t.Logf("case  asked agreed seen\n%s\n%v", strings.Join(rows, "\n"), count)
}

// groups are how many kinds of bad input each letter has.
var groups = map[string]int{
	"A": 22, // bytes
	"B": 18, // characters
	"C": 28, // hostile text
	"D": 24, // settings
	"E": 20, // files and names
	"F": 12, // marks
	"G": 12, // the machine
}

// everyNumber fails when a kind of bad input has no case.
func everyNumber(t *testing.T, names []string) {
	for letter, n := range groups {
		for i := range n {
			id := fmt.Sprintf("/%s%02d-", letter, i+1)
			if !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, id) }) {
				t.Errorf("no case %s", id)
			}
		}
	}
}

func (c *badCase) group(seen string) string {
	switch {
	case c.unproven != "":
		return "not proven"
	case c.proof != "":
		return "proven elsewhere"
	case seen != c.agreed:
		return "different"
	case c.agreed != c.asked:
		return "as argued"
	}
	return "as asked"
}

func (c *badCase) row(seen string) string {
	note := ""
	if c.unproven != "" {
		note = " (" + c.unproven + ")"
	}
	if c.why != "" {
		note = " (argued: " + c.why + ")"
	}
	if c.proof != "" {
		note += " (by " + c.proof + ")"
	}
	if c.took > 0 && c.within > 0 {
		note += fmt.Sprintf(" %.1f s of %v", c.took.Seconds(), c.within)
	}
	return fmt.Sprintf("%-5s %-5s %-6s %-4s %s%s", c.id, c.asked, c.agreed, seen, c.title, note)
}

// outcome tells what came of a case: a letter.
func (c *badCase) outcome(t *testing.T) string {
	switch {
	case c.unproven != "":
		return "-"
	case c.proof != "":
		return c.proven(t)
	case c.command[0] == "serve":
		return c.serve(t)
	}
	return c.try(t)
}

var (
	proofs = regexp.MustCompile(`[\w./-]*/[\w.-]+(?:_test\.go|\.test\.mjs)`)
	tests  = regexp.MustCompile(`\bTest\w+`)
)

// proven is the agreed outcome of a case that is proven elsewhere: the tests it
// names must be there.
func (c *badCase) proven(t *testing.T) string {
	var all strings.Builder
	for _, name := range proofs.FindAllString(c.proof, -1) {
		data, err := os.ReadFile(filepath.Join("../../..", name))
		if err != nil {
			t.Error(err)
		}
		all.Write(data)
	}
	for _, name := range tests.FindAllString(c.proof, -1) {
		if !strings.Contains(all.String(), "func "+name+"(") {
			t.Errorf("there is no %s", name)
		}
	}
	if all.Len() == 0 {
		t.Errorf("elsewhere names no file of tests: %s", c.proof)
	}
	return c.agreed
}

// try makes the files of a case, runs its command and tells what came: a letter.
func (c *badCase) try(t *testing.T) string {
	c.work = t.TempDir()
	if err := c.lay(); err != nil {
		t.Fatal(err)
	}
	before, kept := tree(t, c.site()), c.kept(t)
	if c.agreed == "W" && c.writes() { // before a lock is written that knows what is new
		if code, _ := c.run(t, append(slices.Clone(c.command), "--strict")...); code != exitInput || !maps.Equal(before, tree(t, c.site())) {
			t.Errorf("with --strict: exit %d", code)
		}
	}
	code, stderr := c.run(t, c.command...)
	if c.within > 0 && c.took > slack*c.within {
		t.Errorf("took %v of a processor; the limit is %v", c.took.Round(time.Millisecond), c.within)
	}
	seen := letter(code, stderr)
	if seen != c.agreed {
		t.Errorf("want %s, got %s (exit %d)", c.agreed, seen, code)
	}
	c.judgeMessages(t, stderr)
	if !slices.EqualFunc(kept, c.kept(t), maps.Equal) {
		t.Errorf("changed: %q", c.keeps)
	}
	same := maps.Equal(before, tree(t, c.site()))
	if !c.writes() {
		return seen
	}
	switch {
	case code != exitOK && !same:
		t.Error("the site that was there has changed")
	case code == exitOK && same:
		t.Error("no site was written")
	}
	if code == exitOK {
		c.judgePages(t)
	}
	return seen
}

// letter names an outcome as the table does.
func letter(code int, stderr string) string {
	switch {
	case code == exitOK && stderr == "":
		return "S"
	case code == exitOK:
		return "W"
	}
	return map[int]string{exitInternal: "F", exitInput: "E", exitUsage: "U", exitPublish: "P", exitLocked: "L"}[code]
}

// run gives the exit code and standard error, in which the folder of the case
// is called $WORK.
func (c *badCase) run(t *testing.T, args ...string) (code int, stderr string) {
	t.Helper()
	args = slices.Clone(args)
	for i := range args {
		args[i] = strings.ReplaceAll(strings.ReplaceAll(args[i], "$WORK", c.work), "$SERVER", c.server)
	}
	var out, err bytes.Buffer
	done := make(chan int, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- -1
				t.Errorf("panic: %v", p)
			}
		}()
		if c.stranger || len(c.env) > 0 || c.fileLimit > 0 || c.within > 0 {
			done <- c.process(&err, args)
			return
		}
		done <- run(args, env{stdout: &out, stderr: &err})
	}()
	select {
	case code = <-done:
	case <-time.After(slack * max(c.within, patience)):
		t.Fatal("it hangs")
	}
	return code, strings.ReplaceAll(err.String(), c.work, "$WORK")
}

// process runs the command as a process of its own, which another user, a limit,
// another environment and taking its time need.
func (c *badCase) process(stderr *bytes.Buffer, args []string) int {
	dossier, err := exec.LookPath("dossier") // here: the case's own PATH may have none
	if err != nil {
		fmt.Fprintln(stderr, err)
		return -1
	}
	p := exec.Command("sh", append([]string{"-c", `test "$0" = 0 || ulimit -f "$0"; exec "$@"`, fmt.Sprint(c.fileLimit), dossier}, args...)...)
	if c.stranger { // who may not enter the folder the command is in
		tool, err := os.Open(dossier)
		if err != nil {
			fmt.Fprintln(stderr, err)
			return -1
		}
		defer tool.Close()
		p = &exec.Cmd{Path: "/proc/self/fd/3", Args: append([]string{"dossier"}, args...), ExtraFiles: []*os.File{tool}}
		p.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	p.Env = append(os.Environ(), c.env...)
	p.Stderr = stderr
	if err := p.Run(); err != nil && p.ProcessState == nil {
		fmt.Fprintln(stderr, err)
		return -1
	}
	c.took = p.ProcessState.UserTime() + p.ProcessState.SystemTime()
	return p.ProcessState.ExitCode()
}

// message is the contract: path, line, column, severity, code, what is wrong,
// what to do.
var message = regexp.MustCompile(`^(?:.+?:\d+:\d+: (?:error|warning)\[[a-z][a-z0-9-]*\]: [^;]+.*; .+|dossier: .+|… and \d+ more)$`)

func (c *badCase) judgeMessages(t *testing.T, stderr string) {
	t.Helper()
	for line := range strings.Lines(stderr) {
		if !message.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("not a message as agreed: %q", line)
		}
	}
	if golden.Update() {
		c.rewrite(t, stderr)
	} else if d := cmp.Diff(c.stderr, stderr); d != "" {
		t.Errorf("standard error (-want +got):\n%s", d)
	}
}

// kept is what the folders hold that the command must leave alone.
func (c *badCase) kept(t *testing.T) (all []map[string]string) {
	for _, dir := range c.keeps {
		files := tree(t, c.at(dir))
		if len(files) == 0 {
			t.Errorf("%s is empty", dir)
		}
		all = append(all, files)
	}
	return all
}

// rewrite puts what was printed into the case's file.
func (c *badCase) rewrite(t *testing.T, stderr string) {
	a := *c.source
	a.Files = slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool { return f.Name == "stderr" })
	if stderr != "" {
		a.Files = append(a.Files, txtar.File{Name: "stderr", Data: []byte(stderr)})
	}
	if err := os.WriteFile(c.path, txtar.Format(&a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree is every file below dir with its content; links are told by their target.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if to, err := os.Readlink(name); err == nil {
			files[strings.TrimPrefix(name, dir)] = to
			return nil
		}
		data, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, dir)] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}
