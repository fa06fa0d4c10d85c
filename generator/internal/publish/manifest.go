package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// ManifestPath is where a target says what was published there. A name with a
// dot, as hosts that build pages themselves leave such files alone.
const ManifestPath = ".dossier-published.json"

// manifestFormat is raised when an older dossier would misread a manifest.
const manifestFormat = 1

// A File is one file of a site as it was, or is to be, published.
type File struct {
	SHA256 string `json:"sha256"` // hexadecimal
	Size   int64  `json:"size"`   // bytes
	Tag    string `json:"tag"`    // of the object at the target
}

// A Files holds files by path.
type Files map[string]File

// A Manifest names every file at a target that dossier may change or delete.
type Manifest struct {
	Format int    `json:"dossier_manifest"`
	Site   string `json:"site"`  // whose target this is
	Files  Files  `json:"files"` // what the site consists of, all of it verified
	// Pending is what a publication that has begun, and not ended, puts there;
	// nil when none has. Token tells it from others.
	Pending Files  `json:"pending,omitempty"`
	Token   string `json:"token,omitempty"`
	// Old is what is no longer part of the site and may still be there: to be
	// deleted, or kept once for pages that readers have open.
	Old Files `json:"old,omitempty"`
}

func (m *Manifest) encode() []byte {
	m.Format = manifestFormat
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic(err) // maps of strings and numbers
	}
	return append(data, '\n')
}

// parseManifest reads a manifest. One that says less or more than this program
// understands is an error: to guess would be to delete by guess.
func parseManifest(data []byte) (*Manifest, error) {
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return nil, fmt.Errorf("%s at the target cannot be read: %w", ManifestPath, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s at the target goes on behind its end", ManifestPath)
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("%s at the target has form %d, this dossier knows form %d; use the dossier that published there", ManifestPath, m.Format, manifestFormat)
	}
	for _, files := range m.all() {
		for p := range files {
			if err := checkPath(p); err != nil {
				return nil, fmt.Errorf("%s at the target: %w", ManifestPath, err)
			}
		}
	}
	return &m, nil
}

// all is every file the manifest names, by what it says of them.
func (m *Manifest) all() []Files {
	if m == nil {
		return nil
	}
	return []Files{m.Files, m.Pending, m.Old}
}

// ours returns what the manifest says of a file: several records when it was
// changed and the change is not known to have arrived.
func (m *Manifest) ours(path string) (records []File) {
	for _, files := range m.all() {
		if f, ok := files[path]; ok {
			records = append(records, f)
		}
	}
	return records
}

// same tells whether two sites have the same files with the same bytes.
func (f Files) same(g Files) bool {
	if len(f) != len(g) {
		return false
	}
	for p, x := range f {
		if y, ok := g[p]; !ok || x.SHA256 != y.SHA256 {
			return false
		}
	}
	return true
}

// pages counts what a reader would count.
func (f Files) pages() (n int) {
	for p := range f {
		if isPage(p) {
			n++
		}
	}
	return n
}
