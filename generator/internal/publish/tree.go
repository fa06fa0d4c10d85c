package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"dossier/generator/internal/output"
)

// Tree reads what a finished site consists of: every file but those whose name
// begins with a dot, which are the builder's and the author's own. tag is the
// target's.
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

// checkSums tells whether the site is as it was built. Files that were put
// beside it are no harm; one that is missing or other would be.
func checkSums(site fs.FS, files Files) error {
	data, err := fs.ReadFile(site, output.SumsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for line := range strings.Lines(string(data)) {
		want, p, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if ok && !strings.HasPrefix(p, ".") && files[p].SHA256 != want {
			return &RefusedError{fmt.Sprintf("%q in the site's folder is not as dossier build wrote it", p), "build it anew"}
		}
	}
	return err
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
