package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
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

	out  *os.File // the file again, to be written; nil until there is something to write
	more []byte   // records not written yet
	put  int64    // bytes of records written, behind end
	err  error    // the first in writing
}

// full is how many bytes of records wait at most until they are written.
const full = 1 << 20

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
	if !isFile(p.name) {
		return p
	}
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

// Put keeps a value for a key. It is whole in the file after Close.
func (p *Pack) Put(key [32]byte, v any) {
	data := marshal(nil, v)
	sum := sha256.Sum256(data)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.more = append(p.more, key[:]...)
	p.more = binary.LittleEndian.AppendUint32(p.more, uint32(len(data)))
	p.more = append(append(p.more, sum[:]...), data...)
	if len(p.more) > full {
		p.write()
	}
}

// write puts what waits behind the records of the file. What was torn there
// before is overwritten or, at the end, cut off.
func (p *Pack) write() {
	if p.out == nil && p.err == nil {
		p.out, p.err = p.open()
	}
	if p.err == nil {
		_, p.err = p.out.WriteAt(p.more, p.end+p.put)
		p.put += int64(len(p.more))
	}
	p.more = p.more[:0]
}

// open opens the file to write behind its last whole record. What stands in its
// place and could not be read, a pipe or a link, makes room for it.
func (p *Pack) open() (*os.File, error) {
	if p.file == nil {
		if err := os.Remove(p.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	f, err := os.OpenFile(p.name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	return f, f.Truncate(p.end)
}

// Close writes what was put. A file of which little was asked for is written
// anew with that alone.
func (p *Pack) Close() error {
	if p.file != nil {
		defer p.file.Close()
	}
	if len(p.more) > 0 {
		p.write()
	}
	if p.out == nil {
		return p.err
	}
	defer p.out.Close()
	var used int64
	for _, at := range p.used {
		used += recordHead + int64(at.size)
	}
	if p.err == nil && p.end > 4*(used+p.put) {
		p.err = p.rewrite()
	}
	return p.err
}

// rewrite makes the file what was asked for and put, and nothing else.
func (p *Pack) rewrite() error {
	parts := []io.Reader{io.NewSectionReader(p.out, p.end, p.put)}
	for _, at := range p.used {
		parts = append(parts, io.NewSectionReader(p.out, at.off, recordHead+int64(at.size)))
	}
	return output.WriteFrom(p.name, io.MultiReader(parts...))
}
