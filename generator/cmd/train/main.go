// Command train fits the learned part of extraction to news annotated by
// people, and measures it.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"

	"dossier/generator/internal/corpus"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/extract/learned"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/source"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "generator/internal/extract/learned/model.bin", "where the model goes")
	counts := flag.String("counts", "generator/internal/extract/counts.txt", "where the number of times each rule fired goes")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "train CORPUS: CORPUS/train and CORPUS/dev hold text/*.txt and attributions/*.ann")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.DirFS(flag.Arg(0)), *out, *counts); err != nil {
		log.Fatal(err)
	}
}

func run(dir fs.FS, out, counts string) error {
	train, inputs, err := articles(dir, "train")
	if err != nil {
		return err
	}
	m := learned.Train(train, parallel)
	file, err := m.Encode()
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, file, 0o666); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, from %d articles\n", out, len(file), len(train))
	fired := map[string]int{}
	for _, in := range inputs {
		in.Model = m
		extract.Fired(extract.Run(in), fired)
	}
	if err := os.WriteFile(counts, []byte(extract.PrintCounts(fired)), 0o666); err != nil {
		return err
	}
	dev, _, err := articles(dir, "dev")
	if err != nil {
		return err
	}
	fmt.Print(learned.Reliability(m, dev))
	return nil
}

// articles reads a part of the corpus: each article ready to learn from, and to
// extract from.
func articles(dir fs.FS, part string) ([]learned.Article, []extract.Input, error) {
	sub, err := fs.Sub(dir, part)
	if err != nil {
		return nil, nil, err
	}
	docs, err := corpus.Read(sub)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", part, err)
	}
	out := make([]learned.Article, len(docs))
	inputs := make([]extract.Input, len(docs))
	for i, d := range docs {
		src, ds := source.Read(d.Name+".txt", []byte(d.Text), source.Options{})
		if src == nil || !src.Offsets.Identity() {
			return nil, nil, fmt.Errorf("%s cannot be learned from: %v", d.Name, ds)
		}
		inputs[i] = extract.Input{Text: src.Text, Blocks: src.Blocks, BlocksBy: src.BlocksBy}
		out[i] = learned.Article{Gold: d.Attributions, Draft: func() *parse.Drafts {
			_, drafts := extract.Draft(inputs[i])
			return drafts
		}}
	}
	return out, inputs, nil
}

// parallel runs the jobs, as many at a time as there are processors.
func parallel(jobs ...func()) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, job := range jobs {
		g.Go(func() error { job(); return nil })
	}
	g.Wait()
}
