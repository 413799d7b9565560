#!/usr/bin/env node
// Opens a page of every kind in Chromium and asks axe-core, in light and dark, on a telephone and at a desk.
// Also held: no console message, no request beyond the site, one h1, no sideways scrolling, the weight of lists.
//   node axe.mjs SITE [page.html …]        pages relative to SITE; without any: one of each kind
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { launch } from './lib/browser.mjs';
import { checker } from './lib/checker.mjs';
import { discover, isList, kindOf } from './lib/discover.mjs';
import { folderOf, serve } from './lib/server.mjs';

const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'];
const NARROW = [320, 360];
const HEAVIEST = 60 * 1024;

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

checker('axe', async (site, named) => {
  const pages = named.length > 0 ? named.map((path) => ({ path, kind: kindOf(path) })) : await discover(site);
  if (pages.length === 0) throw new Error('no page in the folder');
  const found = new Set();
  const notes = new Set();
  // In a sub-directory, as many a site is published: a link to the root would leave it. The page for what is
  // missing is shown at any address and may name that sub-directory, so it is the one the site says.
  const server = await serve(site, await folderOf(site));
  const browser = await launch();
  try {
    const walks = WIDTHS.map(async (width) => {
      for (const scheme of SCHEMES) {
        const tab = await open(browser, server, { viewport: { width, height: 800 }, colorScheme: scheme });
        for (const { path, kind } of pages) {
          const say = (text) => found.add(`${path}: ${text}`);
          const { violations, incomplete } = await tab.visit(path, say);
          for (const { id, help, nodes } of violations) {
            for (const { target } of nodes.slice(0, 3)) {
              say(`${id} at ${target.join(' ')} (${scheme}, ${width} px): ${help}`);
            }
          }
          for (const { id, nodes } of incomplete) {
            notes.add(`${path}: axe cannot decide ${id} at ${nodes[0].target.join(' ')} (and ${nodes.length - 1} more)`);
          }
          const headings = await tab.page.locator('h1').count();
          if (headings !== 1) say(`${headings} h1 instead of one`);
          if (kind && isList(kind) && tab.weight() > HEAVIEST) {
            say(`weighs ${tab.weight()} bytes with its style and scripts; a list may weigh ${HEAVIEST}`);
          }
          if (scheme === SCHEMES[0] && width === WIDTHS[0]) await overflow(tab.page, width, say);
        }
        await tab.close();
      }
    });
    await Promise.all(walks);
  } finally {
    await browser.close();
    await server.close();
  }
  return {
    problems: [...found],
    notes: [...notes],
    summary: `${pages.length} pages of ${new Set(pages.map(({ kind }) => kind)).size} kinds × ${SCHEMES.join('/')} × ${WIDTHS.join('/')} px`,
  };
});

/** One tab for many pages: what the browser reports while a page is open is said of that page. */
async function open(browser, server, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  let say = () => {};
  let weight = 0;
  // Nothing leaves this machine: a foreign request is named and dropped.
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${server.origin}/`) || url.startsWith('data:')) return route.continue();
    say(`asks for ${url}, which is not of this site`);
    return route.abort();
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) say(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) say(`${response.url().slice(server.origin.length)} answers ${response.status()}`);
    const headers = response.headers();
    if (/html|css|javascript/.test(headers['content-type'])) weight += Number(headers['content-length'] ?? 0);
  });
  // Seen before anything else on the page: what its policy refuses.
  await page.addInitScript(() => {
    globalThis.refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.refused.push(`${event.violatedDirective} refuses ${event.blockedURI || 'inline'}`),
    );
  });
  return {
    page,
    weight: () => weight,
    close: () => context.close(),
    async visit(path, sayOfPage) {
      say = sayOfPage;
      weight = 0;
      await page.goto(server.url(path), { waitUntil: 'load' });
      for (const text of await page.evaluate(() => globalThis.refused)) say(`policy: ${text}`);
      await page.evaluate(axeSource);
      return page.evaluate(() =>
        globalThis.axe.run(document, {
          // Off by default in axe, required by WCAG 2.2 AA.
          rules: { 'target-size': { enabled: true } },
          resultTypes: ['violations', 'incomplete'],
        }),
      );
    },
  };
}

async function overflow(page, usual, say) {
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 800 });
    const [wide, culprit] = await page.evaluate(() => {
      const { scrollWidth } = document.scrollingElement;
      if (scrollWidth <= innerWidth) return [0, ''];
      let widest = document.body;
      for (const element of document.body.querySelectorAll('*')) {
        if (element.getBoundingClientRect().right > widest.getBoundingClientRect().right) widest = element;
      }
      return [scrollWidth, `<${widest.localName} class="${widest.getAttribute('class') ?? ''}">`];
    });
    if (wide) say(`is ${wide} px wide on a screen of ${width} px; the widest is ${culprit}`);
  }
  await page.setViewportSize({ width: usual, height: 800 });
}
