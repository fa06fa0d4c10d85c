package furniture

import (
	"strings"

	"dossier/generator/internal/rule"
)

// An account is a handle, a hashtag or an address; accounts is a list of them.
const (
	account  = `(?:[@#]\w+|https?://\S+|(?:www\.)?(?:twitter|facebook|instagram)\.com/\S+)`
	accounts = account + `(?:(?:,| and| or|,? &| \|)* ` + account + `)*`
	network  = `(?i:Twitter|Facebook|Instagram|X|LinkedIn|Threads|Bluesky|Mastodon|WhatsApp|Telegram|Pinterest|Tumblr|YouTube|TikTok|Google\+|Google News)`
)

var followLine = compile(`^"?(?:(?:You can )?(?:On Twitter,? follow|[Ff]ollow|FOLLOW|Like us|Find us|[Ff]ind (?:him|her|them|me)|Join us|Connect with us|Join the (?:conversation|discussion|debate))(?: [^.!?"”]{1,120}?)? (?:on|On|ON) ` + network +
	`(?:(?:,| and| or|,? at| on|:)* *(?:@\w+|` + network + `\b))*(?:[:,]? *(?:and |or )?` + account + `)*(?: for (?:more|updates|the latest)\b[^.!?"”]{0,60})?|` +
	`(?:Follow|FOLLOW|Tweet)(?: us| him| her| them)?(?: at| on| via)?:? ` + accounts + `|` +
	`On Twitter,? follow (?:[\p{Lu}][\p{L}.’'-]*,? |and |or |` + account + `,? ?)*` + account + `|` +
	`(?i:(?:on )?(?:Twitter|Facebook|Instagram)): ` + accounts + `|` +
	`(?:He|She|They) tweets? (?:at |as |from )?@\w+)[.!]?"?$`)

var follow = lineRule{
	doc: rule.Doc{
		Name:    "furniture/follow",
		Title:   "Invitation to follow an account",
		Text:    "A line of its own that invites to follow a writer or an outlet on a network or names an account, and says nothing else.",
		Example: "Follow Jane Orr on Twitter @janeorr.",
		Source:  "PolNeAR marks these lines Discard",
	},
	why:        "invites to follow an account",
	confidence: 0.95,
	opens:      "on you follow like find join connect tweet twitter facebook instagram",
	match:      isFollow,
}

func isFollow(s string) bool {
	if rest, ok := strings.CutPrefix(s, "On "); ok && (rest == "" || strings.IndexByte("TFI", rest[0]) < 0) {
		return false // On and no network: many lines of a story
	}
	return followLine.MatchString(s) || followLine.MatchString(firstOf(s)) && inviting(s)
}

// inviting reports whether every sentence of a line invites the reader: to
// follow, to sign up, to look elsewhere, to write.
func inviting(s string) bool {
	return everySentence(s, func(part string) bool {
		return followLine.MatchString(part) || signupLine.MatchString(part) || clickLine.MatchString(part) || isLook(part) || isContact(part)
	})
}

// firstOf returns a line's first sentence, "" when it has no second.
func firstOf(s string) string {
	if parts := sentences(s); len(parts) > 1 {
		return parts[0]
	}
	return ""
}
