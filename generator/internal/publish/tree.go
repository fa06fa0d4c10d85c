package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"dossier/generator/internal/output"
	"dossier/generator/internal/slug"
)

// Tree reads what a finished site consists of: every file but those whose name
// begins with a dot, which are the builder's and the author's own. A file has the
// name it was built with: the disk may list it in another case. tag is the target's.
func Tree(site fs.FS, tag func([]byte) string) (Files, error) {
	if err := checkMarker(site); err != nil {
		return nil, err
	}
	files := Files{}
	err := fs.WalkDir(site, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || p == ".":
			return err
		case strings.HasPrefix(d.Name(), ".") && d.IsDir():
			return fs.SkipDir
		case strings.HasPrefix(d.Name(), ".") || d.IsDir():
			return nil
		case !d.Type().IsRegular():
			return fmt.Errorf("%s is not a regular file; build the site anew", p)
		}
		if err := checkPath(p); err != nil {
			return err
		}
		data, err := fs.ReadFile(site, p)
		if err == nil {
			files[p] = File{SHA256: sum(data), Size: int64(len(data)), Tag: tag(data)}
		}
		return err
	})
	if err == nil {
		err = checkSums(site, files)
	}
	return files, err
}

// checkSums tells whether the site is as it was built, and names its files as they
// were. Files that were put beside it are no harm; one that is missing or other
// would be.
func checkSums(site fs.FS, files Files) error {
	data, err := fs.ReadFile(site, output.SumsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	want := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if sum, p, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok && !strings.HasPrefix(p, ".") {
			want[p] = sum
		}
	}
	files.rename(site, append(slices.Sorted(maps.Keys(want)), output.SumsFile))
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if files[p].SHA256 != want[p] {
			return &RefusedError{fmt.Sprintf("%q in the site's folder is not as dossier build wrote it", p), "build it anew"}
		}
	}
	return err
}

// rename gives files that the disk lists under other names than it knows them by
// their own.
func (f Files) rename(site fs.FS, names []string) {
	listed := map[string]string{}
	for p := range f {
		listed[slug.Fold(p)] = p
	}
	for _, name := range names {
		p, ok := listed[slug.Fold(name)]
		if _, there := f[name]; there || !ok {
			continue
		}
		if _, err := fs.Stat(site, name); err == nil { // the disk takes both for one
			f[name] = f[p]
			delete(f, p)
		}
	}
}

func checkMarker(site fs.FS) error {
	if _, err := fs.Stat(site, output.Marker); err != nil {
		return &RefusedError{"this folder was not written by dossier build", "name the site's folder with --from"}
	}
	return nil
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// read gives a file of the tree, if it still has the bytes it had.
func read(site fs.FS, p string, f File) ([]byte, error) {
	data, err := fs.ReadFile(site, p)
	if err == nil && sum(data) != f.SHA256 {
		err = fmt.Errorf("%s was changed while the site was being published; publish again", p)
	}
	return data, err
}

// SiteID is what a site calls itself: its address, or its title where it does
// not say one.
func SiteID(site fs.FS) (string, error) {
	if err := checkMarker(site); err != nil {
		return "", err
	}
	var head struct {
		Title   string `json:"title"`
		BaseURL string `json:"base_url"`
	}
	data, err := fs.ReadFile(site, "data/dossier.json")
	if err == nil {
		err = json.Unmarshal(data, &head)
	}
	switch {
	case err != nil:
		return "", fmt.Errorf("finding out which site this is: %w; say it with --site", err)
	case head.BaseURL != "":
		return head.BaseURL, nil
	case head.Title != "":
		return head.Title, nil
	}
	return "", fmt.Errorf("the site has neither an address nor a title to be known by; say --site")
}
