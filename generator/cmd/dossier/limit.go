package main

import (
	"os"
	"runtime/debug"

	"dossier/generator/internal/dossier"
)

// articleLimit is the flag of the commands that read a whole content folder.
type articleLimit struct {
	MaxArticle int64 `name:"max-article" default:"1" placeholder:"MIB" help:"Largest article text to read, in MiB (default: 1)."`
}

// permitted tells whether the limit is one.
func (l articleLimit) permitted() error {
	if l.MaxArticle < 1 || l.MaxArticle > 1<<10 {
		return usageError("--max-article takes MiB, from 1 to 1024")
	}
	return nil
}

// memoryGoal is from how many bytes on memory is saved at the cost of time,
// where the limit is raised: one article may then take most of what there is.
// It leaves room below 1 GiB for a large page that is being made.
const memoryGoal = 768 << 20

// beyondGoal is so much in use that the goal cannot be met: to collect all the
// time would only cost time.
const beyondGoal = 1 << 30

// limits are those of the content folder. A raised one sets the memory goal,
// unless the environment does (GOMEMLIMIT).
func (l articleLimit) limits() dossier.Limits {
	limits := dossier.DefaultLimits
	limits.Article = l.MaxArticle << 20
	if limits.Article > dossier.DefaultLimits.Article && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryGoal)
	}
	return limits
}
