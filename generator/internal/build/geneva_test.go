package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// What the two reports on the Geneva talks quote: speaker, first and last
// words of each stretch between quotation marks, in order. The dossier that
// ships and the texts it digests must both give exactly this.
const firstReport = `
John Kerry | a very productive | one,
John Kerry | diplomacy takes | time.
John Kerry | narrow the | differences.
John Kerry | And I can tell you | peaceful nature,
John Kerry | There’s no question | secure our goal.
John Kerry | I want to caution | that leak out,
John Kerry | The fact is | taking place.
John Kerry | unity | unity
John Kerry | We are committed | completing the task.
John Kerry | takes time to build | since 1979.
John Kerry | Diplomacy takes time, and | the last days,
John Kerry | I would emphasize | open indefinitely,
John Kerry | Each day that | continue its program.
`
const secondReport = `
John Kerry | There's no question | secure our goal,
Benjamin Netanyahu | I think the pressure | dismantles it,
Benjamin Netanyahu | I think that any partial | sanctions regime.
John Kerry | We are not blind | we're stupid,
John Kerry | I think we have | in the region.
Ilan Berman | There seems | that we had,
Ilan Berman | Because if | is diminished.
Ilan Berman | The reaction | we could get,
Ilan Berman | My sense | material effect.
Tamara Cofman Wittes | U.S. Secretary of State | [nuclear] threat,
Tamara Cofman Wittes | Netanyahu's best outcome | than he'd like.
`

// TestGeneva: all 24 quotations of the bodies, with exact bounds and right
// speakers; the headline's fragment tied to the full quotation; one statement
// for the sentence both carry; furniture set apart, and no person from it.
func TestGeneva(t *testing.T) {
	for _, dir := range folders(t) {
		base := filepath.Base(dir)
		if base != "content" && base != "seeds" {
			continue
		}
		t.Run(base, func(t *testing.T) {
			d := run(t, os.DirFS(dir), 2).Site.Dossier
			first, second := d.Articles[0], d.Articles[1]
			if strings.Contains(second.Title, "narrowed") {
				first, second = second, first
			}
			compare(t, first, firstReport)
			compare(t, second, secondReport)
			head := quotation(t, first, "narrowed differences")
			full := quotation(t, first, "And I can tell you")
			if head.Statement != full.Statement || head.Witness.Relation != dossier.Fragment || head.Speaker == nil || head.Speaker.Name != "John Kerry" {
				t.Errorf("the headline's fragment is not tied to the full quotation: %+v", head.Witness)
			}
			if a, b := quotation(t, first, "There’s no question"), quotation(t, second, "There's no question"); a.Statement != b.Statement || len(a.Statement.Witnesses) != 2 {
				t.Error("the sentence both carry is not one statement")
			}
			lead, long := quotation(t, first, "diplomacy takes"), quotation(t, first, "Diplomacy takes time, and")
			if lead.Statement != long.Statement || lead.Witness.Relation != dossier.Fragment {
				t.Error("the lead's words are not a fragment of the full quotation")
			}
			if other := quotation(t, first, "takes time to build"); other.Statement == long.Statement {
				t.Error("two statements were merged")
			}
			people := map[string]bool{}
			for _, p := range d.People {
				people[p.Name] = true
			}
			for _, name := range []string{"John Kerry", "Benjamin Netanyahu", "Barack Obama", "Hassan Rouhani", "Ilan Berman", "Tamara Cofman Wittes"} {
				if !people[name] {
					t.Errorf("%s is not among the people", name)
				}
				delete(people, name)
			}
			if len(people) > 0 {
				t.Errorf("these are no people of the story: %v", people)
			}
			if base == "seeds" {
				furniture(t, first, "John Forbes Kerry")
				furniture(t, second, "[READ: ", "[OPINION: The", "[OPINION: Too", "By + More", "More News:")
			}
		})
	}
}

func compare(t *testing.T, a *dossier.Article, want string) {
	t.Helper()
	var got []string
	for _, q := range a.Quotations {
		if q.Block < 0 || a.Set.Blocks[q.Block].Kind != anno.Body {
			continue
		}
		for _, s := range q.Quoted() {
			speaker := "nobody"
			if q.Speaker != nil {
				speaker = q.Speaker.Name
			}
			got = append(got, speaker+" | "+a.Text.Slice(s))
		}
	}
	lines := strings.Split(strings.TrimSpace(want), "\n")
	for i := range max(len(got), len(lines)) {
		if i >= len(got) || i >= len(lines) {
			t.Errorf("%s: %d stretches, want %d", a.ID, len(got), len(lines))
			return
		}
		f := strings.Split(lines[i], " | ")
		if !strings.HasPrefix(got[i], f[0]+" | "+f[1]) || !strings.HasSuffix(got[i], f[2]) {
			t.Errorf("%s: got %s\nwant %s", a.ID, got[i], lines[i])
		}
	}
}

func quotation(t *testing.T, a *dossier.Article, start string) *dossier.Quotation {
	t.Helper()
	for _, q := range a.Quotations {
		for _, s := range q.Quoted() {
			if strings.HasPrefix(a.Text.Slice(s), start) {
				return q
			}
		}
	}
	t.Fatalf("%s has no quotation %q", a.ID, start)
	return nil
}

func furniture(t *testing.T, a *dossier.Article, starts ...string) {
	t.Helper()
	if len(a.Set.Furniture) != len(starts) {
		t.Errorf("%s: %d stretches of furniture, want %d", a.ID, len(a.Set.Furniture), len(starts))
	}
	for _, s := range starts {
		found := false
		for _, f := range a.Set.Furniture {
			found = found || strings.HasPrefix(a.Text.Slice(f.Span), s)
		}
		if !found {
			t.Errorf("%s: %q is not furniture", a.ID, s)
		}
	}
}
