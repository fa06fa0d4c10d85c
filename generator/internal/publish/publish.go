// Package publish makes a place that is served hold a finished site, and
// nothing else of what dossier ever put there: a folder, a bucket, a branch. It
// knows files, not dossiers.
//
// Whoever reads the site meanwhile never follows a link to nothing: files that
// are new come before files that link them, the home page last, and what is no
// longer part of the site goes only when all else is there and has been looked
// at. What dossier did not publish is not touched. The place itself says what
// was published, in a Manifest.
package publish

import (
	"context"
	"errors"
	"fmt"
)

// An Object is one file at a target.
type Object struct {
	Path string // slashes, relative: "quotes/1-we-sail.html"
	Size int64
	Tag  string // changes with the bytes; only the target knows what it means
}

// A Target is a place a site is published to. Its methods but Commit and Close
// may be called at the same time.
type Target interface {
	// String names the target in messages, without credentials.
	String() string
	// List returns all that is there. Tags may be "" where known is false.
	List(ctx context.Context, known func(path string) bool) ([]Object, error)
	// Get returns a file and its tag, or ErrMissing.
	Get(ctx context.Context, path string) (data []byte, tag string, err error)
	// Stat returns the tag of a file, or ErrMissing.
	Stat(ctx context.Context, path string) (tag string, err error)
	// Put writes a file where before is the tag of what stands there, "" for
	// nothing; otherwise it writes nothing and returns ErrConflict. A Put
	// whose answer was lost may be sent again.
	Put(ctx context.Context, path string, data []byte, before string) (tag string, err error)
	// Delete removes a file; one that is not there is no error.
	Delete(ctx context.Context, path string) error
	// Tag is the tag a file with these bytes probably gets.
	Tag(data []byte) string
	// Exclusive says that nobody else can publish there while it is open, so
	// that a publication found half done was broken off.
	Exclusive() bool
	// Commit shows readers what was written, where that does not happen at
	// once. The message is for a history, if there is one.
	Commit(ctx context.Context, message string) error
	// Close gives up what was not committed.
	Close() error
}

var (
	// ErrMissing says that there is no such file at the target.
	ErrMissing = errors.New("there is no such file")
	// ErrConflict says that a file at the target is not, or no longer, what it
	// was taken for. Somebody else writes there.
	ErrConflict = errors.New("somebody else has changed this file meanwhile")
)

// A RefusedError says why a site will not be published, before anything was
// written.
type RefusedError struct{ Why, Do string }

func (e *RefusedError) Error() string { return e.Why + "; " + e.Do }

// A BusyError says that another publication has begun or came between.
type BusyError struct{ Why, Do string }

func (e *BusyError) Error() string { return e.Why + "; " + e.Do }

// A LeftoverError says that the site is published whole, but that files no
// longer part of it are still there.
type LeftoverError struct {
	N   int
	Err error // of the first
}

func (e *LeftoverError) Error() string {
	return fmt.Sprintf("the site is published, but %d of the files it no longer has could not be deleted (%v); publish again", e.N, e.Err)
}

func (e *LeftoverError) Unwrap() error { return e.Err }
