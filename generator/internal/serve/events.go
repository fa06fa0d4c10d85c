package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// alive is how often a stream that has nothing to say says so, so that one
// whose page is gone is noticed.
const alive = 20 * time.Second

// events tells one page what happens, as server-sent events
// (https://html.spec.whatwg.org/multipage/server-sent-events.html). The page says
// its address and the sum of what it shows; so a change while it did not listen
// is told at once.
//
//	event: changed            the page at this address, in JSON, is not what you show
//	data: "notes/harbor.html"
//
//	event: trouble            what stops the build, a fragment of HTML in JSON; "" when nothing does
//	data: "<section …>"
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		http.Error(w, "too many pages listen", http.StatusServiceUnavailable)
		return
	}
	address, shown := r.URL.Query().Get("page"), r.URL.Query().Get("sum")
	w.Header().Set("Content-Type", "text/event-stream")
	said := "" // of trouble
	to := stream{w: w, rc: http.NewResponseController(w)}
	to.send("retry: 500\n\n")
	tick := time.NewTicker(alive)
	defer tick.Stop()
	for first := true; to.err == nil; first = false {
		st := s.now()
		if file, _ := st.file(address); sum(file) != shown {
			shown = sum(file)
			to.send("event: changed\ndata: " + oneLine(address) + "\n\n")
		}
		if now := st.trouble.fragment(); first || now != said {
			said = now
			data, _ := json.Marshal(now) // a string always can be
			to.send(fmt.Sprintf("event: trouble\ndata: %s\n\n", data))
		}
		if !to.wait(r, st, tick) {
			return
		}
	}
}

// A stream is one page that listens. After an error it says no more.
type stream struct {
	w   http.ResponseWriter
	rc  *http.ResponseController
	err error
}

func (t *stream) send(text string) {
	if t.err != nil {
		return
	}
	t.err = t.rc.SetWriteDeadline(time.Now().Add(10 * time.Second))
	if t.err == nil {
		_, t.err = t.w.Write([]byte(text))
	}
	if t.err == nil {
		t.err = t.rc.Flush()
	}
}

// wait returns when another state is shown, not ok when nobody listens any more.
func (t *stream) wait(r *http.Request, st *state, tick *time.Ticker) (ok bool) {
	for t.err == nil {
		select {
		case <-st.next:
			return true
		case <-r.Context().Done():
			return false
		case <-tick.C:
			t.send(": \n\n")
		}
	}
	return false
}

// oneLine is text as one line of an event's data.
func oneLine(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}
