package pen

import (
	"bytes"
	"encoding/json"
	"testing"
)

// standard is a string as encoding/json writes it.
func standard(t *testing.T, s string, escape bool) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(escape)
	if err := enc.Encode(s); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// FuzzString: a string is written as encoding/json writes it.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "the ferry", `a "b" \c`, "</script><!-- & -->", "\x00\x01\b\f\n\r\t\x1f\x7f", "ü “quoted” \u2028\u2029\ufffd", "bad \xff\xe2\x82 end", "\U0001F3F4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, escape := range []bool{false, true} {
			p := Pen{HTML: escape}
			p.String(s)
			if got, want := string(p.Bytes()), standard(t, s, escape); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	})
}

// TestNest: commas stand between values, and nowhere else.
func TestNest(t *testing.T) {
	var p Pen
	p.String("forgotten")
	p.Reset()
	p.Open('{')
	p.Member("ferry", ":")
	p.Some("none", "")
	p.Some("some", "{")
	p.Name("trips")
	p.Open('[')
	p.Int(1)
	p.Int(-2)
	p.Open('{')
	p.Close('}')
	p.Open('[')
	p.Close(']')
	p.String("[")
	p.String(",")
	p.Close(']')
	p.Close('}')
	p.Line()
	p.Open('[')
	p.Close(']')
	const want = `{"ferry":":","some":"{","trips":[1,-2,{},[],"[",","]}` + "\n[]"
	if got := string(p.Bytes()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestIndent: lines are those of json.MarshalIndent with two spaces.
func TestIndent(t *testing.T) {
	want, err := json.MarshalIndent([]any{map[string]any{"a": "b", "list": []any{[]int{2013, 5}, struct{}{}, []int{}}, "z": 0}, "end"}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	p := Pen{Indent: true}
	p.Open('[')
	p.Open('{')
	p.Member("a", "b")
	p.Name("list")
	p.Open('[')
	p.Open('[')
	p.Int(2013)
	p.Int(5)
	p.Close(']')
	p.Open('{')
	p.Close('}')
	p.Open('[')
	p.Close(']')
	p.Close(']')
	p.Name("z")
	p.Int(0)
	p.Close('}')
	p.Raw([]byte(`"end"`))
	p.Close(']')
	if got := string(p.Bytes()); got != string(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
