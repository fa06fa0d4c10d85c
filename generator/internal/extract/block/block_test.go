package block

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/furniture"
	"dossier/generator/internal/golden"
	"dossier/generator/internal/text"
)

// TestFind runs the cases of testdata/*.txtar; see the README there.
func TestFind(t *testing.T) {
	golden.Each(t, cases, func(t *testing.T, a *golden.Archive) {
		for i, f := range a.Files {
			if name, part, _ := strings.Cut(f.Name, "/"); part == "article.txt" {
				t.Run(name, func(t *testing.T) {
					tx := text.New(strings.TrimSuffix(string(f.Data), "\n"))
					a.Want(t, i, describe(tx, strings.TrimSpace(a.Section(name+"/title"))))
				})
			}
		}
	})
}

const cases = "testdata/*.txtar"

// describe is what a want section holds.
func describe(t *text.Text, title string) string {
	var b strings.Builder
	blocks, by := Find(t, title)
	found := furniture.Find(t, blocks, by)
	for i, bl := range blocks {
		label := bl.Kind.String()
		switch {
		case bl.Kind == anno.Aside:
			label = by[i].Rule
		case bl.N > 0:
			label += fmt.Sprintf(" ¶%d", bl.N)
		}
		fmt.Fprintf(&b, "%-24s %s\n", label, short(t.Slice(bl.Span)))
		for _, f := range found {
			if bl.Span.Contains(f.Span) && f.Span != bl.Span {
				fmt.Fprintf(&b, "  inside %-15s %s\n", f.By.Rule, short(t.Slice(f.Span)))
			}
		}
	}
	return b.String()
}

func short(s string) string {
	if r := []rune(s); len(r) > 90 {
		return string(r[:50]) + " … " + string(r[len(r)-35:])
	}
	return s
}

// TestReceived: the two reports the shipped dossier digests, as they were
// received. They are other people's text, so they are not in the repository;
// DOSSIER_TEXTS names their folder among others.
func TestReceived(t *testing.T) {
	folders := filepath.SplitList(os.Getenv("DOSSIER_TEXTS"))
	i := slices.IndexFunc(folders, func(f string) bool { return filepath.Base(f) == "seeds" })
	if i < 0 {
		t.Skip("not run on received texts: DOSSIER_TEXTS names none")
	}
	for seed, want := range map[string]string{
		"000_da420ee17e35b3f1.txt": "headline body×12",
		"002_91b3701efff95f59.txt": "headline standfirst caption furniture/byline body×1 furniture/promo body×5 furniture/promo body×4 furniture/promo body×3 furniture/more",
	} {
		raw, err := os.ReadFile(filepath.Join(folders[i], seed))
		if err != nil {
			t.Fatal(err)
		}
		tx := text.New(string(raw))
		var got []string
		n := 0
		flush := func() {
			if n > 0 {
				got = append(got, fmt.Sprintf("body×%d", n))
			}
			n = 0
		}
		blocks, by := Find(tx, "")
		for i, b := range blocks {
			switch b.Kind {
			case anno.Body:
				n++
				continue
			case anno.Aside:
				flush()
				got = append(got, by[i].Rule)
			default:
				flush()
				got = append(got, b.Kind.String())
			}
		}
		flush()
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s:\ngot  %s\nwant %s", seed, g, want)
		}
		cards := 0
		for _, f := range furniture.Find(tx, blocks, by) {
			if s := tx.Slice(f.Span); f.By.Rule == "furniture/card" {
				cards++
				if !strings.HasPrefix(s, "John Forbes Kerry") || !strings.HasSuffix(s, " MORE") {
					t.Errorf("card is %q", s)
				}
			}
		}
		if want := strings.Count(string(raw), " MORE "); cards != want {
			t.Errorf("%s: %d cards, want %d", seed, cards, want)
		}
	}
}

// check holds blocks and furniture to what they promise: sorted, disjoint, on
// character borders, no white space at the ends, nothing but white space
// between, body numbered from 1, furniture inside blocks.
func check(t *testing.T, tx *text.Text, title string) {
	t.Helper()
	blocks, by := Find(tx, title)
	s, end, n := tx.String(), 0, int32(0)
	for i, b := range blocks {
		words := s[b.Span.Start:b.Span.End]
		if b.Span.Start < end || words == "" || strings.TrimSpace(words) != words || strings.TrimSpace(s[end:b.Span.Start]) != "" {
			t.Fatalf("block %v after %d: %q", b.Span, end, words)
		}
		if b.Kind == anno.Body {
			n++
		}
		if b.Kind == anno.Body && b.N != n || b.Kind != anno.Body && b.N != 0 || by[i].Rule == "" {
			t.Fatalf("block %+v is paragraph %d", b, n)
		}
		end = b.Span.End
	}
	if rest := strings.TrimSpace(s[end:]); rest != "" {
		t.Fatalf("%q is in no block", rest)
	}
	end, i := 0, 0
	for _, f := range furniture.Find(tx, blocks, by) {
		for i < len(blocks) && blocks[i].Span.End < f.Span.End {
			i++
		}
		if f.Span.Start < end || f.Span.Empty() || i == len(blocks) || !blocks[i].Span.Contains(f.Span) ||
			!utf8.RuneStart(s[f.Span.Start]) || f.Span.End < len(s) && !utf8.RuneStart(s[f.Span.End]) {
			t.Fatalf("furniture %v after %d", f.Span, end)
		}
		end = f.Span.End
	}
}

func FuzzFind(f *testing.F) {
	for _, a := range golden.Read(f, cases) {
		for _, c := range a.Files {
			if strings.HasSuffix(c.Name, "/article.txt") {
				f.Add(string(c.Data), "")
			}
		}
	}
	f.Fuzz(func(t *testing.T, s, title string) {
		if !utf8.ValidString(s) || strings.ContainsRune(s, '\r') {
			return
		}
		tx := text.New(s)
		check(t, tx, title)
	})
}

// Every rule says what it does, when it abstains, and where it comes from.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range append(Rules(), furniture.Rules()...) {
		if d.Name == "" || d.Title == "" || d.Text == "" || d.Example == "" || d.Source == "" || seen[d.Name] {
			t.Errorf("rule %+v", d)
		}
		if r, _ := utf8.DecodeRuneInString(d.Title); !unicode.IsUpper(r) {
			t.Errorf("title of %s: %q", d.Name, d.Title)
		}
		seen[d.Name] = true
	}
}

// A megabyte of one thing over and over takes 0.3 s at most, and minutes if it
// were quadratic.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"x\n", "Related:\nMayor Calls Harbor Board About Ferry\n", "Jane Orr is a reporter for The Harbor Post.\n", "word ", "Ferry late\n\n", "(AP Photo/", "Kerry said. "} {
		tx := text.New("Talks end without a deal\n\n" + strings.Repeat(unit, 1<<20/len(unit)))
		start := time.Now()
		blocks, by := Find(tx, "")
		furniture.Find(tx, blocks, by)
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%q took %v", unit, d)
		}
	}
}

// BenchmarkFind measures blocks and furniture together, per megabyte: the
// articles of the cases, a text of many short lines, one long line.
func BenchmarkFind(b *testing.B) {
	paragraph := strings.Repeat("The mayor opened the ferry on Monday, a year after the bridge was closed, and nobody from the harbor board came. ", 3)
	for name, unit := range map[string]string{
		"paragraphs":  paragraph + "\n\n",
		"short lines": "Ferry late\n",
		"one line":    paragraph,
		"furniture":   "Follow Jane Orr on Twitter @janeorr.\n\nRead the rest here.\n\n",
	} {
		for _, size := range []int{1 << 20, 10 << 20} {
			tx := text.New("Talks end without a deal\n\n" + strings.Repeat(unit, size/len(unit)))
			b.Run(fmt.Sprintf("%s/%dMiB", name, size>>20), func(b *testing.B) {
				b.SetBytes(int64(tx.Len()))
				b.ReportAllocs()
				for b.Loop() {
					blocks, by := Find(tx, "")
					furniture.Find(tx, blocks, by)
				}
			})
		}
	}
}
