package coref

import "dossier/generator/internal/rule"

const source = "Salience after Lappin & Leass 1994: recency, subject place, gender and number."

var docs = []rule.Doc{
	{Name: "coref/pronoun", Title: "He and she", Text: "The person who is near, in subject place, speaking or often named, and whose gender does not disagree.",
		Example: "Mayor Jane Smith arrived. “We will win,” she said.\n→ Jane Smith", Source: source},
	{Name: "coref/relative", Title: "Who", Text: "The person named right before.", Example: "Jane Smith, who said she would win\n→ Jane Smith", Source: source},
	{Name: "coref/nominal", Title: "The secretary", Text: "A definite phrase means the person last mentioned whose description has its head noun.",
		Example: "Secretary Jane Smith arrived. The secretary said …\n→ Jane Smith", Source: source},
	{Name: "coref/ahead", Title: "Someone who", Text: "“Someone” in a phrase at the front of a sentence is the person the sentence goes on to name.",
		Example: "For someone who said she hates boats, Jane Smith sails well.\n→ Jane Smith", Source: source},
	{Name: "coref/interviewed", Title: "A for answer", Text: "In an interview of questions and answers, A is the only person the headline names, else the only one named before the first question.",
		Example: "Five minutes with Jane Smith\nQ: Will you win?\nA: We will.\n→ Jane Smith", Source: "Printed interviews."},
	{Name: "coref/author", Title: "I", Text: "“I” outside quotation marks is who writes the article.",
		Example: "“Go away,” I said.\n→ the author", Source: "First person in columns and letters."},
	{Name: "coref/unnamed", Title: "Somebody without a name", Text: "A phrase that names nobody stands for itself: “a senior official”.",
		Example: "A senior official said …\n→ a senior official (unnamed)", Source: source},
}
