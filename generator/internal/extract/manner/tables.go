package manner

import "strings"

// occasions are nouns of what people speak at, with the medium of speaking
// there; none where it may be any.
var occasions = table(map[Medium]string{
	"": `rally event meeting fundraiser convention forum summit dinner breakfast lunch luncheon ceremony visit stop trip tour appearance panel session
		funeral vigil march parade protest demonstration reception gathering roundtable workshop banquet gala picnic festival reunion class visits
		conference briefing caucus caucuses party service mass meet-and-greet`,
	PressConference: "availability gaggle",
	Speech:          "speech address remarks lecture sermon eulogy commencement toast",
	Debate:          "debate",
	Testimony:       "hearing deposition trial",
	Call:            "call",
})

// press stands before a conference or briefing for reporters.
var press = words("press news media house")

// media are nouns of what people say something in, by or through.
var media = table(map[Medium]string{
	Interview: "interview interviews conversation", Statement: "statement statements release communique communiqué", Tweet: "tweet tweets retweet",
	Email: "email emails e-mail e-mails", Letter: "letter letters note postcard", Memo: "memo memorandum", Blog: "blog blogs",
	OpEd: "op-ed op-eds editorial column essay", Article: "article", Book: "book memoir autobiography", Message: "message messages text texts telegram",
	Call: "telephone phone", Video: "video videos clip webcast", Ad: "ad ads advertisement commercial spot", Filing: "filing affidavit lawsuit complaint brief",
	Broadcast: "podcast broadcast program programme show radio television tv air", Post: "post posts posting", Testimony: "testimony",
})

// platforms are networks that people post on.
var platforms = table(map[Medium]string{
	Tweet: "twitter", Post: "facebook instagram snapchat tumblr reddit linkedin weibo telegram mastodon threads tiktok", Blog: "medium", Video: "youtube periscope",
})

// tells are cues that name the medium themselves.
var tells = table(map[Medium]string{
	Tweet: "tweeted tweets tweeting retweeted", Email: "emailed e-mailed", Blog: "blogged", Testimony: "testified testifies", Message: "texted",
})

// networks broadcast; a programme of theirs stands behind a possessive.
var networks = words("nbc cbs abc cnn fox msnbc cnbc pbs npr c-span bloomberg bbc univision telemundo hbo hln espn newsmax wor kcbs cnn.com")

// programs end the name of a programme that is printed without marks.
var programs = words("press nation show tonight tomorrow report hour week podcast radio news tv today")

// leads may stand before a preposition at the front of a tag.
var leads = words("speaking appearing writing testifying talking addressing answering responding interviewed later earlier also again then there once live publicly recently")

// prepositions begin a phrase that says where or how.
var prepositions = words("at in on during from via by over through outside inside aboard near")

// around begins what it was said before or after: no venue, but a step to one.
var around = words("after before following")

// joins go on with the phrase before them: "an interview with the Times".
var joins = words("of with for to by in at near outside from hosted")

// about begins what is spoken of, or with what air: it is read over.
var about = words("of about with for regarding")

// stops end a phrase.
var stops = words(`that who whom which whose where when while as and but or nor if because although though after since until about against regarding
	than so yet is are was were be been has have had will would could may might can should must not said says added adding saying referring he she they
	it we i you according`)

// tongues are what people speak in, not where.
var tongues = words("english spanish french german arabic hebrew russian chinese farsi persian mandarin japanese korean italian portuguese")

func table(groups map[Medium]string) map[string]Medium {
	m := map[string]Medium{}
	for medium, list := range groups {
		for w := range strings.FieldsSeq(list) {
			m[w] = medium
		}
	}
	return m
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
