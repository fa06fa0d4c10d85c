package target

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A gitRunner runs git with the settings of the repository around the working
// directory, if there is one, on another repository.
type gitRunner struct {
	program    string
	top        string // folder to run in: relative remotes are meant from there
	settings   string // config of the author's repository
	repository string
}

func newGitRunner(ctx context.Context) (gitRunner, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return gitRunner{}, errors.New("publishing to a branch needs git, which is not installed")
	}
	g := gitRunner{program: program}
	out, err := g.run(ctx, "rev-parse", "--path-format=absolute", "--git-common-dir", "--show-toplevel")
	if lines := strings.Split(string(out), "\n"); err == nil && len(lines) >= 2 {
		g.settings, g.top = filepath.Join(lines[0], "config"), lines[1]
	}
	return g, nil
}

func (g gitRunner) command(ctx context.Context, args ...string) *exec.Cmd {
	var all []string
	if g.settings != "" {
		all = append(all, "-c", "include.path="+g.settings)
	}
	all = append(all, "-c", "core.hooksPath="+os.DevNull) // the author's hooks are about the author's files
	if g.repository != "" {
		all = append(all, "--git-dir="+g.repository)
	}
	cmd := exec.CommandContext(ctx, g.program, append(all, args...)...)
	cmd.Dir = g.top
	return cmd
}

func (g gitRunner) run(ctx context.Context, args ...string) ([]byte, error) {
	cmd := g.command(ctx, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, gitError(args[0], err, stderr.Bytes())
	}
	return out, nil
}

func gitError(command string, err error, stderr []byte) error {
	said := strings.Join(strings.Fields(hideCredentials(string(stderr))), " ")
	if said == "" {
		said = err.Error()
	}
	return fmt.Errorf("git %s: %s", command, said)
}

// identity is who commits, and when, as git writes it.
func (g gitRunner) identity(ctx context.Context) (string, error) {
	out, err := g.run(ctx, "var", "GIT_COMMITTER_IDENT")
	if err != nil {
		out, err = g.run(ctx, "-c", "user.name=dossier", "-c", "user.email=dossier@localhost", "var", "GIT_COMMITTER_IDENT")
	}
	return strings.TrimSpace(string(out)), err
}

// A loader is a git fast-import that is being fed
// (https://git-scm.com/docs/git-fast-import).
type loader struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	w      *bufio.Writer
	stderr bytes.Buffer
}

// startLoader starts one. It outlives the request that needed it first: end or
// abort it.
func (g gitRunner) startLoader(ctx context.Context) (*loader, error) {
	l := &loader{cmd: g.command(context.WithoutCancel(ctx), "fast-import", "--quiet", "--date-format=raw")}
	l.cmd.Stderr = &l.stderr
	in, err := l.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	l.in, l.w = in, bufio.NewWriter(in)
	return l, l.cmd.Start()
}

func (l *loader) blob(data []byte) error {
	fmt.Fprintf(l.w, "blob\ndata %d\n", len(data))
	l.w.Write(data)
	if err := l.w.WriteByte('\n'); err != nil {
		return gitError("fast-import", err, nil)
	}
	return nil
}

func (l *loader) end(commit []byte) error {
	l.w.Write(commit)
	err := errors.Join(l.w.Flush(), l.in.Close())
	if waited := l.cmd.Wait(); waited != nil || err != nil {
		return gitError("fast-import", errors.Join(err, waited), l.stderr.Bytes())
	}
	return nil
}

func (l *loader) abort() {
	l.cmd.Process.Kill()
	l.cmd.Wait()
}
