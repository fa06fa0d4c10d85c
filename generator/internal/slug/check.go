package slug

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest is how many bytes a name that becomes an address may have: with an
// ending and a temporary name beside it, it still fits every file system.
const Longest = 200

// reserved are names the site uses itself, and names that are devices on
// Windows whatever their ending.
var reserved = func() map[string]string {
	m := map[string]string{}
	for _, n := range []string{"index", "404", "assets", "search"} {
		m[n] = "the site uses this name itself"
	}
	devices := []string{"con", "prn", "aux", "nul", "conin$", "conout$"}
	for _, n := range "123456789¹²³" {
		devices = append(devices, "com"+string(n), "lpt"+string(n))
	}
	for _, n := range devices {
		m[n] = "this name is a device on Windows"
	}
	return m
}()

// free is the slug, or one beside it where it is reserved.
func free(s string) string {
	if reserved[s] != "" {
		return s + "-1"
	}
	return s
}

// Check tells whether a file name without its ending can be an address on
// every file system and host. If not, why says what is wrong and fix what to do.
func Check(name string) (why, fix string, ok bool) {
	rename := "rename the file"
	if s := Make(name); s != "" {
		rename += ", to " + free(s) + " for example"
	}
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch {
	case name == "" || !utf8.ValidString(name):
		return "the file name is not text", rename, false
	case len(name) > Longest:
		return fmt.Sprintf("the file name has %d bytes; the limit is %d", len(name), Longest), "shorten it", false
	case reserved[stem] != "":
		return reserved[stem], rename, false
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") || strings.HasPrefix(name, " "):
		return "the file name begins or ends with a space or a dot", rename, false
	case strings.HasSuffix(name, ".source"):
		return "names that end in .source are those of source pages", rename, false
	}
	for _, r := range name {
		if strings.ContainsRune(`/\:*?"<>|#%`, r) || !unicode.IsPrint(r) {
			return fmt.Sprintf("the file name holds %q, which cannot stand in an address everywhere", r), rename, false
		}
	}
	return "", "", true
}
