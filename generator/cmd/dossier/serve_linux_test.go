package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
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

// TestServeLasts: a preview that has heard a thousand edits, of every kind, while
// browsers come and go, takes no more memory and has no more files open than after
// two hundred. As it takes minutes, it runs when DOSSIER_SCALE is all or preview.
func TestServeLasts(t *testing.T) {
	if asked := os.Getenv("DOSSIER_SCALE"); asked != "all" && asked != "preview" {
		t.Log("not run: a preview through a thousand edits, which takes minutes; DOSSIER_SCALE=preview runs it")
		return
	}
	p := &preview{t: t, dir: filepath.Join(t.TempDir(), "content")}
	p.fill()
	server := exec.Command("dossier", "serve", "--quiet", "--no-cache", "--content", p.dir)
	said, err := server.StdoutPipe()
	if err = errors.Join(err, server.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(server.Process.Signal(os.Interrupt), server.Wait()); err != nil {
			t.Error(err)
		}
	})
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	p.url, _, _ = strings.Cut(line, " ")
	told := p.listen("articles/b.html")

	var early load
	for i := 1; i <= 1000; i++ {
		p.edit(i)
		p.write("articles/b.txt", fmt.Sprintf("The harbor\n\n“Boat %d sails at noon,” the mayor, Ann Lee, said.\n", i))
		for shown := false; !shown; {
			p.wait(told, "changed articles/b.html")
			_, body := p.get("articles/b.html")
			shown = strings.Contains(body, fmt.Sprintf("Boat %d sails", i))
		}
		for _, page := range []string{"people/ann-lee.html", "search.html", "index.html"} {
			if status, _ := p.get(page); status != 200 {
				t.Fatalf("edit %d: %s: %d", i, page, status)
			}
		}
		p.events("people/ann-lee.html").Close()
		switch i {
		case 200:
			early = loadOf(t, server.Process.Pid)
		case 1000:
			late := loadOf(t, server.Process.Pid)
			t.Logf("after 200 edits %+v, after 1,000 %+v", early, late)
			if late.kib > early.kib+early.kib/4 || late.files > early.files+5 {
				t.Error("it grows")
			}
		}
	}
}

// edit does to the folder one thing after the other: a file comes, changes, is
// wrong, and goes.
func (p *preview) edit(i int) {
	name := fmt.Sprintf("articles/c%d.txt", i/4)
	switch i % 4 {
	case 0:
		p.write(name, fmt.Sprintf("Boat %d\n\n“The pier is shut for %d days,” said Omar Reed, a spokesman for the board.\n", i, i))
	case 1:
		p.write(name, fmt.Sprintf("Boat %d\n\n“The pier is open,” Mr. Reed told the board.\n", i))
	case 2:
		p.write("people/ann-lee.md", fmt.Sprintf("---\nname: Ann Lee\n---\nThe mayor of %d islands.\n", i))
	case 3:
		if err := os.Remove(filepath.Join(p.dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			p.t.Fatal(err)
		}
	}
}

// A load is what a process has of the machine.
type load struct{ kib, files int }

func loadOf(t *testing.T, pid int) (l load) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, resident, _ := strings.Cut(string(status), "VmRSS:")
	if _, err := fmt.Sscan(resident, &l.kib); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		t.Fatal(err)
	}
	l.files = len(files)
	return l
}
