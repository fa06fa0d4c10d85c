package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/diag"
)

// Limits of a ZIP archive, kept while it is unpacked: what its headers say is
// somebody else's word.
const (
	maxEntries  = 2_000
	maxUnpacked = 128 << 20 // bytes of all entries
	maxRatio    = 100       // of them for each byte of the archive, above spare; text packs to a tenth
	spare       = 1 << 20
)

// Unpack returns the pages, texts and feeds of a ZIP archive in its order, each
// as if it were given by itself, and the names of the files it holds besides.
// The name of an entry is a label and never a path. A single entry that leads
// out of the archive, is no file or too much makes an error, and then none is
// returned. Nothing is written.
func Unpack(in Input) (inputs []Input, besides []string, ds diag.List) {
	files, err := directory(in.Raw)
	if err != nil {
		ds.Errorf(in.Name, 1, 1, "unreadable-archive", "unpack it, and import the files", "the archive cannot be read: %v", err)
		return nil, nil, ds
	}
	for _, f := range files {
		judgeEntry(in.Name, f, &ds)
	}
	limit := min(maxUnpacked, spare+maxRatio*int64(len(in.Raw)))
	left := limit
	for _, f := range files {
		if ds.HasErrors() {
			return nil, nil, ds
		}
		if f.Mode().IsDir() || aside(f.Name) {
			continue
		}
		entry, wanted, err := unpack(f, left)
		entry.Name = in.Name + "/" + f.Name
		switch {
		case errors.Is(err, errTooMuch):
			ds.Errorf(in.Name, 1, 1, "large-archive", "unpack it where there is room, and import the files you want",
				"its entry %q unpacks to more than a page may have (%d MiB), or than is left of the %d MiB of the archive", f.Name, MaxInput>>20, limit>>20)
		case err != nil:
			ds.Errorf(in.Name, 1, 1, "unreadable-archive", "unpack it, and import the files", "its entry %q cannot be read: %v", f.Name, err)
		case wanted:
			inputs = append(inputs, entry)
		default:
			besides = append(besides, f.Name)
		}
		left -= int64(len(entry.Raw))
	}
	if ds.HasErrors() {
		return nil, nil, ds
	}
	return inputs, besides, ds
}

// directory lists the entries of an archive. The list itself may be a bomb: the
// marks of its entries are counted before it is read.
func directory(raw []byte) ([]*zip.File, error) {
	if n := bytes.Count(raw, []byte("PK\x01\x02")); n > maxEntries {
		return nil, fmt.Errorf("it has more than %d entries", maxEntries)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	return z.File, nil
}

// judgeEntry notes what is wrong with an entry by its header.
func judgeEntry(archive string, f *zip.File, ds *diag.List) {
	const locked = 1 // the bit of an encrypted entry (APPNOTE.TXT 4.4.4)
	kind := f.Mode().Type()
	switch {
	case !local(f.Name):
		ds.Errorf(archive, 1, 1, "archive-name", "make the archive anew, of the files alone", "the name of its entry %q leads out of the archive", f.Name)
	case kind != 0 && kind != fs.ModeDir:
		ds.Errorf(archive, 1, 1, "archive-link", "make the archive anew, of the files themselves", "its entry %q is a link or a device", f.Name)
	case f.Flags&locked != 0:
		ds.Errorf(archive, 1, 1, "archive-locked", "unpack it with its password, and import the files", "its entry %q is encrypted", f.Name)
	}
}

// local tells whether a name would stay in the folder it is unpacked to, on any system.
func local(name string) bool {
	drive := len(name) > 1 && name[1] == ':'
	return name != "" && utf8.ValidString(name) && !drive && !strings.HasPrefix(name, "/") && !strings.ContainsAny(name, "\\\x00") &&
		!slices.Contains(strings.Split(name, "/"), "..")
}

// aside tells whether an entry is none of the reader's: hidden, or what a
// browser saves beside a page.
func aside(name string) bool {
	parts := strings.Split(name, "/")
	return slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(p, ".") || p == "__MACOSX" }) ||
		slices.ContainsFunc(parts[:len(parts)-1], func(p string) bool { return strings.HasSuffix(p, "_files") })
}

var errTooMuch = errors.New("too much")

// unpack reads an entry of at most left bytes, and no larger than a page may
// be. Of one that is not wanted, by its name and its beginning, it reads no more.
func unpack(f *zip.File, left int64) (in Input, wanted bool, err error) {
	left = min(left, MaxInput)
	r, err := f.Open()
	if err != nil {
		return in, false, err
	}
	defer r.Close()
	in.Name = f.Name
	if in.Raw, err = io.ReadAll(io.LimitReader(r, headBytes)); err != nil {
		return in, false, err
	}
	if kind := in.Kind(); kind == Archive || kind == PlainText && path.Ext(f.Name) != ".txt" {
		return in, false, nil
	}
	rest, err := io.ReadAll(io.LimitReader(r, left+1))
	if in.Raw = append(in.Raw, rest...); int64(len(in.Raw)) > left {
		return in, false, errTooMuch
	}
	return in, true, err
}
