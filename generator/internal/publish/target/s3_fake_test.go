package target

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A fakeS3 is as much of an S3 server as publishing needs, with conditional
// writes, small pages of lists, and faults at chosen requests.
type fakeS3 struct {
	mu      sync.Mutex
	objects map[string]fakeObject // by key
	log     []string              // "PUT site/index.html 200"
	n       int                   // requests so far
	fault   func(n int, r *http.Request) string
	after   func() // each request has been carried out
	url     string
}

type fakeObject struct {
	data               []byte
	mediaType, caching string
}

func (o fakeObject) tag() string {
	h := md5.Sum(o.data)
	return `"` + hex.EncodeToString(h[:]) + `"`
}

// newFakeS3 starts a server with the bucket "sites" and sets credentials.
func newFakeS3(t *testing.T) *fakeS3 {
	t.Setenv("AWS_ACCESS_KEY_ID", "harbor-key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", secret)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", "/dev/null")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
	f := &fakeS3{objects: map[string]fakeObject{}}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// fails sets which requests fail and how, while a handler may still be at work
// on one whose publisher has given up.
func (f *fakeS3) fails(fault func(n int, r *http.Request) string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fault = fault
}

const secret = "a-very-secret-tide-table"

func (f *fakeS3) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	f.n++
	n, fault := f.n, ""
	if f.fault != nil {
		fault = f.fault(n, r)
	}
	f.mu.Unlock()
	switch fault {
	case "":
	case "500":
		problem(w, 500, "InternalError")
		return
	case "503":
		problem(w, 503, "SlowDown")
		return
	case "403":
		problem(w, 403, "AccessDenied")
		return
	case "expired":
		problem(w, 400, "ExpiredToken")
		return
	case "skew":
		problem(w, 403, "RequestTimeTooSkewed")
		return
	case "stall":
		io.Copy(io.Discard, r.Body)
		<-r.Context().Done() // until the other side has no more patience
		return
	case "reset":
		cut(w)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	answer := httptest.NewRecorder()
	f.mu.Lock()
	f.carryOut(answer, r, body)
	f.log = append(f.log, fmt.Sprintf("%s %s %d", r.Method, f.key(r), answer.Code))
	if f.after != nil {
		f.after()
	}
	f.mu.Unlock()
	switch fault {
	case "lost":
		cut(w)
		return
	case "truncated":
		answer.Header().Set("Content-Length", fmt.Sprint(answer.Body.Len()+10))
	case "wrong tag":
		answer.Header().Set("ETag", `"0123456789abcdef0123456789abcdef"`)
	}
	for k, v := range answer.Header() {
		w.Header()[k] = v
	}
	w.WriteHeader(answer.Code)
	body = answer.Body.Bytes()
	switch fault {
	case "drip":
		drip(w, body)
	case "fall silent":
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		drip(w, body[:len(body)/2])
		<-r.Context().Done()
	default:
		w.Write(body)
	}
}

// drip sends a few bytes at a time, for longer in all than hasty waits for any of them.
func drip(w http.ResponseWriter, body []byte) {
	for piece := range slices.Chunk(body, 1+len(body)/8) {
		w.Write(piece)
		http.NewResponseController(w).Flush()
		time.Sleep(15 * time.Millisecond)
	}
}

func (f *fakeS3) key(r *http.Request) string { return strings.TrimPrefix(r.URL.Path, "/sites/") }

func (f *fakeS3) carryOut(w http.ResponseWriter, r *http.Request, body []byte) {
	key := f.key(r)
	o, there := f.objects[key]
	switch {
	case !strings.HasPrefix(r.URL.Path, "/sites"):
		problem(w, 404, "NoSuchBucket")
	case r.Method == "GET" && r.URL.Query().Get("list-type") == "2":
		f.list(w, r)
	case r.Method == "DELETE":
		delete(f.objects, key)
		w.WriteHeader(http.StatusNoContent)
	case r.Method == "PUT":
		f.put(w, r, key, body, o, there)
	case !there:
		problem(w, 404, "NoSuchKey")
	default:
		w.Header().Set("ETag", o.tag())
		w.Header().Set("Content-Length", fmt.Sprint(len(o.data)))
		if r.Method == "GET" {
			w.Write(o.data)
		}
	}
}

func (f *fakeS3) put(w http.ResponseWriter, r *http.Request, key string, body []byte, old fakeObject, there bool) {
	match, none := r.Header.Get("If-Match"), r.Header.Get("If-None-Match")
	o := fakeObject{body, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control")}
	switch {
	case match != "" && !there:
		problem(w, 404, "NoSuchKey")
	case match != "" && match != old.tag(), none == "*" && there:
		problem(w, 412, "PreconditionFailed")
	case r.Header.Get("Content-Md5") == "":
		problem(w, 400, "InvalidDigest")
	default:
		f.objects[key] = o
		w.Header().Set("ETag", o.tag())
	}
}

// list gives three keys at a time, so that lists of several pages are met.
func (f *fakeS3) list(w http.ResponseWriter, r *http.Request) {
	type content struct {
		Key, ETag string
		Size      int
	}
	var out struct {
		XMLName               xml.Name `xml:"ListBucketResult"`
		IsTruncated           bool
		NextContinuationToken string `xml:",omitempty"`
		Contents              []content
	}
	q := r.URL.Query()
	var keys []string
	for k := range f.objects {
		if strings.HasPrefix(k, q.Get("prefix")) && k > q.Get("continuation-token") {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	if len(keys) > 3 {
		keys = keys[:3]
		out.IsTruncated, out.NextContinuationToken = true, keys[2]
	}
	for _, k := range keys {
		out.Contents = append(out.Contents, content{k, f.objects[k].tag(), len(f.objects[k].data)})
	}
	w.Header().Set("Content-Type", "application/xml")
	xml.NewEncoder(w).Encode(out)
}

func problem(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>for the test</Message></Error>", code)
}

// cut ends the connection without an answer.
func cut(w http.ResponseWriter) {
	c, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		c.Close()
	}
}

// state is a copy of what the bucket holds.
func (f *fakeS3) state() map[string]fakeObject {
	f.mu.Lock()
	defer f.mu.Unlock()
	m := map[string]fakeObject{}
	for k, o := range f.objects {
		m[k] = fakeObject{bytes.Clone(o.data), o.mediaType, o.caching}
	}
	return m
}
