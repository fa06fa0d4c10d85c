package learned

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"dossier/generator/internal/crf"
)

//go:embed model.bin
var file []byte

// Shipped returns the model that is part of the program. It is read once and
// must not be changed.
var Shipped = sync.OnceValue(func() *Model {
	m, err := Decode(file)
	if err != nil {
		panic(err) // the program was built with a file that is none
	}
	return m
})

// Encode returns the model as a file: each part with its length before it.
func (m *Model) Encode() ([]byte, error) {
	var out bytes.Buffer
	for _, part := range []*crf.Model{m.Tagger, m.Chooser, m.Judge} {
		b, err := part.Encode()
		if err != nil {
			return nil, err
		}
		if err := binary.Write(&out, binary.LittleEndian, uint32(len(b))); err != nil {
			return nil, err
		}
		out.Write(b)
	}
	return out.Bytes(), nil
}

// Decode reads what Encode wrote.
func Decode(file []byte) (*Model, error) {
	var m Model
	for i, part := range []**crf.Model{&m.Tagger, &m.Chooser, &m.Judge} {
		if len(file) < 4 {
			return nil, errors.New("the model ends early")
		}
		n := binary.LittleEndian.Uint32(file)
		if uint32(len(file)-4) < n {
			return nil, errors.New("the model ends early")
		}
		p, err := crf.Decode(file[4 : 4+n])
		if err != nil {
			return nil, fmt.Errorf("part %d: %w", i+1, err)
		}
		*part, file = p, file[4+n:]
	}
	return &m, nil
}
