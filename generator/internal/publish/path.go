package publish

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/output"
)

// home is the page that shows a site is there; it is written last.
const home = "index.html"

// longestPath is the most bytes an S3 key has
// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html),
// less room for a prefix.
const longestPath = 900

func isPage(p string) bool { return strings.HasSuffix(p, ".html") }

// named matches files whose address is made from their bytes: a page that a
// reader has open loads those it was made with, and no others.
var named = regexp.MustCompile(`^(assets/[^/]*-[0-9a-f]{8}\.[a-z0-9]+(\.gz)?|search/([0-9a-f]{8}|parts)/.*)$`)

// Immutable tells whether the bytes under a path never change.
func Immutable(p string) bool { return named.MatchString(p) }

// CacheControl is what a server should say about keeping a file.
func CacheControl(p string) string {
	if Immutable(p) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache" // kept, and asked for anew each time: an answer without a body
}

// types are those of the files a site has. The machine's own table would make
// what is published depend on the machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".jsonld": "application/ld+json", ".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	".xml": "application/xml", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
	".epub": "application/epub+zip", ".zip": "application/zip", ".webmanifest": "application/manifest+json", ".gz": "application/gzip",
}

// ContentType is the media type a server should give a file.
func ContentType(p string) string {
	switch p {
	case "feed.xml":
		return "application/atom+xml"
	case "feed.json":
		return "application/feed+json"
	case output.SumsFile, "_headers":
		return types[".txt"]
	}
	if t := types[strings.ToLower(path.Ext(p))]; t != "" {
		return t
	}
	return "application/octet-stream"
}

// checkPath tells whether a path can be a file everywhere: buckets would take
// "a/../b" and line ends as they are.
func checkPath(p string) error {
	switch {
	case !fs.ValidPath(p) || p == ".":
	case !utf8.ValidString(p) || strings.ContainsAny(p, `\:*?"<>|`):
	case strings.ContainsFunc(p, func(r rune) bool { return !unicode.IsPrint(r) && r != ' ' }):
	case len(p) > longestPath:
		return fmt.Errorf("the path %.40q… has %d bytes; the limit is %d", p, len(p), longestPath)
	default:
		return nil
	}
	return fmt.Errorf("the path %q cannot be published everywhere", p)
}
