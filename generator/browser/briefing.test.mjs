// A briefing on screen, and the PDF that dossier pdf prints of it, as those read
// it who have the paper alone: whole, tagged, numbered, the same each time. It
// prints itself, with the tool that make builds; qpdf and poppler judge.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser, here } from './site.mjs';

const top = resolve(here, '../..');
const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', cwd: top, maxBuffer: 1 << 28 });
const close = text => text.replace(/[\s\u2060\u00ad]+/g, '');

let work, chrome, page;
const sites = ['one', 'two'];
const at = (site, file) => join(work, site, 'briefings', file);
before(async () => {
  work = await mkdtemp(join(tmpdir(), 'briefing-'));
  for (const site of sites) run('bin/dossier', 'pdf', '--content', 'content', '--out', join(work, site));
  chrome = await browser();
  page = await chrome.newPage();
  await page.goto(pathToFileURL(at('one', 'geneva.html')).href);
});
after(async () => { await chrome?.close(); if (work) await rm(work, { recursive: true }); });

const pdf = () => at('one', 'geneva.pdf');
const pages = () => Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', pdf()))[1]);
const heads = /^.*The Geneva Talks, November 2013 +The Geneva talks in two reports\s*$|^\s*\d+ ?\/ ?\d+\s*$/gm;
const textOf = (n, ...how) => run('pdftotext', ...how, '-f', String(n), '-l', String(n), pdf(), '-');

test('every briefing is printed, and two prints are the same bytes', async () => {
  const briefings = (await readdir(join(top, 'content/briefings'))).map(f => f.replace(/\.md$/, '.pdf'));
  assert.ok(briefings.length > 0);
  for (const file of briefings) assert.ok((await readFile(at('one', file))).equals(await readFile(at('two', file))), file);
});

test('the PDF is sound, tagged, titled, with its language, outline and fonts', () => {
  assert.match(run('qpdf', '--check', pdf()), /No syntax or stream encoding errors found/);
  const info = run('pdfinfo', pdf());
  assert.match(info, /^Tagged:\s+yes$/m);
  assert.match(info, /^Title:\s+The Geneva talks in two reports/m);
  assert.match(info, /^CreationDate:.*22.*2026/m);
  const tags = run('pdfinfo', '-struct', pdf());
  for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'L', 'LI', 'P', 'Link']) assert.match(tags, new RegExp(`^\\s*${tag}\\b`, 'm'), tag);
  const { qpdf: [, objects] } = JSON.parse(run('qpdf', '--json', '--json-key=qpdf', pdf()));
  const catalog = Object.values(objects).map(o => o.value).find(v => v?.['/Type'] === '/Catalog');
  assert.equal(catalog['/Lang'], 'u:en-US');
  const bookmarks = Object.values(objects).map(o => o.value?.['/Title']).filter(Boolean);
  for (const title of ['Summary', 'Positions', 'Key statements', 'Endnotes', 'Sources']) assert.ok(bookmarks.includes('u:' + title), 'no bookmark ' + title);
  const fonts = run('pdffonts', pdf()).trim().split('\n').slice(2);
  assert.ok(fonts.length > 0);
  for (const font of fonts) assert.match(font, /\s(yes|no)\s+(yes|no)\s+yes\s+\d+\s+0$/, 'no letters for every sign: ' + font);
  for (const font of fonts) assert.match(font, /\syes\s+(yes|no)\s+(yes|no)\s+\d+\s+0$/, 'not embedded: ' + font);
});

test('each entry of the contents has the number of its page, and stands there', async () => {
  const entries = await page.locator('.contents li').evaluateAll(all => all.map(li => li.querySelector('a').textContent));
  assert.ok(entries.length >= 8);
  const contents = textOf(2, '-layout');
  for (const title of entries) {
    const found = new RegExp(`^\\s*${title}[\\s.]+(\\d+)\\s*$`, 'm').exec(contents);
    assert.ok(found, `the contents have no number for ${title}:\n${contents}`);
    const n = Number(found[1]);
    assert.ok(n >= 2 && n <= pages(), `${title} on page ${n}`);
    const lines = textOf(n).split('\n').map(l => l.trim());
    assert.ok(lines.includes(title), `${title} is not on page ${n}`);
    const others = Array.from({ length: pages() }, (_, i) => i + 1).filter(k => k > 2 && k !== n);
    for (const k of others) assert.ok(!textOf(k).split('\n').map(l => l.trim()).includes(title), `${title} stands on page ${k} too`);
  }
});

test('every [n] leads to an endnote, on the page and in the PDF', async () => {
  const lost = await page.locator('.briefing a.locator, .briefing .evidence a').evaluateAll(all => all
    .filter(a => !document.getElementById(a.hash.slice(1))?.closest('.notes-part')).map(a => a.outerHTML));
  assert.deepEqual(lost, []);
  const named = await page.locator('.briefing a[href^="#"]').evaluateAll(all => [...new Set(all.filter(a => !a.classList.contains('back')).map(a => a.hash.slice(1)))]);
  assert.ok(named.length > 20);
  const { qpdf: [, objects] } = JSON.parse(run('qpdf', '--json', '--json-key=qpdf', pdf()));
  const all = Object.values(objects).map(o => o.value);
  const catalog = all.find(v => v?.['/Type'] === '/Catalog');
  const places = objects['obj:' + catalog['/Dests']].value;
  for (const id of named) assert.ok(places['/' + id], `nothing in the PDF leads to ${id}`);
  const printed = all.filter(v => v?.['/Subtype'] === '/Link').map(v => v['/Dest']).filter(Boolean);
  for (const dest of printed) assert.ok(places[dest], `${dest} leads nowhere`);
  // Each number in brackets that is printed is the number of an endnote.
  const text = Array.from({ length: pages() }, (_, i) => textOf(i + 1, '-raw')).join('\n');
  const notes = await page.locator('.endnotes .number').allTextContents();
  const cited = [...text.matchAll(/\[\u2060?(?:[A-Z]+ )?(\d+)\??\]/g)].map(m => m[1]);
  assert.ok(cited.length > 20);
  for (const n of cited) assert.ok(notes.includes(n), `[${n}] has no endnote`);
});

test('all text of the page is on paper', async () => {
  const printed = close(Array.from({ length: pages() }, (_, i) => textOf(i + 1, '-raw').replace(heads, '')).join('\n'));
  const words = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const out = [];
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      if (!n.parentElement.closest('.to-paper, .visually-hidden') && n.data.trim()) out.push(n.data);
    }
    return out;
  });
  assert.ok(words.length > 200);
  for (const w of words) assert.ok(printed.includes(close(w)), 'not on paper: ' + w);
});

test('paper has running heads, page numbers, a landscape matrix, and nothing of the machine it was made on', async () => {
  const first = textOf(1, '-layout');
  assert.doesNotMatch(first, /1 ?\/ ?\d/, 'the cover has a number');
  for (let n = 2; n <= pages(); n++) {
    const text = textOf(n, '-layout');
    assert.match(text, /The Geneva Talks, November 2013\s+The Geneva talks in two reports/, `page ${n} has no head`);
    assert.match(text, new RegExp(`\\b${n} ?/ ?${pages()}\\b`), `page ${n} has no number`);
  }
  const sizes = run('pdfinfo', '-f', '1', '-l', String(pages()), pdf()).match(/^Page +\d+ size:.*$/gm);
  const wide = sizes.filter(s => /84[12].* x 59[45]/.test(s));
  assert.equal(wide.length, 1, sizes.join('\n'));
  assert.match(textOf(Number(/\d+/.exec(wide[0])[0])), /^Positions$/m);
  const bytes = await readFile(pdf(), 'latin1');
  for (const bad of ['127.0.0.1', 'file://', work]) assert.ok(!bytes.includes(bad), 'the PDF holds ' + bad);
});

test('the page leads to its PDF, and the list of briefings too', async () => {
  assert.equal(await page.locator('.to-paper a').getAttribute('href'), 'geneva.pdf');
  assert.match(await readFile(join(work, 'one', 'briefings.html'), 'utf8'), /href="briefings\/geneva\.pdf"/);
});

test('without a heading at the foot of a page: what follows it begins there', () => {
  for (let n = 2; n <= pages(); n++) {
    const lines = textOf(n, '-layout').replace(heads, '').split('\n').map(l => l.trim()).filter(Boolean);
    assert.doesNotMatch(lines.at(-1), /^(Where the|What remains|Quotations in|Statements, by|Key statements|Timeline|Endnotes|Sources|Method|Rights|People and)/, `page ${n} ends with a heading`);
  }
});
