// Lighthouse on a phone it makes believe: the kinds of page readers land on (all
// kinds with LIGHTHOUSE=all) have 100 for accessibility, best practices and
// search engines; those read most have 98 or more for performance, the median
// of three. The kept bad page must not pass. Axe and the validators judge every
// kind in the tests beside this one.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { executablePath, here, kinds, quiet, serve } from './site.mjs';

let chrome, site;
before(async () => {
  chrome = await launch({ chromePath: executablePath, ignoreDefaultFlags: true, chromeFlags: ['--headless', '--no-sandbox', ...quiet] });
  site = await serve();
});
after(async () => { chrome?.kill(); site?.close(); });

const always = ['accessibility', 'best-practices', 'seo'];

// marks gives the score of each category, in hundredths, and what took points
// away.
async function marks(url, categories) {
  const { lhr } = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'silent', onlyCategories: categories });
  assert.equal(lhr.runtimeError, undefined, lhr.runtimeError?.message);
  const score = {}, lost = [];
  for (const [id, category] of Object.entries(lhr.categories)) {
    score[id] = Math.round(100 * category.score);
    for (const { id: audit, weight } of category.auditRefs) {
      const { score: s, title, displayValue } = lhr.audits[audit];
      if (weight > 0 && s !== null && s < 1) lost.push(`${audit}: ${title} ${displayValue ?? ''}`);
    }
  }
  return { score, lost };
}

const landed = ['index.html', 'articles', 'quotes', 'people', 'issues', 'positions.html', 'timeline.html', 'briefings', 'search.html'];

for (const { kind, page } of (await kinds()).filter(k => process.env.LIGHTHOUSE === 'all' || landed.includes(k.kind))) {
  test(`lighthouse ${kind}: ${page}`, async () => {
    // A page for an address there is none of asks search engines to pass by.
    const { score, lost } = await marks(site.url + page, page === '404.html' ? always.slice(0, 2) : always);
    assert.deepEqual([Object.values(score).every(s => s === 100), lost], [true, []]);
  });
}

// A machine at other work makes a page look slow: a second set of three may
// show that the first was that.
for (const kind of ['index.html', 'articles', 'quotes']) {
  test(`lighthouse, performance of ${kind}`, async () => {
    const { page } = (await kinds()).find(k => k.kind === kind);
    let median = 0, lost;
    for (let set = 0; set < 2 && median < 98; set++) {
      const runs = [];
      for (let run = 0; run < 3; run++) runs.push(await marks(site.url + page, ['performance']));
      runs.sort((a, b) => a.score.performance - b.score.performance);
      median = runs[1].score.performance;
      lost = runs[1].lost;
    }
    assert.ok(median >= 98, `${median} for ${page}: ${lost.join('; ')}`);
  });
}

test('lighthouse finds fault with the kept bad page', async () => {
  const bad = await serve(here);
  try {
    const { score } = await marks(bad.url + 'bad.html', always);
    for (const category of always) assert.ok(score[category] < 100, `${category}: ${score[category]}`);
  } finally {
    bad.close();
  }
});
