package build

import (
	"fmt"
	"runtime/debug"

	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/lock"
)

// guard runs one step and makes an error of a panic in it, which says what was
// being done: a bug stops the run and leaves the site that was there.
func guard(doing string, step func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: this is a bug in dossier, not in the text: %v\n%s", doing, p, debug.Stack())
		}
	}()
	return step()
}

// assemble is dossier.Assemble, guarded. A panic over all articles names the
// first that causes one alone, so that the author can go on without it.
func assemble(h *Held, each crew.Crew, name string, files *dossier.Files, articles []dossier.Annotated) (d *dossier.Dossier, next lock.Lock, ds diag.List, err error) {
	over := func(what string, from *dossier.Held, list []dossier.Annotated) error {
		return guard(what, func() error {
			d, next, ds = from.Assemble(name, files, list)
			return nil
		})
	}
	from, back := h.model()
	from.Crew = each
	whole := over("putting the articles together", from, articles)
	if whole == nil {
		back()
		return d, next, ds, nil
	}
	for _, a := range articles {
		if alone := over(a.Source.Path, nil, []dossier.Annotated{a}); alone != nil {
			return nil, lock.Lock{}, nil, alone
		}
	}
	return nil, lock.Lock{}, nil, whole
}
