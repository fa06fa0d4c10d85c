package quote

import "strings"

// transcripts cuts "NAME:" off the front of the stretches that begin with it:
// the name says who speaks, what follows is said.
func (f *finder) transcripts() {
	for i := range f.out {
		st := &f.out[i]
		n := speakerLabel(f.s[st.Inner.Start:st.Inner.End])
		if n == 0 || !hasWord(f.s[st.Inner.Start+n:st.Inner.End]) {
			continue
		}
		st.Inner.Start += n
		st.Outer.Start = st.Inner.Start
		st.Rule = "quote/transcript"
	}
}

// speakerLabel returns the length of the "NAME: " that s begins with, or 0: at
// most four words in capitals, initials and periods among them.
func speakerLabel(s string) int {
	i := strings.IndexByte(s[:min(len(s), 60)], ':')
	if i < 2 || i+1 >= len(s) || s[i+1] != ' ' {
		return 0
	}
	letters, words := 0, 1
	for k := 0; k < i; k++ {
		switch c := s[k]; {
		case 'A' <= c && c <= 'Z':
			letters++
		case c == ' ':
			words++
		case c == '.' || c == '-' || c == '\'' || c >= 0x80:
		default:
			return 0
		}
	}
	if letters < 2 || words > 4 {
		return 0
	}
	for i++; i < len(s) && s[i] == ' '; i++ {
	}
	return i
}
