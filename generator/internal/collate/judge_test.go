package collate

import "testing"

// TestOccasionAsksLeast: candidates are dropped by what one occasion asks for, so
// that in two articles nothing may ask for less, nor be enough where that is not.
func TestOccasionAsksLeast(t *testing.T) {
	for v := OneSpeaker; v <= OtherSpeaker; v++ {
		least := floors[v][Occasion]
		for n := Occasion; n <= FarApart; n++ {
			if need := floors[v][n]; need < least || need > 0 && least == 0 {
				t.Errorf("%s: %s asks for %d, one occasion for %d", v, n, need, least)
			}
		}
	}
}
