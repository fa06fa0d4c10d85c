package build

import "dossier/generator/internal/output"

// hosting tells hosts that read a _headers file (Cloudflare Pages, Netlify)
// which files never change: those whose names are made of their content. Of
// /search/* Netlify would think /search too, its address of search.html.
func hosting() output.File {
	return output.File{Address: "_headers", Data: []byte(`/assets/*
  Cache-Control: public, max-age=31536000, immutable
/search/:index/*
  Cache-Control: public, max-age=31536000, immutable
`)}
}
