package search

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"
)

// A reader looks things up in the files as a browser does.
type reader struct {
	t      *testing.T
	files  map[string]string // by name without ending, the value of each
	root   root
	firsts []string
	terms  map[int]map[string]string // of each term file read, keys and postings
}

func read(t *testing.T, files []File) *reader {
	t.Helper()
	r := &reader{t: t, files: map[string]string{}, terms: map[int]map[string]string{}}
	for _, f := range files {
		name, is := strings.CutSuffix(strings.TrimPrefix(f.Name, PartFolder), ".js")
		value, opens := strings.CutPrefix(string(f.Data), `dossier.shard("`+name+`",`)
		value, closes := strings.CutSuffix(value, ");\n")
		if !is || !opens || !closes || !json.Valid([]byte(value)) || r.files[name] != "" {
			t.Fatalf("%s is no script of a value, or stands twice: %.80q", f.Name, f.Data)
		}
		r.files[name] = value
	}
	r.value("root", &r.root)
	directories := r.list(r.root.Terms)
	for i, d := range directories {
		var data string
		r.value(fmt.Sprint("d", i), &data)
		leaves := r.list(data)
		if leaves[0] != d {
			t.Errorf("directory %d begins with %q, the root says %q", i, leaves[0], d)
		}
		r.firsts = append(r.firsts, leaves...)
	}
	return r
}

// list gives the keys of a list.
func (r *reader) list(s string) (out []string) {
	last := ""
	for _, c := range fields(s) {
		last = unfold(c, last)
		out = append(out, last)
	}
	return out
}

func (r *reader) value(name string, to any) {
	r.t.Helper()
	if r.files[name] == "" {
		r.t.Fatalf("there is no file %s", name)
	}
	if err := json.Unmarshal([]byte(r.files[name]), to); err != nil {
		r.t.Fatal(err)
	}
}

// labels gives the names of all parts.
func (r *reader) labels() (out []string) {
	for i := 0; r.files[fmt.Sprint("m", i)] != ""; i++ {
		var names string
		r.value(fmt.Sprint("m", i), &names)
		for ; names != ""; names = names[r.root.Digits:] {
			out = append(out, names[:r.root.Digits])
		}
	}
	return out
}

func fields(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "!"), "!")
}

func unfold(coded, last string) string {
	n := numbers(coded[:1])[0]
	return string(utf16.Decode(utf16.Encode([]rune(last))[:n])) + coded[1:]
}

func numbers(s string) []int {
	var out []int
	n, times := 0, 1
	for i := range len(s) {
		d := int(s[i]) - '#'
		if s[i] > '\\' {
			d--
		}
		if d < lastDigits {
			out = append(out, n+d*times)
			n, times = 0, 1
		} else {
			n += (d - lastDigits) * times
			times *= moreDigits
		}
	}
	return out
}

func (r *reader) decode(s string) (out []posting) {
	ns := numbers(s)
	doc := 0
	for i := 0; i < len(ns); i++ {
		doc += ns[i] / 2
		voice := 0
		if ns[i]%2 == 1 {
			i++
			voice = ns[i] + 1
		}
		out = append(out, posting(doc)<<32|posting(voice))
	}
	return out
}

// term gives the postings of a word or pair, and how many files it took.
func (r *reader) term(key string) (out []posting, files int) {
	i := sort.Search(len(r.firsts), func(i int) bool { return compare(r.firsts[i], key) > 0 }) - 1
	if r.terms[i] == nil {
		_, r.terms[i] = r.termFile(i)
	}
	list, known := r.terms[i][key]
	switch {
	case !known:
		return nil, 1
	case !strings.HasPrefix(list, " "):
		return r.decode(list), 1
	}
	table := numbers(list[1:])
	first := 0
	for k, step := range table[2:] {
		var data string
		r.value(fmt.Sprint("b", table[1]+k), &data)
		ps := r.decode(data)
		if first += step; int(ps[0].doc()) != first {
			r.t.Errorf("%q: file %d begins with document %d, its table says %d", key, k, ps[0].doc(), first)
		}
		out = append(out, ps...)
	}
	if len(out) != table[0] {
		r.t.Errorf("%q: %d postings, its table says %d", key, len(out), table[0])
	}
	return out, len(table) - 1
}

// termFile gives the keys of a file, in order, and their postings.
func (r *reader) termFile(i int) (keys []string, lists map[string]string) {
	var data, last string
	r.value(fmt.Sprint("t", i), &data)
	lists = map[string]string{}
	for fs := fields(data); len(fs) > 0; fs = fs[2:] {
		last = unfold(fs[0], last)
		keys = append(keys, last)
		lists[last] = fs[1]
	}
	return keys, lists
}

// keys lists every term in the order of the files.
func (r *reader) keys() (out []string) {
	for i := range r.firsts {
		keys, _ := r.termFile(i)
		out = append(out, keys...)
	}
	return out
}
