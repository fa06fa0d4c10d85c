package conf

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// checkTree reports what we do not read anywhere: anchors, aliases, merges,
// tags, keys that are not text, double keys, too many keys, too deep. It
// reports whether the tree may be walked.
func (d *decoder) checkTree(root *yaml.Node) bool {
	before := len(d.list)
	d.checkNode(root, 1)
	return len(d.list) == before
}

func (d *decoder) checkNode(n *yaml.Node, depth int) {
	switch {
	case n.Kind == yaml.AliasNode:
		d.errorAt(n, "alias", "write the value out, or quote it if the star belongs to the text", "aliases are not read here")
		return
	case n.Anchor != "":
		d.errorAt(n, "anchor", "write the value out, or quote it if the & belongs to the text", "anchors are not read here")
		return
	case n.Style&yaml.TaggedStyle != 0:
		d.errorAt(n, "tag", "remove it, or quote the text if the ! belongs to it", "the tag %s is not read here", n.Tag)
		return
	case depth > MaxDepth:
		d.errorAt(n, "too-deep", "write it flatter", "lists and mappings stand more than %d deep", MaxDepth)
		return
	}
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			d.checkNode(c, depth+1)
		}
	case yaml.MappingNode:
		if d.checkKeys(n) {
			for i := 1; i < len(n.Content); i += 2 {
				d.checkNode(n.Content[i], depth+1)
			}
		}
	}
}

// checkKeys reports whether the values of a mapping may be looked at.
func (d *decoder) checkKeys(n *yaml.Node) bool {
	lineOf := make(map[string]int, len(n.Content)/2)
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		switch first := lineOf[k.Value]; {
		case i/2 == MaxKeys:
			d.errorAt(k, "too-many-keys", "split it", "one mapping has more than %d keys", MaxKeys)
			return false
		case k.Kind == yaml.ScalarNode && k.Value == "<<" && k.Style == 0:
			d.errorAt(k, "merge", "write the values out", "merge keys are not read here")
		case k.Kind != yaml.ScalarNode || k.Anchor != "" || k.Style&yaml.TaggedStyle != 0 || k.Value == "" || strings.Contains(k.Value, "\n"):
			d.errorAt(k, "bad-key", "write a word and a colon", "a key must be a plain word")
		case first != 0:
			d.errorAt(k, "double-key", "keep one of them", "the key %q stands twice, first on line %d", k.Value, first+d.lineOffset)
		default:
			lineOf[k.Value] = k.Line
		}
	}
	return true
}
