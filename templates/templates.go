// Package templates holds what designers write: the HTML templates and styles
// of the site, embedded in the program. `dossier templates eject DIR` copies
// them, and `dossier build --templates DIR` uses the copy instead.
package templates

import "embed"

// FS has *.html and README.md at its root, the styles, scripts and
// icons in assets/.
//
//go:embed README.md *.html assets/*.css assets/*.js assets/*.svg assets/*.png assets/*.ico
var FS embed.FS
