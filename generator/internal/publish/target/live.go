package target

import (
	"context"
	"net"
	"sync/atomic"
	"time"
)

// A liveConn is a connection that is given up when nothing has gone either way
// for a while: a server that falls silent in the middle of an answer is noticed
// as one that never begins.
type liveConn struct {
	net.Conn
	limit  time.Duration
	timer  *time.Timer
	silent atomic.Bool
}

// dialLive makes connections of which each may be silent for as long as limit.
func dialLive(limit time.Duration) func(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: limit}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := d.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		c := &liveConn{Conn: conn, limit: limit}
		c.timer = time.AfterFunc(limit, func() { c.silent.Store(true); conn.Close() })
		return c, nil
	}
}

func (c *liveConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	return n, c.after(n, err)
}

// Write writes piece by piece, as each that arrives shows that the line lives.
func (c *liveConn) Write(b []byte) (done int, err error) {
	const piece = 16 << 10
	for done < len(b) && err == nil {
		var n int
		n, err = c.Conn.Write(b[done:min(done+piece, len(b))])
		done += n
		err = c.after(n, err)
	}
	return done, err
}

func (c *liveConn) after(n int, err error) error {
	switch {
	case err != nil && c.silent.Load():
		return silence{}
	case n > 0:
		c.timer.Reset(c.limit)
	}
	return err
}

func (c *liveConn) Close() error {
	c.timer.Stop()
	return c.Conn.Close()
}

// silence is a net.Error, so that a request that met it is sent again.
type silence struct{}

func (silence) Error() string   { return "the connection has fallen silent" }
func (silence) Timeout() bool   { return true }
func (silence) Temporary() bool { return true }
