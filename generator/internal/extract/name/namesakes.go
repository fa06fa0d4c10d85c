package name

// namesakes looks again at surnames that several people of the text have: right
// behind one named in full, in the same paragraph, it is more likely that one than
// whom the text names in full most often. The mentions are in order.
func (f *Finder) namesakes() {
	type named struct{ who, block int }
	last := map[string]named{} // who of the surname was named in full last
	for i := range f.mentions {
		m := &f.mentions[i]
		p := &f.list[m.who]
		if len(p.words) < 2 {
			continue
		}
		surname := p.words[len(p.words)-1]
		if len(f.bySurname[surname]) < 2 {
			continue
		}
		block := f.blockAt(m.Start)
		if m.rule != "name/surname" {
			last[surname] = named{m.who, block}
			continue
		}
		if l, ok := last[surname]; ok && l.block == block && l.who != m.who {
			m.who, m.rule = l.who, "name/namesake"
		}
	}
}
