// Words as the index folds them (words.go of package search says how and why),
// and the mark on words a reader has come to from the search page.
'use strict';
const unspaced = ['Han', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr'].map(s => `\\p{sc=${s}}`).join('');
const dossier = {
  // A character of a script without spaces; letters with a period each; a word.
  word: new RegExp(`[${unspaced}]|(?:[\\p{L}--[ʻʼ${unspaced}]]\\.){2,}|[[\\p{L}\\p{N}\\p{M}\u00AD\u200C\u200D\u2060]--[ʻʼ${unspaced}]]+`, 'gv'),
  letters: { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th', ð: 'd', ς: 'σ' },
  fold: word => word.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase().replace(/[ßæœøđłıþðς]/g, c => dossier.letters[c]),

  // words gives [folded, start, end] of each word of a text.
  words: text => [...text.matchAll(dossier.word)].map(m => [dossier.fold(m[0]), m.index, m.index + m[0].length]).filter(w => w[0]),

  // asked reads what is asked: what stands in quotation marks, and each other
  // word ("don’t" and "so-called" are phrases too). With a hyphen right before
  // it, it must not be there.
  asked(query) {
    const asked = { phrases: [], without: [] };
    for (const [, no, quoted, not, word] of query.replace(/[“”„‟«»]/g, '"').matchAll(/(-?)"([^"]*)"?|(-?)([^\s"]+)/g)) {
      const p = dossier.words(quoted ?? word).map(w => w[0]);
      if (p.length) (no || not ? asked.without : asked.phrases).push(p);
    }
    return asked;
  },
  phrases: query => dossier.asked(query).phrases,

  // places gives [start, end] of every phrase in a text, in order and without
  // overlap; null when a phrase is not in it.
  places(text, phrases) {
    const words = dossier.words(text), found = [];
    for (const p of phrases) {
      const at = words.flatMap((w, i) => p.every((x, k) => words[i + k]?.[0] === x) ? [[w[1], words[i + p.length - 1][2]]] : []);
      if (!at.length) return null;
      found.push(...at);
    }
    let end = 0;
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]).filter(f => f[0] >= end && (end = f[1]));
  },

  // mark sets off phrases in the source's own words below an element, and
  // gives the first mark.
  mark(element, phrases) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, n =>
      n.data ? NodeFilter.FILTER_ACCEPT : n.matches('[data-apparatus], .furniture') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
    const nodes = [];
    let text = '', mark;
    for (let n; (n = walker.nextNode()); text += n.data) nodes.push([n, text.length]);
    for (const [start, end] of (dossier.places(text, phrases) ?? []).reverse()) {
      for (const [n, at] of nodes.toReversed()) {
        const from = Math.max(start - at, 0), range = document.createRange();
        if (from >= n.length || end <= at) continue;
        range.setStart(n, from);
        range.setEnd(n, Math.min(end - at, n.length));
        range.surroundContents(mark = document.createElement('mark'));
      }
    }
    return mark;
  },
};

// articles/a.html?find=words#p4 marks the words in that paragraph.
{
  const asked = new URLSearchParams(location.search).get('find'), to = document.getElementById(location.hash.slice(1));
  const first = asked && to && dossier.mark(to, dossier.phrases(asked)), box = first?.getBoundingClientRect();
  if (box && (box.top < 0 || box.bottom > innerHeight)) first.scrollIntoView({ block: 'center' });
}
