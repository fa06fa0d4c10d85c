package reported

import "dossier/generator/internal/rule"

const source = "PolNeAR annotation guidelines (Newell et al. 2018): source, cue, content; frames after VerbNet's say, tell and want classes."

var docs = []rule.Doc{
	{Name: "reported/that", Title: "A verb with a that-clause", Text: "The clause after “that” is the content, also when time or place stand between verb and “that”.",
		Example: "Smith said on Monday that the bridge is safe.\n→ that the bridge is safe", Source: source},
	{Name: "reported/clause", Title: "A verb with a clause or an object", Text: "What follows a verb that takes a bare clause or a noun phrase is its content, up to the end of the sentence, the next cue of the same subject, or a semicolon.",
		Example: "Smith said the bridge is safe.\n→ the bridge is safe", Source: source},
	{Name: "reported/told", Title: "A verb whose hearer comes first", Text: "The hearer is left out of the content.",
		Example: "Smith told reporters the bridge is safe.\n→ the bridge is safe", Source: source},
	{Name: "reported/infinitive", Title: "A verb with an infinitive", Text: "Promises, refusals and wishes: the infinitive is the content.",
		Example: "Smith vowed to fight the toll.\n→ to fight the toll", Source: source},
	{Name: "reported/question", Title: "A verb with an indirect question", Text: "What follows whether, if, how, why and their like.",
		Example: "Smith asked whether the bridge is safe.\n→ whether the bridge is safe", Source: source},
	{Name: "reported/preposition", Title: "A verb with a preposition of its own", Text: "The preposition belongs to the cue, what follows it is the content.",
		Example: "Smith pointed to the cracks.\n→ the cracks", Source: source},
	{Name: "reported/as", Title: "As somebody said", Text: "“As”, source and verb, a comma, and the words.",
		Example: "As Smith said, the bridge is safe.\n→ the bridge is safe", Source: source},
	{Name: "reported/asked", Title: "Asked whether", Text: "A question put to somebody, by nobody named.",
		Example: "Asked whether the bridge is safe, Smith laughed.\n→ whether the bridge is safe", Source: source},
	{Name: "reported/impersonal", Title: "What seems so", Text: "Seems, appears, is expected, is said: a view held by nobody named.",
		Example: "The bridge seems to be safe.\n→ The bridge … to be safe", Source: source},
	{Name: "reported/nominal", Title: "Somebody's claim", Text: "A possessor, a noun of saying or thinking, and what it is about.",
		Example: "Smith’s claim that the bridge is safe\n→ that the bridge is safe", Source: source},
	{Name: "reported/trailing", Title: "A tag behind reported words", Text: "A clause, a comma, and a tag with nothing behind it.",
		Example: "The bridge is safe, Smith said.\n→ The bridge is safe", Source: source},
	{Name: "reported/according-to", Title: "According to", Text: "Before or behind what it vouches for.",
		Example: "According to the report, the bridge is safe.\n→ the bridge is safe", Source: source},
}
