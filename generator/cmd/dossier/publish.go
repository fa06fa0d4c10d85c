package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/output"
	"dossier/generator/internal/publish"
	"dossier/generator/internal/publish/target"
)

type publishCmd struct {
	Target      string `arg:"" help:"A folder, git:REMOTE#BRANCH, or s3://BUCKET/PREFIX (with ?endpoint=URL for servers other than Amazon's)."`
	From        string `default:"public" placeholder:"DIR" help:"Folder dossier build wrote the site into (default: public)."`
	DryRun      bool   `help:"Only print what would be added, changed and deleted."`
	JSON        bool   `name:"json" help:"Print the plan as JSON on standard output."`
	Beside      bool   `help:"Publish beside files that dossier did not publish; they are not touched."`
	AllowShrink bool   `help:"Publish although more than half of the pages are gone."`
	TakeOver    bool   `help:"Publish although another publication has begun; only when you know that it was broken off."`
	Purge       bool   `help:"Delete at once also old styles and scripts, which pages that readers have open may still load."`
	Site        string `placeholder:"NAME" help:"Which site this is (default: its address, or its title). A target keeps one site."`
	Was         string `placeholder:"NAME" help:"Which site the target says it holds, when this one has had another name."`
	Jobs        int    `short:"j" default:"8" placeholder:"N" help:"How many files to send at the same time (default: 8)."`
}

func (publishCmd) examples() string {
	return `  dossier publish --dry-run /srv/www/geneva        what would be done
  dossier publish /srv/www/geneva                  a folder, such as a web server's
  dossier publish git:origin#gh-pages              a branch, as GitHub Pages serves it
  dossier publish 's3://bucket/geneva?region=eu-central-1'
  dossier publish 's3://bucket/?endpoint=https://s3.example.org'

Credentials for a bucket come from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_PROFILE)
or the files of the AWS tools; those for a branch are git's own.
`
}

// A publishError is why a site was not published, or not to its end.
type publishError struct {
	target string
	err    error
}

func (e *publishError) Error() string { return fmt.Sprintf("publishing to %s: %v", e.target, e.err) }
func (e *publishError) Unwrap() error { return e.err }

func (e *publishError) exit() int {
	var busy *publish.BusyError
	var left *publish.LeftoverError
	if errors.As(e.err, &busy) || errors.As(e.err, &left) {
		return exitLocked
	}
	return exitPublish
}

func (c *publishCmd) Run(e env) error {
	if c.Jobs < 1 || c.Jobs > 256 {
		return usageError("--jobs takes a number from 1 to 256")
	}
	if err := output.Heal(c.From); err != nil {
		return fmt.Errorf("reading %s: %w", c.From, err)
	}
	site, err := openFolder(c.From)
	if err != nil {
		return err
	}
	if c.Site == "" {
		if c.Site, err = publish.SiteID(site); err != nil {
			return usageError(err.Error())
		}
	}
	ctx, stop := untilStopped()
	defer stop()
	to, err := target.Open(ctx, c.Target, c.From, !c.DryRun)
	var bad *target.BadNameError
	if errors.As(err, &bad) {
		return usageError(err.Error())
	} else if err != nil {
		return &publishError{target.Visible(c.Target), err}
	}
	defer to.Close()
	sent := 0
	job := publish.Job{
		Site: site, Target: to, Token: rand.Text(), Workers: c.Jobs, Sent: func(publish.Step) { sent++; progress(e.stderr, sent) },
		Choice: publish.Choice{Site: c.Site, Was: c.Was, AllowShrink: c.AllowShrink, Beside: c.Beside, TakeOver: c.TakeOver, Purge: c.Purge},
	}
	do := job.Run
	if c.DryRun {
		do = job.Plan
	}
	plan, err := do(ctx)
	if sent > 0 {
		progress(e.stderr, 0)
	}
	var left *publish.LeftoverError
	if err != nil && !errors.As(err, &left) {
		return &publishError{to.String(), again(err, sent)}
	}
	if printed := c.print(e.stdout, to, plan); printed != nil {
		return printed
	}
	if err != nil {
		return &publishError{to.String(), err}
	}
	return nil
}

// again says what to do about an error that says only what is wrong.
func again(err error, sent int) error {
	var busy *publish.BusyError
	var refused *publish.RefusedError
	if sent == 0 || errors.As(err, &busy) || errors.As(err, &refused) {
		return err
	}
	return fmt.Errorf("%w; %s arrived; publish again to send the rest", err, count(sent, "file", "files"))
}

// progress counts files on a terminal, where it is written over.
func progress(w io.Writer, n int) {
	f, ok := w.(*os.File)
	if !ok {
		return
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return
	}
	if n == 0 {
		fmt.Fprint(w, "\r\x1b[K")
		return
	}
	fmt.Fprintf(w, "\r%s sent", count(n, "file", "files"))
}

func (c *publishCmd) print(w io.Writer, to publish.Target, p *publish.Plan) error {
	if c.JSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(struct {
			Target string `json:"target"`
			DryRun bool   `json:"dry_run"`
			*publish.Plan
		}{to.String(), c.DryRun, p})
	}
	if c.DryRun {
		for _, group := range []struct {
			verb  string
			steps []publish.Step
		}{{"add", p.Adds}, {"change", p.Changes}, {"delete", p.Deletes}} {
			for _, s := range group.steps {
				fmt.Fprintf(w, "%-6s %s (%s)\n", group.verb, diag.Visible(s.Path), count(int(s.Size), "byte", "bytes"))
			}
		}
	}
	for _, name := range p.Left {
		fmt.Fprintf(w, "leave  %s, which somebody has changed there and the site no longer has\n", diag.Visible(name))
	}
	if p.Empty() {
		_, err := fmt.Fprintf(w, "%s holds this site already, %s\n", to, count(p.Unchanged, "file", "files"))
		return err
	}
	form := "%s published to %s: %d added, %d changed, %d deleted, %d unchanged, %s sent\n"
	if c.DryRun {
		form = "%s would be published to %s: %d to add, %d to change, %d to delete, %d unchanged, %s to send\n"
	}
	_, err := fmt.Fprintf(w, form, count(len(p.Adds)+len(p.Changes)+p.Unchanged, "file", "files"), to,
		len(p.Adds), len(p.Changes), len(p.Deletes), p.Unchanged, count(int(p.Bytes), "byte", "bytes"))
	return err
}
