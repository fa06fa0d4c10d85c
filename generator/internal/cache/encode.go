package cache

import "crypto/sha256"

// A state stands behind this line, with the sha256 of it all at its end.
// Another form needs another line.
const header = "dossier state 1\n"

func encode(s *State) []byte {
	b := marshal([]byte(header), *s)
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

func decode(data []byte) (*State, error) {
	n := len(data) - sha256.Size
	if n < len(header) || string(data[:len(header)]) != header || sha256.Sum256(data[:n]) != [32]byte(data[n:]) {
		return nil, errDamaged
	}
	s := &State{}
	return s, unmarshal(string(data[len(header):n]), s)
}
