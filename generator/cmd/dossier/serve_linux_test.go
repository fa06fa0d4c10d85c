package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestServePipes: a preview waits for no pipe and shows nothing that a link leads
// to; when they are gone it goes on.
func TestServePipes(t *testing.T) {
	p := serving(t, "")
	secret := filepath.Join(t.TempDir(), "secret.txt")
	link, pipe := filepath.Join(p.dir, "articles/c.txt"), filepath.Join(p.dir, "people/pipe.md")
	told := p.listen("articles/b.html")
	err := errors.Join(os.WriteFile(secret, []byte("“This is not yours,” Ann Lee said.\n"), 0o644), os.Symlink(secret, link), unix.Mkfifo(pipe, 0o644))
	if err != nil {
		t.Fatal(err)
	}
	p.wait(told, "people/pipe.md:1:1: error[not-a-file]")
	if status, body := p.get("articles/b.html"); status != 200 || !strings.Contains(body, "articles/c.txt:1:1: error[link]") || strings.Contains(body, "not yours") {
		t.Errorf("%d %s", status, body)
	}
	if status, _ := p.get("articles/c.html"); status != 404 {
		t.Errorf("the link is an article: %d", status)
	}
	if err := errors.Join(os.Remove(link), os.Remove(pipe)); err != nil {
		t.Fatal(err)
	}
	p.write("articles/b.txt", "The harbor\n\nThe harbor is open again.\n")
	p.wait(told, "changed articles/b.html")
}
