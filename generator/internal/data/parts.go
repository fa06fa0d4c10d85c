package data

import (
	"bytes"
	"encoding/json"
	"fmt"

	"dossier/generator/internal/site"
)

// A part is a file of records, one a line, of one section.
type part struct {
	Section string `json:"section"`
	File    string `json:"file"` // link
	Records int    `json:"records"`
}

// A cutter takes records in the order of their sections. As long as they are
// few it keeps them for dossier.json; from then on it writes them out in parts,
// so that neither the file nor what is in memory grows with the dossier.
type cutter struct {
	write    Write
	link     linker
	whole    int // bytes of all records that dossier.json may hold
	most     int // bytes of a part
	sections []section
	size     int
	cut      bool
	parts    []part
}

// A section is the records of one name that are not written yet.
type section struct {
	name    string
	lines   [][]byte
	size    int
	written int // parts
}

func (c *cutter) add(name string, record any) error {
	data, err := line(record)
	if err != nil {
		return err
	}
	if n := len(c.sections); n == 0 || c.sections[n-1].name != name {
		c.sections = append(c.sections, section{name: name})
	}
	last := &c.sections[len(c.sections)-1]
	last.lines = append(last.lines, data)
	last.size += len(data) + 1
	c.size += len(data) + 1
	switch {
	case !c.cut && c.size > c.whole:
		c.cut = true
		for i := range c.sections {
			if err := c.spill(&c.sections[i], false); err != nil {
				return err
			}
		}
	case c.cut && last.size > c.most:
		return c.spill(last, false)
	}
	return nil
}

// spill writes full parts of a section, or all of it.
func (c *cutter) spill(s *section, all bool) error {
	for len(s.lines) > 0 && (all || s.size > c.most) {
		n, size := 1, len(s.lines[0])+1
		for n < len(s.lines) && size+len(s.lines[n])+1 <= c.most {
			size += len(s.lines[n]) + 1
			n++
		}
		s.written++
		address := site.Address(fmt.Sprintf("data/%s-%d.jsonl", s.name, s.written))
		c.parts = append(c.parts, part{s.name, c.link.to(address), n})
		if err := c.write(string(address), append(bytes.Join(s.lines[:n], []byte("\n")), '\n')); err != nil {
			return err
		}
		s.lines, s.size = s.lines[n:], s.size-size
	}
	return nil
}

// end writes what is left, and dossier.json.
func (c *cutter) end(h head) error {
	var b bytes.Buffer
	if c.cut {
		for i := range c.sections {
			if err := c.spill(&c.sections[i], true); err != nil {
				return err
			}
		}
		h.Parts = c.parts
	}
	top, err := json.MarshalIndent(h, "", " ")
	if err != nil {
		return err
	}
	b.Write(bytes.TrimSuffix(top, []byte("\n}")))
	if !c.cut {
		for _, s := range c.sections {
			fmt.Fprintf(&b, ",\n %q: [\n", s.name)
			b.Write(bytes.Join(s.lines, []byte(",\n")))
			b.WriteString("\n ]")
		}
	}
	b.WriteString("\n}\n")
	return c.write(string(site.DossierData), b.Bytes())
}
