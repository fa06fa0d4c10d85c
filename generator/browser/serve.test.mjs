// dossier serve in a real browser: a save shows at once where it was read, an
// error lies over the page and goes with its cause.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { browser, here } from './site.mjs';

const work = mkdtempSync(join(tmpdir(), 'serve-'));
const content = join(work, 'content');
const person = join(content, 'people/john-kerry.md');
const axe = readFileSync(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
let server, chrome, url, text;

before(async () => {
  cpSync(resolve(here, '../../content'), content, { recursive: true });
  text = readFileSync(person, 'utf8');
  server = spawn(resolve(here, '../../bin/dossier'), ['serve', '--no-cache', '--content', content], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes('ready in')) break;
  }
  server.stdout.resume();
  url = said.match(/http:\/\/\S+/)[0];
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  server?.kill('SIGINT');
  if (server?.exitCode === null) await new Promise(done => server.once('exit', done));
  rmSync(work, { recursive: true });
});

async function visit(address, options, body) {
  const context = await chrome.newContext(options);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', e => wrong.push(String(e)));
  page.on('console', m => { if (m.type() === 'error') wrong.push(m.text()); });
  const events = page.waitForResponse(r => r.url().includes('/events?'));
  await page.goto(url + address);
  await events;
  try {
    await body(page);
    assert.deepEqual(wrong, []);
  } finally {
    writeFileSync(person, text);
    await context.close();
  }
}

const save = addition => writeFileSync(person, text.trimEnd() + '\n\n' + addition + '\n');

test('a save shows, and the reader stays where they were', () => visit('people/john-kerry.html', { viewport: { width: 800, height: 400 } }, async page => {
  const heading = page.locator('main h2').last();
  await heading.evaluate(e => e.scrollIntoView({ block: 'start', behavior: 'instant' }));
  const top = () => page.locator('main [id]').evaluateAll(all => all.map(e => [e.id, Math.round(e.getBoundingClientRect().top), e.getBoundingClientRect().bottom]).find(e => e[2] > 0).slice(0, 2));
  const [id, at] = await top();
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 100, `scrolled by ${scrolled}`);
  save(Array(12).fill('He missed the ferry to the island.').join('\n\n'));
  await page.getByText('He missed the ferry').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => history.scrollRestoration === 'auto' && scrollY > 0);
  const [nextID, nextAt] = await top();
  assert.equal(nextID, id);
  assert.ok(Math.abs(nextAt - at) <= 2, `${id} stood at ${at}, and stands at ${nextAt}`);
  assert.ok(await page.evaluate(() => scrollY) > scrolled, 'the text before it has grown');
}));

test('a page that has not changed is not loaded again', () => visit('articles/us-news.html', {}, async page => {
  await page.evaluate(() => { window.stays = true; });
  save('He missed the ferry twice.');
  const other = await page.context().newPage();
  await other.goto(url + 'people/john-kerry.html');
  await other.getByText('missed the ferry twice').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.stays), true);
}));

for (const colorScheme of ['light', 'dark']) {
  test(`an error lies over the page and goes with its cause, ${colorScheme}`, () => visit('people/john-kerry.html', { colorScheme, viewport: { width: 360, height: 640 } }, async page => {
    save('He said “We sail to the moon with a fleet of nine ferries.”');
    const error = page.getByRole('alert').getByText(/^people\/john-kerry\.md:\d+:\d+: error\[misquote/);
    await error.waitFor();
    await page.locator('main h1').waitFor();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' '))}`), []);
    save('He rests.');
    await page.getByText('He rests.').waitFor({ state: 'attached' });
    assert.equal(await page.locator('.dossier-trouble').count(), 0);
  }));
}

test('without script an error is on the page too', async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  try {
    save('He said “We sail to the moon with a fleet of nine ferries.”');
    for (let i = 0; await page.locator('.dossier-trouble').count() === 0; i++) {
      assert.ok(i < 50, 'no error is shown');
      await page.goto(url + 'index.html');
      await page.waitForTimeout(100);
    }
    await page.locator('main').waitFor();
  } finally {
    writeFileSync(person, text);
    await context.close();
  }
});
