// Package target holds the places a site can be published to: a folder, a
// branch of a git repository, a bucket that speaks S3.
package target

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"dossier/generator/internal/publish"
)

// A BadNameError says why a target's name cannot be understood.
type BadNameError struct{ Name, Why string }

func (e *BadNameError) Error() string {
	return fmt.Sprintf("%q is no target: %s", hideCredentials(e.Name), e.Why)
}

// Open opens a target by its name:
//
//	/srv/www/geneva                                         a folder
//	git:origin#gh-pages, git:https://host/repo.git#pages    a branch
//	s3://bucket/prefix?endpoint=https://host&region=auto    a bucket
//
// When write is false nothing is changed by opening it, and nothing may be
// written. site is the folder that is published; a target may not lie in it.
func Open(ctx context.Context, name, site string, write bool) (publish.Target, error) {
	scheme, rest, found := strings.Cut(name, ":")
	switch {
	case name == "":
		return nil, &BadNameError{name, "write a folder, git:REMOTE#BRANCH or s3://BUCKET/PREFIX"}
	case scheme == "git" && found:
		remote, branch, _ := strings.Cut(rest, "#")
		if branch == "" {
			branch = "gh-pages"
		}
		if remote == "" || strings.HasPrefix(remote, "-") {
			return nil, &BadNameError{name, "write git:REMOTE#BRANCH, such as git:origin#gh-pages"}
		}
		return openGit(ctx, remote, branch)
	case strings.HasPrefix(name, "s3://"):
		return openS3(ctx, name, usual)
	case strings.Contains(name, "://"):
		return nil, &BadNameError{name, "write a folder, git:REMOTE#BRANCH or s3://BUCKET/PREFIX"}
	}
	return openFolder(name, site, write)
}

// Visible is a target's name as it may be shown: without credentials.
func Visible(name string) string { return hideCredentials(name) }

// hideCredentials takes user and password out of every address in a text.
func hideCredentials(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "://")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("://")
		end := strings.IndexAny(after, "/?# \t\n'\"")
		if end < 0 {
			end = len(after)
		}
		if at := strings.LastIndexByte(after[:end], '@'); at >= 0 {
			after = after[at+1:]
		}
		s = after
	}
}

// option takes a setting out of an address, so that what is left is unknown.
func option(q url.Values, key string) string {
	v := q.Get(key)
	q.Del(key)
	return v
}
