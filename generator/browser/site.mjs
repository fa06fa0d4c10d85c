// A finished site as the tests see it: served under a sub-path on loopback, and
// opened from disk.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const here = import.meta.dirname;
export const root = resolve(process.env.SITE ?? join(here, '../../public'));
export const prefix = '/some/where/';

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json' };

// serve answers for the site's files below prefix and for nothing else.
export async function serve(dir = root) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = join(dir, path.slice(prefix.length));
    try {
      if (!path.startsWith(prefix) || !file.startsWith(dir)) throw new Error('outside');
      const data = await readFile(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(data);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('no such page');
    }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}

export const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(p => p && existsSync(p));
export const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function browser() {
  return chromium.launch({ executablePath, chromiumSandbox: false, args: quiet });
}

// visitor gives visit(url, options, act), which runs act on a page and asserts
// that nothing went wrong meanwhile and nothing was asked for elsewhere.
export const visitor = chrome => async (url, options, act) => {
  const context = await chrome().newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', e => wrong.push(String(e)));
  page.on('console', m => { if (m.type() === 'error') wrong.push(m.text()); });
  page.on('request', r => { if (new URL(r.url()).protocol !== new URL(url).protocol) wrong.push('elsewhere: ' + r.url()); });
  try {
    await page.goto(url);
    await act(page, context);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
};

// disk is where a page lies when the site is opened without a server.
export const disk = address => pathToFileURL(root).href + '/' + address;

export async function pages(dir = root) {
  const all = (await readdir(dir, { recursive: true })).filter(f => f.endsWith('.html'));
  return all.sort();
}

// kinds picks pages of every kind: the longest of each folder, and of the
// folders in it, so that the hardest page of a kind is the one that is tried. A
// statement no article carries is a kind of its own.
export async function kinds(dir = root) {
  const best = new Map();
  for (const page of await pages(dir)) {
    const parts = page.split('/');
    const folder = parts.length > 2 ? parts[0] + ' more' : parts[0]; // people/jane-smith/statements-1.html
    const html = await readFile(join(dir, page), 'utf8');
    const retired = folder === 'quotes' && /<title>[^<]*no longer carried/.test(html);
    const kind = folder + (page.endsWith('.source.html') ? ' source' : retired ? ' retired' : '');
    const size = html.length;
    if (size > (best.get(kind)?.size ?? 0)) best.set(kind, { page, size });
  }
  return [...best.entries()].map(([kind, { page }]) => ({ kind, page }));
}
