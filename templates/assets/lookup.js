// Looking up in the index, which lies in many small scripts: a query loads
// those it needs. Package search of the generator says what is in them.
{
  const loading = {};
  const load = (name, folder = dossier.folder) => {
    if (!loading[name]) {
      const l = loading[name] = Promise.withResolvers(), script = document.createElement('script');
      script.src = folder + name + '.js';
      script.onerror = () => { delete loading[name]; l.reject(name); };
      document.head.append(script);
    }
    return loading[name].promise;
  };
  dossier.load = load;
  dossier.shard = (name, value) => loading[name].resolve(value);

  const numbers = s => {
    const out = [];
    let n = 0, times = 1;
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i), d = c - (c > 92 ? 36 : 35);
      if (d < 60) { out.push(n + d * times); n = 0; times = 1; } else { n += (d - 60) * times; times *= 31; }
    }
    return out;
  };
  const sums = (ns, n = 0) => ns.map(x => (n += x));
  const unfold = (coded, last) => last.slice(0, numbers(coded[0])[0]) + coded.slice(1);

  // before gives the place of the last element that is not greater.
  const before = dossier.before = (sorted, x) => {
    let low = 0, high = sorted.length;
    while (high - low > 1) {
      const mid = low + high >> 1;
      if (sorted[mid] <= x) low = mid; else high = mid;
    }
    return low;
  };

  // voices reads postings: in which voices a term stands in which document.
  const voices = s => {
    const ns = numbers(s), out = new Map();
    for (let i = 0, doc = 0; i < ns.length; i++) {
      doc += ns[i] >> 1;
      const voice = ns[i] & 1 ? ns[++i] + 1 : 0;
      if (out.has(doc)) out.get(doc).push(voice); else out.set(doc, [voice]);
    }
    return out;
  };

  // keyed reads a list of keys, each from what it shares with the one before.
  const keyed = s => { let k = ''; return s.split('!').slice(0, -1).map(c => (k = unfold(c, k))); };

  let root;
  dossier.open = async () => {
    if (root) return root;
    const r = await load('root');
    r.firsts = keyed(r.terms);
    r.tables = sums([r.agents, ...numbers(r.parts)]);
    r.evidence = r.issues.map(i => new Set(sums(numbers(i[1]))));
    return (root = r);
  };

  // table reads what is to be known of the parts from a document on: where each
  // begins, and the outlet and day of its article.
  const tables = {};
  const table = n => tables[n] ??= load('q' + n).then(s => {
    const ns = numbers(s), outlets = root.outlets.length + 1, starts = [], of = [];
    for (let i = 0, doc = root.tables[n], outlet, day = 0; i < ns.length; i++) {
      starts.push(doc);
      doc += ns[i] >> 1;
      if (ns[i] % 2 === 0) {
        const d = Math.floor(ns[++i] / outlets);
        outlet = ns[i] % outlets;
        day += d % 2 ? -(d + 1) / 2 : d / 2;
      }
      of.push([outlet, day]);
    }
    return { starts, of };
  });
  // parts tells of documents in which part each stands, at which place
  // there, and the outlet and day of its article.
  dossier.parts = async docs => {
    const which = docs.map(d => before(root.tables, d)), read = {};
    await Promise.all([...new Set(which)].map(async n => { read[n] = await table(n); }));
    return docs.map((doc, k) => {
      const n = which[k], i = before(read[n].starts, doc);
      return [root.pieces * n + i, doc - read[n].starts[i], ...read[n].of[i]];
    });
  };

  // part loads one, which has its name from what is in it.
  dossier.part = async n => {
    const names = await load('m' + Math.floor(n / root.labels)), at = n % root.labels * root.digits;
    return load('p' + names.slice(at, at + root.digits), dossier.folder + '../parts/');
  };

  // term finds where a word or a pair of neighbours stands, in one or more
  // files; null when it stands nowhere.
  const term = async key => {
    const d = before(root.firsts, key), t = root.leaves * d + before(keyed(await load('d' + d)), key), fields = (await load('t' + t)).split('!');
    let k = '', i = 0;
    while (i + 1 < fields.length && (k = unfold(fields[i], k)) !== key) i += 2;
    const list = fields[i + 1];
    if (list === undefined) return null;
    if (list[0] !== ' ') return { size: list.length, starts: [0], read: async () => voices(list), far: () => 0 };
    const [size, file, ...starts] = numbers(list.slice(1)), read = {};
    return { size: size * 2, starts: sums(starts), read: async b => read[b] ??= voices(await load('b' + (file + b))), far: b => read[b] ? 0 : 1 };
  };

  // keys chooses what to look up: words, and of a phrase its pairs; of many
  // the longest, as they are the rarest. What is shown has all the words.
  const keys = phrases => [...new Set(phrases.flatMap(p => p.length < 2 ? p : p.slice(1).map((w, i) => p[i] + ' ' + w)))]
    .sort((a, b) => b.length - a.length);

  // find begins a search: hits are documents and the voices of their words,
  // over says that there are no more, sure that they have all that is asked for
  // and nothing that must not be there.
  dossier.find = async (phrases, without) => {
    const ks = keys(phrases), terms = await Promise.all(ks.slice(0, 3).map(term)), over = !ks.length || terms.includes(null);
    const short = without.filter(p => p.length < 3).slice(0, 3), nots = over ? [] : (await Promise.all(keys(short).map(term))).filter(t => t);
    return dossier.further({
      phrases, without, terms: over ? [] : terms.sort((a, b) => a.size - b.size), nots, block: 0, queue: [], hits: [], over,
      sure: ks.length < 4 && phrases.every(p => p.length < 3) && short.length === without.length,
    });
  };

  // further goes through the places of the rarest term, as far as the others
  // can be asked with one file each, and reads three files of places at most.
  dossier.further = async s => {
    const [rarest, ...others] = s.terms, all = [...others, ...s.nots];
    for (let left = 3; !s.over && left > 0;) {
      const read = async (t, b) => { left -= t.far(b); return t.read(b); };
      if (!s.queue.length) s.queue = [...await read(rarest, s.block++)];
      const blocks = all.map(t => before(t.starts, s.queue[0][0]));
      const end = Math.min(...all.map((t, i) => t.starts[blocks[i] + 1] ?? Infinity));
      let found = s.queue.filter(q => q[0] < end);
      s.queue = s.queue.slice(found.length);
      for (const [i, t] of all.entries()) {
        const at = found.length ? await read(t, blocks[i]) : new Map();
        if (i >= others.length) {
          found = found.filter(f => !at.has(f[0]));
          continue;
        }
        found = found.filter(f => at.has(f[0])).map(([doc, vs]) => {
          const both = vs.filter(v => at.get(doc).includes(v));
          return [doc, both.length ? both : vs.concat(at.get(doc))];
        });
      }
      s.hits.push(...found);
      s.over = !s.queue.length && s.block === rarest.starts.length;
    }
    return s;
  };
}
