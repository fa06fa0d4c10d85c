package furniture

import (
	"dossier/generator/internal/rule"
)

var advertLine = compile(`^(?:ADVERTISEMENT|Advertisement|ADVERTISING|Advertising|(?:Sponsored|SPONSORED|Paid|PAID|Promoted|PROMOTED) (?:[Cc]ontent|CONTENT|[Pp]ost|POST)|` +
	`(?i:(?:(?:article|story|post) )?continues (?:below|after)(?: (?:the |this )?(?:advertisement|ad|video|gallery))?|` +
	`advertisement\s*[-–—:]?\s*(?:continue reading|story continues|scroll|article continues)[a-z ]*|(?:report (?:this |an )?ad|ad feedback|remove ads)|` +
	`(?:scroll|keep scrolling|continue reading)(?: down)?(?: to continue| below| the main story| for more)?|skip advertisement|skip to (?:main )?content))[.:]?$`)

var advert = lineRule{
	doc: rule.Doc{
		Name:    "furniture/advertisement",
		Title:   "Place of an advertisement",
		Text:    "A line that says only that an advertisement stands here or that the story continues below it.",
		Example: "ADVERTISEMENT",
		Source:  "pages of The Hill, The New York Times and others as scraped",
	},
	why:        "marks the place of an advertisement",
	confidence: 0.95,
	opens:      "advertisement advertising sponsored paid promoted article story post continues report ad remove scroll keep continue skip",
	limit:      120,
	match:      advertLine.MatchString,
}
