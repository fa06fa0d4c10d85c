// What others wrote never runs and loads nothing: every page of a dossier with
// a payload in every field, in a real browser that obeys no content policy, so
// that the escaping alone must hold. The same payloads written into a page as
// they are do run: the test can see it.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { browser, here, pages, serve } from './site.mjs';

const payloads = [
  `<script>alert(1)</script>`,
  `</script><!-- --!> </title></style></textarea><script>alert(2)</script>`,
  `<img src=x onerror=alert(3)> <svg onload=alert(4)></svg> <details ontoggle=alert(5) open>x</details>`,
  `<iframe srcdoc="<script>parent.alert(6)</script>"></iframe> <object data=//off.example/o></object>`,
  `" onmouseover="alert(7)" autofocus onfocus=alert(8) x="`,
  `<a href="javascript:alert(9)">x</a> [a](javascript:alert(10)) [b](java&Tab;script:alert(11)) <javascript:alert(12)>`,
  `<img src=//off.example/i> ![c](http://off.example/t.gif) <link rel=stylesheet href=//off.example/s> <style>@import "//off.example/c";</style>`,
];
const all = payloads.join(' ');
const quoted = name => JSON.stringify(`${name} ${all}`);
const fence = (lines, body) => `---\n${lines.join('\n')}\n---\n\n${body} ${payloads.join('\n\n')}\n`;
const files = {
  'dossier.yaml': `title: ${quoted('Title')}\nquestion: ${quoted('Question')}\nsummary: ${quoted('Summary')}\nrights: ${quoted('Rights')}\noutlets:\n  - {id: o, name: ${quoted('Outlet')}}\n`,
  'articles/a.txt': `Headline ${all}\n\n“We begin today. ${all},” Jane Smith said.\n\n“We end tomorrow,” Jane Smith said. Body ${all}\n`,
  'articles/a.yaml': `outlet: o\npublished: 2013-11-10\nbyline: ${quoted('Byline')}\nrights: ${quoted('Rights')}\n`,
  'articles/b.txt': `“We begin today,” Jane Smith said.\n`,
  'articles/b.yaml': `title: ${quoted('Second')}\n`,
  'people/jane-smith.md': fence(['name: Jane Smith', `other_names: [${quoted('Other')}]`, `roles: [{role: ${quoted('Role')}}]`], 'Biography'),
  'people/robert-jones.md': fence([`name: ${quoted('Robert Jones')}`], 'Biography'),
  'organizations/harbor.md': fence([`name: ${quoted('Harbor')}`], 'Biography'),
  'issues/i.md': fence([`title: ${quoted('Issue')}`, `question: ${quoted('Question')}`, 'positions:',
    `  - {holder: jane-smith, stance: supports, basis: own-words, note: ${quoted('Note')}, evidence: [{article: b, exact: We begin today}]}`], 'Prose'),
  'events/e.md': fence([`title: ${quoted('Event')}`, 'when: 2013-11-10', `where: ${quoted('Where')}`, 'statements: [{article: b, exact: We begin today}]'], 'Prose'),
  'briefings/b.md': fence(['title: A briefing'], 'Prose'),
  'notes/n.md': fence([`title: ${quoted('Note')}`], 'Prose'),
};

let chrome, site, control, work;
before(async () => {
  work = await mkdtemp(join(tmpdir(), 'hostile-'));
  for (const [name, data] of Object.entries(files)) {
    await mkdir(dirname(join(work, 'content', name)), { recursive: true });
    await writeFile(join(work, 'content', name), data);
  }
  execFileSync(resolve(here, '../../bin/dossier'), ['build', '--content', join(work, 'content'), '--out', join(work, 'site')], { stdio: ['ignore', 'ignore', 'pipe'] });
  await mkdir(join(work, 'control'));
  await writeFile(join(work, 'control', 'control.html'), `<!doctype html><title>x</title>${payloads.map(p => `<p>${p}</p><a href="#${p}">x</a>`).join('')}`);
  [chrome, site, control] = await Promise.all([browser(), serve(join(work, 'site')), serve(join(work, 'control'))]);
});
after(async () => {
  await chrome?.close();
  site?.close();
  control?.close();
  if (work) await rm(work, { recursive: true });
});

// visit loads a page, follows its links in place, sends events to all elements,
// and tells what ran and what was asked of other hosts.
async function visit(url) {
  const context = await chrome.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const ran = [], elsewhere = [];
  await page.exposeFunction('ran', what => { ran.push(what); });
  await page.addInitScript(() => {
    for (const f of ['alert', 'confirm', 'prompt', 'print', 'open']) window[f] = (...a) => { window.ran(`${f} ${a[0]}`); };
  });
  await page.route('**/*', route => {
    const to = route.request().url();
    if (new URL(to).origin === new URL(url).origin) return route.continue();
    elsewhere.push(to);
    return route.abort();
  });
  await page.goto(url, { waitUntil: 'load' });
  if (url.includes('?q=')) await page.waitForFunction(() => document.getElementById('status').textContent);
  await page.evaluate(() => {
    document.addEventListener('click', e => { if (e.target.closest('a')?.protocol !== 'javascript:') e.preventDefault(); });
    document.addEventListener('submit', e => e.preventDefault());
    for (const element of document.querySelectorAll('*')) {
      for (const kind of ['mouseover', 'focus', 'toggle', 'load', 'error']) element.dispatchEvent(new Event(kind));
      element.click?.();
    }
  });
  await page.waitForTimeout(50);
  const acts = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
    .filter(a => /^on|^style$|^srcdoc$/.test(a.name) || /^(javascript|data|vbscript|file|blob):/i.test(a.value)).map(a => `<${e.localName} ${a.name}="${a.value}">`)));
  await context.close();
  return { ran, elsewhere, acts };
}

test('nothing of what others wrote runs, or loads anything, on any page', async () => {
  const list = await pages(join(work, 'site'));
  assert.ok(list.length > 20, `only ${list.length} pages`);
  for (const address of list) {
    assert.deepEqual(await visit(site.url + address), { ran: [], elsewhere: [], acts: [] }, address);
  }
});

for (const query of payloads.slice(0, 4).concat('harbor', 'We begin')) {
  test(`a query is words, whatever it is: ${query}`, async () => {
    const address = `${site.url}search.html?q=${encodeURIComponent(query)}`;
    assert.deepEqual(await visit(address), { ran: [], elsewhere: [], acts: [] });
  });
}

test('the same payloads run where nobody escapes them', async () => {
  const { ran, elsewhere, acts } = await visit(control.url + 'control.html');
  for (const n of [1, 2, 3, 4, 5, 6, 9]) assert.ok(ran.includes(`alert ${n}`), `alert ${n}: ${ran}`);
  assert.ok(elsewhere.some(u => u.includes('off.example')), 'no request to another host');
  assert.ok(acts.length > 3, `${acts}`);
});
