package learned

import "dossier/generator/internal/rule"

// The names of what the model does, beside those of the rules.
const (
	Attribution = "model/attribution"
	Speaker     = "model/speaker"
)

// Rules documents the model as if it were rules.
func Rules() []rule.Doc {
	return []rule.Doc{
		{
			Name:  Attribution,
			Title: "Words a trained model takes for somebody's",
			Text: `A conditional random field labels the words of a sentence as source, cue or
content of an attribution, or none. It sees the words, their classes and
neighbours, and what the rules found. It adds attributions no rule knows,
moves the borders of those the rules drafted, and drops one when it does not
believe its cue; quoted words are never dropped. It was trained on political
news of 2015 and 2016 from seven outlets of the United States; on other
subjects and in other English it knows less.`,
			Example: `The harbor board went on record against the new pier.
source: The harbor board; cue: went on record against; content: the new pier`,
			Source: "Lafferty, McCallum and Pereira, Conditional random fields (2001); Pareti, Attribution: a computational approach (2015); corpus: PolNeAR (Newell et al., LREC 2018)",
		},
		{
			Name:  Speaker,
			Title: "A likelier speaker of quoted words",
			Text: `For quoted words every phrase nearby that may name a speaker is weighed: what the
rules say, where it stands, what it is, which verb stands beside it, who spoke
last. When one is likelier than the rules' choice by 0.3 it is taken instead.`,
			Example: `The crowd, as the mayor looked on, took up the chant: “Keep the ferry!”
speaker: The crowd`,
			Source: "Pareti et al., Automatically detecting and attributing indirect quotations (EMNLP 2013); O’Keefe et al., A sequence labelling approach to quote attribution (EMNLP 2012)",
		},
	}
}
