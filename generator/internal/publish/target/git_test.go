package target

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/publish"
)

// repository makes a bare repository to push to, and a working directory with
// nobody's settings but its own, in which it is the remote "pages".
func repository(t *testing.T, format string) (dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	dir = filepath.Join(t.TempDir(), "pages.git")
	work := t.TempDir()
	t.Chdir(work)
	git(t, "init", "--quiet", "--bare", "--initial-branch=main", "--object-format="+format, dir)
	git(t, "init", "--quiet", "--object-format="+format, ".")
	git(t, "remote", "add", "pages", dir)
	git(t, "-c", "user.name=Harbor", "-c", "user.email=office@harbor.example", "commit", "--quiet", "--allow-empty", "-m", "Begin")
	git(t, "push", "--quiet", "pages", "HEAD:refs/heads/main")
	return dir
}

func git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// onBranch is what the branch holds.
func onBranch(t *testing.T, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	for p := range strings.Lines(git(t, "-C", dir, "ls-tree", "-r", "--name-only", "gh-pages")) {
		p = strings.TrimSpace(p)
		m[p] = git(t, "-C", dir, "show", "gh-pages:"+p)
	}
	return m
}

// push puts a file of somebody else on the branch.
func push(t *testing.T, dir, name, text string) {
	t.Helper()
	clone := t.TempDir()
	git(t, "clone", "--quiet", "--branch", "gh-pages", dir, clone)
	if err := os.WriteFile(filepath.Join(clone, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	git(t, "-C", clone, "add", name)
	git(t, "-C", clone, "-c", "user.name=Harbor", "-c", "user.email=office@harbor.example", "commit", "--quiet", "-m", "Name the host")
	git(t, "-C", clone, "push", "--quiet")
}

// TestGit publishes twice to a branch that does not exist at first, beside a
// file of somebody else.
func TestGit(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		dir := repository(t, format)
		if _, err := before.publish(t.Context(), open(t, "git:pages", true), publish.Choice{}); err != nil {
			t.Fatal(err)
		}
		before.holds(t, onBranch(t, dir), nil, ".nojekyll")
		push(t, dir, "CNAME", "ferry.harbor.example")
		if _, err := after.publish(t.Context(), open(t, "git:"+dir+"#gh-pages", true), publish.Choice{}); err != nil {
			t.Fatal(err)
		}
		after.holds(t, onBranch(t, dir), tree{"CNAME": "ferry.harbor.example"}, ".nojekyll", "assets/dossier-11111111.css")
		if _, err := after.publish(t.Context(), open(t, "git:pages", true), publish.Choice{}); err != nil {
			t.Fatal(err)
		}
		if n := strings.TrimSpace(git(t, "-C", dir, "rev-list", "--count", "gh-pages")); n != "3" {
			t.Errorf("%s commits, want 3: nothing new makes no commit", n)
		}
		if s := git(t, "status", "--porcelain"); s != "" {
			t.Errorf("the author's repository was written to: %s", s)
		}
		git(t, "-C", dir, "fsck", "--strict")
	}
}

// TestGitMoved pushes to the branch while a publication is under way.
func TestGitMoved(t *testing.T) {
	dir := repository(t, "sha1")
	if _, err := before.publish(t.Context(), open(t, "git:pages", true), publish.Choice{}); err != nil {
		t.Fatal(err)
	}
	late := open(t, "git:pages", true)
	push(t, dir, "CNAME", "ferry.harbor.example")
	_, err := after.publish(t.Context(), late, publish.Choice{})
	var busy *publish.BusyError
	if !errors.As(err, &busy) {
		t.Errorf("the branch has moved: %v", err)
	}
	before.holds(t, onBranch(t, dir), tree{"CNAME": "ferry.harbor.example"}, ".nojekyll")
}

// TestGitLostAnswer loses the answer to a push: the other side ends once after
// the branch has moved, and once before.
func TestGitLostAnswer(t *testing.T) {
	dir := repository(t, "sha1")
	hook := func(name string) {
		if err := os.WriteFile(filepath.Join(dir, "hooks", name), []byte("#!/bin/sh\nkill -9 $PPID\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	hook("post-receive")
	if _, err := before.publish(t.Context(), open(t, "git:pages", true), publish.Choice{}); err != nil {
		t.Errorf("the push arrived: %v", err)
	}
	before.holds(t, onBranch(t, dir), nil, ".nojekyll")
	hook("pre-receive")
	if _, err := after.publish(t.Context(), open(t, "git:pages", true), publish.Choice{}); err == nil {
		t.Error("the push did not arrive, and nobody says so")
	}
	before.holds(t, onBranch(t, dir), nil, ".nojekyll")
}
