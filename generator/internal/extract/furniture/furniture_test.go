package furniture

import (
	"strings"
	"testing"
	"time"
)

// Each rule with lines it takes and lines near them that are the story's.
func TestLine(t *testing.T) {
	for rule, lines := range map[string]string{
		"furniture/promo": `[READ: New Harbor Bridge Is Almost Paid For]
[OPINION: The Ferry Deserves Another Year]
[WATCH Kerry speak in Geneva]
[Video: Full speech. Watch on YouTube.]
[SEE ALSO: Five things to know]`,
		"furniture/byline": `By + More
BY
By:`,
		"furniture/more": `More News:
"Related:"
Also on HuffPost:
You May Also Like
More stories from Geneva:`,
		"furniture/advertisement": `ADVERTISEMENT
Advertisement - Continue Reading Below
Story continues below advertisement
Continue reading the main story`,
		"furniture/follow": `Follow Jane Orr on Twitter @janeorr.
Follow Jane Orr On Twitter @janeorr
"Follow Jane Orr on Twitter @janeorr."
Follow @HarborTalk or #askharbor on Twitter
Like us on Facebook`,
		"furniture/sign-up": `Sign up for our newsletter.
Sign up to get an email whenever Tom Vale files a story.
Do you support the new ferry? Like the page:
Enter your email address:
(Subscribe to the Harborcast on iTunes or hear it on our site.)`,
		"furniture/click": `Read the rest here.
Read the rest of the story in The Harbor Post.
Click here to read the letter.
Read more`,
		"furniture/credit": `Getty.
Getty/Instagram.
Handout/Reuters.
Photo by Jane Orr / Getty Images
(Photo: Jane Doe for the Herald)
AP Photo/Jane Orr
Tom Vale/Getty Images.`,
		"furniture/desk": `(Reporting by Ann Orr; Editing by Tom Vale.)
(Additional reporting by Ann Orr and Tom Vale in Porthaven, Eve Lund in Eastwick; Writing by Max Dorn)
Ann Orr and Eve Lund contributed reporting.
Tom Vale contributed to this story.
--additional reporting from Max Dorn.
(h/t Mediaite.)`,
		"furniture/copyright": `Copyright 2013 The Associated Press. All rights reserved.
© 2013 The Hill
This material may not be published, broadcast, rewritten or redistributed.`,
		"furniture/share": `1,204 shares
Comments
Share on Facebook
Share Tweet Email
Leave a comment
5 min read`,
		"furniture/separator": `___
___.
* * *
—-
###`,
		"": `[nuclear]
[APPLAUSE]
[CROSSTALK]
[He reads: the letter.]
READ: the letter was short, he said.
By Monday, all had left.
By Jane Smith
More news is expected on Monday.
Related to this are the sanctions.
Also on Sunday:
Advertisement spending rose by 3 percent.
Follow the money, he said.
Follow him and you will see, the officer told them.
Like many on Twitter
Sign up for Medicare now, she told them.
Sign up for the army
Read my lips: no new taxes.
Read the letter.
Click, and it was gone.
Images from the scene showed hundreds of people.
Video by police shows the man.
Photographs showed the two men together.
Picture this: a world without bombs.
He works for Reuters.
AP
Reporting by the newspaper showed that he had not paid.
The mayor contributed to this report, he said.
Copyright law is not the answer.
Share prices fell.
12 comments were deleted.
Comments were not returned.
…
...
9
I.`,
	} {
		for line := range strings.Lines(lines) {
			by, _ := Line(line)
			if by.Rule != rule {
				t.Errorf("%q is %q, want %q", strings.TrimSpace(line), by.Rule, rule)
			}
		}
	}
}

func TestHead(t *testing.T) {
	for rule, lines := range map[string]string{
		"furniture/byline-named": `By Jane Smith
BY JANE SMITH
By Jane Smith and John O’Neil, Associated Press
By John de Vries | The Hill`,
		"furniture/published": `Nov. 10, 2013
Sunday, November 10, 2013
Updated: 10 November 2013 08:30
Published Nov. 10, 2013, 8:30 a.m. EST
2013-11-10T08:30:00Z`,
		"": `By the Numbers
By Monday
By Jane Smith the talks were called off.
By All Means
Nov. 10
On Nov. 10, 2013, they met.
2013`,
	} {
		for line := range strings.Lines(lines) {
			by, _ := Head(line)
			if by.Rule != rule {
				t.Errorf("%q is %q, want %q", strings.TrimSpace(line), by.Rule, rule)
			}
		}
	}
}

// A line of a megabyte, whatever it holds, is looked through in time: 0.1 s
// here, minutes if it were quadratic (A18, P6).
func TestCardsLinear(t *testing.T) {
	for _, unit := range []string{"aB", "a.B ", "John SmithJohn Smith", "John SmithJohn SmithX MORE ", "[READ: "} {
		s := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		inside(s, 0)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q took %v", unit, d)
		}
	}
}
