package target

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/generator/internal/publish"
)

// patient waits as long as it takes; hasty notices a server that stalls.
var (
	patient = patience{attempt: time.Minute, answer: time.Minute, backoff: time.Millisecond}
	hasty   = patience{attempt: 5 * time.Second, answer: 100 * time.Millisecond, backoff: time.Millisecond}
)

func (f *fakeS3) open(t *testing.T, p patience) publish.Target {
	t.Helper()
	to, err := openS3(context.Background(), "s3://sites/geneva?endpoint="+f.url, p)
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// below is what the bucket holds below the prefix.
func (f *fakeS3) below() map[string]string {
	m := map[string]string{}
	for k, o := range f.state() {
		if p, ok := strings.CutPrefix(k, "geneva/"); ok {
			m[p] = string(o.data)
		}
	}
	return m
}

var strangers = tree{"humans.txt": "The harbor office.", "quotes/mine.pdf": "not dossier's"}

// stage puts the first site and files of others into a bucket.
func stage(t *testing.T) *fakeS3 {
	t.Helper()
	f := newFakeS3(t)
	f.objects["other/index.html"] = fakeObject{data: []byte("another site")}
	for p, s := range strangers {
		f.objects["geneva/"+p] = fakeObject{data: []byte(s)}
	}
	if _, err := before.publish(t.Context(), f.open(t, patient), publish.Choice{Beside: true}); err != nil {
		t.Fatal(err)
	}
	before.holds(t, f.below(), strangers)
	f.log, f.n = nil, 0
	return f
}

// watch follows every link after every request.
func (f *fakeS3) watch(t *testing.T, where string) {
	f.after = func() {
		get := func(p string) (string, bool) {
			o, ok := f.objects["geneva/"+p]
			return string(o.data), ok
		}
		if bad := broken(get); bad != nil {
			t.Errorf("%s: after %s: links to nothing: %q", where, f.log[len(f.log)-1], bad)
		}
		if string(f.objects["other/index.html"].data) != "another site" {
			t.Errorf("%s: after %s: a file outside the prefix was touched", where, f.log[len(f.log)-1])
		}
		for p, s := range strangers {
			if string(f.objects["geneva/"+p].data) != s {
				t.Errorf("%s: after %s: %s was touched", where, f.log[len(f.log)-1], p)
			}
		}
	}
}

// TestFaults lets each request of a publication fail in each way.
func TestFaults(t *testing.T) {
	f := stage(t)
	start := f.state()
	ways := 0
	for _, way := range []string{"", "500", "503", "reset", "lost", "stall", "fall silent", "drip", "truncated", "wrong tag", "403", "expired", "skew", "reset for good", "expired for good"} {
		for k, hit := 1, true; hit; k++ {
			where := fmt.Sprintf("%s at request %d", way, k)
			f.mu.Lock()
			f.objects, f.log, f.n = maps.Clone(start), nil, 0
			hit = false
			wait := patient
			if slices.Contains([]string{"stall", "fall silent", "drip"}, way) {
				wait = hasty
			}
			once, forGood := strings.CutSuffix(way, " for good")
			f.fault = func(n int, _ *http.Request) string {
				if n == k && way != "" || n > k && forGood {
					hit = true
					return once
				}
				return ""
			}
			f.mu.Unlock()
			f.watch(t, where)
			_, err := after.publish(t.Context(), f.open(t, wait), publish.Choice{})
			ways++
			f.fails(nil)
			passing := !forGood && !slices.Contains([]string{"403", "expired", "skew", "wrong tag"}, way)
			if err != nil && passing || err == nil && forGood && hit {
				t.Errorf("%s: %v", where, err)
			}
			if err != nil {
				f.again(t, where, err)
			}
			after.holds(t, f.below(), strangers, "assets/dossier-11111111.css")
		}
	}
	t.Logf("%d publications", ways)
}

// TestMessages: what fails for good is told once, in words, with what to do.
func TestMessages(t *testing.T) {
	f := stage(t)
	for way, want := range map[string]string{
		"skew":        "reading .dossier-published.json: this machine's clock is wrong; set it, then publish again (RequestTimeTooSkewed)",
		"expired":     "reading .dossier-published.json: the credentials have expired; get new ones, then publish again (ExpiredToken)",
		"403":         "reading .dossier-published.json: these credentials may not do that (AccessDenied)",
		"stall":       "reading .dossier-published.json: the server does not answer in time; look at the network, then publish again",
		"fall silent": "reading .dossier-published.json: the server does not answer in time; look at the network, then publish again",
		"truncated":   "reading .dossier-published.json: the server breaks off its answers; look at the network, then publish again",
		"503":         "reading .dossier-published.json: the server answers 503 SlowDown: for the test",
	} {
		f.fails(func(int, *http.Request) string { return way })
		if _, err := after.publish(t.Context(), f.open(t, hasty), publish.Choice{}); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", way, err, want)
		}
	}
	for _, line := range f.log {
		if strings.HasPrefix(line, "PUT") || strings.HasPrefix(line, "DELETE") {
			t.Errorf("written before anything was known: %s", line)
		}
	}
}

// again publishes after a failure, and checks that only what was missing is sent.
func (f *fakeS3) again(t *testing.T, where string, failed error) {
	t.Helper()
	signed := 0 // the second manifest says that all is verified
	for _, line := range f.log {
		if strings.HasPrefix(line, "DELETE") && signed < 2 {
			t.Errorf("%s: deleted before all was verified: %q", where, f.log)
		}
		if line == "PUT geneva/"+publish.ManifestPath+" 200" {
			signed++
		}
	}
	if strings.Contains(failed.Error(), secret) || strings.Contains(failed.Error(), "harbor-key") {
		t.Errorf("%s: the message holds credentials: %v", where, failed)
	}
	if _, err := after.publish(context.Background(), f.open(t, patient), publish.Choice{}); err != nil {
		t.Errorf("%s: %v; then again: %v", where, failed, err)
	}
	sent := map[string]int{}
	for _, line := range f.log {
		var method, key string
		var status int
		fmt.Sscan(line, &method, &key, &status)
		if method == "PUT" && status == 200 && !strings.HasSuffix(key, publish.ManifestPath) {
			if sent[key]++; sent[key] > 1 {
				t.Errorf("%s: %s was sent twice", where, key)
			}
		}
	}
}

// rival is another build of the same site.
func rival() tree {
	t := maps.Clone(before)
	t["robots.txt"] = "User-agent: *\nDisallow: /pier\n"
	t["articles/lock.html"] = page("../index.html")
	return t
}

// race publishes after, and the rival at the k-th request of that. It returns
// false when there are not so many requests.
func (f *fakeS3) race(t *testing.T, start map[string]fakeObject, k int, c publish.Choice) (first, second error, ok bool) {
	f.mu.Lock()
	f.objects, f.log, f.n = maps.Clone(start), nil, 0
	f.mu.Unlock()
	f.fault = func(n int, _ *http.Request) string {
		if n == k && !ok {
			ok = true
			f.mu.Unlock()
			_, second = rival().publish(context.Background(), f.open(t, patient), c)
			f.mu.Lock()
		}
		return ""
	}
	_, first = after.publish(t.Context(), f.open(t, patient), publish.Choice{})
	f.fault = nil
	return first, second, ok
}

// TestTwo lets another publication begin and end within each request of one:
// one is done, the other says so, and no reader notices.
func TestTwo(t *testing.T) {
	f := stage(t)
	start := f.state()
	for k := 2; ; k++ { // at the first it has not yet looked
		where := fmt.Sprintf("at request %d", k)
		f.watch(t, where)
		first, second, ok := f.race(t, start, k, publish.Choice{})
		if !ok {
			break
		}
		var busy *publish.BusyError
		switch {
		case first == nil && second == nil: // one after the other
			t.Errorf("%s: both think they were alone", where)
		case first == nil && errors.As(second, &busy):
			after.holds(t, f.below(), strangers, "assets/dossier-11111111.css")
		case second == nil && errors.As(first, &busy):
			rival().holds(t, f.below(), strangers)
		default:
			t.Errorf("%s: %v; %v", where, first, second)
		}
	}
}

// TestTakeOver takes over from a publication that is not dead, though its
// person says so. The other stops; of what it was just sending at most one
// file arrives, which the next publication puts right.
func TestTakeOver(t *testing.T) {
	f := stage(t)
	start := f.state()
	for k := 2; ; k++ { // at the first it has not yet looked
		where := fmt.Sprintf("at request %d", k)
		first, second, ok := f.race(t, start, k, publish.Choice{TakeOver: true})
		if !ok {
			break
		}
		var busy *publish.BusyError
		if second != nil || !errors.As(first, &busy) {
			t.Errorf("%s: %v; %v", where, first, second)
		}
		wrong := 0
		there := f.below()
		for p, s := range rival() {
			if there[p] != s {
				wrong++
			}
		}
		if wrong > 1 {
			t.Errorf("%s: %d files are the other's", where, wrong)
		}
		if _, err := rival().publish(t.Context(), f.open(t, patient), publish.Choice{}); err != nil {
			t.Errorf("%s: again: %v", where, err)
		}
		for p, s := range rival() {
			if f.below()[p] != s {
				t.Errorf("%s: %s is not put right", where, p)
			}
		}
	}
}

// TestHeaders checks what a bucket is told about each file.
func TestHeaders(t *testing.T) {
	f := stage(t)
	for p, want := range map[string]fakeObject{
		"index.html":                  {mediaType: "text/html; charset=utf-8", caching: "no-cache"},
		"robots.txt":                  {mediaType: "text/plain; charset=utf-8", caching: "no-cache"},
		"assets/dossier-11111111.css": {mediaType: "text/css; charset=utf-8", caching: "public, max-age=31536000, immutable"},
	} {
		if got := f.objects["geneva/"+p]; got.mediaType != want.mediaType || got.caching != want.caching {
			t.Errorf("%s: %q, %q; want %q, %q", p, got.mediaType, got.caching, want.mediaType, want.caching)
		}
	}
	if strings.Contains(f.below()[publish.ManifestPath], secret) {
		t.Error("the manifest holds credentials")
	}
}

// TestDryRun checks that looking changes nothing, and that a second
// publication of the same site has nothing to do.
func TestDryRun(t *testing.T) {
	f := stage(t)
	for _, site := range []tree{before, after} {
		p, err := publish.Job{Site: site.fs(), Target: f.open(t, patient), Choice: publish.Choice{Site: "harbor"}}.Plan(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if p.Empty() != (site["articles/toll.html"] == "") {
			t.Errorf("the plan is empty: %v", p.Empty())
		}
	}
	if _, err := before.publish(t.Context(), f.open(t, patient), publish.Choice{}); err != nil {
		t.Fatal(err)
	}
	for _, line := range f.log {
		if !strings.HasPrefix(line, "GET ") && !strings.HasPrefix(line, "HEAD ") {
			t.Errorf("nothing was to be written: %s", line)
		}
	}
}

// TestWithoutConditions publishes to a server that has no conditional writes.
func TestWithoutConditions(t *testing.T) {
	f := newFakeS3(t)
	f.fault = func(_ int, r *http.Request) string {
		if r.Header.Get("If-Match")+r.Header.Get("If-None-Match") != "" {
			return "500"
		}
		return ""
	}
	to, err := openS3(t.Context(), "s3://sites/geneva?conditional=no&endpoint="+f.url, patient)
	if err != nil {
		t.Fatal(err)
	}
	for _, site := range []tree{before, after} {
		if _, err := site.publish(t.Context(), to, publish.Choice{}); err != nil {
			t.Fatal(err)
		}
	}
	after.holds(t, f.below(), nil, "assets/dossier-11111111.css")
	if _, err := to.Put(t.Context(), "robots.txt", []byte("x"), "stale"); !errors.Is(err, publish.ErrConflict) {
		t.Errorf("a write over what is not expected: %v", err)
	}
}

// TestManyAtOnce sends many files side by side, of which some have to be sent
// again.
func TestManyAtOnce(t *testing.T) {
	f := newFakeS3(t)
	site := maps.Clone(before)
	for i := range 60 {
		site[fmt.Sprintf("quotes/%d.html", i)] = page("../index.html")
	}
	f.fault = func(n int, _ *http.Request) string {
		if n%7 == 0 {
			return "503"
		}
		return ""
	}
	sent := 0
	job := publish.Job{Site: site.fs(), Target: f.open(t, patient), Choice: publish.Choice{Site: "harbor"}, Workers: 8, Sent: func(publish.Step) { sent++ }}
	if _, err := job.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	site.holds(t, f.below(), nil)
	if sent != len(site) {
		t.Errorf("told of %d files of %d", sent, len(site))
	}
}
