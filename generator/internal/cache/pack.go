package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"dossier/generator/internal/output"
)

// A Pack keeps what stages made of single things, such as one article, by a
// key that sums all they looked at. An entry never changes. The file is a row of
// records, each with its own sum: one that is damaged or torn is not there.
// Several may ask and keep at the same time.
type Pack struct {
	name string
	file *os.File // nil when there is none yet
	end  int64    // of the last whole record
	mu   sync.Mutex
	at   map[[32]byte]place
	used []place // records that were asked for
	more []byte  // records to be written
}

// place is where the bytes of a record stand in the file.
type place struct {
	off  int64
	size int
}

// A record is its key, the length of its bytes, their sum and the bytes.
const recordHead = 32 + 4 + 32

// Pack opens the pack of a name.
func (f Folder) Pack(name string) *Pack {
	p := &Pack{name: filepath.Join(f.dir, name), at: map[[32]byte]place{}}
	file, err := os.Open(p.name)
	if err != nil {
		return p
	}
	p.file = file
	var head [recordHead]byte
	info, err := file.Stat()
	for err == nil {
		if _, err = file.ReadAt(head[:], p.end); err != nil {
			break
		}
		size := int64(binary.LittleEndian.Uint32(head[32:]))
		if p.end+recordHead+size > info.Size() {
			break // torn when it was written
		}
		p.at[[32]byte(head[:32])] = place{p.end, int(size)}
		p.end += recordHead + size
	}
	return p
}

// KeyOf sums values, each of a type that can be kept.
func KeyOf(values ...any) [32]byte {
	var b []byte
	for _, v := range values {
		b = marshal(b, v)
	}
	return sha256.Sum256(b)
}

// Get reads what was kept for a key into the value that into points to.
func (p *Pack) Get(key [32]byte, into any) bool {
	p.mu.Lock()
	at, known := p.at[key]
	p.mu.Unlock()
	if !known {
		return false
	}
	b := make([]byte, recordHead+at.size)
	if _, err := p.file.ReadAt(b, at.off); err != nil {
		return false
	}
	data := b[recordHead:]
	if [32]byte(b[:32]) != key || [32]byte(b[36:recordHead]) != sha256.Sum256(data) || unmarshal(string(data), into) != nil {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.used = append(p.used, at)
	return true
}

// Put keeps a value for a key. It is in the file after Close.
func (p *Pack) Put(key [32]byte, v any) {
	data := marshal(nil, v)
	sum := sha256.Sum256(data)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.more = append(p.more, key[:]...)
	p.more = binary.LittleEndian.AppendUint32(p.more, uint32(len(data)))
	p.more = append(append(p.more, sum[:]...), data...)
}

// Close writes what was put. A file of which little was asked for is written
// anew with that alone.
func (p *Pack) Close() error {
	if p.file != nil {
		defer p.file.Close()
	}
	if len(p.more) == 0 {
		return nil
	}
	var used int64
	for _, at := range p.used {
		used += recordHead + int64(at.size)
	}
	if p.end > 4*(used+int64(len(p.more))) {
		return p.rewrite()
	}
	f, err := os.OpenFile(p.name, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err = f.Truncate(p.end); err == nil {
		_, err = f.WriteAt(p.more, p.end)
	}
	return errors.Join(err, f.Close())
}

func (p *Pack) rewrite() error {
	b := p.more
	for _, at := range p.used {
		record := make([]byte, recordHead+at.size)
		if _, err := p.file.ReadAt(record, at.off); err != nil {
			return err
		}
		b = append(b, record...)
	}
	return output.WriteFile(p.name, b)
}
