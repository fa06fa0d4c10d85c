package internal_test

import (
	"bufio"
	"cmp"
	"os"
	"strconv"
	"strings"
	"testing"
)

// floors are the oldest versions whose known faults we cannot be reached by.
// go.mod may name newer ones.
var floors = []struct{ module, version, why string }{
	{"go", "1.26.8", "html/template: actions in JS literals and unquoted attributes (CVE-2023-24538, -24540, -39319, 2026-27142, -32289, -39826)"},
	{"github.com/yuin/goldmark", "v1.8.7", "links as javascript&colon; (CVE-2026-5160, mended in 1.8.2); the limits of package commonmark are measured with it"},
	{"golang.org/x/net", "v0.62.0", "html: parsing in linear time, refuses elements more than 512 deep"},
	{"golang.org/x/text", "v0.43.0", "the Unicode tables all pages, slugs and locks are made with"},
}

// TestFloors reads go.mod: no module of the table is older than its floor.
func TestFloors(t *testing.T) {
	found := map[string]string{}
	f, err := os.Open("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if w := strings.Fields(strings.TrimPrefix(lines.Text(), "require ")); len(w) >= 2 {
			found[w[0]] = w[1]
		}
	}
	for _, x := range floors {
		if v := found[x.module]; older(v, x.version) {
			t.Errorf("%s is %q in go.mod, older than %s: %s", x.module, v, x.version, x.why)
		}
	}
}

// older compares two versions part by part; one that is no version is older than all.
func older(a, b string) bool {
	x, y := strings.Split(strings.TrimPrefix(a, "v"), "."), strings.Split(strings.TrimPrefix(b, "v"), ".")
	for i := range y {
		n, err := strconv.Atoi(append(x, "-", "-", "-")[i])
		m, _ := strconv.Atoi(y[i])
		if c := cmp.Compare(n, m); err != nil || c != 0 {
			return err != nil || c < 0
		}
	}
	return false
}

func TestOlder(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"v1.8.7", "v1.8.7", false}, {"v1.8.6", "v1.8.7", true}, {"v1.10.0", "v1.8.7", false}, {"v0.61.9", "v0.62.0", true}, {"1.27", "1.26.8", false}, {"1.26", "1.26.8", true}, {"", "v1.0.0", true}} {
		if older(c.a, c.b) != c.want {
			t.Errorf("%s older than %s: want %v", c.a, c.b, c.want)
		}
	}
}
