package verify

import "strings"

// limits tells whether a word, by its key, limits what a sentence says: a cut
// that hides it can turn the sense around. Numbers are among them. The list is
// the ladder's, with the other words that deny.
func limits(key string) bool {
	return limiting[key] || strings.HasSuffix(key, "n't") || isNumber(key)
}

// Limits tells whether a printed word limits what a sentence says, so that a
// cut that hides it can turn the sense around: “not”, “don’t”, “if”, “200”.
func Limits(word string) bool { return limits(key(word)) }

func isNumber(key string) bool {
	return key != "" && '0' <= key[0] && key[0] <= '9' || numbers[key]
}

var limiting = set(`not cannot never no none nobody nothing nor neither without if but only unless except`)

// numbers in letters; "one" is mostly no number, "second" mostly no ordinal.
var numbers = set(`zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions trillion trillions dozen dozens half percent %`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
