package text

// Particle tells whether a word in small letters can stand in a name before the
// surname: "van" and "der" in "Jan van der Berg".
func Particle(word string) bool { return particles[word] }

var particles = set("van", "von", "der", "den", "de", "del", "della", "la", "di", "da", "dos", "das", "du", "bin", "ibn", "al", "el", "ter", "af", "zu")
