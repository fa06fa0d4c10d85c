// What others wrote never runs and loads nothing: every page of a dossier with
// a payload in every field, in a real browser that obeys no content policy, so
// that the escaping alone must hold. The same payloads written into a page as
// they are do run: the test can see it.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { browser, executablePath, here, pages, serve } from './site.mjs';

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
const title = `}}" @page { margin: 9cm } </style>${payloads[0]}`; // the running head is written into the style
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
  'briefings/paper.md': fence([`title: ${JSON.stringify(title)}`, `summary: ${quoted('In short')}`, `editor: ${quoted('Editor')}`, 'date: 2013-11-11'],
    '<iframe src="file:///etc/passwd"></iframe> ![d](file:///etc/passwd) [[issue:i]]\n\n[[q:1]]\n\nProse'),
  'notes/n.md': fence([`title: ${quoted('Note')}`], 'Prose'),
};

const tool = resolve(here, '../../bin/dossier');
let chrome, site, control, work;
before(async () => {
  work = await mkdtemp(join(tmpdir(), 'hostile-'));
  for (const [name, data] of Object.entries(files)) {
    await mkdir(dirname(join(work, 'content', name)), { recursive: true });
    await writeFile(join(work, 'content', name), data);
  }
  execFileSync(tool, ['build', '--content', join(work, 'content'), '--out', join(work, 'site')], { stdio: ['ignore', 'ignore', 'pipe'] });
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

// printed makes the PDF of a briefing with a Chromium that writes down what it
// asks for, and gives the words on paper, without white space, the addresses
// asked for and those a connection was opened to. (Chromium asks for its own
// updates too; no name but loopback is found for it.)
async function printed(id) {
  const log = join(work, 'net.json'), program = join(work, 'chromium');
  await writeFile(program, `#!/bin/sh\nexec ${executablePath} --log-net-log=${log} "$@"\n`);
  await chmod(program, 0o755);
  execFileSync(tool, ['pdf', id, '--chromium', program, '--content', join(work, 'content'), '--out', join(work, 'paper')], { stdio: ['ignore', 'ignore', 'pipe'] });
  const pdf = join(work, 'paper/briefings', id + '.pdf');
  const run = (name, ...args) => execFileSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { words: close(run('pdftotext', '-raw', pdf, '-')), info: run('pdfinfo', pdf), ...traffic(await readFile(log, 'utf8')) };
}

// traffic reads Chromium's log, an event a line: the addresses asked for, those
// a connection was tried to, and the datagrams sent.
function traffic(log) {
  const kinds = JSON.parse(/"logEventTypes":(\{[^}]*\})/.exec(log)[1]);
  const events = log.split('\n').filter(l => /^\{"(params|phase|source)/.test(l)).map(l => JSON.parse(l.replace(/,$/, '').replace(/\]\}?$/, '')));
  const of = (kind, what) => [...new Set(events.filter(e => e.type === kinds[kind] && e.params?.[what]).map(e => e.params[what]))];
  return { asked: of('URL_REQUEST_START_JOB', 'url'), reached: of('TCP_CONNECT_ATTEMPT', 'address'), sent: events.filter(e => e.type === kinds.UDP_BYTES_SENT).length };
}

const close = text => text.replace(/[\s\u2060\u00ad]+/g, '');

test('on paper too: what others wrote stands there as it is, nothing is loaded and no file of the machine is shown', async () => {
  const { words, info, asked, reached, sent } = await printed('paper');
  assert.ok(asked.some(u => u.startsWith('http://127.0.0.1:')), 'the log holds no request at all');
  assert.deepEqual(asked.filter(u => /off\.example|^file:|^data:text|^javascript:/.test(u)), []);
  assert.ok(reached.length > 0, 'the log holds no connection');
  assert.equal(sent, 0);
  assert.deepEqual(reached.filter(a => !/^127\.0\.0\.1:\d+$/.test(a)), []);
  assert.ok(words.includes(close(title)), 'the title is not on paper as it was written');
  for (const name of ['In short', 'Editor']) assert.ok(words.includes(close(`${name} ${all}`)), `${name} is not on paper as it was written`);
  for (const payload of payloads.slice(0, 5)) assert.ok(words.includes(close(payload)), payload);
  assert.ok(!words.includes('root:x:0'), 'a file of the machine was printed');
  assert.ok(close(info).includes(close(`Title: ${title}`)), info);
});

test('the same payloads run where nobody escapes them', async () => {
  const { ran, elsewhere, acts } = await visit(control.url + 'control.html');
  for (const n of [1, 2, 3, 4, 5, 6, 9]) assert.ok(ran.includes(`alert ${n}`), `alert ${n}: ${ran}`);
  assert.ok(elsewhere.some(u => u.includes('off.example')), 'no request to another host');
  assert.ok(acts.length > 3, `${acts}`);
});
