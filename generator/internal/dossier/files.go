package dossier

import "dossier/generator/internal/conf"

// The author's files, as they are written. Every key is listed here once; an
// unknown one is an error with the nearest of these.

type settingsFile struct {
	Title       conf.Text        `yaml:"title"`
	Question    conf.Text        `yaml:"question"`
	Summary     conf.Text        `yaml:"summary"`
	Language    conf.Text        `yaml:"language"`
	BaseURL     conf.Text        `yaml:"base_url"`
	Rights      conf.Text        `yaml:"rights"`
	Strict      bool             `yaml:"strict_quotes"`
	Outlets     []outletFile     `yaml:"outlets"`
	Corrections []correctionFile `yaml:"corrections"`
}

// A correctionFile says why the dossier has changed since the one before.
type correctionFile struct {
	Pos  conf.Pos  `yaml:"-"`
	Date conf.Date `yaml:"date"`
	Why  conf.Text `yaml:"why"`
}

type outletFile struct {
	Pos  conf.Pos  `yaml:"-"`
	ID   conf.Text `yaml:"id"`
	Name conf.Text `yaml:"name"`
	URL  conf.Text `yaml:"url"`
}

type articleFile struct {
	Title     conf.Text `yaml:"title"`
	Outlet    conf.Text `yaml:"outlet"`
	Published conf.Date `yaml:"published"`
	Basis     conf.Text `yaml:"basis"` // printed (the default) or inferred
	BasisNote conf.Text `yaml:"basis_note"`
	Byline    conf.Text `yaml:"byline"`
	URL       conf.Text `yaml:"url"`
	Archived  conf.Text `yaml:"archived"`
	Rights    conf.Text `yaml:"rights"`
	SHA256    conf.Text `yaml:"sha256"`
	Text      conf.Text `yaml:"text"` // source (the default) or digest
	Language  conf.Text `yaml:"language"`
	Encoding  conf.Text `yaml:"encoding"`
	Marks     []mark    `yaml:"marks"`
}

type agentFile struct {
	Name           conf.Text         `yaml:"name"`
	OtherNames     []conf.Text       `yaml:"other_names"`
	SortName       conf.Text         `yaml:"sort_name"`
	Initials       conf.Text         `yaml:"initials"`
	Pronoun        conf.Text         `yaml:"pronoun"` // he, she or they
	Roles          []roleFile        `yaml:"roles"`
	Links          []linkFile        `yaml:"links"`
	Identifiers    map[string]string `yaml:"identifiers"`
	Classification conf.Text         `yaml:"classification"`
	Parent         conf.Text         `yaml:"parent"`
}

type roleFile struct {
	Pos          conf.Pos  `yaml:"-"`
	Role         conf.Text `yaml:"role"`
	Organization conf.Text `yaml:"organization"`
	From         conf.Date `yaml:"from"`
	To           conf.Date `yaml:"to"`
	AsOf         conf.Date `yaml:"as_of"`
}

type linkFile struct {
	Label conf.Text `yaml:"label"`
	URL   conf.Text `yaml:"url"`
}

type issueFile struct {
	Title     conf.Text      `yaml:"title"`
	Question  conf.Text      `yaml:"question"`
	Keywords  []conf.Text    `yaml:"keywords"`
	Positions []positionFile `yaml:"positions"`
	Rejected  []rejectedFile `yaml:"rejected"` // suggested evidence a person has turned down
}

type positionFile struct {
	Pos      conf.Pos       `yaml:"-"`
	Holder   conf.Text      `yaml:"holder"`
	Stance   conf.Text      `yaml:"stance"`
	Basis    conf.Text      `yaml:"basis"`
	Via      conf.Text      `yaml:"via"`
	Since    conf.Date      `yaml:"since"`
	Note     conf.Text      `yaml:"note"`
	Evidence []evidenceFile `yaml:"evidence"`
}

type evidenceFile struct {
	Pos     conf.Pos  `yaml:"-"`
	Article conf.Text `yaml:"article"`
	Exact   string    `yaml:"exact"`
	From    string    `yaml:"from"`
	To      string    `yaml:"to"`
	Prefix  string    `yaml:"prefix"`
	Suffix  string    `yaml:"suffix"`
}

type rejectedFile struct {
	evidenceFile
	Reason conf.Text `yaml:"reason"`
}

func (e evidenceFile) selector() Selector {
	return Selector{e.Pos, e.Exact, e.From, e.To, e.Prefix, e.Suffix}
}

type eventFile struct {
	Pos        conf.Pos       `yaml:"-"`
	Title      conf.Text      `yaml:"title"`
	When       conf.Date      `yaml:"when"`
	Until      conf.Date      `yaml:"until"`
	Time       conf.Text      `yaml:"time"` // of the day: early, evening, 15:00
	Where      conf.Text      `yaml:"where"`
	Statements []evidenceFile `yaml:"statements"` // what was said there, in order
	Evidence   []evidenceFile `yaml:"evidence"`   // what articles say of it
}

type noteFile struct {
	Title conf.Text `yaml:"title"`
	Date  conf.Date `yaml:"date"`
}
