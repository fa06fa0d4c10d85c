package pdf

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A browser is a Chromium that is spoken to through two pipes, in messages of
// the DevTools protocol that end with a zero byte. No port is opened for it.
// See https://chromedevtools.github.io/devtools-protocol/ and, for the pipes,
// content/browser/devtools/devtools_pipe_handler.h of Chromium.
type browser struct {
	ctx     context.Context
	cmd     *exec.Cmd
	ended   chan struct{} // closed when it has
	in, out *os.File
	reader  *bufio.Reader
	profile string // a folder of its own
	last    int    // id of the last call
	events  []string
	session string // of the only tab; "" before it is open
	said    tail   // on standard error
}

// names are what Chromium's program is called, the likeliest first.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless_shell",
	"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}

// ErrNoChromium says that there is nothing to print with.
var ErrNoChromium = errors.New("there is no Chromium to print with; install chromium (on Debian: apt-get install chromium), or name the program with --chromium or DOSSIER_CHROMIUM")

// Find returns the path of Chromium's program: name when it is given, else the
// first of the usual names that is installed, or ErrNoChromium.
func Find(name string) (string, error) {
	if name != "" {
		found, err := exec.LookPath(name)
		if err != nil {
			return "", fmt.Errorf("%q is not a program that can be run", name)
		}
		return found, nil
	}
	for _, n := range names {
		if found, err := exec.LookPath(n); err == nil {
			return found, nil
		}
	}
	return "", ErrNoChromium
}

// arguments keep Chromium to itself: no screen, no other host, no profile of
// the user's, nothing in the background; the same outlines on every machine.
func arguments(profile string) []string {
	args := []string{
		"--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile,
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server", "--disable-quic",
		"--no-first-run", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-component-update",
		"--disable-background-networking", "--disable-breakpad", "--disable-dev-shm-usage", "--font-render-hinting=none", "--lang=en-US",
	}
	if os.Geteuid() == 0 { // its sandbox does not work for root
		args = append(args, "--no-sandbox")
	}
	return append(args, "about:blank")
}

// start runs Chromium with one tab in which no page's script runs. It is killed,
// with all it has started, when ctx ends or close is called.
func start(ctx context.Context, program string) (_ *browser, err error) {
	b := &browser{ctx: ctx, ended: make(chan struct{})}
	temp := tempDir()
	if b.profile, err = os.MkdirTemp(temp, "dossier-pdf-"); err != nil {
		return nil, err
	}
	if err := b.run(program, temp); err != nil {
		os.RemoveAll(b.profile)
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	if err := b.openTab(); err != nil {
		return nil, errors.Join(fmt.Errorf("starting %s: %w", program, b.explain(err)), b.close())
	}
	return b, nil
}

// tempDir is the folder for what is kept while Chromium runs: the system's, or a
// shorter one where Chromium's socket there would have too long a name (sun_path in
// unix(7) has 108 bytes, elsewhere 104), of which it ends without saying why.
func tempDir() string {
	const short, longest = "/tmp", 103 - len("/.org.chromium.Chromium.XXXXXX/SingletonSocket")
	dir := os.TempDir()
	if len(dir) > longest {
		if info, err := os.Stat(short); err == nil && info.IsDir() {
			return short
		}
	}
	return dir
}

func (b *browser) run(program, temp string) error {
	theirIn, in, err := os.Pipe()
	if err != nil {
		return err
	}
	defer theirIn.Close()
	out, theirOut, err := os.Pipe()
	if err != nil {
		in.Close()
		return err
	}
	defer theirOut.Close()
	b.in, b.out, b.reader = in, out, bufio.NewReader(out)
	b.cmd = exec.Command(program, arguments(b.profile)...)
	b.cmd.Env = append(os.Environ(), "TZ=UTC", "LC_ALL=C.UTF-8", "TMPDIR="+temp)
	b.cmd.ExtraFiles = []*os.File{theirIn, theirOut} // descriptors 3 and 4
	b.cmd.Stderr = &b.said
	b.cmd.WaitDelay = time.Second
	if err := inGroup(b.cmd); err != nil {
		return err
	}
	if err := b.cmd.Start(); err != nil {
		return err
	}
	stop := context.AfterFunc(b.ctx, func() { killGroup(b.cmd) })
	go func() {
		_ = b.cmd.Wait() // how it ended does not matter; what it has done does
		stop()
		close(b.ended)
	}()
	return nil
}

func (b *browser) openTab() error {
	var target struct{ TargetID string }
	if err := b.call("Target.createTarget", params{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var session struct{ SessionID string }
	if err := b.call("Target.attachToTarget", params{"targetId": target.TargetID, "flatten": true}, &session); err != nil {
		return err
	}
	b.session = session.SessionID
	if err := b.call("Page.enable", nil, nil); err != nil {
		return err
	}
	return b.call("Emulation.setScriptExecutionDisabled", params{"value": true}, nil)
}

// close ends Chromium and removes its profile: there is nothing in it to save,
// and one that hangs would not end when asked to.
func (b *browser) close() (err error) {
	killGroup(b.cmd)
	b.in.Close()
	b.out.Close()
	b.hasEnded()
	for range 20 { // what it has started may write for a moment yet
		if err = os.RemoveAll(b.profile); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

// hasEnded waits a moment for Chromium to be gone.
func (b *browser) hasEnded() bool {
	select {
	case <-b.ended:
		return true
	case <-time.After(5 * time.Second):
		return false
	}
}

// explain says why Chromium does not answer: out of time, or what it said last.
func (b *browser) explain(err error) error {
	if b.ctx.Err() != nil {
		//lint:ignore ST1005 it is a name
		return fmt.Errorf("Chromium was stopped: %w", context.Cause(b.ctx))
	}
	if (errors.Is(err, io.EOF) || errors.Is(err, syscall.EPIPE)) && b.hasEnded() {
		if said := b.said.String(); said != "" {
			//lint:ignore ST1005 it is a name
			return fmt.Errorf("Chromium ended before its work did: %s", said)
		}
		//lint:ignore ST1005 it is a name
		return errors.New("Chromium ended before its work did, and said nothing")
	}
	return err
}

// A tail keeps the end of what is written to it.
type tail struct{ bytes.Buffer }

func (t *tail) Write(p []byte) (int, error) {
	const enough = 4 << 10
	n, _ := t.Buffer.Write(p)
	if extra := t.Len() - enough; extra > 0 {
		t.Next(extra)
	}
	return n, nil
}

// String is the last line.
func (t *tail) String() string {
	lines := strings.Split(strings.TrimSpace(t.Buffer.String()), "\n")
	return lines[len(lines)-1]
}
