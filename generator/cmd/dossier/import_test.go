package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/build"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/fetch"
	"dossier/generator/internal/importer"
)

// everywhere is a name server that knows all names at one public address.
type everywhere struct{}

func (everywhere) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("8.8.4.4")}, nil
}

// TestImportFromWeb lists a feed on the web, then imports the first of its
// articles, then finds it changed.
func TestImportFromWeb(t *testing.T) {
	toll := "We will not raise the toll"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, "<rss><channel><item><title>Ferry</title><link>/ferry</link></item><item><link>/gulls</link></item></channel></rss>")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<h1>Ferry stays</h1><p>The ferry of Porthaven stays on the river, the board said.</p><p>“%s,” said Mayor Jane Smith to the board.</p>", toll)
	}))
	defer server.Close()
	dir := t.TempDir()
	command := func(update bool, n int, input string) (out, errs string) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		library, ds := importer.Open(root.FS())
		if library == nil {
			t.Fatal(ds)
		}
		var stdout, stderr bytes.Buffer
		r := importRun{importCmd: &importCmd{Fetch: n, Update: update}, env: env{stdout: &stdout, stderr: &stderr}, root: root, library: library,
			client: &fetch.Client{Resolver: everywhere{}, Dial: func(ctx context.Context, network string, _ netip.AddrPort) (net.Conn, error) {
				return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
			}},
			check: build.Config{Content: root.FS(), Limits: dossier.DefaultLimits, Workers: 1}}
		if err := r.input(t.Context(), input); err != nil {
			t.Fatal(err)
		}
		r.ds.Print(&stderr)
		return stdout.String(), stderr.String()
	}
	if out, errs := command(false, 0, "http://daily.example/feed"); errs != "" || out != "http://daily.example/ferry\t\tFerry\nhttp://daily.example/gulls\n" {
		t.Errorf("listed %q, %s", out, errs)
	}
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Errorf("listing has written %v", files)
	}
	text := filepath.Join(dir, "articles", "ferry-stays.txt")
	if out, errs := command(false, 1, "http://daily.example/feed"); errs != "" || !strings.Contains(out, "wrote articles/ferry-stays.txt") {
		t.Errorf("imported %s, %s", out, errs)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "articles", "ferry-stays.yaml")); !strings.Contains(string(got), "url: http://daily.example/ferry  # the address it was fetched from") {
		t.Errorf("settings %s", got)
	}
	toll = "We may raise the toll"
	if out, errs := command(false, 0, "http://daily.example/ferry"); !strings.Contains(errs, "error[page-changed]") || !strings.Contains(out, "+“We may raise the toll,”") {
		t.Errorf("changed: %s, %s", out, errs)
	}
	if got, _ := os.ReadFile(text); !strings.Contains(string(got), "not raise") {
		t.Errorf("the text was replaced unasked: %s", got)
	}
	command(true, 0, "http://daily.example/ferry")
	if got, _ := os.ReadFile(text); !strings.Contains(string(got), "may raise") {
		t.Errorf("the text was not replaced: %s", got)
	}
}

// TestImportArchive imports each page and text of an archive as if it were given
// by itself, tells what is wrong with one of them, and what was not looked at.
func TestImportArchive(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "saved.zip")
	write := func(entries ...string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := 0; i < len(entries); i += 2 {
			w, err := z.Create(entries[i])
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprint(w, entries[i+1])
		}
		if err := errors.Join(z.Close(), os.WriteFile(file, b.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	command := func(flags ...string) (code int, out, errs string) {
		var stdout, stderr bytes.Buffer
		code = run(append([]string{"import", "--content", dir, file}, flags...), env{stdout: &stdout, stderr: &stderr})
		return code, stdout.String(), stderr.String()
	}
	page := "<h1>Ferry stays</h1><p>The ferry of Porthaven stays on the river, the board said on Monday, and so does its captain.</p>"
	write("a/ferry.html", page, "pier.txt", "Pier shut\n\nThe pier is shut, the mayor said.\n", "empty.txt", "", "a/logo.png", "x")
	code, out, errs := command()
	if code != exitInput || !strings.Contains(errs, "saved.zip/empty.txt:1:1: error[empty]") || strings.Count(errs, "\n") != 1 ||
		!strings.Contains(out, "saved.zip: 1 file besides, such as a/logo.png, not imported\n") || strings.Count(out, "wrote ") != 6 {
		t.Errorf("%d\n%s\n%s", code, out, errs)
	}
	got, err := os.ReadFile(filepath.Join(dir, "articles", "ferry-stays.txt"))
	if err != nil || !strings.HasPrefix(string(got), "Ferry stays\n\nThe ferry") {
		t.Errorf("%q, %v", got, err)
	}
	if code, _, errs := command("--id", "x"); code != exitUsage || !strings.Contains(errs, "--id names one article") {
		t.Errorf("a name for several: %d %s", code, errs)
	}
	write("a/logo.png", "x")
	if code, _, errs := command(); code != exitInput || !strings.Contains(errs, "error[empty-archive]") {
		t.Errorf("an archive of pictures: %d %s", code, errs)
	}
	write("bridge.html", strings.ReplaceAll(page, "Ferry", "Bridge"))
	if code, out, errs := command("--id", "bridge"); code != exitOK || !strings.Contains(out, "wrote articles/bridge.txt") {
		t.Errorf("a name for one: %d %s %s", code, out, errs)
	}
}
