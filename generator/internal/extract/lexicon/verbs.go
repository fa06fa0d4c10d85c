package lexicon

import (
	"slices"
	"strings"
)

// Form is a set of verb forms.
type Form uint8

const (
	Base Form = 1 << iota // say
	S                     // says
	Past                  // said
	Part                  // said, written
	Ing                   // saying
)

// Frame is what a cue verb takes as its content.
type Frame uint16

const (
	That  Frame = 1 << iota // (that) + clause: "said he would"
	Whom                    // addressee first: "told reporters (that) …"
	Inf                     // to + verb: "vowed to fight"
	NP                      // noun phrase: "opposes the deal"
	As                      // object and what it is called: "called the deal a mistake"
	Prep                    // preposition + content: "pointed to the poll"
	Ask                     // whether, if, how …: "asked if"
	Quote                   // may tag a quotation beside it
	Of                      // object, then of/for: "accused him of lying"
)

// A Cue is a verb that attributes words, thoughts or attitudes.
type Cue struct {
	Lemma  string
	Frames Frame
	Mode   byte     // 's' speech, 't' thought, 'a' attitude
	Preps  []string // prepositions of the Prep frame
}

// Has tells whether the verb takes one of the frames.
func (c *Cue) Has(f Frame) bool { return c.Frames&f != 0 }

// Takes tells whether the verb takes the preposition before its content.
func (c *Cue) Takes(prep string) bool { return slices.Contains(c.Preps, prep) }

var cues = parseCues()

// parseCues reads cueTable: a line is a mode and frames, a colon, and verbs with
// their prepositions. A verb in several lines has the frames of all, and the
// mode of the first.
func parseCues() []Cue {
	at := map[string]int{}
	letter := map[byte]Frame{'T': That, 'A': Whom, 'I': Inf, 'N': NP, 'C': As, 'P': Prep, 'W': Ask, 'Q': Quote, 'F': Of}
	var out []Cue
	for _, line := range strings.Split(cueTable, "\n") {
		mode, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		m, f := mode[0], Frame(0)
		for i := 2; i < len(mode); i++ {
			f |= letter[mode[i]]
		}
		for _, item := range strings.Fields(rest) {
			w := strings.Split(item, "+")
			c := Cue{Lemma: w[0], Frames: f, Mode: m, Preps: w[1:]}
			if len(w) > 1 {
				c.Frames |= Prep
			}
			if k, ok := at[c.Lemma]; ok {
				out[k].Frames |= c.Frames
				out[k].Preps = append(out[k].Preps, c.Preps...)
				continue
			}
			at[c.Lemma] = len(out)
			out = append(out, c)
		}
	}
	return out
}

// cueTable lists cue verbs by mode and frames. "point+to+out" takes those
// prepositions or particles before its content.
const cueTable = `
s TQN: say add note+that write state+that announce claim insist explain declare argue+for+against+over suggest acknowledge admit assert concede contend
s TQ: maintain contend put
s TQN: predict reiterate reveal stress emphasize observe report confirm allege+that conclude recall recount repeat mention disclose estimate
s TQ: reply+to respond+to+with+by remark+on complain+about+of joke+about quip boast+about+of brag+about lament retort counter+with muse+about marvel+at proclaim profess vow
s TQ: comment crack demur charge remember vent press cry venture plead bark snarl sigh laugh smile scream rant rave thunder fume bristle banter blare purr croon enthuse rejoin parry persist conjecture opine shout yell scream chant whisper mutter murmur exclaim interject intone crow+about gush+about sneer snap scoff+at posit theorize hypothesize testify+that+about swear
s TQN: tweet post blog deadpan retweet read
s TQIN: vow pledge promise threaten offer demand
s TAQN: tell
s TAWQ: remind assure inform notify advise convince persuade warn+of+about+against caution+against+about reassure brief+on
s WQN: ask+about+for inquire+about wonder+about
s ANQI: urge implore beg exhort encourage order instruct tell
s QN: continue quote+from sing echo recite utter blurt pronounce
s CQN: call+for+on+out describe label dub brand characterize deride+as portray liken+to depict refer+to denounce+as dismiss+as tout+as hail+as paint+as name rate
s FN: accuse+of blame+for criticize+for praise+for condemn+for thank+for fault+for congratulate+on credit+with+for chide+for
s N: slam blast rip bash mock ridicule attack assail lambaste criticise decry deplore rebuke scold chastise berate insult taunt troll skewer excoriate lampoon belittle demean disparage denigrate malign smear knock pan applaud commend laud salute cheer extol celebrate defend endorse reject rebut refute deny dispute contradict downplay underscore underline cite reference outline detail discuss debate address propose recommend advocate tout promote unveil question object+to apologize+for publish express voice articulate convey elaborate+on expound+on clarify define invoke analyze summarize tackle condone trumpet flout
s P: point+to+out talk+about+of+up speak+about+of+out+against+in+for comment+on lash+out lie+about testify+about refer+to elaborate+on rail+against+about inveigh+against allude+to hint+at+that weigh+in+on plead+with+for lecture+on+about gripe+about protest+against+that converse+about call+for+on preach chat+about answer+with+that speculate+about+that+on
s IN: refuse decline
t TQI: think believe hope expect fear worry+about decide figure assume suspect
t TW: feel know understand realize doubt guess imagine+that foresee anticipate presume conclude reason surmise judge calculate recognize remember forget regret deem sense gather envision reckon
t NWP: consider+as view+as regard+as see+as perceive+as think+of+about ponder reconsider contemplate weigh
t TIN: agree+with+on+to+that disagree+with+on+that learn+of+about discover+that notice find determine
a INT: want wish+for+that prefer intend plan+on aim+for seek aspire hesitate yearn+for crave
a N: support oppose favor back love hate dislike admire respect trust mistrust distrust detest despise loathe resent embrace welcome tolerate shun disavow repudiate renounce abhor prize cherish approve+of disapprove+of focus+on object+to insist+on sympathize+with obsess+over+about
s TN: show indicate imply signal illustrate demonstrate document warrant specify stipulate note argue+that underscore
`

// irregular verbs: lemma past participle; other forms are regular.
var irregular = func() map[string][2]string {
	m := map[string][2]string{}
	for _, v := range strings.Fields(`say,said,said tell,told,told write,wrote,written think,thought,thought know,knew,known feel,felt,felt
understand,understood,understood find,found,found see,saw,seen speak,spoke,spoken read,read,read swear,swore,sworn sing,sang,sung
hit,hit,hit mean,meant,meant forget,forgot,forgotten show,showed,shown foresee,foresaw,foreseen cast,cast,cast begin,began,begun
go,went,gone take,took,taken make,made,made give,gave,given get,got,gotten come,came,come become,became,become run,ran,run win,won,won
lose,lost,lost hold,held,held keep,kept,kept leave,left,left bring,brought,brought buy,bought,bought meet,met,met send,sent,sent
stand,stood,stood rise,rose,risen fall,fell,fallen grow,grew,grown draw,drew,drawn drive,drove,driven put,put,put set,set,set cut,cut,cut
let,let,let lead,led,led build,built,built break,broke,broken choose,chose,chosen face,faced,faced fight,fought,fought pay,paid,paid
sit,sat,sat spend,spent,spent teach,taught,taught wear,wore,worn throw,threw,thrown sell,sold,sold shoot,shot,shot hear,heard,heard
eat,ate,eaten lie,lied,lied beg,begged,begged pan,panned,panned rip,ripped,ripped brag,bragged,bragged quip,quipped,quipped
snap,snapped,snapped admit,admitted,admitted prefer,preferred,preferred refer,referred,referred regret,regretted,regretted
dub,dubbed,dubbed slam,slammed,slammed chat,chatted,chatted plan,planned,planned drop,dropped,dropped stop,stopped,stopped
rebut,rebutted,rebutted step,stepped,stepped bid,bid,bid beat,beat,beaten lay,laid,laid seek,sought,sought fly,flew,flown
quit,quit,quit hurt,hurt,hurt shut,shut,shut split,split,split sign,signed,signed forgo,forwent,forgone`) {
		p := strings.Split(v, ",")
		m[p[0]] = [2]string{p[1], p[2]}
	}
	return m
}()

// doubles are verbs that double their last letter before -ing.
const doubles = " beg pan rip brag quip snap admit prefer refer regret dub slam chat plan drop stop rebut step bid hit forget begin run win get put set cut let sit quit shut split "

// inflect returns the base, -s, past, participle and -ing forms of a lemma.
func inflect(v string) [5]string {
	stem, s := v, v+"s"
	past, ing := v+"ed", v+"ing"
	last := v[len(v)-1]
	switch {
	case strings.HasSuffix(v, "ie"):
		past, ing = v+"d", v[:len(v)-2]+"ying"
	case last == 'e' && !strings.HasSuffix(v, "ee") && !strings.HasSuffix(v, "oe"):
		stem = v[:len(v)-1]
		past, ing = v+"d", stem+"ing"
	case last == 'e':
		past = v + "d"
	case last == 'y' && !strings.ContainsRune("aeou", rune(v[len(v)-2])):
		stem = v[:len(v)-1]
		s, past = stem+"ies", stem+"ied"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), last == 'x', last == 'z', v == "go", v == "do", v == "veto":
		s = v + "es"
	}
	if strings.Contains(doubles, " "+v+" ") {
		ing = v + v[len(v)-1:] + "ing"
	}
	part := past
	if p, ok := irregular[v]; ok {
		past, part = p[0], p[1]
	}
	return [5]string{v, s, past, part, ing}
}

// plainVerbs are common verbs that introduce nothing; they stop a noun phrase.
const plainVerbs = `go take make give get come become run win lose hold keep leave bring buy meet send stand rise fall grow draw drive put set cut
let lead build break choose face fight pay sit spend teach wear throw sell shoot hear eat begin start stop try use need work play move live
happen provide allow appear seem remain pass turn follow help serve include create change watch return receive join reach arrive kill die
raise visit open close walk add vote elect sign ban represent compete launch win file force hand host attend release hire fire earn gain
require suffer travel trail enter escape arrest charge convict sue donate push pull grab avoid involve produce contain carry catch
cause reduce increase drop step stay wait look act bid finish handle lay manage marry miss mark own pick prepare prevent protect
remove replace rule save search share shift smile solve struggle succeed survive swing teach test touch train transfer treat
trigger unite veto warn waste wrap appoint approve assist assume beat benefit bomb campaign cancel cause cover cross dominate emerge
employ enforce engage ensure establish exist expand fail flee fund gather guide hang head hurt ignore impose improve injure insert
inspire interview introduce investigate invest kick kneel lack last lift limit locate lower nominate obtain occur operate organize
overcome participate perform persuade place pose press pursue quit rank recover reflect refuse register relate rely resign resolve
restore result retire reverse review rush score secure seize settle shape spark sponsor spread stage steal stick strike stun submit
surge surround target tend threaten tie trade trump undergo undermine undercut unfold urge vary violate voice volunteer wage welcome win`
