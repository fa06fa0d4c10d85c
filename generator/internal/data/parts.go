package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

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
	sections []*section
	size     int
	cut      bool
	parts    []part
}

// A section is the records of one name that are not written yet.
type section struct {
	name    string
	lines   bytes.Buffer
	ends    []int // of the lines, each with its line break
	written int   // parts
}

func (c *cutter) add(name string, record any) error {
	if n := len(c.sections); n == 0 || c.sections[n-1].name != name {
		c.sections = append(c.sections, &section{name: name})
	}
	last := c.sections[len(c.sections)-1]
	before := last.lines.Len()
	if err := writeLine(&last.lines, record); err != nil {
		return err
	}
	last.ends = append(last.ends, last.lines.Len())
	c.size += last.lines.Len() - before
	switch {
	case !c.cut && c.size > c.whole:
		c.cut = true
		for _, s := range c.sections {
			if err := c.spill(s, false); err != nil {
				return err
			}
		}
	case c.cut && last.lines.Len() > c.most:
		return c.spill(last, false)
	}
	return nil
}

// spill writes full parts of a section, or all of it.
func (c *cutter) spill(s *section, all bool) error {
	for len(s.ends) > 0 && (all || s.lines.Len() > c.most) {
		n := 1
		for n < len(s.ends) && s.ends[n] <= c.most {
			n++
		}
		s.written++
		address := site.Address(fmt.Sprintf("data/%s-%d.jsonl", s.name, s.written))
		c.parts = append(c.parts, part{s.name, c.link.to(address), n})
		end := s.ends[n-1]
		if err := c.write(string(address), s.lines.Next(end)); err != nil {
			return err
		}
		s.ends = slices.Delete(s.ends, 0, n)
		for i := range s.ends {
			s.ends[i] -= end
		}
	}
	return nil
}

// end writes what is left, and dossier.json.
func (c *cutter) end(h head) error {
	if c.cut {
		for _, s := range c.sections {
			if err := c.spill(s, true); err != nil {
				return err
			}
		}
		h.Parts = c.parts
	}
	top, err := json.MarshalIndent(h, "", " ")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.Write(bytes.TrimSuffix(top, []byte("\n}")))
	if !c.cut {
		for _, s := range c.sections {
			fmt.Fprintf(&b, ",\n %q: [\n", s.name)
			begin := 0
			for i, end := range s.ends {
				if i > 0 {
					b.WriteString(",\n")
				}
				b.Write(s.lines.Bytes()[begin : end-len("\n")])
				begin = end
			}
			b.WriteString("\n ]")
		}
	}
	b.WriteString("\n}\n")
	return c.write(string(site.DossierData), b.Bytes())
}
