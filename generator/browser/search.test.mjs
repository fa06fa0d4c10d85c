// The search page on the dossier that ships: what it finds, where that leads,
// from disk, on a phone, from the keyboard, and what is left without script.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { readFile, readdir } from 'node:fs/promises';
import { browser, disk, here, root, serve, visitor } from './site.mjs';

const axe = createRequire(import.meta.url)('axe-core').source;
let chrome, site;
before(async () => { [chrome, site] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome?.close(); site?.close(); });
const visit = visitor(() => chrome);

// ask types a query, sends it from the keyboard and waits for the answer.
async function ask(page, query) {
  await page.fill('#q', query);
  await page.press('#q', 'Enter');
  await page.waitForFunction(q => new URLSearchParams(location.search).get('q') === q && document.getElementById('status').textContent, query);
  return page.locator('#status').innerText();
}
const hits = page => page.locator('#hits li blockquote').allInnerTexts();

test('the browser folds words as the index does', () => visit(site.url + 'search.html', {}, async page => {
  const cases = JSON.parse(await readFile(join(here, '../internal/search/testdata/words.json'), 'utf8'));
  const got = await page.evaluate(texts => texts.map(t => dossier.words(t).map(w => w[0])), cases.map(c => c[0]));
  assert.deepEqual(got, cases.map(c => c[1]));
}));

for (const [where, url] of [['on a host', () => site.url], ['from disk', () => disk('')]]) {
  test(`a phrase typed plainly is found in any typography, and leads to its words, ${where}`, () => visit(url() + 'search.html', {}, async page => {
    assert.equal(await ask(page, "THERE'S no question"), '2 places with these words in a row.');
    const found = await hits(page);
    assert.ok(found[0].startsWith('“There’s no question') && found[1].startsWith('"There\'s no question'), found.join('\n'));
    const said = await page.locator('#hits mark').first().innerText();
    await page.locator('#hits blockquote a').first().click();
    await page.waitForURL(/articles\/the-hill\.html\?find=.*#p4$/);
    const mark = page.locator('#p4 mark');
    await mark.first().waitFor();
    assert.equal((await mark.allInnerTexts()).join(''), said);
    const box = await mark.first().boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 800, 'the words are not on the screen');
    assert.equal(await page.locator('mark').count(), await mark.count(), 'other paragraphs are marked');
  }));

  test(`the box in the header leads to what is found, ${where}`, () => visit(url() + 'articles/us-news.html', {}, async page => {
    await page.fill('.seek input', 'diplomacy takes time');
    await page.press('.seek input', 'Enter');
    await page.waitForURL(/search\.html\?q=diplomacy/);
    await page.locator('#hits li').first().waitFor();
    assert.equal(await page.locator('#status').innerText(), '2 places with these words in a row.');
  }));
}

test('words are found as a phrase, apart, in quotation marks, or not at all', () => visit(site.url + 'search.html', {}, async page => {
  assert.equal(await ask(page, 'sanctions iran pressure'), '1 place with all these words in one paragraph.');
  assert.equal(await ask(page, '“sanctions iran pressure”'), 'Nothing found.');
  assert.equal(await page.locator('#facets').isVisible(), false);
  assert.equal(await ask(page, '“Diplomacy takes time”'), '2 places.');
  assert.equal(await ask(page, 'takes time diplomacy'), '2 places with all these words in one paragraph.');
  assert.equal(await ask(page, '<img src=x onerror=alert(1)>'), 'Nothing found.');
  assert.equal(await ask(page, '’ …'), 'Nothing to look for: type a word.');
  await ask(page, 'takes time');
  await page.getByRole('button', { name: 'Find the words apart' }).click();
  await page.waitForFunction(() => document.getElementById('status').textContent.includes('all these words'));
  for (const words of await hits(page)) assert.match(words, /takes|time/i);
}));

test('what has a hyphen before it must not be there', () => visit(site.url + 'search.html', {}, async page => {
  const count = async query => parseInt((await ask(page, query)).match(/\d+/) ?? 0);
  const [all, both] = [await count('talks'), await count('"talks" "iran"')], without = await count('talks -iran');
  assert.ok(both > 0 && without > 0 && all === both + without, `${all} places, ${both} of them with the other word, ${without} without`);
  for (const words of await hits(page)) assert.doesNotMatch(words, /iran\b/i);
  assert.equal(await count('“diplomacy takes time” -"takes time"'), 0);
  assert.equal(await count('diplomacy takes time -"no such words anywhere here"'), 2);
  assert.equal(await ask(page, '-iran'), 'Nothing to look for: type a word.');
}));

test('words in furniture are not found, a person’s page is', () => visit(site.url + 'search.html', {}, async page => {
  await ask(page, 'Kerry');
  assert.deepEqual(await page.locator('#hits .found-pages a').allInnerTexts(), ['John Kerry']);
  await page.locator('#hits .found-pages a').click();
  await page.waitForURL(/people\/john-kerry\.html$/);
}));

test('what is found is narrowed from the keyboard, and the focus stays', () => visit(site.url + 'search.html', {}, async page => {
  await ask(page, 'kerry');
  const all = parseInt(await page.locator('#status').innerText());
  const box = page.getByRole('checkbox', { name: /^U\.S\. News/ });
  const left = parseInt((await page.locator('label', { has: box }).innerText()).match(/\d+$/)[0]);
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForFunction(n => parseInt(document.getElementById('status').textContent) === n, left);
  assert.ok(left > 0 && left < all);
  assert.equal(await page.evaluate(() => document.activeElement.type), 'checkbox');
  for (const place of await page.locator('#hits .meta').allInnerTexts()) assert.match(place, /U\.S\. News/);
  await page.keyboard.press('Space');
  await page.waitForFunction(n => parseInt(document.getElementById('status').textContent) === n, all);
  for (const [legend, words] of [['Person or organization', 'Tamara Cofman Wittes'], ['Kind', 'in quotation marks'], ['Evidence on', 'Time running out'], ['Date', '2013-11-10']]) {
    const label = page.getByRole('group', { name: legend }).locator('label', { hasText: words }), choice = label.getByRole('checkbox');
    const n = parseInt((await label.innerText()).match(/\d+$/)[0]);
    await choice.check();
    await page.waitForFunction(n => parseInt(document.getElementById('status').textContent) === n, n);
    await choice.uncheck();
    await page.waitForFunction(n => parseInt(document.getElementById('status').textContent) === n, all);
  }
}));

test('the way back leads to what was found before', () => visit(site.url + 'search.html', {}, async page => {
  await ask(page, 'unity');
  const before = await hits(page);
  await ask(page, 'rumors');
  await page.goBack();
  await page.waitForFunction(() => document.getElementById('q').value === 'unity');
  await page.waitForFunction(w => document.querySelector('#hits blockquote')?.innerText === w, before[0]);
}));

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1280]) {
    test(`results are accessible, ${colorScheme}, ${width} px`, () => visit(site.url + 'search.html?q=kerry', { colorScheme, viewport: { width, height: 800 } }, async page => {
      await page.locator('#facets input').first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'wider than the screen');
      await page.evaluate(axe);
      const { violations, incomplete } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual([...violations, ...incomplete].map(v => `${v.id}: ${v.nodes[0].html}`), []);
    }));
  }
}

test('a part that cannot be loaded is said', () => visit(site.url + 'search.html', {}, async page => {
  await page.route(/\/t\d+\.js$/, r => r.fulfill({ contentType: 'text/javascript', body: `dossier.shard("${r.request().url().match(/t\d+/)[0]}",null);` }));
  await page.fill('#q', 'unity');
  await page.press('#q', 'Enter');
  await page.waitForFunction(() => document.getElementById('status').textContent.startsWith('A part of the index could not be loaded'));
}));

test('without script the register is there and no box that does nothing', () => visit(disk('search.html'), { javaScriptEnabled: false }, async page => {
  assert.equal(await page.locator('#q').isVisible(), false);
  assert.ok(await page.locator('.register li a').count() > 20);
  assert.ok(await page.getByRole('link', { name: 'Kerry, John' }).isVisible());
  await page.goto(disk('index.html'));
  assert.equal(await page.locator('.seek').isVisible(), false);
  await page.getByRole('link', { name: 'Search' }).click();
  await page.waitForURL(/search\.html$/);
}));

test('the scripts of the search are small', async () => {
  const all = (await readdir(join(root, 'assets'))).filter(f => /^(found|lookup|search)-.*\.js$/.test(f));
  const sent = gzipSync(Buffer.concat(await Promise.all(all.map(f => readFile(join(root, 'assets', f))))));
  assert.ok(all.length === 3 && sent.length < 10 << 10, `${all}: ${sent.length} bytes compressed`);
});
