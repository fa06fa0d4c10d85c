package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// bucket is an S3 server that answers every request with one error, and the
// credentials to ask it.
func (c *badCase) bucket(status, code string) error {
	n, err := strconv.Atoi(status)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(n)
		fmt.Fprintf(w, "<Error><Code>%s</Code><Message>for the test</Message></Error>", code)
	}))
	c.t.Cleanup(server.Close)
	c.server = server.URL
	c.env = append(c.env, "AWS_ACCESS_KEY_ID=harbor", "AWS_SECRET_ACCESS_KEY=tide-table", "AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null")
	return err
}

// serve shows the content of a case while its requests are asked. The outcome is
// E when some were refused, and nothing of the site was in their answers.
func (c *badCase) serve(t *testing.T) string {
	c.work = t.TempDir()
	if err := c.lay(); err != nil {
		t.Fatal(err)
	}
	before := tree(t, c.work)
	ctx, end := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan error, 1)
	command := &serveCmd{Content: c.at("content"), articleLimit: articleLimit{1}, NoCache: true}
	go func() {
		done <- command.serve(ctx, env{stdout: io.Discard, stderr: io.Discard}, func(url string) { ready <- url })
	}()
	seen := "S"
	select {
	case err := <-done:
		t.Fatal(err)
	case url := <-ready:
		for _, a := range c.asks {
			if c.ask(t, url, a[0], a[1]) >= 400 {
				seen = "E"
			}
		}
	}
	end()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if after := tree(t, c.work); len(after) != len(before) {
		t.Error("the server has written files")
	}
	return seen
}

// ask sends a request as it is written, but that HERE in it is the server's name
// and EVENTS the path of its event stream, and returns the status.
func (c *badCase) ask(t *testing.T, url, want, request string) int {
	host := strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
	_, page := exchange(t, host, "GET / HTTP/1.1\nHost: "+host)
	events := regexp.MustCompile(`src="(/[^"]*/)live.js"`).FindStringSubmatch(page)
	if events == nil {
		t.Fatalf("no script in %s", page)
	}
	status, body := exchange(t, host, strings.NewReplacer("HERE", host, "EVENTS", events[1]+"events").Replace(request))
	if strconv.Itoa(status) != want || status >= 400 && strings.Contains(body, "ferry") {
		t.Errorf("%s\ngot %d %s, want %s", request, status, body, want)
	}
	return status
}
