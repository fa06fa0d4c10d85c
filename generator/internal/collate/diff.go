package collate

// diffs lists what the pairs say, in the order of the witness.
func (a *aligner) diffs() []Diff {
	d := differ{aligner: a}
	for j, m := range a.moved {
		if m {
			if d.moved == nil {
				d.moved = map[int]bool{}
			}
			d.moved[a.pair[j]] = true
		}
	}
	at := 0 // next word of the base
	for j := 0; j < len(a.witness); {
		from := j
		switch {
		case a.moved[j]:
			for j++; j < len(a.witness) && a.moved[j] && a.pair[j] == a.pair[j-1]+1; j++ {
			}
			d.add(Order, false, Range{a.pair[from], a.pair[j-1] + 1}, Range{from, j})
		case a.pair[j] >= 0:
			d.gap(Range{at, a.pair[j]}, Range{j, j})
			at = a.pair[j] + 1
			d.same(a.pair[j], j)
			j++
		default:
			for j < len(a.witness) && a.pair[j] < 0 {
				j++
			}
			next := d.next(j)
			d.gap(Range{at, next}, Range{from, j})
			at = next
		}
	}
	d.gap(Range{at, len(a.base)}, Range{len(a.witness), len(a.witness)})
	return a.out
}

// A differ writes down differences while the words of a witness are gone through.
type differ struct {
	*aligner
	moved map[int]bool // words of the base that stand elsewhere in the witness
	begun bool         // some word of the base has been carried
}

// next is the word of the base that is paired next, from word j of the witness
// on, in order.
func (d *differ) next(j int) int {
	for ; j < len(d.witness); j++ {
		if d.pair[j] >= 0 && !d.aligner.moved[j] {
			return d.pair[j]
		}
	}
	return len(d.base)
}

// same notes that word j of the witness is word i of the base; runs of one
// class become one Diff.
func (d *differ) same(i, j int) {
	d.begun = true
	kind := Same
	b, w := d.base[i], d.witness[j]
	if b.print != w.print || d.joined(i, j) && b.after != w.after || i > 0 && j > 0 && d.joined(i-1, j-1) && d.base[i-1].after != d.witness[j-1].after {
		kind = Accidental
	}
	if n := len(d.out); n > 0 && d.out[n-1].Kind == kind && d.out[n-1].Base.To == i && d.out[n-1].Witness.To == j {
		d.out[n-1].Base.To++
		d.out[n-1].Witness.To++
		return
	}
	d.add(kind, false, Range{i, i + 1}, Range{j, j + 1})
}

// joined tells whether i and j are a pair and the words after them too, all in
// one stretch, so that what is printed between counts. What is printed at the
// end of a stretch is the tag's: “in May,” he said.
func (d *differ) joined(i, j int) bool {
	return j+1 < len(d.witness) && d.pair[j] == i && d.pair[j+1] == i+1 && d.witness[j].stretch() == d.witness[j+1].stretch() && d.base[i].stretch() == d.base[i+1].stretch()
}

// gap classes words that have no pair, b of the base and w of the witness; those
// of the base that stand elsewhere in the witness are told of there.
func (d *differ) gap(b, w Range) {
	head, tail := !d.begun, b.To == len(d.base)
	for b.Len() > 0 || w.Len() > 0 {
		for b.Len() > 0 && d.moved[b.From] {
			b.From++
		}
		end := b.From
		for end < b.To && !d.moved[end] {
			end++
		}
		d.unpaired(Range{b.From, end}, w, head, tail)
		b.From, w.From = end, w.To
	}
}

// unpaired classes them: head tells that the witness carries nothing of the
// base before, tail that it carries nothing after.
func (d *differ) unpaired(b, w Range, head, tail bool) {
	inserted := allInserted(d.witness[w.From:w.To])
	switch {
	case w.Len() == 0 && (head || tail):
		d.add(Trim, false, b, w)
	case w.Len() == 0 && allInserted(d.base[b.From:b.To]), w.Len() > 0 && inserted && b.Len() <= 2*w.Len():
		d.add(Insertion, false, b, w)
	case w.Len() == 0:
		d.add(Cut, d.witness[w.To].cut(), b, w)
	case b.Len() == 0 && (head || tail || d.open(w)):
		d.add(Beyond, false, b, w)
	case d.open(w): // a stretch of its own: what the base has there is left out, not replaced
		d.add(Beyond, false, Range{b.From, b.From}, w)
		d.unpaired(b, Range{w.To, w.To}, head, tail)
	case head && b.Len() > w.Len(): // only as many words as there are can be replaced
		d.add(Trim, false, Range{b.From, b.To - w.Len()}, Range{w.From, w.From})
		d.add(Substantive, false, Range{b.To - w.Len(), b.To}, w)
	case tail && b.Len() > w.Len():
		d.add(Substantive, false, Range{b.From, b.From + w.Len()}, w)
		d.add(Trim, false, Range{b.From + w.Len(), b.To}, Range{w.To, w.To})
	default:
		d.add(Substantive, false, b, w)
	}
}

// open tells whether a run of the witness is bounded on both sides by its
// ends or by marks of omission, so that nothing says where it belongs.
func (d *differ) open(w Range) bool {
	return d.witness[w.From].cut() && (w.To == len(d.witness) || d.witness[w.To].cut())
}

func (d *differ) add(kind Kind, marked bool, b, w Range) {
	if b.Len() > 0 || w.Len() > 0 {
		d.out = append(d.out, Diff{kind, marked, b, w})
	}
}

func allInserted(ws []token) bool {
	for _, w := range ws {
		if !w.inserted() {
			return false
		}
	}
	return true
}
