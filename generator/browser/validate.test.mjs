// HTML and CSS validity of every page, by two judges that know the standard.
// Both must refuse the kept bad page.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { here, pages, root } from './site.mjs';

const vnu = (...args) => spawnSync('java', ['-Xss8m', '-jar', join(here, 'node_modules/vnu-jar/build/dist/vnu.jar'), '--errors-only', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
const validate = files => spawnSync(join(here, 'node_modules/.bin/html-validate'), ['--config', join(here, '.htmlvalidate.json'), ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
const all = (await pages()).map(p => join(root, p));

test('vnu: no errors in HTML', () => {
  const r = vnu(...all);
  assert.equal(r.status, 0, r.stderr.slice(0, 4000));
});

test('html-validate: no errors', () => {
  const r = validate(all);
  assert.equal(r.status, 0, (r.stdout + r.stderr).slice(0, 4000));
});

test('vnu: no errors in CSS', async () => {
  const css = (await readdir(join(root, 'assets'))).filter(f => f.endsWith('.css')).map(f => join(root, 'assets', f));
  assert.ok(css.length > 0);
  const unknown = /light-dark|paint-order|@media \(scripting|text-wrap|hanging-punctuation|subgrid|forced-colors|unicode-bidi|size: A4|counter|@bottom|@page|Unrecognized at-rule|not a “(color|background|border|text-decoration)|content/;
  const r = vnu('--css', ...css);
  const errors = r.stderr.split('\n').filter(l => l.includes('error:') && !unknown.test(l));
  assert.deepEqual(errors, []);
});

test('both fail on the kept bad page', () => {
  assert.notEqual(vnu(join(here, 'bad.html')).status, 0);
  assert.notEqual(validate([join(here, 'bad.html')]).status, 0);
});
