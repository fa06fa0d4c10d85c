package webpage

import (
	"strings"
	"time"
)

// zoned are ways pages write a time with its zone, local those without one.
var (
	zoned = []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04-0700", "2006-01-02 15:04:05 -0700",
		"2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05Z07:00", time.RFC1123Z}
	local = []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006/01/02", "20060102",
		"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006"}
)

// date writes a time as settings files have it: with a zone RFC 3339, without
// one the day only, as a local hour is of no known place. "" when it is none.
func date(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range zoned {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Truncate(time.Second).Format(time.RFC3339)
		}
	}
	if head, frac, ok := strings.Cut(s, "."); ok && strings.Trim(frac, "0123456789") == "" {
		s = head
	}
	for _, layout := range local {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
