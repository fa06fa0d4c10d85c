package furniture

import (
	"dossier/generator/internal/rule"
)

var noticeLine = compile(`(?i)^(?:` +
	`(?:we|this (?:web)?site|our (?:web)?site|our partners|we and our (?:\d+ )?partners)(?: and our (?:\d+ )?partners)?(?: may)? uses? cookies\b.*|(?:we|we and our (?:\d+ )?partners) (?:store|process) .{0,80}\b(?:cookies|personal data)\b.*|` +
	`by (?:clicking|continuing|using|closing|browsing)\b.{0,120}\b(?:you (?:agree|consent|accept)|cookies|terms of (?:use|service))\b.*|` +
	`(?:accept|reject|manage|allow|decline)(?: all| your)? (?:cookies|cookie (?:settings|preferences)|privacy (?:settings|preferences))|accept all|reject all|(?:cookie|privacy) (?:policy|settings|notice|preferences)(?: ?[|·•] ?.{2,80})?|terms (?:of (?:use|service)|and conditions)(?: ?[|·•] ?.{2,80})?|` +
	`(?:please )?(?:enable|turn on) (?:javascript|cookies)\b.{0,120}|javascript (?:is|must be|has been) (?:required|disabled|enabled)\b.{0,120}|(?:sorry, )?(?:your|this) browser (?:does not|doesn[’']t) support\b.{0,120}|` +
	`(?:we(?: are|[’']re) sorry, ?|sorry, )?this (?:video|content|audio|file) (?:is (?:not|no longer|currently not|un)|isn[’']t |is restricted|cannot|can[’']t|could not).{0,100}|media playback is (?:un|not )supported on your device|` +
	`this is a rush transcript\b.*|(?:this (?:transcript|copy)|it) may not be in its final form\b.*|this transcript (?:has been|was) (?:edited|condensed|generated|created|transcribed)\b.*|` +
	`an error (?:has )?occurred\b.{0,60}|please try again later|(?:video )?loading(?:\.{3}|…)|(?:to view this (?:content|video|page),? ).{2,100}` +
	`)[.!]?$`)

var notice = lineRule{
	doc: rule.Doc{
		Name:    "furniture/notice",
		Title:   "Notice of the site, the browser or the player",
		Text:    "A line of its own in which the page speaks of itself: cookies, privacy, JavaScript, a video that cannot be played. Abstains when it holds quotation marks or a report of speech.",
		Example: "We use cookies to improve your experience.",
		Source:  "news pages as scraped; PolNeAR marks player errors Discard",
	},
	why:        "the page speaks of itself",
	confidence: 0.9,
	opens:      "we this our by accept reject manage allow decline cookie privacy terms please enable turn javascript sorry your media an video loading to it",
	match:      isNotice,
}

// isNotice asks for a telling part of a word first: many lines of a story open
// with we, this or by. Only what is said of cookies and data is long.
func isNotice(s string) bool {
	telling := noticeWords
	if len(s) <= 160 {
		telling = noticeShort
	}
	return holdsAny(s, telling) && noticeLine.MatchString(s) && !quotes(s) && !says.MatchString(s)
}

var (
	noticeWords = []string{"ookie", "ersonal data", "agree", "onsent"}
	noticeShort = append([]string{"ccept", "eject", "erms", "rivacy", "cript", "browser", "video", "Video", "content", "audio", "file", "playback", "error", "again", "oading", "view", "ranscript", "RANSCRIPT"}, noticeWords...)
)
