// The search page: what is asked, what is found, and what it can be narrowed by.
{
  const [page, field, status, list, narrow] = ['search', 'q', 'status', 'hits', 'facets'].map(id => document.getElementById(id));
  const few = 2, shown = 8, beside = 110; // places at first, at a time; characters beside a place
  dossier.folder = page.dataset.index;

  const make = (tag, attributes, ...inside) => {
    const e = document.createElement(tag);
    for (const k in attributes) e.setAttribute(k, attributes[k]);
    e.append(...inside);
    return e;
  };
  const link = ([name, href]) => make('a', { href }, make('bdi', {}, name));
  const agent = async n => (await dossier.load('n' + Math.floor(n / root.names)))[n % root.names];
  const failed = e => { status.textContent = `A part of the index could not be loaded (${e.message ?? e}). Reload the page and try again.`; };
  const button = (words, act) => {
    const b = make('button', { type: 'button' }, words);
    b.onclick = () => act().catch(failed);
    return b;
  };

  let root;
  const facets = {
    person: ['Person or organization', async n => (await agent(n))[0]],
    kind: ['Kind', n => ['the article’s own words', 'in quotation marks', 'reported'][n]],
    outlet: ['Outlet', n => root.outlets[n - 1]],
    issue: ['Evidence on', n => root.issues[n][0]],
    date: ['Date', n => [n / 416, (n >> 5) % 13, n % 32].map(Math.floor).filter(Boolean).map(x => String(x).padStart(2, 0)).join('-')],
  };
  // describe says of places what they can be narrowed by.
  const describe = async hits => {
    const parts = await dossier.parts(hits.map(h => h[0]));
    return hits.map(([doc, voices], i) => {
      const [part, entry, outlet, day] = parts[i];
      return {
        part, entry, day, outlet: outlet ? [outlet] : [],
        person: [...new Set(voices.filter(v => v > 2).map(v => v - 3 >> 1))],
        kind: [...new Set(voices.map(v => v && 2 - v % 2))],
        issue: root.evidence.flatMap((e, i) => e.has(doc) ? i : []),
      };
    });
  };
  // date gives places their day, month or year, whichever makes few of them.
  const date = hits => {
    const unit = [1, 32].find(u => new Set(hits.map(h => Math.floor(h.day / u))).size <= 12) ?? 416;
    for (const h of hits) h.date = [h.day - h.day % unit].filter(Boolean);
    return hits;
  };

  // excerpt is the words around the first place, with the places marked.
  const excerpt = (text, found, href) => {
    const [start, stop] = found[0], to = stop + beside < text.length ? Math.max(stop, text.lastIndexOf(' ', stop + beside)) : text.length;
    let at = start > beside ? Math.min(start, text.indexOf(' ', start - beside) + 1) : 0;
    const a = make('a', { href }, at ? '…\u00a0' : '');
    for (const [s, e] of found.filter(f => f[1] <= to)) {
      a.append(text.slice(at, s), make('mark', {}, text.slice(s, e)));
      at = e;
    }
    a.append(text.slice(at, to), to < text.length ? '\u00a0…' : '');
    return a;
  };
  // item shows a place; null when its words are not those asked for.
  const item = async (hit, s) => {
    const part = await dossier.part(hit.part), [id, locator, stretches] = part.entries[hit.entry];
    const runs = stretches.map(r => [].concat(r)), text = runs.map(r => r[0]).join(''), found = dossier.places(text, s.phrases);
    if (!found || s.without.some(p => dossier.places(text, [p]))) return null;
    let end = 0;
    const [, voice, statement] = runs.find(r => (end += r[0].length) > found[0][0]);
    const href = `${part.href}?find=${encodeURIComponent(s.asked)}#${id}`, words = make('p', { dir: 'auto' }, excerpt(text, found, href)), meta = make('p', { class: 'meta' });
    if (voice) words.append(' ', make('a', { class: 'locator', href: `quotes/${statement}.html` }, '[', make('b', {}, parseInt(statement)), ']'));
    if (voice > 2) meta.append(link(await agent(voice - 3 >> 1)));
    if (voice) meta.append(make('span', {}, facets.kind[1](2 - voice % 2)));
    meta.append(link([`${part.outlet || part.title}, ${locator}`, href]), make('span', {}, part.date));
    return make('li', {}, make('blockquote', {}, words), meta);
  };

  let turn; // what is drawn now: an answer that comes late is dropped
  const draw = async (s, first = shown) => {
    const now = turn = {}, fits = (h, but) => Object.keys(facets).every(f => f === but || !s.chosen[f]?.size || h[f].some(n => s.chosen[f].has(n)));
    const all = date(await describe(s.hits.filter(h => h[0] >= root.agents))), hits = all.filter(h => fits(h)), named = s.hits.filter(h => h[0] < root.agents);
    const ol = make('ol', { class: 'statements small' }), foot = make('p', { class: 'actions' });
    let next = 0, n = hits.length;
    // The pairs of a phrase may be there, and not in a row.
    const apart = () => s.row && s.over && !ol.firstChild && next === all.length;
    const more = async (free = shown, early) => {
      const old = ol.children.length;
      for (let tries = 1.5 * free; free > 0 && tries > 0 && next < hits.length;) {
        const some = hits.slice(next, next + Math.min(free, tries));
        next += some.length;
        tries -= some.length;
        for (const li of await Promise.all(some.map(h => item(h, s)))) {
          if (li) { ol.append(li); free--; } else n--;
        }
      }
      if (now !== turn || apart()) return;
      if (foot.contains(document.activeElement)) ol.children[old]?.querySelector('a').focus();
      foot.replaceChildren();
      if (next < hits.length) foot.append(button('Show more', () => more()));
      else if (!s.over) foot.append(button('Look further', async () => draw(await dossier.further(s), ol.children.length + shown)));
      if (s.row) foot.append(button('Find the words apart', () => run(s.query, true)));
      if (!early) status.textContent = (n || named.length ? `${s.sure || next === hits.length ? '' : 'up to '}${n} ${n === 1 ? 'place' : 'places'}` : 'Nothing found') + (s.over ? '' : ' so far') + (n || !s.over ? s.how : '') + '.';
    };
    // The first few are shown before the rest is there.
    const links = Promise.all(named.slice(0, shown).map(h => agent(h[0])));
    for (const upTo of [few, first]) {
      await more(upTo - ol.children.length, upTo === few);
      const pages = await links;
      if (now !== turn) return;
      if (apart()) return run(s.query, true);
      if (upTo === few && !ol.firstChild || ol.isConnected) continue;
      list.replaceChildren();
      if (pages.length) list.append(make('ul', { class: 'found-pages', 'aria-label': 'Pages' }, ...pages.map(l => make('li', {}, link(l)))));
      if (n) list.append(make('h2', {}, 'Found ', make('small', {}, 'article by article; each opens at the words')), ol);
      list.append(foot);
    }

    // How to narrow: each choice with the places it would leave.
    const held = document.activeElement.name, sets = [];
    for (const [f, [title, name]] of Object.entries(facets)) {
      const times = new Map([...s.chosen[f] ?? []].map(v => [v, 0]));
      for (const h of all) if (fits(h, f)) for (const v of h[f]) times.set(v, (times.get(v) ?? 0) + 1);
      const top = [...times].sort((a, b) => f === 'date' ? a[0] - b[0] : b[1] - a[1] || a[0] - b[0]).filter(([v], i) => i < (f === 'date' ? 12 : 8) || s.chosen[f]?.has(v));
      if (!top.length) continue;
      sets.push(make('fieldset', {}, make('legend', {}, title), ...await Promise.all(top.map(async ([v, n]) => {
        const box = make('input', { type: 'checkbox', name: f + v });
        box.checked = s.chosen[f]?.has(v);
        box.onchange = () => {
          (s.chosen[f] ??= new Set())[box.checked ? 'add' : 'delete'](v);
          draw(s).catch(failed);
        };
        return make('label', {}, box, make('bdi', {}, await name(v)), make('span', { class: 'share' }, n));
      }))));
    }
    if (now !== turn) return;
    narrow.lastElementChild.replaceChildren(...sets);
    narrow.hidden = !sets.length;
    if (held) narrow.querySelector(`[name="${held}"]`)?.focus();
  };

  // run looks for words as a phrase first and then, or when told to, apart.
  const run = async (query, apart) => {
    turn = {};
    status.textContent = '';
    root = await dossier.open();
    const { phrases, without } = dossier.asked(query);
    if (!phrases.length) {
      list.replaceChildren();
      narrow.hidden = true;
      status.textContent = query.trim() ? 'Nothing to look for: type a word.' : '';
      return;
    }
    const loose = phrases.length > 1 && !/["“”„‟«»]/.test(query);
    let s = loose && !apart && await dossier.find([phrases.flat()], without);
    const row = s && !(s.over && !s.hits.length);
    if (!row) s = await dossier.find(phrases, without);
    await draw(Object.assign(s, { query, row, chosen: {}, asked: row ? `"${phrases.flat().join(' ')}"` : query, how: row ? ' with these words in a row' : loose ? ' with all these words in one paragraph' : '' }));
  };

  const start = () => {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    if (field.value) run(field.value).catch(failed);
  };
  field.form.onsubmit = e => {
    try { history.pushState(null, '', '?q=' + encodeURIComponent(field.value)); } catch { return; } // the browser loads the page anew
    e.preventDefault();
    run(field.value).catch(failed);
  };
  addEventListener('popstate', start);
  dossier.open().catch(failed);
  start();
}
