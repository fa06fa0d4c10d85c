package render

import (
	"fmt"
	"html"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/site"
)

// nodes renders our nodes. What is not the source's text carries
// data-apparatus, so that the text can be had without it.
type nodes struct{}

func (nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindPassage, passage)
	r.Register(kindMark, mark)
	r.Register(kindLabel, label)
	r.Register(kindWords, words)
}

func escape(s string) string { return html.EscapeString(s) }

// write writes strings one after the other; what buffers says later what failed.
func write(w util.BufWriter, parts ...string) {
	for _, s := range parts {
		_, _ = w.WriteString(s)
	}
}

func passage(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	p := n.(*passageNode)
	tag, class := blockTag(p.Block.Kind, p.title)
	if !entering {
		fmt.Fprintf(w, "</%s>", tag)
		notes(w, p)
		if !p.title { // the template goes on in the header
			_, _ = w.WriteString("</div>")
		}
		return ast.WalkContinue, nil
	}
	_, _ = words(w, src, p.gap, true)
	switch {
	case p.title:
		if p.d.Outlet != "" || p.d.Published.Text != "" {
			_, _ = w.WriteString(kicker(p.d))
		}
		fmt.Fprintf(w, `<h1 id="title"%s>`, direction(p.d))
		return ast.WalkContinue, nil
	case p.Block.Kind == anno.Aside:
		fmt.Fprintf(w, `<div class="passage aside" id="%s"><span class="para" data-apparatus>–</span>`, p.ID)
	case p.Block.N > 0:
		fmt.Fprintf(w, `<div class="passage" id="%s"><a class="para" href="#%s" data-apparatus aria-label="Paragraph %d">%d</a>`, p.ID, p.ID, p.Block.N, p.Block.N)
	default:
		fmt.Fprintf(w, `<div class="passage" id="%s">`, p.ID)
	}
	if class != "" {
		class = ` class="` + class + `"`
	}
	if tag == "h2" {
		class += ` id="h-` + p.ID + `"` // for the list of the page's parts
	}
	fmt.Fprintf(w, "<%s%s%s>", tag, class, direction(p.d))
	return ast.WalkContinue, nil
}

// kicker names outlet and date above the headline.
func kicker(d *site.ArticlePage) string {
	outlet, when := "", ""
	if d.Outlet != "" {
		outlet = "<b><bdi>" + escape(d.Outlet) + "</bdi></b>"
	}
	if d.Published.ISO != "" {
		when = `<time datetime="` + d.Published.ISO + `">` + escape(d.Published.Text) + "</time>"
	}
	if outlet != "" && when != "" {
		outlet += ", "
	}
	return `<p class="kicker" data-apparatus>` + outlet + when + "</p>"
}

// direction lets each block of a text with letters written from right to left
// find its own.
func direction(d *site.ArticlePage) string {
	if d.Dir == "" {
		return ""
	}
	return ` dir="` + d.Dir + `"`
}

// mark writes the element around a stretch.
func mark(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	m := n.(*markNode)
	if !entering {
		if m.mark.Kind == site.MentionMark {
			_, _ = w.WriteString("</a>")
		} else {
			_, _ = w.WriteString("</span>")
		}
		if m.last && m.mark.Kind == site.RejectedMark {
			_, _ = w.WriteString(`<span class="rejection locator" data-apparatus>&#8288;[rejected]</span>`)
		}
		return ast.WalkContinue, nil
	}
	switch m.mark.Kind {
	case site.QuotationMark:
		write(w, `<span class="quotation" data-voice="`, strconv.Itoa(m.mark.Voice), `" data-kind="`, string(m.mark.Type), `" data-n="`, strconv.Itoa(m.mark.N), `">`)
	case site.MentionMark:
		write(w, `<a class="person" href="`, escape(m.mark.Href), `">`)
	case site.FurnitureMark:
		if m.first {
			fmt.Fprintf(w, `<label class="fold" data-apparatus><input type="checkbox">furniture, %d characters</label>`, utf8.RuneCount(src[m.mark.Span.Start:m.mark.Span.End]))
		}
		_, _ = w.WriteString(`<span class="furniture">`)
	case site.RepairMark:
		_, _ = w.WriteString(`<span class="repair">`)
	case site.RejectedMark:
		_, _ = w.WriteString(`<span class="rejected">`)
	}
	return ast.WalkContinue, nil
}

// label is the click target after a quotation, and its locator on paper.
func label(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	l := n.(*labelNode)
	doubt, who, ind, sign := "", "", "", ""
	if l.Doubt != "" {
		doubt, sign = ` data-doubt=""`, "?"
	}
	if l.ShowVoice && l.Voice.Initials != "" {
		who = escape(l.Voice.Initials) + " "
	}
	if l.Note.Kind == anno.Indirect {
		ind = " ind."
	}
	write(w, `<a class="locator" data-apparatus role="doc-noteref" id="`, l.LabelID, `" data-n="`, strconv.Itoa(l.N), `" href="#`, l.ID, `"`, doubt, `>&#8288;[`,
		who, "<b>", strconv.Itoa(l.Number), "</b>", ind, sign, "]</a>")
	return ast.WalkContinue, nil
}

// notes follow their passage: number, speaker, cue, where else, how sure.
func notes(w util.BufWriter, p *passageNode) {
	if len(p.Notes)+len(p.Intros)+len(p.Remarks) == 0 {
		return
	}
	_, _ = w.WriteString(`<ul class="notes" data-apparatus>`)
	for _, n := range p.Notes {
		number := strconv.Itoa(n.Number)
		write(w, `<li class="note" id="`, n.ID, `" data-n="`, strconv.Itoa(n.N), `"><a class="number" href="`, escape(n.Statement), `" aria-label="Statement `, number, `">`, number, "</a>")
		switch {
		case n.Voice.Href != "":
			write(w, `<a class="who" href="`, escape(n.Voice.Href), `"><bdi>`, escape(n.Voice.Name), "</bdi></a>")
		case n.Voice.Name != "":
			write(w, `<b class="who"><bdi>`, escape(n.Voice.Name), "</bdi></b>")
		default:
			_, _ = w.WriteString(`<b class="who">nobody named</b>`)
		}
		if n.Intro != nil {
			_, _ = w.WriteString(intro(n.Intro))
		}
		if n.Cue != "" {
			write(w, "; <i>", escape(n.Cue), "</i>")
		}
		for _, r := range n.Remarks {
			write(w, "; ", escape(r))
		}
		for i, a := range n.Also {
			where := a.Outlet + ", " + a.Locator
			switch {
			case a.Here:
				where = "also here, " + a.Locator
			case i == 0:
				where = "also in " + where
			}
			fmt.Fprintf(w, `; <a class="also" href="%s">%s</a>`, escape(a.Href), escape(where))
		}
		if n.More > 0 {
			fmt.Fprintf(w, `; <a class="also" href="%s">and %d more</a>`, escape(n.Statement), n.More)
		}
		if e := n.Echo; e != nil {
			where := ""
			if at := e.Place; at.Here {
				where = " here, " + at.Locator
			} else if at.Locator != "" {
				where = " in " + at.Outlet + ", " + at.Locator
			}
			write(w, `; <a class="also" href="`, escape(e.Place.Href), `">given to <bdi>`, escape(e.Name), "</bdi>", escape(where), "</a>")
		}
		if n.Reviewed {
			_, _ = w.WriteString(`; <span class="state" data-state="reviewed">reviewed</span>`)
		} else {
			_, _ = w.WriteString(`; <span class="state">unreviewed</span>`)
		}
		if n.Doubt != "" {
			fmt.Fprintf(w, `; <span class="doubt">%s</span>`, escape(n.Doubt))
		}
		write(w, `&nbsp;<a class="back" role="doc-backlink" href="#`, n.LabelID, `" aria-label="Back to quotation `, number, `"></a></li>`)
	}
	for i := range p.Intros {
		in := &p.Intros[i]
		fmt.Fprintf(w, `<li class="note intro"><b class="number">%s</b><a class="who" href="%s"><bdi>%s</bdi></a>%s</li>`, escape(in.Initials), escape(in.Href), escape(in.Name), intro(in))
	}
	for _, r := range p.Remarks {
		fmt.Fprintf(w, `<li class="note remark"><b class="number">%s</b>%s</li>`, r.Sign, remark(r))
	}
	_, _ = w.WriteString("</ul>")
}

// intro says behind a name who that is; in an outlet's words with their place.
func intro(in *site.Intro) string {
	if !in.Words {
		return `<span class="role">, ` + escape(in.Role) + `</span>`
	}
	where := in.Place.Locator
	if !in.Place.Here {
		where = in.Place.Outlet + ", " + where
	}
	return `<span class="role">, “<span class="words">` + verbatim(in.Role) + `</span>” <a class="also" href="` + escape(in.Place.Href) + `">` + escape(where) + `</a></span>`
}

// remark says what a person or a rule has decided about words that are not a
// quotation.
func remark(r site.Remark) string {
	words := `<span class="words">` + verbatim(r.Words) + `</span>`
	if r.Kind == site.RejectedMark {
		reason := "no reason given"
		if r.Read != "" {
			reason = verbatim(r.Read)
		}
		return words + ": no quotation; " + reason + `; <span class="state" data-state="rejected">rejected</span>`
	}
	return "printed " + words + `, read <span class="words">` + verbatim(r.Read) + "</span>"
}

// words writes a stretch of the source, every character of it.
func words(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	l := n.(*wordsNode)
	for s := range l.text.Visible(l.span) {
		_, _ = w.WriteString(verbatim(l.text.Slice(s)))
	}
	return ast.WalkContinue, nil
}
