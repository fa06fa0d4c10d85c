package target

import (
	"errors"
	"strings"
	"testing"
)

// TestNames checks what is said about targets that cannot be understood, and
// that no message repeats a password.
func TestNames(t *testing.T) {
	t.Setenv("AWS_CONFIG_FILE", "/dev/null")
	t.Setenv("AWS_REGION", "")
	site := t.TempDir()
	for name, why := range map[string]string{
		"":                                  "write a folder",
		"ftp://host/site":                   "write a folder, git:REMOTE#BRANCH or s3://",
		"git:":                              "write git:REMOTE#BRANCH",
		"git:--upload-pack=x#gh-pages":      "write git:REMOTE#BRANCH",
		"git:origin#a..b":                   "git allows no branch of that name",
		"s3://":                             "write s3://BUCKET",
		"s3://key:tide-table@sites/":        "never from the command line",
		"s3://sites/?endpont=https://h":     "there is no setting endpont=",
		"s3://sites/?endpoint=h":            "endpoint= takes an address",
		"s3://sites/?endpoint=http://a:b@h": "endpoint= takes an address",
		"s3://sites/?conditional=yes":       "conditional= takes no",
		site + "/www":                       "lie in one another",
	} {
		_, err := Open(t.Context(), name, site, false)
		var bad *BadNameError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v; want: %s", name, err, why)
		}
		if err != nil && strings.Contains(err.Error(), "tide-table") {
			t.Errorf("%q: the message holds the password: %v", name, err)
		}
	}
}

func TestHideCredentials(t *testing.T) {
	for in, want := range map[string]string{
		"fatal: unable to access 'https://me:tide@host/r.git/': refused": "fatal: unable to access 'https://host/r.git/': refused",
		"https://tide@host":                      "https://host",
		"ssh://git@host/r and http://a:b@c/?x=@": "ssh://host/r and http://c/?x=@",
		"git@host:r.git":                         "git@host:r.git",
		"a://":                                   "a://",
	} {
		if got := hideCredentials(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
