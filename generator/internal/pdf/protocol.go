package pdf

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
)

type params map[string]any

// message is a call, its answer, or an event.
type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    any             `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// call asks for something and waits for the answer; events that come before it
// are kept for wait.
func (b *browser) call(method string, p params, into any) error {
	b.last++
	data, err := json.Marshal(message{ID: b.last, SessionID: b.session, Method: method, Params: p})
	if err != nil {
		return err
	}
	if _, err := b.in.Write(append(data, 0)); err != nil {
		return err
	}
	for {
		m, err := b.read()
		switch {
		case err != nil:
			return err
		case m.ID != b.last:
			b.events = append(b.events, m.Method)
		case m.Error != nil:
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		case into != nil:
			return json.Unmarshal(m.Result, into)
		default:
			return nil
		}
	}
}

// wait waits for an event that has not been waited for.
func (b *browser) wait(event string) error {
	for {
		if i := slices.Index(b.events, event); i >= 0 {
			b.events = b.events[i+1:]
			return nil
		}
		m, err := b.read()
		if err != nil {
			return err
		}
		b.events = append(b.events, m.Method)
	}
}

func (b *browser) read() (m message, err error) {
	data, err := b.reader.ReadBytes(0)
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(data[:len(data)-1], &m)
}

// pdf loads a page and prints it on paper of the size its styles say.
func (b *browser) pdf(url string) ([]byte, error) {
	b.events = nil
	var page struct{ ErrorText string }
	if err := b.call("Page.navigate", params{"url": url}, &page); err != nil {
		return nil, err
	}
	if page.ErrorText != "" {
		return nil, fmt.Errorf("the page does not load: %s", page.ErrorText)
	}
	if err := b.wait("Page.loadEventFired"); err != nil {
		return nil, err
	}
	var printed struct{ Stream string }
	err := b.call("Page.printToPDF", params{"preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true, "transferMode": "ReturnAsStream"}, &printed)
	if err != nil {
		return nil, err
	}
	return b.stream(printed.Stream)
}

func (b *browser) stream(handle string) ([]byte, error) {
	var all bytes.Buffer
	for {
		var part struct {
			Data          string
			Base64Encoded bool
			EOF           bool
		}
		if err := b.call("IO.read", params{"handle": handle, "size": 1 << 20}, &part); err != nil {
			return nil, err
		}
		data := []byte(part.Data)
		if part.Base64Encoded {
			var err error
			if data, err = base64.StdEncoding.DecodeString(part.Data); err != nil {
				return nil, err
			}
		}
		all.Write(data)
		if part.EOF {
			return all.Bytes(), b.call("IO.close", params{"handle": handle}, nil)
		}
	}
}
