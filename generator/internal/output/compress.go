package output

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"path"
	"slices"
)

// texts are the endings of what gets much smaller.
var texts = []string{".html", ".css", ".js", ".json", ".jsonld", ".xml", ".csv", ".txt", ".svg"}

// leastSize is what fits in one packet of the network anyway.
const leastSize = 1400

// packedEnding is added to the address of a file for that of its packed form.
const packedEnding = ".gz"

func compressible(f File) bool {
	return len(f.Data) > leastSize && slices.Contains(texts, path.Ext(f.Address))
}

// compress puts f beside itself with .gz at its end, for hosts that send such
// files as they are. same says that f is the file it was, so its .gz is too.
func (s *Stage) compress(f File, same bool) error {
	e := Entry{Address: f.Address + packedEnding}
	if was, known := s.before[e.Address]; known && same && s.take(was) {
		s.note(was)
		return nil
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b) // names no file and no time
	if _, err := w.Write(f.Data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	e.Sum = sha256.Sum256(b.Bytes())
	if err := s.create(&e, b.Bytes()); err != nil {
		return s.unwritten(e, err)
	}
	s.note(e)
	return nil
}
