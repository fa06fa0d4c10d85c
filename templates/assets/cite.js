// Words of an article with their source, and links to them: select some, and
// two buttons show. What the browser itself copies stays as it is.
{
  const text = document.querySelector('[data-source]');
  const make = dossier.make = (tag, attributes, ...inside) => {
    const e = document.createElement(tag);
    for (const k in attributes) e.setAttribute(k, attributes[k]);
    e.append(...inside);
    return e;
  };
  const body = passage => passage.querySelector('p:not(.kicker), h1, h2');
  // words are the source's own in a range: no labels, no notes, nothing folded.
  const words = range => {
    const part = range.cloneContents();
    for (const e of part.querySelectorAll('[data-apparatus], .fold:not(:has(:checked)) + .furniture')) e.remove();
    return part.textContent.trim();
  };
  const over = (from, to = from) => {
    const range = document.createRange();
    range.setStartBefore(from);
    range.setEndAfter(to);
    return range;
  };
  // within is the part of a range that lies in an element.
  const within = (range, e) => {
    const whole = over(e), part = range.cloneRange();
    if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStartBefore(e);
    if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEndAfter(e);
    return part;
  };
  const touched = (range, list) => [...list].filter(e => range.intersectsNode(e) && words(within(range, e)));
  const passages = range => touched(range, [...text.querySelectorAll('.passage')].map(body)).map(e => e.closest('.passage'));
  const address = () => document.querySelector('link[rel=canonical]')?.href ?? location.href.replace(/[?#].*/, '');

  // cite gives the words as printed, and below them who, where and which. The
  // address of a file on the reader's own disk is nobody else's business.
  const cite = range => {
    const ps = passages(range), url = address(), title = document.getElementById('title'), who = new Set(), which = new Set();
    const [from, to] = [ps[0], ps.at(-1)].map(p => p.querySelector('a.para')?.textContent);
    for (const q of ps.flatMap(p => touched(range, p.querySelectorAll('.quotation[data-n]')))) {
      const note = q.closest('.passage').querySelector(`.note[data-n="${q.dataset.n}"]`);
      if (!note) continue;
      who.add(note.querySelector('.who').textContent);
      which.add(`[${note.querySelector('.number').textContent}]`);
    }
    const parts = [[...who].join(', '), text.querySelector('.kicker')?.textContent, `“${words(over(title)) || title.textContent}”`, from && `¶\u00a0${from}${to && to !== from ? '–' + to : ''}`,
      which.size && `${[...which].join(' ')} in ${document.querySelector('.nameplate').textContent}`, !url.startsWith('file:') && `${url}#${ps[0].id}`];
    return `${words(range)}\n— ${parts.filter(Boolean).join(', ')}`;
  };

  // link leads to the paragraph, where found.js marks the words if they are
  // whole words of that paragraph alone.
  const link = range => {
    const ps = passages(range), all = dossier.words(words(within(range, ps[0]))).map(w => w[0]);
    const find = (all.length > 12 ? [all.slice(0, 6), all.slice(-6)] : [all]).map(p => `"${p.join(' ')}"`).join(' ');
    const marked = ps.length === 1 && all.length && dossier.places(words(over(body(ps[0]))), dossier.phrases(find));
    return `${address()}${marked ? '?find=' + encodeURIComponent(find) : ''}#${ps[0].id}`;
  };

  const status = make('span', { role: 'status' });
  const say = said => {
    status.textContent = said;
    setTimeout(() => { if (status.textContent === said) status.textContent = ''; }, 4000);
  };
  const copy = async (what, done) => {
    try {
      await navigator.clipboard.writeText(what);
      say(done);
    } catch {
      say('The browser does not allow this page to copy.');
    }
  };
  let picked; // range of the source
  dossier.copy = range => (range ??= picked) ? copy(cite(range), 'Copied with its source.') : say('Go to a quotation, or select words.');
  dossier.over = over;

  const button = (label, act) => {
    const b = make('button', { type: 'button' }, label);
    b.addEventListener('pointerdown', e => e.preventDefault()); // the selection stays
    b.addEventListener('click', act);
    return b;
  };
  const buttons = make('span', { hidden: '' }, button('Copy with source', () => dossier.copy()), button('Copy link', () => copy(link(picked), 'Link copied.')));
  text.append(make('div', { class: 'picked', 'data-apparatus': '' }, buttons, status));
  document.addEventListener('selectionchange', () => {
    const s = getSelection(), range = s.rangeCount && !s.isCollapsed && s.getRangeAt(0), at = range && range.commonAncestorContainer;
    const ours = at && text.contains(at) && !(at.closest ? at : at.parentElement).closest('[data-apparatus]') && passages(range).length;
    picked = ours ? range.cloneRange() : null;
    buttons.hidden = !picked;
  });
}
