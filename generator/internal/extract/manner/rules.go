package manner

import "dossier/generator/internal/rule"

const source = "The time and place of an attribution in AP style; PolNeAR's annotated tags, read for the words they use"

var docs = []rule.Doc{
	{Name: "manner/occasion", Title: "What it was said at", Text: "A preposition and a noun of an occasion (rally, hearing, press availability, visit), with the phrases that go on with it. " +
		"A hearing, a debate, a speech and a press conference also tell the medium. Abstains at nouns that are no occasion.",
		Example: "“It is safe,” Orr said Sunday at a rally in Porthaven.\n→ at a rally in Porthaven", Source: source},
	{Name: "manner/program", Title: "A programme or station", Text: "Behind “on”: a station, a name in marks, a name behind a station’s possessive, or one that ends as programmes do.",
		Example: "“It is safe,” Orr said on Harbor Radio’s Meet the Pilots.\n→ on Harbor Radio’s Meet the Pilots; broadcast", Source: source},
	{Name: "manner/place", Title: "Where it was said", Text: "“In” or “at” and a name, when the tag gives no occasion. Abstains at languages.",
		Example: "“It is safe,” Orr told reporters in Porthaven.\n→ in Porthaven", Source: source},
	{Name: "manner/medium", Title: "What it was said in", Text: "A preposition and a noun of a medium (interview, statement, email, op-ed), a network it was posted on, or a source that is itself the medium.",
		Example: "“It is safe,” Orr said in a statement.\n→ statement", Source: source},
	{Name: "manner/cue", Title: "The verb says how", Text: "Tweeted, emailed, blogged, texted, testified.",
		Example: "“It is safe,” Orr tweeted.\n→ tweet", Source: source},
	{Name: "manner/audience", Title: "Who was told", Text: "The noun phrase behind told, reminded, assured …, behind “said to”, or with whom an interview was.",
		Example: "Orr told reporters that it is safe.\n→ reporters", Source: source},
}
