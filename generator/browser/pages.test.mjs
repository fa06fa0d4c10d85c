// Every kind of page in a real browser: accessible, no wider than the screen,
// nothing from elsewhere, usable from the keyboard, complete without script
// and from disk. What is a judgement is left to people; what is here can fail,
// and the kept bad page shows that it does.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { browser, here, kinds, pages, root, serve } from './site.mjs';

const axe = createRequire(import.meta.url)('axe-core').source;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What axe cannot judge, and why that is all right: text in our SVG pictures
// stands on paper, which axe does not see; one sign alone it takes for no text;
// a ledger's line that fills its width hangs a space over the sign of its line
// break, and the same colours are judged on the shorter lines.
const undecided = { 'color-contrast': /^<text|↵|>–<|^<span class="k-/ };

let chrome, site;
before(async () => { [chrome, site] = await Promise.all([browser(), serve()]); });
after(async () => { await chrome?.close(); site?.close(); });

// open loads a page and gives back what went wrong while it loaded.
async function open(context, url) {
  const page = await context.newPage();
  const wrong = [];
  const origin = new URL(url).origin;
  page.on('request', r => { if (!r.url().startsWith('data:') && new URL(r.url()).origin !== origin) wrong.push('off-site: ' + r.url()); });
  page.on('requestfailed', r => wrong.push('failed: ' + r.url()));
  page.on('response', r => { if (r.status() >= 400) wrong.push(`${r.status()}: ${r.url()}`); });
  page.on('console', m => { if (m.type() === 'error') wrong.push('console: ' + m.text()); });
  page.on('pageerror', e => wrong.push('error: ' + e));
  await page.goto(url, { waitUntil: 'load' });
  return { page, wrong };
}

async function judge(page) {
  await page.evaluate(axe);
  return page.evaluate(tags => axe.run(document, { runOnly: tags }), rules);
}

const named = results => results.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')}`);
const sideways = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const { kind, page: address } of await kinds()) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 768, 1280]) {
      test(`${kind}, ${colorScheme}, ${width} px: ${address}`, async () => {
        const context = await chrome.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
        try {
          const { page, wrong } = await open(context, site.url + address);
          assert.deepEqual(wrong, []);
          assert.equal(await sideways(page), 0, 'the page is wider than the screen');
          const result = await judge(page);
          assert.deepEqual(named(result.violations), []);
          const open_ = result.incomplete.filter(v => !v.nodes.every(n => undecided[v.id]?.test(n.html)));
          assert.deepEqual(named(open_), []);
        } finally {
          await context.close();
        }
      });
    }
  }

  test(`${kind} from disk without script: ${address}`, async () => {
    const context = await chrome.newContext({ javaScriptEnabled: false });
    try {
      const { page, wrong } = await open(context, pathToFileURL(join(root, address)).href);
      assert.deepEqual(wrong, []);
      assert.ok((await page.locator('main').innerText()).trim().length > 10, 'no text in main');
    } finally {
      await context.close();
    }
  });

  test(`${kind} from the keyboard: ${address}`, async () => {
    const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const { page } = await open(context, site.url + address);
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const shown = e.closest('label') ?? e;
          const box = e.getBoundingClientRect(), style = getComputedStyle(e), label = getComputedStyle(shown);
          const outlined = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
          return { html: e.outerHTML.slice(0, 80), inView: box.bottom > 0 && box.top < innerHeight, outlined: outlined(style) || outlined(label) };
        });
        if (!stop) break;
        assert.ok(stop.outlined, 'focus is not visible at ' + stop.html);
        assert.ok(stop.inView, 'focus is off the screen at ' + stop.html);
      }
    } finally {
      await context.close();
    }
  });
}

test('every page loads under a sub-path without an error, and keeps nothing', async () => {
  const context = await chrome.newContext();
  const bad = [];
  for (const address of await pages()) {
    const { page, wrong } = await open(context, site.url + address);
    bad.push(...wrong.map(w => `${address}: ${w}`));
    const kept = await page.evaluate(() => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => k));
    bad.push(...kept.map(k => `${address}: kept, though nobody asked: ${k}`));
    await page.close();
  }
  bad.push(...(await context.cookies()).map(c => 'a cookie: ' + c.name));
  await context.close();
  assert.deepEqual(bad, []);
});

test('reading pages: every quotation has a label that leads to its note and back', async () => {
  const context = await chrome.newContext();
  const articles = (await pages()).filter(p => p.startsWith('articles/') && !p.endsWith('.source.html'));
  assert.ok(articles.length > 0);
  for (const address of articles) {
    const { page } = await open(context, site.url + address);
    const lost = await page.evaluate(() => [...document.querySelectorAll('.passage a.locator')].filter(a => {
      const note = document.getElementById(a.hash.slice(1));
      return !note || !note.querySelector(`a[href="#${a.id}"]`) || !note.querySelector('a[href*="quotes/"]');
    }).map(a => a.id));
    assert.deepEqual(lost, [], address);
    assert.ok(await page.locator('.passage a.locator').count() > 0, address + ' has no quotation');
    await page.close();
  }
  await context.close();
});

test('prose: every label leads to a footnote with a source and back, and footnotes are printed', async () => {
  const context = await chrome.newContext();
  const counted = { notes: 0, people: 0, issues: 0 };
  for (const address of (await pages()).filter(p => p.split('/')[0] in counted)) {
    const { page } = await open(context, site.url + address);
    const { labels, lost, footnotes, outside } = await page.evaluate(() => {
      const labels = [...document.querySelectorAll('.prose a[role="doc-noteref"]')];
      return {
        labels: labels.length,
        lost: labels.filter(a => {
          const note = document.getElementById(a.hash.slice(1));
          return !note?.querySelector(`a[role="doc-backlink"][href="#${a.id}"]`) || !note.querySelector('a[href*="articles/"]') || !note.querySelector('.verdict')?.textContent;
        }).map(a => a.id),
        footnotes: [...document.querySelectorAll('.footnotes li')].map(li => li.textContent),
        outside: [...document.querySelectorAll('.footnotes li')].filter(li => !labels.some(a => a.hash === '#' + li.id)).length,
      };
    });
    assert.deepEqual(lost, [], address);
    assert.equal(footnotes.length, labels, address);
    assert.equal(outside, 0, address);
    if (labels > 0 && counted[address.split('/')[0]]++ === 0) {
      const file = join(await mkdtemp(join(tmpdir(), 'print-')), 'prose.pdf');
      await page.pdf({ path: file, preferCSSPageSize: true });
      const printed = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/[\s\u2060]+/g, '');
      for (const words of footnotes) assert.ok(printed.includes(words.replace(/[\s\u2060]+/g, '')), 'not on paper: ' + words);
    }
    await page.close();
  }
  assert.ok(Object.values(counted).every(n => n > 0), 'no quotation in ' + JSON.stringify(counted));
  await context.close();
});

test('statements and comparisons: every gap and change in a wording is said in words too', async () => {
  const context = await chrome.newContext();
  let marks = 0;
  for (const address of (await pages()).filter(p => p.startsWith('quotes/') || p.startsWith('compare/'))) {
    const { page } = await open(context, site.url + address);
    const counts = await page.locator('.reading').evaluateAll(all => all.map(r => ({
      marks: r.querySelectorAll('.words :is(ins, .cut), .words del:not(:has(+ ins))').length,
      said: r.querySelectorAll('.differs li').length,
    })));
    for (const c of counts) assert.equal(c.marks, c.said, address);
    marks += counts.reduce((n, c) => n + c.marks, 0);
    await page.close();
  }
  assert.ok(marks > 0, 'no wording differs');
  await context.close();
});

test('a reading page printed holds every word, label and note, and no switches', async () => {
  const context = await chrome.newContext();
  const address = (await pages()).find(p => p.startsWith('articles/') && !p.endsWith('.source.html'));
  const { page } = await open(context, site.url + address);
  await page.emulateMedia({ media: 'print' });
  const file = join(await mkdtemp(join(tmpdir(), 'print-')), 'article.pdf');
  await page.pdf({ path: file, tagged: true, preferCSSPageSize: true });
  const printed = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/[\s\u2060]+/g, '');
  const shown = await page.evaluate(() => ({
    paragraphs: [...document.querySelectorAll('.passage > p:not(.kicker)')].map(p => { // furniture is folded on paper
      const copy = p.cloneNode(true);
      copy.querySelectorAll('.furniture').forEach(f => f.replaceWith('\n'));
      return copy.textContent;
    }).flatMap(t => t.split('\n')).filter(t => t.trim()),
    notes: [...document.querySelectorAll('.note .who')].map(n => n.textContent),
  }));
  assert.ok(shown.paragraphs.length > 3 && shown.notes.length > 3);
  for (const words of [...shown.paragraphs, ...shown.notes]) {
    assert.ok(printed.includes(words.replace(/[\s\u2060]+/g, '')), 'not on paper: ' + words.slice(0, 80));
  }
  assert.ok(!printed.includes('ShowQuotations'), 'the switches are printed');
  await context.close();
});

test('the checks fail on the kept bad page', async () => {
  const bad = await serve(here);
  const context = await chrome.newContext({ viewport: { width: 320, height: 800 } });
  const { page, wrong } = await open(context, bad.url + 'bad.html');
  const result = await judge(page);
  assert.ok(result.violations.length >= 4, named(result.violations).join('; '));
  assert.ok(await sideways(page) > 0);
  assert.ok(wrong.some(w => w.startsWith('404')), wrong.join('; '));
  await context.close();
  bad.close();
});
