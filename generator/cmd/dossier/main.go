// Command dossier makes an annotated news dossier, a static web site, from a
// folder of article texts.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"dossier/generator/internal/build"
	"dossier/generator/internal/output"
)

// Exit codes, the same for every command.
const (
	exitOK       = 0
	exitInternal = 1 // a bug, or the machine: disk full, no permission
	exitInput    = 2 // something an author wrote or named
	exitUsage    = 3 // the command line
	exitPublish  = 4 // the site was not published, or not to its end
	exitLocked   = 5 // another build or publication is at work, or something is left to do
)

// env is all a command may use of the world outside its arguments.
type env struct {
	stdout, stderr io.Writer
	collector      *collector // nil where the environment says how much garbage may lie about
	flushEach      int64      // how many bytes of a site are written before the disk is told to take them; 0: as output has it
}

// errInput says that the diagnostics printed already are the reason to stop.
var errInput = errors.New("the input has errors")

type cli struct {
	New        newCmd        `cmd:"" help:"Start a dossier: a small one of our own to change, ready to build."`
	Build      buildCmd      `cmd:"" help:"Make the site from a folder of articles."`
	Serve      serveCmd      `cmd:"" help:"Show the dossier in your browser while you write."`
	PDF        pdfCmd        `cmd:"" name:"pdf" help:"Make the site, and print its briefings as PDFs beside their pages (needs Chromium)."`
	Import     importCmd     `cmd:"" help:"Take articles from saved pages, web addresses, pasted text; list what a feed holds."`
	Check      checkCmd      `cmd:"" help:"Look for everything that is wrong with a dossier, without making the site."`
	Publish    publishCmd    `cmd:"" help:"Publish the site to a folder, a bucket or a branch, changing only what must."`
	Doctor     doctorCmd     `cmd:"" help:"Tell what is installed and what is found here, and what is missed without the rest."`
	Extract    extractCmd    `cmd:"" help:"Print who said what in articles, without making a site."`
	Statements statementsCmd `cmd:"" help:"Print which quotations carry the same words, and how they differ."`
	Explain    explainCmd    `cmd:"" help:"Tell what an extraction rule does and where it comes from."`
	Templates  templatesCmd  `cmd:"" help:"Copy the templates to change them, and check your own."`
	Completion completionCmd `cmd:"" help:"Print a script that completes dossier's commands in your shell."`
	Man        manCmd        `cmd:"" help:"Print the manual page."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

const description = `Makes an annotated news dossier, a static web site, from a folder of article texts.

Examples:
  dossier new my-dossier
  dossier import saved.html
  dossier build --content articles --out public
  dossier check
  dossier extract --format text articles/one.txt
  dossier explain quote/double`

func main() {
	e := env{stdout: os.Stdout, stderr: os.Stderr}
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		e.collector = new(collector)
		e.collector.tune()
	}
	os.Exit(run(os.Args[1:], e))
}

// run is main without the process: the exit code is returned.
func run(args []string, e env) (code int) {
	var c cli
	left := false // kong has printed help and wants to leave
	parser, err := kong.New(&c, kong.Name("dossier"), kong.Description(description), kong.Writers(e.stdout, e.stderr),
		kong.Exit(func(n int) { left = true }), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Help(helpWithExamples))
	if err != nil {
		fmt.Fprintln(e.stderr, "dossier:", err)
		return exitInternal
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	if args[0] == "help" { // as other programs have it
		args = append(args[1:len(args):len(args)], "--help")
	}
	ctx, err := parser.Parse(args)
	if left {
		return exitOK
	}
	if err != nil {
		fmt.Fprintf(e.stderr, "dossier: %v\ndossier: see dossier --help\n", err)
		return exitUsage
	}
	ctx.Bind(e)
	return exitCode(ctx.Run(), e.stderr)
}

func exitCode(err error, stderr io.Writer) int {
	var refused *output.RefusedError
	var usage usageError
	var unpublished *publishError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errSick):
		return exitInternal
	case errors.Is(err, errInput):
		return exitInput
	case errors.As(err, &usage), errors.As(err, &refused):
		fmt.Fprintln(stderr, "dossier:", err)
		return exitUsage
	case errors.As(err, &unpublished):
		fmt.Fprintln(stderr, "dossier:", err)
		return unpublished.exit()
	case errors.Is(err, build.ErrTemplates):
		fmt.Fprintln(stderr, "dossier:", err)
		return exitInput
	case errors.Is(err, output.ErrLocked):
		fmt.Fprintln(stderr, "dossier:", err)
		return exitLocked
	}
	fmt.Fprintln(stderr, "dossier:", err)
	return exitInternal
}

// A usageError is a command line that cannot be carried out.
type usageError string

func (e usageError) Error() string { return string(e) }

// examples are shown at the end of a command's help.
type examples interface{ examples() string }

func helpWithExamples(options kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	if node := ctx.Selected(); node != nil {
		if x, ok := node.Target.Addr().Interface().(examples); ok {
			fmt.Fprintf(ctx.Stdout, "\nExamples:\n%s", x.examples())
		}
	}
	return nil
}
