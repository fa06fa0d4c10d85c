package output

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"path"
	"slices"
)

// texts are the endings of what gets much smaller.
var texts = []string{".html", ".css", ".js", ".json", ".jsonld", ".xml", ".csv", ".txt", ".svg"}

// leastSize is what fits in one packet of the network anyway.
const leastSize = 1400

func compressible(address string, size int64) bool {
	return size > leastSize && slices.Contains(texts, path.Ext(address))
}

// packedExt ends the name of what is put beside a file, for hosts that send such
// files as they are.
const packedExt = ".gz"

// compress puts f beside itself, packed. same says that f is the file it was, so
// what is packed is too.
func (s *Stage) compress(f File, same bool) error {
	e := Entry{Address: f.Address + packedExt}
	if was, known := s.before[e.Address]; known && same && s.take(was) {
		s.note(was)
		return nil
	}
	data, err := pack(f.Data)
	if err != nil {
		return err
	}
	e.Sum = sha256.Sum256(data)
	if err := s.create(&e, data); err != nil {
		return s.unwritten(e, err)
	}
	s.note(e)
	return nil
}

func pack(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b) // names no file and no time
	_, err := w.Write(data)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}
