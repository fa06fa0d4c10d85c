// Package rule is what an extraction rule says of itself, once, for
// `dossier explain`, the method page and the provenance of each annotation.
package rule

// Doc documents one rule.
type Doc struct {
	Name    string // "quote/double": the package, then the rule
	Title   string // one line
	Text    string // what it does, and when it abstains
	Example string // input and result, as text
	Seen    int    // how often it fired in the annotated news the rules were made on
	Source  string // where it comes from: a stylebook, a paper, a specification
}
