// Every kind of page on paper, from a browser's own print dialog: heads and
// numbers in the margin, no controls, nothing cut off, addresses of links that
// lead out, no heading left alone at the foot of a page.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser, here, kinds, root } from './site.mjs';

let chrome, work;
before(async () => { chrome = await browser(); work = await mkdtemp(join(tmpdir(), 'paper-')); });
after(async () => { await chrome?.close(); if (work) await rm(work, { recursive: true }); });

// print gives the text of each page, by lines, and what the document says its heads are.
async function print(file) {
  const page = await chrome.newPage();
  await page.goto(pathToFileURL(file).href);
  const address = await page.evaluate(() => document.documentElement.dataset.address ?? '');
  const heads = await page.evaluate(() => [document.documentElement.dataset.dossier, document.documentElement.dataset.page].filter(Boolean));
  const headings = await page.locator('main :is(h1, h2, h3)').evaluateAll(all => all.map(h => h.innerText.replace(/\s+/g, ' ').trim()));
  const pdf = join(work, 'page.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  await page.close();
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const sheets = text.split('\f').slice(0, -1).map(t => t.split('\n').map(l => l.replace(/\s+/g, ' ').trim()).filter(Boolean));
  return { address, heads, headings, sheets };
}

for (const { kind, page } of await kinds()) {
  test(`${kind} on paper: ${page}`, async () => {
    const { address, heads, headings, sheets } = await print(join(root, page));
    assert.ok(sheets.length > 0 && heads.length > 0);
    for (const [i, lines] of sheets.entries()) {
      const cover = i === 0 && kind === 'briefings';
      const number = `${i + 1} / ${sheets.length}`;
      assert.equal(lines.some(l => l.replace(/ ?\/ ?(\d+)$/, ' / $1').replace(address, '').trim() === number), !cover, `page ${i + 1}: the number`);
      const head = lines.slice(0, 2).join(' ');
      for (const h of heads.map(h => h.replace(/\s+/g, ' ').trim())) {
        if (i > 0) assert.ok(head.includes(h), `page ${i + 1} has no head “${h}” but “${head}”`);
      }
      const body = lines.filter(l => !/^\d+ ?\/ ?\d+$/.test(l.replace(address, '').trim()));
      if (i + 1 < sheets.length) assert.ok(!headings.includes(body.at(-1)), `page ${i + 1} ends with the heading “${body.at(-1)}”`);
    }
    assert.ok(sheets[0].some(l => l.startsWith(address)), 'its own address under the first sheet');
    const all = sheets.flat();
    for (const control of ['Skip to the text', 'Show Quotations', 'Find']) assert.ok(!all.includes(control), control + ' is printed');
  });
}

test('links that lead out of the site are printed with their address, others are not', async () => {
  const content = join(work, 'content'), out = join(work, 'site');
  await mkdir(join(content, 'articles'), { recursive: true });
  await writeFile(join(content, 'articles/pier.txt'), '“We open the new pier in May,” Mayor Jane Smith said.\n');
  await writeFile(join(content, 'articles/pier.yaml'), 'url: https://example.org/harbor/pier\n');
  execFileSync(resolve(here, '../../bin/dossier'), ['build', '--content', content, '--out', out]);
  const text = (await print(join(out, 'articles/pier.html'))).sheets.flat().join('\n');
  assert.match(text, /Original \(https:\/\/example\.org\/harbor\/pier\)/);
  assert.deepEqual(text.match(/\S+\.html/g), ['articles/pier.html']); // its own
});
