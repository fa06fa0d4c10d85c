package build

import (
	"os"
	"reflect"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/cache"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/source"
)

// TestFound: what is remembered of an article is what is found in it, to the
// last field, and another input has another key.
func TestFound(t *testing.T) {
	folder, err := cache.Open(t.TempDir(), "public")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(shipped + "/articles")
	if err != nil {
		t.Fatal(err)
	}
	var inputs []extract.Input
	for _, e := range entries {
		raw, err := os.ReadFile(shipped + "/articles/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if a, _ := source.Read(e.Name(), raw, source.Options{}); a != nil {
			inputs = append(inputs, extract.Input{Text: a.Text, Blocks: a.Blocks})
		}
	}
	first := &Found{Pack: folder.Pack("found")}
	read := reading()
	for _, in := range inputs {
		first.run(first.key(in), in, read)
	}
	first.Close()
	second := &Found{Pack: folder.Pack("found")}
	defer second.Close()
	for _, in := range inputs {
		got := &anno.Set{}
		if !second.Pack.Get(second.key(in), got) {
			t.Fatal("nothing is remembered")
		}
		if want := extract.Run(in); !reflect.DeepEqual(got, want) || len(want.Attributions) == 0 {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
	in := inputs[0]
	key := second.key(in)
	for name, change := range map[string]func(in *extract.Input){
		"text":    func(in *extract.Input) { in.Text = inputs[1].Text },
		"title":   func(in *extract.Input) { in.Title = "The harbor" },
		"repairs": func(in *extract.Input) { in.Repairs = []anno.Repair{{Read: "”"}} },
		"names":   func(in *extract.Input) { in.Names = []extract.Known{{ID: "jane-smith"}} },
		"date":    func(in *extract.Input) { in.Published.Day = 3 },
	} {
		other := in
		change(&other)
		if second.key(other) == key {
			t.Errorf("another %s has the same key", name)
		}
	}
	if (&Found{Program: [32]byte{1}}).key(in) == key {
		t.Error("another program has the same key")
	}
}
