package name

import "dossier/generator/internal/rule"

// relativeRule is the rule of a first name behind who its bearer is to somebody.
const relativeRule = "name/relative"

var docs = []rule.Doc{
	{Name: "name/known", Title: "A name the author keeps a file about", Text: "The names and other names of people and organizations in the content folder.",
		Example: "people/jane-smith.md, other_names: [J. Smith]\n→ “J. Smith” is Jane Smith", Source: "The author's files."},
	{Name: "name/given", Title: "A given name and what follows", Text: "A known given name with one to three capitalised words behind it is a person; titles before it and an apposition behind it describe them.",
		Example: "Secretary of State Jane Smith\n→ Jane Smith, “Secretary of State”", Source: "Common given names, from general knowledge."},
	{Name: "name/title", Title: "A title and a name", Text: "A personal title before capitalised words.", Example: "Sen. Okonkwo\n→ Okonkwo", Source: "AP Stylebook, titles."},
	{Name: "name/shape", Title: "Capitalised words that act like a person", Text: "Words in no list are a person when the surname comes back alone or behind a title, a verb of speech stands beside them, or a description follows.",
		Example: "Quill Zorn said …\n→ Quill Zorn", Source: "Collins & Singer 1999, contextual evidence for names."},
	{Name: "name/surname", Title: "A surname alone", Text: "Means the person of that surname; of several, the one whose gender a title tells, or whom the article names most often.",
		Example: "Jane Smith … Smith\n→ Jane Smith", Source: "AP Stylebook: last name on second reference."},
	{Name: relativeRule, Title: "A relative's first name", Text: "A first name between commas behind what its bearer is to somebody is a person's.",
		Example: "His wife, Carol, nodded.\n→ Carol", Source: "AP Stylebook: commas around a spouse's name."},
	{Name: "name/namesake", Title: "A surname right behind a full name", Text: "Of several people of one surname it is the one the same paragraph names in full last, whoever the article names most often.",
		Example: "His brother Tom Smith came. Smith said …\n→ Tom Smith", Source: "Whom one spoke of last stands nearest (Lappin and Leass 1994)."},
	{Name: "name/first", Title: "A first name alone", Text: "Means the one person of that first name in the article.", Example: "Jane Smith … Jane\n→ Jane Smith", Source: "AP Stylebook, courtesy titles and first names."},
	{Name: "name/again", Title: "A name seen before", Text: "The same words again.", Example: "Reuters … Reuters", Source: "One sense per discourse (Gale, Church & Yarowsky 1992)."},
	{Name: "name/organization", Title: "A body's name", Text: "Capitalised words whose head is a kind of body: Committee, University, Times.", Example: "the River Toll Authority\n→ River Toll Authority", Source: "Head nouns of organizations, from general knowledge."},
	{Name: "name/initials", Title: "Initials", Text: "Two to six capitals.", Example: "the RTA", Source: "AP Stylebook, abbreviations and acronyms."},
	{Name: "name/place", Title: "A place", Text: "Countries, states and large cities, and names that end in County, Island, Avenue or the like.", Example: "Geneva", Source: "A short list, from general knowledge."},
}
