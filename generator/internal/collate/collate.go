// Package collate finds which quotations carry the same words, and how their
// wordings differ. The terms are those of textual criticism: a statement has
// witnesses; the fullest one gives the base text the others are aligned with;
// a difference is substantive (words) or accidental (punctuation, case).
//
//	Items ──words──▶ Words ──index──▶ candidate pairs ──family──▶ Align ──▶ Diffs ──judge──▶ Joins ──Group──▶ Clusters
//
// What it returns depends on the items and a person's decisions alone: not on
// the order of the items, nor on what it keeps from one time to the next.
package collate

// An Item is one quotation as collation sees it.
type Item struct {
	Stretches []string // its quoted stretches, or the words of indirect speech, in order
	Speaker   string   // who said it, the same string in all articles; "" when nobody known
	Called    string   // how the article names or describes the speaker: "Obama", "a senior official"
	Guessed   bool     // the speaker was concluded from the text around, not printed with the words
	Reported  bool     // indirect speech: the outlet's words, never joined with quoted ones
	Inside    bool     // it stands inside another item of its article, whose speaker tells of it: never the same statement
	Article   string   // id of its article
	Start     int      // where in its article it begins, in bytes
	Day       int      // day of publication, counted from any day but 0; 0 when unknown
}

// Decisions are a person's word on pairs of items, by index in what Group is
// given. They win over what the texts suggest.
type Decisions struct {
	Join  [][2]int // these carry the same statement
	Apart [][2]int // these do not
}

// A Witness is one item of a cluster.
type Witness struct {
	Item  int
	Join  Join   // why it belongs here; the zero Join for the base
	Diffs []Diff // against the base text, all words of both; nil where these are the same
	Exact bool   // the same characters as the base
	At    int    // first word of the base it carries
	Words int    // how many words of the base lie between the first and the last it carries, both included
}

// A Cluster is one statement: the base item first, then the other witnesses by
// item.
type Cluster struct {
	Words     int // of the base
	Witnesses []Witness
	Echoes    []int // clusters of other speakers with the same words, in order
}
