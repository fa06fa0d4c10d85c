package search

// Numbers are written in printable ASCII that needs no escape in a script's
// string: 91 digits, '#' to '~' without the backslash. A digit below 60 ends a
// number; one from 60 on adds one of 31 values and goes on, lowest part first.
// A number below 60 takes one byte, one below 1,860 two.
const (
	lastDigits = 60
	moreDigits = 31
)

func appendNumber(b []byte, n int) []byte {
	for n >= lastDigits {
		b = append(b, digit(lastDigits+n%moreDigits))
		n /= moreDigits
	}
	return append(b, digit(n))
}

func digit(d int) byte {
	if c := byte('#' + d); c < '\\' {
		return c
	}
	return byte('#' + d + 1)
}

// signed makes a number that may be negative one that is not: 0, -1, 1, -2, 2
// are 0, 1, 2, 3, 4.
func signed(n int) int {
	if n < 0 {
		return -2*n - 1
	}
	return 2 * n
}
