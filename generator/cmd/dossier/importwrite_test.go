package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dossier/generator/internal/importer"
)

// TestWriteFiles: what is there stays, and an import that fails leaves nothing.
func TestWriteFiles(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	file := func(name, data string, replace bool) importer.File {
		return importer.File{Name: name, Data: []byte(data), Replace: replace}
	}
	if err := writeFiles(root, []importer.File{file("originals/a.html", "1", false), file("articles/a.txt", "2", false)}); err != nil {
		t.Fatal(err)
	}
	for _, files := range [][]importer.File{
		{file("originals/b.html", "3", false), file("articles/a.txt", "4", false)},         // is there
		{file("originals/c.html", "5", false), file("articles/a.txt/x", "6", false)},       // a file stands where a folder is due
		{file("originals/d.html", "7", false), file("../outside.txt", "8", false)},         // outside
		{file("originals/e.html", "9", false), file("articles/none/../../../x", "", true)}, // outside, by replacing
	} {
		if err := writeFiles(root, files); err == nil {
			t.Errorf("%s was written", files[1].Name)
		}
	}
	if err := writeFiles(root, []importer.File{file("articles/a.txt", "10", true)}); err != nil {
		t.Fatal(err)
	}
	var got []string
	filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			data, _ := os.ReadFile(name)
			got = append(got, filepath.Base(name)+" "+string(data))
		}
		return err
	})
	if want := []string{"a.txt 10", "a.html 1"}; !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
}
