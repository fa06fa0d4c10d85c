package turn

import "testing"

func TestSmall(t *testing.T) {
	for label, want := range map[string]string{
		"MAYOR ANITA RAMASWAMY":             "Mayor Anita Ramaswamy",
		"DR. WEI-LING CHEN, HEALTH OFFICER": "Dr. Wei-Ling Chen, Health Officer",
		"MR. VAN DER BERG":                  "Mr. van der Berg",
		"O’BRIEN":                           "O’Brien",
		"McCAIN":                            "McCain",
		"MCDONALD":                          "McDonald",
		"CNN ANCHOR":                        "CNN Anchor",
		"PRESIDENT'S AIDE":                  "President's Aide",
		"Q":                                 "Q",
		"Jane Stone":                        "Jane Stone",
		"ÖZGÜR ÇELİK":                       "ÖZGÜR ÇELİK", // İ grows when it gets small
	} {
		if got := small(label); got != want {
			t.Errorf("small(%q) = %q, want %q", label, got, want)
		}
	}
}
