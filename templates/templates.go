// Package templates holds what designers write: the HTML templates and styles
// of the site, embedded in the program. `dossier build --templates DIR` uses
// another folder of the same files instead.
package templates

import "embed"

// FS has *.html at its root and the styles and scripts in assets/.
//
//go:embed *.html assets/*.css assets/*.js
var FS embed.FS
