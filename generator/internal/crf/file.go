package crf

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
)

// magic begins a model file; its last byte is the version of the form.
const magic = "dossier crf\x02"

type header struct {
	Labels, Bits uint32
	Unit         float32
	Trans        matrix
	Start        Row
}

// Encode returns the model as a file: a header and the table, compressed. The
// same model gives the same bytes.
func (m *Model) Encode() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(magic)
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	h := header{Labels: uint32(m.labels), Bits: uint32(bits.Len32(m.table.mask)), Unit: m.unit, Trans: m.trans, Start: m.start}
	if err := binary.Write(z, binary.LittleEndian, h); err != nil {
		return nil, err
	}
	rows := m.table.all()
	table := make([]byte, 0, Width*len(rows))
	for _, row := range rows {
		table = binary.LittleEndian.AppendUint64(table, row)
	}
	if _, err := z.Write(table); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Decode reads what Encode wrote.
func Decode(file []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok {
		return nil, errors.New("not a model file of this version")
	}
	z, err := gzip.NewReader(bytes.NewReader(rest))
	if err != nil {
		return nil, err
	}
	var h header
	if err := binary.Read(z, binary.LittleEndian, &h); err != nil {
		return nil, err
	}
	if h.Labels == 0 || h.Labels > Width || h.Bits > 24 || math.IsNaN(float64(h.Unit)) {
		return nil, fmt.Errorf("model with %d labels and %d bits", h.Labels, h.Bits)
	}
	table := make([]byte, Width<<h.Bits)
	if _, err := io.ReadFull(z, table); err != nil {
		return nil, err
	}
	rows := make([]uint64, 1<<h.Bits)
	for i := range rows {
		rows[i] = binary.LittleEndian.Uint64(table[Width*i:])
	}
	m := &Model{labels: int(h.Labels), table: newTable(rows), unit: h.Unit, trans: h.Trans, start: h.Start}
	m.chain.set(m.labels, &m.trans, &m.start)
	return m, nil
}
