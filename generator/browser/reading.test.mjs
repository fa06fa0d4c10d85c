// The reading page: what stands on it without script, where notes stand, and
// what script adds: previews, keys, words copied with their source, links to
// words, layers remembered.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { browser, disk, pages, serve, visitor } from './site.mjs';

const axe = createRequire(import.meta.url)('axe-core').source;
const hill = 'articles/the-hill.html';
let chrome, site;
before(async () => { [chrome, site] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome?.close(); site?.close(); });
const visit = visitor(() => chrome);
const shown = (page, selector) => page.locator(selector).evaluateAll(all => all.filter(e => e.checkVisibility()).length);
const focused = page => page.evaluate(() => document.activeElement.id);
const copied = page => page.evaluate(() => navigator.clipboard.readText());
const allowed = { permissions: ['clipboard-read', 'clipboard-write'] };

// select selects words as a reader does, from one place of the text to another.
const select = (page, from, to = from) => page.evaluate(([from, to]) => {
  const find = (id, words, end) => {
    const walker = document.createTreeWalker(document.querySelector(`#${id} > :is(p, h1)`), NodeFilter.SHOW_TEXT);
    for (let n; (n = walker.nextNode());) if (n.data.includes(words)) return [n, n.data.indexOf(words) + (end ? words.length : 0)];
    throw new Error('not there: ' + words);
  };
  getSelection().setBaseAndExtent(...find(from.id, from.words, false), ...find(to.id, to.words, true));
}, [from, to]);

test('without script each layer goes and comes back, and takes only what is its own', () => visit(disk(hill), { javaScriptEnabled: false }, async page => {
  const counts = async () => ({
    labels: await shown(page, '.passage a.locator'), notes: await shown(page, '.note:not(.intro)'),
    roles: await shown(page, '.note .role'), doubts: await shown(page, '.rejection, .doubt, .remark'),
  });
  const all = await counts();
  assert.ok(Object.values(all).every(n => n > 0), JSON.stringify(all));
  for (const [layer, gone] of Object.entries({ quotations: ['labels', 'notes', 'roles', 'doubts'], notes: ['notes', 'roles', 'doubts'], people: ['roles'], doubts: ['doubts'] })) {
    await page.uncheck('#layer-' + layer);
    const now = await counts();
    for (const k in all) assert.ok(gone.includes(k) ? now[k] < all[k] : now[k] === all[k], `${layer} off: ${k} ${all[k]} → ${now[k]}`);
    await page.check('#layer-' + layer);
    assert.deepEqual(await counts(), all);
  }
}));

test('every place in the lanes is a link for the pointer, and one in the list of the speaker', () => visit(disk(hill), { javaScriptEnabled: false }, async page => {
  const lanes = await page.locator('.voices > li').evaluateAll(all => all.map(li => ({
    drawn: [...li.querySelectorAll('svg a')].map(a => a.getAttribute('href')), stops: li.querySelectorAll('svg a:not([tabindex="-1"])').length,
    listed: [...li.querySelectorAll('details a')].map(a => a.getAttribute('href')), there: [...li.querySelectorAll('details a')].every(a => document.getElementById(a.hash.slice(1))),
  })));
  assert.ok(lanes.length > 2);
  for (const l of lanes) {
    assert.deepEqual(l.drawn, l.listed);
    assert.ok(l.drawn.length > 0 && l.there && l.stops === 0);
  }
  await page.locator('.voices summary').first().press('Enter');
  await page.locator('.voices details a').first().press('Enter');
  await page.waitForURL(at => at.hash === lanes[0].listed[0]);
  await page.locator('.voices svg').last().scrollIntoViewIfNeeded();
  const box = await page.locator('.voices svg a').last().boundingBox();
  assert.ok(box.height >= 24, 'a place is too low to point at');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL(at => at.hash === lanes.at(-1).drawn.at(-1));
}));

test('notes stand in the margin where there is room, else after their paragraph, and overlap nothing', async () => {
  for (const address of (await pages()).filter(p => /^articles\/[^/]*(?<!\.source)\.html$/.test(p))) {
    for (const width of [320, 1000, 1024, 1280]) {
      await visit(site.url + address, { viewport: { width, height: 800 } }, async page => {
        const wrong = await page.evaluate(wide => {
          const out = [], blocks = [...document.querySelectorAll('.passage')].flatMap(p => [...p.querySelectorAll(':scope > :is(p:not(.kicker), h1, h2), .note')]);
          const boxes = blocks.map(e => e.getBoundingClientRect());
          for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
            const a = boxes[i], b = boxes[j];
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) out.push(`${blocks[i].textContent.slice(0, 40)} × ${blocks[j].textContent.slice(0, 40)}`);
          }
          for (const n of document.querySelectorAll('.passage:not(.opening) > .notes')) {
            const text = n.parentElement.querySelector('p, h2').getBoundingClientRect(), box = n.getBoundingClientRect();
            if (wide ? box.left < text.right || Math.abs(box.top - text.top) > 16 : box.top < text.bottom) out.push('astray: ' + n.textContent.slice(0, 40));
          }
          return out;
        }, width >= 1024);
        assert.deepEqual(wrong, [], `${address} at ${width} px`);
      });
    }
  }
});

test('layers are remembered, and what a link leads to is shown all the same', () => visit(site.url + hill, {}, async page => {
  await page.uncheck('#layer-notes');
  await page.reload();
  assert.equal(await page.isChecked('#layer-notes'), false);
  assert.equal(await shown(page, '.note'), 0);
  await page.locator('#q2').click();
  assert.ok(await page.locator('#n2').isVisible());
  await page.goto(site.url + 'articles/us-news.html');
  assert.equal(await page.isChecked('#layer-notes'), false, 'a link has changed what the reader chose');
}));

for (const [where, url] of [['on a host', () => site.url], ['from disk', () => disk('')]]) {
  test(`a preview says what a link leads to, and Escape closes it, ${where}`, () => visit(url() + hill, { viewport: { width: 600, height: 300 } }, async page => {
    const tip = page.locator('#preview');
    const focus = to => page.evaluate(to => {
      const label = document.getElementById('q5');
      label.blur();
      scrollBy(0, label.getBoundingClientRect().top - to);
      label.focus({ preventScroll: true });
    }, to);
    await focus(270); // its note is below the window's edge
    assert.match(await tip.innerText(), /^5\s*John Kerry; .*reviewed\s*$/s);
    await focus(60);
    assert.ok(!await tip.isVisible(), 'a note on the screen is repeated');
    assert.equal(await page.locator('#n5.lit').count(), 1);
    const person = page.locator('.passage a.person').first();
    await person.scrollIntoViewIfNeeded();
    await person.hover();
    await tip.waitFor();
    assert.match(await tip.innerText(), /John Kerry\s*.*words.*\s*Secretary of State/);
    assert.equal(await person.getAttribute('aria-describedby'), 'preview');
    assert.equal(await page.locator('#preview :is(a, [id])').count(), 0, 'a preview can be left only by leaving the link');
    const box = await tip.boundingBox();
    await page.mouse.move(box.x + 20, box.y + 20, { steps: 5 });
    await page.waitForTimeout(500);
    assert.ok(await tip.isVisible(), 'the preview goes when it is pointed at');
    await page.keyboard.press('Escape');
    assert.ok(!await tip.isVisible());
    assert.equal(await person.getAttribute('aria-describedby'), null);
    await person.focus();
    assert.ok(await tip.isVisible(), 'no preview for the keyboard');
    await page.keyboard.press('Tab');
    await person.evaluate(e => e.blur());
  }));
}

test('a first tap shows, a second goes there', () => visit(site.url + hill, { hasTouch: true, viewport: { width: 360, height: 640 } }, async page => {
  const person = page.locator('.passage a.person').first(), tip = page.locator('#preview');
  await person.tap();
  assert.ok(await tip.isVisible());
  assert.match(await tip.innerText(), /Tap again/);
  const box = await tip.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360, 'the preview leaves the screen');
  await page.locator('#title').tap();
  assert.ok(!await tip.isVisible());
  await person.tap();
  await person.tap();
  await page.waitForURL(/people\/john-kerry\.html$/);
}));

test('j and k go between quotations, with the focus seen; not while typing, not with modifiers, and they can be switched off', () => visit(site.url + hill, {}, async page => {
  const labels = await page.locator('.passage a.locator[id]').evaluateAll(all => all.map(a => a.id));
  for (let i = 0; i < labels.length; i++) {
    await page.keyboard.press('j');
    const now = await page.evaluate(() => {
      const e = document.activeElement, box = e.getBoundingClientRect();
      return { id: e.id, seen: box.top >= 0 && box.bottom <= innerHeight && getComputedStyle(e).outlineStyle !== 'none' };
    });
    assert.deepEqual(now, { id: labels[i], seen: true });
  }
  await page.keyboard.press('j');
  assert.equal(await focused(page), labels.at(-1), 'after the last there is none');
  await page.keyboard.press('k');
  assert.equal(await focused(page), labels.at(-2));
  for (const keys of ['Control+j', 'Alt+k', 'Meta+k', 'Shift+J']) await page.keyboard.press(keys);
  assert.equal(await focused(page), labels.at(-2));
  await page.focus('.seek input');
  await page.keyboard.type('jack?');
  assert.equal(await page.inputValue('.seek input'), 'jack?');
  await page.locator('.keys summary').click();
  await page.uncheck('#keys');
  await page.reload();
  for (const k of ['j', 'c', '?']) await page.keyboard.press(k);
  assert.equal(await focused(page), '');
  assert.equal(await page.locator('.keys[open]').count(), 0);
}));

test('words are copied with who, where and which; what the browser copies is the words alone', () => visit(site.url + hill, allowed, async page => {
  assert.equal(await page.locator('.picked button:visible').count(), 0);
  await select(page, { id: 'p1', words: 'a very productive' }, { id: 'p2', words: 'Speaking early' });
  await page.getByRole('button', { name: 'Copy with source' }).click();
  await page.getByText('Copied with its source.').waitFor();
  const [words, source] = (await copied(page)).split('\n— ');
  assert.ok(words.startsWith('a very productive one,” and adds that “diplomacy takes time.”') && words.endsWith('\n\nSpeaking early'), words);
  assert.equal(source.replace(/\u00a0/g, ' '), `John Kerry, The Hill, 10 Nov 2013, “Kerry says Geneva talks with Iran ‘narrowed differences’”, ¶ 1–2, [2] [3] in The Geneva Talks, November 2013, ${site.url}${hill}#p1`);
  await page.evaluate(() => getSelection().empty());
  await page.locator('#q5').focus();
  await page.keyboard.press('c');
  await page.waitForFunction(() => navigator.clipboard.readText().then(t => t.startsWith('“There’s no question')));
  assert.match(await copied(page), /our goal\.”\n— John Kerry, .*¶.4, \[5\] in /);
  await select(page, { id: 'p4', words: 'There’s no question in my mind' });
  await page.keyboard.press('Control+c');
  assert.equal(await copied(page), 'There’s no question in my mind');
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('.note')));
  assert.equal(await page.locator('.picked button:visible').count(), 0, 'a note is not the source');
}));

test('from disk a citation does not tell where the reader keeps the file', () => visit(disk(hill), allowed, async page => {
  await page.locator('#q5').focus();
  await page.keyboard.press('c');
  await page.getByText('Copied with its source.').waitFor();
  assert.doesNotMatch(await copied(page), /file:/);
}));

test('a link to words opens with these words marked', () => visit(site.url + hill, allowed, async (page, context) => {
  for (const [from, to] of [[{ id: 'p4', words: 'good faith' }], [{ id: 'p3', words: 'And I can' }, { id: 'p3', words: 'peaceful nature' }], [{ id: 'p1', words: 'describes' }, { id: 'p1', words: 'takes time.”' }]]) {
    await select(page, from, to ?? from);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    const there = await context.newPage();
    await there.goto(await copied(page));
    const marks = (await there.locator(`#${from.id} mark`).allInnerTexts()).join(' ');
    assert.ok(marks.startsWith(from.words) && marks.endsWith((to ?? from).words.replace(/\.”$/, '')), marks);
    await there.close();
  }
  await select(page, { id: 'p1', words: 'takes time' }, { id: 'p2', words: 'Speaking' });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.waitForFunction(() => navigator.clipboard.readText().then(t => t.endsWith('.html#p1')));
}));

for (const colorScheme of ['light', 'dark']) {
  test(`what script adds is accessible, ${colorScheme}`, () => visit(site.url + hill, { colorScheme, viewport: { width: 600, height: 500 } }, async page => {
    await page.locator('.keys summary').click();
    await select(page, { id: 'p1', words: 'describes' });
    const person = page.locator('.passage a.person').first();
    await person.hover();
    await page.locator('#preview').waitFor();
    assert.equal(await page.locator('.picked button:visible').count(), 2);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' '))}`), []);
  }));
}
