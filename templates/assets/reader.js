// Comfort on a reading page: layers remembered, previews, keys. All that it
// shows stands on the page without it.
{
  const text = document.querySelector('[data-source]'), layers = text.querySelector('.layers'), make = dossier.make;
  // A browser may refuse to keep things; then it forgets.
  const recall = key => { try { return JSON.parse(localStorage.getItem('dossier-' + key)); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem('dossier-' + key, JSON.stringify(value)); } catch { /* forgotten */ } };

  // Layers stay as the reader left them, but what a link leads to is shown.
  const off = new Set(recall('layers-off') ?? []), boxes = [...layers.querySelectorAll('input')];
  for (const box of boxes) {
    box.checked = !off.has(box.id);
    box.addEventListener('change', () => {
      if (box.checked) off.delete(box.id); else off.add(box.id);
      keep('layers-off', [...off]);
    });
  }
  const arrive = () => {
    const to = document.getElementById(location.hash.slice(1));
    if (!to || to.getClientRects().length) return;
    for (const box of boxes) box.checked = true;
    to.scrollIntoView();
  };
  addEventListener('hashchange', arrive);
  arrive();

  // Previews. The subject of a link is what tells of it on this page: a note, a
  // paragraph, a statement other articles share, somebody in the list of people.
  const tip = make('div', { class: 'preview', id: 'preview', role: 'tooltip', 'data-apparatus': '', hidden: '' });
  text.append(tip);
  const subject = a => {
    const to = a.hash && a.pathname === location.pathname && document.getElementById(a.hash.slice(1));
    if (to) return to.closest('.note') ?? to.closest('.passage')?.querySelector('p:not(.kicker), h1, h2');
    const n = a.matches('.note > .also, .note > .number') && a.closest('.note').querySelector('.number').textContent;
    if (n) return [...text.querySelectorAll('.after .statements > li')].find(li => li.querySelector('.locator b').textContent === n);
    return [...text.querySelectorAll('.after .people a')].find(p => p.href === a.href)?.closest('li');
  };
  // plain is a copy without links, labels and ids.
  const plain = e => {
    const copy = e.cloneNode(true);
    for (const x of copy.querySelectorAll('.back, .fold, .furniture, .locator[role]')) x.remove();
    for (const x of copy.querySelectorAll('a')) x.replaceWith(make('span', { class: x.className }, ...x.childNodes));
    for (const x of copy.querySelectorAll('[id]')) x.removeAttribute('id');
    return copy.childNodes;
  };
  let shown, lit, timer;
  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute('aria-describedby');
    lit?.classList.remove('lit');
    tip.hidden = true;
    shown = lit = null;
  };
  // show lights the subject where it is on the screen, and repeats it where it
  // is not; it tells whether it repeats.
  const show = (a, hint) => {
    hide();
    const about = subject(a);
    if (!about || about.contains(a)) return false;
    const box = about.getBoundingClientRect(), at = a.getBoundingClientRect();
    if (box.height && box.top >= 0 && box.bottom <= innerHeight) {
      (lit = about).classList.add('lit');
      return false;
    }
    tip.replaceChildren(...plain(about), make('p', { class: 'hint' }, hint ?? ''));
    tip.hidden = false;
    const high = tip.offsetHeight + 4, above = at.bottom + high > innerHeight && at.top > high;
    tip.style.top = scrollY + (above ? at.top - high : at.bottom + 4) + 'px';
    tip.style.left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8)) + 'px';
    (shown = a).setAttribute('aria-describedby', 'preview');
    return true;
  };
  const soon = (ms, act) => { clearTimeout(timer); timer = setTimeout(act, ms); };
  text.addEventListener('focusin', e => { if (e.target.matches('a:focus-visible')) show(e.target); });
  text.addEventListener('focusout', hide);
  text.addEventListener('pointerover', e => {
    const a = e.target.closest('a');
    if (e.pointerType === 'touch') return;
    if (tip.contains(e.target) || a && a === shown) clearTimeout(timer);
    else if (a) soon(200, () => show(a));
  });
  text.addEventListener('pointerout', e => { if (e.pointerType !== 'touch') soon(300, hide); });
  // A first tap shows, a second goes there, one elsewhere closes.
  document.addEventListener('click', e => {
    const a = e.target.closest('a');
    if (e.pointerType !== 'touch' || tip.contains(e.target)) return;
    if (!a || a === shown || !text.contains(a)) hide();
    else if (show(a, 'Tap again to go there.')) e.preventDefault();
  });

  // Keys, which can be switched off (WCAG 2.1.4).
  const step = by => {
    const labels = [...text.querySelectorAll('.locator[id]')].filter(l => l.getClientRects().length), top = l => l.getBoundingClientRect().top;
    const at = labels.indexOf(document.activeElement);
    const to = at >= 0 ? labels[at + by] : by > 0 ? labels.find(l => top(l) > 0) : labels.findLast(l => top(l) < 0);
    to?.scrollIntoView({ block: 'center' });
    to?.focus({ preventScroll: true });
  };
  // quotation is the range of the words whose label has the focus.
  const quotation = () => {
    const l = document.activeElement.closest('.locator[id]'), own = l && [...l.closest('.passage').querySelectorAll(`.quotation[data-n="${l.dataset.n}"]`)];
    return own?.length ? dossier.over(own[0], own.at(-1)) : undefined;
  };
  const acts = {
    j: () => step(1), k: () => step(-1), c: () => dossier.copy(quotation()),
    '?': () => { help.open = !help.open; help.firstChild.focus(); },
  };
  const use = make('input', { type: 'checkbox', id: 'keys' });
  use.checked = recall('keys') ?? true;
  use.addEventListener('change', () => keep('keys', use.checked));
  const told = { j: 'next quotation', k: 'the one before', c: 'copy it, or the words selected, with the source', Esc: 'close a preview', '?': 'this list' };
  const help = make('details', { class: 'keys' }, make('summary', {}, 'Keys'),
    make('dl', {}, ...Object.entries(told).map(([k, does]) => make('div', {}, make('dt', {}, make('kbd', {}, k)), make('dd', {}, does)))),
    make('label', {}, use, 'Single keys work'));
  layers.append(help);
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') hide();
    if (!use.checked || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.defaultPrevented || !Object.hasOwn(acts, e.key)) return;
    if (e.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    e.preventDefault();
    acts[e.key]();
  });
}
