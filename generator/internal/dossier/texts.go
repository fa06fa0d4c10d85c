package dossier

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// articlesFolder is where the articles of a content folder lie, given what
// stands in it: in articles, or, where there is none, in the folder itself.
func articlesFolder(top []fs.DirEntry) string {
	if slices.ContainsFunc(top, func(e fs.DirEntry) bool { return e.Name() == "articles" }) {
		return "articles"
	}
	return "."
}

// notArticles tells whether a folder at the top of a content folder holds
// something else than articles, or is nobody's business.
func notArticles(name string) bool {
	return strings.HasPrefix(name, ".") || slices.Contains(topNames, name)
}

// Texts lists the files of a content folder that Load takes for articles,
// sorted, as slash-separated paths; it opens none.
func Texts(fsys fs.FS) ([]string, error) {
	top, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	folder := articlesFolder(top)
	var out []string
	err = fs.WalkDir(fsys, folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != folder && (strings.HasPrefix(e.Name(), ".") || path.Dir(name) == "." && notArticles(e.Name())):
			return fs.SkipDir
		case !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (path.Ext(name) == ".txt" || path.Ext(name) == ".md"):
			out = append(out, name)
		}
		return nil
	})
	return out, err
}
