#!/usr/bin/env node
// Searches a built site in Chromium, as a reader would, and holds every answer against the pages' own text.
//   node search.mjs SITE
// SEARCHES and COMBINATIONS: how many random substrings, and random words with filters, are asked for (60 and 20).
// COLD: how many of them are measured with an empty cache (12). SEED: which ones. SCENE='keyboard': these scenes alone.
import { createRequire } from 'node:module';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { checker } from './lib/checker.mjs';
import { Corpus, dice } from './lib/corpus.mjs';
import { pages } from './lib/html.mjs';
import { folderOf, serve } from './lib/server.mjs';

const WIDTHS = [360, 1280];
const PAGE = 8; // hits of a page
const PATIENCE = 15_000;
const HEAVIEST = 20 * 1024; // the script, as it is written
const given = (name, usual) => Number(process.env[name] ?? usual);
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SCENES = [
  ['every page has one field that leads to the search page', fields],
  ['three words, a filter, a report and back, and the address sent', journey],
  ['typing finds, and composing does not', typing],
  ['by keyboard alone', keyboard],
  ['axe finds nothing', accessible],
  ['random substrings', substrings],
  ['random words with filters', combinations],
  ['page after page', paging],
  ['without JavaScript', withoutScript],
  ['from a disk', fromDisk],
  ['the index was replaced', replaced],
  ['cold', cold],
];

/** A page of its own cache, watched: what the console says, what the policy refuses, what is asked for elsewhere. */
async function open({ browser, server, say }, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(server.url('')) || url.startsWith('data:')) return route.continue();
    say(`asks for ${url}, which is not of the folder`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !page.expectsTrouble) say(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`script: ${error.message}`));
  return page;
}

const query = (asked) => `?${new URLSearchParams(asked)}`;
const words = ({ q, ...filters }) => `“${q ?? ''}”${Object.entries(filters).map(([key, value]) => ` ${key}=${value}`).join('')}`;
/** Waits until all is shown; what is confirmed only when it is looked at is scrolled to. */
const settled = (page) =>
  page.waitForFunction(() => {
    const more = document.getElementById('more');
    if (more && !more.hidden) more.scrollIntoView();
    return document.readyState === 'complete' && more?.hidden !== false;
  });
const status = (page) => page.locator('#count').innerText();
const links = (page) => page.locator('#hits a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));

/** Asks the open page for something else, as the way back would. */
async function ask(page, asked) {
  await page.evaluate((search) => {
    history.pushState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query(asked));
  await settled(page);
}

/** Has all candidates confirmed by the button where there is one, else by asking the script for each. */
async function confirmed(page) {
  if (await page.locator('#check').isVisible()) {
    await page.locator('#check').click();
    await page.waitForFunction(() => document.getElementById('check').hidden);
    await settled(page);
  } else {
    await page.evaluate(async () => {
      for (const doc of found.unsure ? found.order : []) await judge(found, doc, await card(doc));
    });
  }
  return page.evaluate(async () => {
    const good = found.order.filter((doc) => found.verdicts.get(doc) !== false);
    return Promise.all(good.map(async (doc) => (await card(doc))[1]));
  });
}

/** Says where a search does not find what the pages' text has. */
async function hold(page, corpus, asked, say) {
  await ask(page, asked);
  const shown = await links(page);
  const unsure = await page.evaluate(() => found.unsure);
  const hits = await confirmed(page);
  const expected = corpus.expected(asked);
  const extra = hits.filter((route) => !expected.has(route));
  const found = new Set(hits);
  const lost = [...expected].filter((route) => !found.has(route));
  const name = words(asked);
  if (lost.length) say(`${name}: does not find ${lost.slice(0, 3).join(' ')} (${lost.length} of ${expected.size})`);
  if (extra.length) say(`${name}: finds ${extra.slice(0, 3).join(' ')}, which do not have it (${extra.length})`);
  if (hits.length !== found.size) say(`${name}: finds a report twice`);
  const head = hits.slice(0, shown.length);
  if (shown.join() !== head.join()) say(`${name}: shows ${shown.join(' ')} before ${head.join(' ')}`);
  if (!unsure && shown.length < Math.min(PAGE, hits.length)) say(`${name}: shows ${shown.length} of ${hits.length} hits`);
  return hits;
}

/** A stretch of a report's searched text, 2 to 8 characters long; sometimes as somebody might type it. */
function stretch(corpus, random, report = random.of(corpus.reports)) {
  const line = Array.from(random.of(report.lines.filter((text) => Array.from(text).length > 1)));
  const size = Math.min(2 + random.below(7), line.length);
  const text = line.slice(random.below(line.length - size + 1)).slice(0, size).join('');
  return random.below(8) ? text : text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).toUpperCase();
}

const YEAR_OF = (reports) => reports[0].year;
/** Three words whose candidates are not more than a page, and a year that fewer are of. */
function threeWords(corpus, random) {
  for (;;) {
    const report = random.of(corpus.reports);
    const asked = { q: [1, 2, 3].map(() => stretch(corpus, random, report)).join(' ') };
    if (/[!-~！-～]/.test(asked.q.replaceAll(' ', ''))) continue;
    const pairs = asked.q.split(' ').map((word) => Array.from(word)).flatMap((word) => word.slice(1).map((c, n) => word[n] + c));
    if (corpus.expected({ q: pairs.join(' ') }).size <= PAGE) return { asked, year: YEAR_OF([report]) };
  }
}

async function fields({ site, say }) {
  const { size } = await stat(join(site, 'assets/search.js'));
  if (size > HEAVIEST) say(`the script weighs ${size} bytes; it may weigh ${HEAVIEST}`);
  for await (const { path, elements } of pages(site)) {
    const forms = elements.filter(({ tag, attrs }) => tag === 'form' && attrs.role === 'search');
    const leads = forms.map(({ attrs }) => new URL(attrs.action, `https://x.invalid/${path}`).pathname.endsWith('/search.html'));
    if (forms.length !== 1 || !leads[0] || forms[0].attrs.method !== 'get') say(`${path}: ${forms.length} fields that lead to the search page instead of one`);
  }
}

async function journey(cx) {
  const { corpus, server, width, random, say } = cx;
  const { asked, year } = threeWords(corpus, random);
  const page = await open(cx, { viewport: { width, height: 800 } });
  await page.goto(server.url('index.html'));
  await page.locator('#q').fill(asked.q);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search.html?q=*');
  await settled(page);
  const all = await links(page);
  if (all.length !== corpus.expected(asked).size) say(`${words(asked)} from the home page: ${all.length} hits instead of ${corpus.expected(asked).size}`);
  if (!(await page.locator('#year').isVisible())) await page.locator('#filters summary').click();
  await page.locator('#year').selectOption(year);
  await page.waitForURL('**year=*');
  await settled(page);
  const filtered = await links(page);
  const expected = corpus.expected({ ...asked, year });
  if (filtered.length !== expected.size || !filtered.every((route) => expected.has(route))) say(`${words({ ...asked, year })}: ${filtered.length} hits instead of ${expected.size}`);
  const address = page.url();
  await page.locator('#hits a').first().click();
  await page.waitForURL(`**/${filtered[0]}`);
  await page.goBack();
  await settled(page);
  const same = async (where, hits, place) => {
    if ((await links(place)).join() !== hits.join()) say(`${words({ ...asked, year })}: other hits ${where}`);
  };
  await same('on the way back', filtered, page);
  if ((await page.locator('#chosen').innerText()) !== '1') say('that there is a filter is not shown on the way back');
  if (!(await page.locator('#year').isVisible())) await page.locator('#filters summary').click();
  await page.waitForFunction(() => document.querySelectorAll('#year option').length > 1);
  if ((await page.locator('#year').inputValue()) !== year) say('the filter is not shown on the way back');
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('year='));
  await settled(page);
  await same('a step further back', all, page);
  if ((await page.locator('#q').inputValue()) !== asked.q) say('the words are not shown a step further back');
  const other = await open(cx, { viewport: { width, height: 800 } });
  await other.goto(address);
  await settled(other);
  await same('where the address was sent', filtered, other);
  if ((await other.locator('#q').inputValue()) !== asked.q) say('the words are not shown where the address was sent');
}

async function typing(cx) {
  const { corpus, server, random, say } = cx;
  const { asked } = threeWords(corpus, random);
  const page = await open(cx);
  await page.goto(server.url('search.html'));
  await settled(page);
  const ime = await page.context().newCDPSession(page);
  await page.locator('#q').focus();
  await ime.send('Input.imeSetComposition', { text: 'xiang mu', selectionStart: 8, selectionEnd: 8 });
  await page.waitForTimeout(500);
  if (page.url().includes('q=')) say(`what is still being composed is looked for: ${page.url()}`);
  await ime.send('Input.insertText', { text: asked.q });
  await page.waitForURL('**q=*');
  await settled(page);
  if ((await links(page)).length !== corpus.expected(asked).size) say(`${words(asked)} typed: ${(await links(page)).length} hits`);
  if ((await page.evaluate(() => history.length)) > 2) say('every letter is a step of the way back');
}

async function keyboard(cx) {
  const { corpus, server, width, say } = cx;
  const page = await open(cx, { viewport: { width, height: 800 } });
  const press = (key) => page.keyboard.press(key);
  const at = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.localName);
  async function tabTo(id) {
    for (let n = 0; n < 60; n += 1) {
      await press('Tab');
      if ((await at()) !== id) continue;
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      if (outline === 'none') say(`no sign that ${id} has the focus`);
      return;
    }
    throw new Error(`Tab does not lead to ${id}`);
  }
  await page.goto(server.url('search.html'));
  await settled(page);
  await tabTo('q');
  const { label, unit } = corpus.reports[0];
  await page.keyboard.type(label.slice(0, 2), { delay: 20 });
  await page.locator('[role=option]').first().waitFor();
  const field = page.locator('#q');
  const active = () => field.getAttribute('aria-activedescendant');
  await press('ArrowDown');
  if ((await active()) !== 'unit-0') say('the arrow does not lead to the first suggestion');
  await press('Home');
  if (await active()) say('Home does not lead back to the field');
  await press('Escape');
  if (await page.locator('#suggestions').isVisible()) say('Escape does not close the suggestions');
  if ((await field.inputValue()) === '') say('Escape empties the field');
  await field.evaluate((input) => input.setSelectionRange(input.value.length, input.value.length));
  await press('Backspace');
  await page.keyboard.type(label.slice(1), { delay: 20 });
  await page.locator('[role=option]').first().waitFor();
  await press('ArrowUp');
  await press('ArrowDown');
  await press('ArrowDown');
  if ((await page.locator('[role=option][aria-selected=true]').count()) !== 1) say('no suggestion is said to be selected');
  await press('Enter');
  await page.waitForURL(`**unit=${unit[0]}*`);
  await settled(page);
  const expected = corpus.expected({ unit: unit[0] }).size;
  const count = await status(page);
  if (!new RegExp(`\\D${expected}\\D`).test(count)) say(`the unit's ${expected} reports are announced as “${count}”`);
  if ((await page.locator('#count').getAttribute('role')) !== 'status') say('the count is not announced');
  if (!(await page.locator('#sort').isVisible())) {
    await page.keyboard.press('Tab');
    await tabTo('summary');
    await press('Enter');
  }
  await tabTo('sort');
  await press('ArrowDown');
  await page.waitForURL('**sort=date*');
  await settled(page);
  const [first] = await links(page);
  await tabTo(first);
  await press('Enter');
  await page.waitForURL(`**/${first}`);
}

async function accessible(cx) {
  const { corpus, server, width, random, say } = cx;
  const { asked } = threeWords(corpus, random);
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(cx, { viewport: { width, height: 800 }, colorScheme });
    const judge = async (what) => {
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }));
      for (const { id, help, nodes } of violations) say(`${what}: ${id} at ${nodes[0].target.join(' ')} (${colorScheme}, ${width} px): ${help}`);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
      if (wide > width) say(`${what}: is ${wide} px wide on a screen of ${width} px`);
    };
    await page.goto(server.url('search.html') + query({ q: corpus.reports[0].label.slice(0, 2) }));
    await settled(page);
    if (width === 360) await page.locator('#filters summary').click();
    await page.waitForFunction(() => document.querySelectorAll('#year option').length > 1);
    await judge('hits with filters');
    await ask(page, asked);
    await judge('three words');
    await ask(page, { q: '一丁点儿也没有的话' });
    await judge('no hits');
    await page.locator('#q').fill(corpus.reports[0].label.slice(0, 1));
    await page.locator('[role=option]').first().waitFor();
    await judge('suggestions');
    await page.context().close();
  }
}

async function asker(cx) {
  // So high that all hits are in sight: what is not looked at is not confirmed.
  const page = await open(cx, { viewport: { width: 800, height: 6000 } });
  await page.goto(cx.server.url('search.html'));
  await settled(page);
  return page;
}

async function substrings(cx) {
  const { corpus, random, say } = cx;
  const page = await asker(cx);
  for (let n = given('SEARCHES', 60); n > 0; n -= 1) await hold(page, corpus, { q: stretch(corpus, random) }, say);
  await hold(page, corpus, { q: Array.from(corpus.reports[0].title)[0] }, say);
}

async function combinations(cx) {
  const { corpus, random, say } = cx;
  const page = await asker(cx);
  const between = (key, step) => (report) => {
    const value = report[key] ?? 0;
    return random.of([`${Math.floor(value)}-`, `-${Math.ceil(value)}`, `${Math.max(0, Math.floor(value - step))}-${Math.ceil(value + step)}`]);
  };
  const makers = {
    year: (report) => report.year,
    unit: (report) => random.of(report.unit),
    grade: (report) => report.grade,
    score: between('score', 5),
    budget: between('budget', 100),
    rate: between('rate', 5),
  };
  const orders = ['', ...['date', 'score', 'budget', 'rate'].flatMap((key) => [key, `${key}-up`])];
  for (let n = given('COMBINATIONS', 20); n > 0; n -= 1) {
    const report = random.of(corpus.reports);
    const asked = { q: Array.from({ length: random.below(4) }, () => stretch(corpus, random, report)).join(' ') };
    for (let filters = 1 + random.below(3); filters > 0; filters -= 1) {
      const key = random.of(Object.keys(makers));
      const value = makers[key](report);
      if (value) asked[key] = value;
    }
    asked.sort = random.of(orders);
    const hits = await hold(page, corpus, asked, say);
    const key = asked.sort.replace('-up', '');
    const known = hits.map((route) => corpus.reports.find((one) => one.route === route)[key]).filter((value) => value !== null && value !== '');
    const up = known.every((value, at) => at === 0 || known[at - 1] <= value);
    const down = known.every((value, at) => at === 0 || known[at - 1] >= value);
    if (key && !(asked.sort.endsWith('-up') ? up : down)) say(`${words(asked)}: not in order: ${known.slice(0, 12).join(' ')}`);
  }
}

async function paging(cx) {
  const { corpus, random, say } = cx;
  const page = await asker(cx);
  const fair = ({ size }) => size > 12 && size <= 60;
  let asked;
  for (let n = 0; n < 400 && !(asked && fair(corpus.expected(asked))); n += 1) asked = { q: stretch(corpus, random) };
  if (!fair(corpus.expected(asked))) asked = { year: random.of(corpus.reports).year };
  await ask(page, asked);
  const hits = [];
  for (;;) {
    hits.push(...(await links(page)));
    if (!(await page.locator('#next').isVisible())) break;
    await page.locator('#next').click();
    await settled(page);
  }
  const expected = corpus.expected(asked);
  const all = new Set(hits);
  if (all.size !== expected.size || hits.length !== all.size) say(`${words(asked)}: page after page ${hits.length} hits, ${all.size} different, instead of ${expected.size}`);
  if (await page.locator('#previous').isVisible()) {
    const last = await links(page);
    await page.locator('#previous').click();
    await settled(page);
    if ((await links(page)).join() === last.join()) say(`${words(asked)}: the page before the last is the last`);
    await page.goBack();
    await settled(page);
    if ((await links(page)).join() !== last.join()) say(`${words(asked)}: the way back leads to other hits`);
  }
}

async function withoutScript(cx) {
  const page = await open(cx, { javaScriptEnabled: false });
  await page.goto(cx.server.url('search.html'));
  if (!(await page.locator('main').innerText()).includes('没有运行JavaScript')) cx.say('without JavaScript: nothing says so');
  for (const to of ['units/index.html', 'reports/index.html']) {
    if (!(await page.locator(`main a[href="${to}"]`).isVisible())) cx.say(`without JavaScript: no way to ${to}`);
  }
}

async function fromDisk({ browser, site, corpus, random, say }) {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => say(`from a disk: ${error.message}`));
  const { asked } = threeWords(corpus, random);
  await page.goto(pathToFileURL(join(site, 'index.html')).href);
  await page.locator('#q').fill(asked.q);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search.html?q=*');
  await settled(page);
  const shown = new Set(await links(page));
  const lost = [...corpus.expected(asked)].filter((route) => !shown.has(route));
  if (lost.length && shown.size < PAGE) say(`${words(asked)} from a disk: does not show ${lost[0]}`);
  if (!(await page.getByText('从磁盘打开').isVisible())) say('from a disk: nothing says that hits are not confirmed');
}

async function replaced(cx) {
  const { corpus, server, random, say } = cx;
  const { asked } = threeWords(corpus, random);
  const page = await open(cx);
  page.expectsTrouble = true;
  let lost = Infinity;
  let roots = 0;
  await page.context().route(/\/search\/(..\/|root)/, (route) => {
    if (route.request().url().includes('root.js')) {
      roots += 1;
      return route.continue();
    }
    lost -= 1;
    return lost >= 0 ? route.fulfill({ status: 404, body: '' }) : route.continue();
  });
  await page.goto(server.url('search.html') + query(asked));
  await settled(page);
  if (!(await status(page)).includes('没有读出来')) say(`an index that is not there: says “${await status(page)}”`);
  if (!(await page.locator('main a[href="reports/index.html"]').isVisible())) say('an index that is not there: no way to the lists');
  if (roots < 2) say('an index that is not there: its beginning is not read again');
  lost = 1;
  await page.reload();
  await settled(page);
  if ((await links(page)).length !== corpus.expected(asked).size) say(`${words(asked)}: ${(await links(page)).length} hits where a part of the index was replaced`);
}

/** Bytes, compressed as a server would, with an empty cache, of some substrings of reports here and there. */
async function cold(cx) {
  const { site, server, random, sizes, notes } = cx;
  const count = given('COLD', 12);
  const corpus = await Corpus.read(site, (rows) => Array.from({ length: count }, () => random.of(rows)));
  const asked = corpus.reports.map((report) => stretch(corpus, random, report));
  const spent = [];
  const ask = async (q) => {
    const page = await open(cx, { viewport: { width: 360, height: 800 } });
    const sums = { page: 0, index: 0, texts: 0 };
    page.on('response', (answer) => {
      const path = decodeURI(answer.url()).slice(server.url('').length).replace(/\?.*/, '');
      const kind = path.startsWith('search/') ? 'index' : /^(search\.html|assets\/)/.test(path) ? 'page' : 'texts';
      sums[kind] += sizes.get(path);
    });
    let first = null;
    await page.exposeFunction('firstHit', () => (first ??= { ...sums }));
    await page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () =>
        new MutationObserver(() => globalThis.firstHit()).observe(document.getElementById('hits'), { childList: true })));
    await page.goto(server.url('search.html') + query({ q }));
    await page.waitForFunction(() => {
      const more = document.getElementById('more');
      const rests = more.hidden || more.getBoundingClientRect().top >= innerHeight;
      return document.getElementById('count').textContent !== '' && rests;
    });
    await page.waitForLoadState('networkidle');
    const total = sums.page + sums.index + sums.texts;
    spent.push({ q, first: first && first.page + first.index + first.texts, index: sums.index, query: sums.index + sums.texts, total, fixed: sums.page });
    await page.context().close();
  };
  // Some at once, because most of the time is spent waiting until nothing more is asked for.
  const one = async () => {
    while (asked.length) await ask(asked.pop());
  };
  const ends = await Promise.allSettled(Array.from({ length: 4 }, one));
  for (const { reason } of ends) if (reason) throw reason;
  const of = (key) => {
    const sorted = spent.map((one) => one[key]).filter((value) => value !== null).sort((a, b) => a - b);
    const at = (share) => (sorted[Math.ceil(share * sorted.length) - 1] / 1024).toFixed(1);
    return sorted.length ? `${at(0.5)} / ${at(0.95)} / ${at(1)}` : 'none';
  };
  const [worst] = spent.sort((a, b) => b.query - a.query);
  notes.push(`KB, gzip, cold, 360 px, median / of 95 in 100 / worst of ${spent.length}: before the first hit ${of('first')}; a query ${of('query')} (of the index ${of('index')}) beside the page's own ${of('fixed')}; worst: “${worst?.q}”`);
}

checker('search', async (site) => {
  const problems = [];
  const notes = [];
  const sizes = new Map();
  const server = await serve(site, await folderOf(site), (path, bytes) => sizes.set(decodeURI(path), bytes));
  let whole;
  const browser = await launch();
  const scenes = SCENES.filter(([name]) => name.includes(process.env.SCENE ?? ''));
  const random = dice(given('SEED', 1));
  try {
    for (const [name, play] of scenes) {
      const widths = play === journey || play === keyboard || play === accessible ? WIDTHS : [1280];
      for (const width of widths) {
        const say = (text) => problems.push(`${name}${widths.length > 1 ? `, ${width} px` : ''}: ${text}`);
        try {
          const corpus = play === cold ? null : (whole ??= await Corpus.read(site));
          await play({ site, browser, server, corpus, random, width, say, notes, sizes });
        } catch (error) {
          say(String(error.message).split('\n')[0]);
        }
        for (const context of browser.contexts()) await context.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return { problems, notes, summary: `${scenes.length} scenes, ${whole?.reports.length ?? 0} reports` };
});
