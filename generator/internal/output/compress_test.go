package output

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCompress: a long text has a .gz beside it, that of its bytes, in a build
// that takes it over too; the sums are of every file.
func TestCompress(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var before Manifest
	for i, long := range []string{strings.Repeat("the ferry sails\n", 200), strings.Repeat("the ferry sails\n", 200), strings.Repeat("the ferry stays\n", 200)} {
		s, err := Begin(dir, before)
		if err != nil {
			t.Fatal(err)
		}
		s.Compress = true
		for address, data := range map[string]string{"index.html": long, "a/short.html": "short", "photo.jpg": long} {
			if err := s.Write(File{Address: address, Data: []byte(data)}); err != nil {
				t.Fatal(err)
			}
		}
		if before, err = s.Commit(); err != nil {
			t.Fatal(err)
		}
		packed, err := os.ReadFile(filepath.Join(dir, "index.html.gz"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != long {
			t.Errorf("build %d: %v %.40q", i, err, got)
		}
		for _, name := range []string{"a/short.html.gz", "photo.jpg.gz"} {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
				t.Error(name + " is there")
			}
		}
		sums, err := os.ReadFile(filepath.Join(dir, SumsFile))
		if n := strings.Count(string(sums), "\n"); err != nil || n != 5 { // with the marker
			t.Errorf("%v\n%s", err, sums)
		}
	}
}
