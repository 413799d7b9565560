#!/usr/bin/env node
// Asks a built site what citizens ask, in Chromium: from the home page, by links and forms alone, counting clicks.
// The answers are held against the site's own data, which `data` holds against its pages.
//   node questions.mjs SITE               a site of many units and years: the corpus with --city
//   SHOTS=DIR node questions.mjs SITE     with a picture of each answer
// SCENE='side by side': these questions alone.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './lib/browser.mjs';
import { checker } from './lib/checker.mjs';
import { folderOf, serve } from './lib/server.mjs';

// A telephone, a desk, and a desk at 200 %.
const SCREENS = { 360: { width: 360, height: 640 }, 1280: { width: 1280, height: 800 }, 'zoom': { width: 640, height: 400 } };
const PATIENCE = 15_000;
const BELOW = 80; // %

/** [the question, most clicks, how it is answered] */
const QUESTIONS = [
  ['what did a unit spend in a year, on what, and which project scored worst', 2, spending],
  ['which units spent less than 80 % of their budget', 3, belowRate],
  ['who did not publish', 2, missing],
  ['one project over the years', 2, project],
  ['two units side by side', 4, units],
  ['two reports side by side', 4, reports],
  ['page 40 of all reports', 4, farPage],
  ['what does a word mean', 1, word],
  ['print, cite, object', 2, papers],
  ['the same by keyboard alone', 2, keyboard],
  ['heights', 0, heights],
];

/** What the site's own data say. */
class Truth {
  static async of(site) {
    const lines = async (name) => {
      const text = await readFile(join(site, 'data', `${name}.jsonl`), 'utf8').catch(() => '');
      return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
    };
    return Object.assign(new Truth(), {
      reports: await lines('reports'),
      units: await lines('units'),
      years: await lines('unit-years'),
      coverage: await lines('coverage'),
    });
  }

  of(unit, year) {
    return this.reports.filter((report) => report.unit_id === unit && report.year === year);
  }

  /** A unit and a year of many reports, one of which alone has the lowest score. */
  busiest() {
    let best = null;
    for (const line of this.years) {
      const scores = this.of(line.unit_id, line.year).map((report) => report.score).filter((score) => score !== null).sort((a, b) => a - b);
      if (scores.length > 3 && scores[0] < scores[1] && line.reports > (best?.reports ?? 0)) best = line;
    }
    return best;
  }

  label(unit) {
    const facts = this.units.find(({ unit_id }) => unit_id === unit);
    return facts.short_name ?? facts.name;
  }
}

/** A reader: follows links and counts them, and says where a page scrolls sideways. */
class Reader {
  constructor(page, say, keys) {
    Object.assign(this, { page, say, keys, clicks: 0 });
  }

  async follow(link) {
    const target = link.first();
    if ((await target.count()) === 0) throw new Error(`no ${link} on ${this.page.url()}`);
    this.clicks += 1;
    if (this.keys) await this.reach(target);
    const before = this.page.url();
    await (this.keys ? this.page.keyboard.press('Enter') : target.click());
    await this.page.waitForURL((url) => String(url) !== before);
    await this.look();
  }

  /** Goes to an element by the tab key alone; it must be seen to have the focus. */
  async reach(target) {
    await target.evaluate((element) => (globalThis.wanted = element));
    for (let tabs = 0; tabs < 400; tabs += 1) {
      await this.page.keyboard.press('Tab');
      const at = await this.page.evaluate(() => {
        if (document.activeElement !== globalThis.wanted) return null;
        const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      });
      if (at === null) continue;
      if (!at) this.say(`${this.page.url()}: what has the focus is not seen to have it`);
      return;
    }
    throw new Error(`${target} cannot be reached by the tab key`);
  }

  async look() {
    await this.page.waitForLoadState();
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) this.say(`${this.page.url()} scrolls sideways by ${wide} px`);
  }

  text(selector = 'main') {
    return this.page.locator(selector).first().innerText();
  }

  link(name, within = 'body') {
    return this.page.locator(within).getByRole('link', { name, exact: typeof name === 'string' });
  }

  /** Whether something is on the first screen and a half, or at least in sight of the page's head. */
  async height(selector) {
    const box = await this.page.locator(selector).first().boundingBox();
    return box ? box.y + box.height : Infinity;
  }
}

const flat = (text) => text.replace(/\s+/g, '');
/** An amount of 万元 as a page may print it: `1.23亿元`, `456.7万元`. Two digits are enough. */
const amountIn = (text, wan) => {
  const found = [...flat(text).matchAll(/([\d,]+(?:\.\d+)?)(亿元|万元|元)/g)];
  const scale = { 亿元: 10_000, 万元: 1, 元: 0.0001 };
  return found.some(([, number, unit]) => Math.abs(Number(number.replaceAll(',', '')) * scale[unit] - wan) <= Math.max(0.006 * scale[unit], wan * 0.0001));
};
const expect = (say, good, text) => {
  if (!good) say(text);
};

async function spending({ reader, truth, say }) {
  const { unit_id, year, ...figures } = truth.busiest();
  const { page } = reader;
  await reader.follow(reader.link(truth.label(unit_id), '.finder'));
  await reader.follow(reader.link(String(year), '.years, .choices'));
  const text = await reader.text();
  expect(say, amountIn(text, figures.spent_wan), `${page.url()} does not say that ${figures.spent_wan}万元 were spent`);
  const scored = truth.of(unit_id, year).filter((report) => report.score !== null);
  const worst = scored.reduce((low, report) => (report.score < low.score ? report : low));
  const named = page.locator('.figures').getByRole('link', { name: worst.project });
  expect(say, (await named.count()) > 0, `${page.url()} does not name the project that scored worst: ${worst.project}`);
  for (const report of truth.of(unit_id, year).slice(0, 40)) {
    expect(say, text.includes(report.project), `${page.url()} does not list ${report.project}`);
  }
}

async function belowRate({ reader, truth, say }) {
  const year = 2022;
  await reader.follow(reader.link(String(year), '.bars, .years'));
  await reader.follow(reader.link(new RegExp(`^${year}年各单位情况`)));
  await reader.follow(reader.link('执行率（低的在前）'));
  const below = truth.years.filter((line) => line.year === year && line.rate_percent !== null && line.rate_percent < BELOW);
  const rates = await reader.page.locator('td.rate').allInnerTexts();
  const shown = rates.map((text) => parseFloat(text)).filter((rate) => rate < BELOW);
  expect(say, below.length > 0, 'the site has no unit below 80 %: nothing is asked');
  expect(say, shown.length === Math.min(below.length, rates.length), `${shown.length} units below ${BELOW} % are shown, the data have ${below.length}`);
  const sorted = [...shown].sort((a, b) => a - b);
  expect(say, sorted.join() === shown.join(), `${reader.page.url()} is not in the order of rates`);
  const sentence = flat(await reader.text('.sentence'));
  const bands = [...sentence.matchAll(/不足(?:50|80)%的(\d+)个/g)].reduce((sum, [, units]) => sum + Number(units), 0);
  expect(say, bands === below.length, `the sentence counts ${bands} units below ${BELOW} %, the data have ${below.length}: ${sentence}`);
}

async function missing({ reader, truth, say }) {
  await reader.follow(reader.link('公开情况', 'footer'));
  await reader.follow(reader.link(/还没有的报告/, 'main'));
  const text = await reader.text();
  const expected = truth.coverage.filter((line) => line.state === '没有报告');
  expect(say, expected.length > 0, 'no report is missing: nothing is asked');
  const newest = Math.max(...expected.map((line) => line.year));
  for (const line of expected.filter(({ year }) => year === newest)) {
    expect(say, text.includes(truth.label(line.unit_id)), `${reader.page.url()} does not name ${line.unit_id} of ${line.year}`);
  }
  const published = truth.years.find((line) => line.year === newest);
  const wrong = await reader.page.locator(`tbody:has-text("${newest}")`).getByText(truth.label(published.unit_id), { exact: true }).count();
  expect(say, wrong === 0, `${published.unit_id} has published for ${newest} and is named as missing`);
}

async function project({ reader, truth, say }) {
  const newest = Math.max(...truth.reports.map((report) => report.year));
  const { unit_id } = truth.years.filter((line) => line.year === newest).reduce((most, line) => (line.reports > most.reports ? line : most));
  const several = truth.of(unit_id, newest).find((report) => truth.reports.filter((one) => one.unit_id === unit_id && one.project === report.project).length > 3);
  await reader.follow(reader.link(truth.label(unit_id), '.finder'));
  await reader.follow(reader.link(several.project, 'main table'));
  const table = flat(await reader.text('#linian'));
  for (const report of truth.reports.filter((one) => one.unit_id === unit_id && one.project === several.project)) {
    expect(say, table.includes(String(report.year)), `${reader.page.url()} does not list ${report.year}`);
    if (report.spent_wan !== null) expect(say, table.includes(String(report.spent_wan)), `${reader.page.url()} does not say what was spent in ${report.year}`);
  }
}

/** Chooses two lines of the table that is open, and has them compared. */
async function chooseTwo({ reader, say }) {
  const boxes = reader.page.locator('main input[type=checkbox]');
  const chosen = [boxes.nth(0), boxes.nth(2)];
  const values = [];
  for (const box of chosen) {
    await box.check();
    values.push(await box.inputValue());
  }
  await reader.follow(reader.page.locator('form.choosing button'));
  await reader.page.waitForFunction(() => document.querySelectorAll('main table tbody tr').length > 2, null, { timeout: PATIENCE }).catch(() => say('nothing is put side by side'));
  return values;
}

async function units({ reader, truth, say }) {
  await reader.follow(reader.link(/^\d{4}年各单位情况/));
  await reader.follow(reader.link('执行率（低的在前）'));
  const values = await chooseTwo({ reader, say });
  const text = flat(await reader.text());
  for (const value of values) {
    const [year, unit] = value.split('/');
    const line = truth.years.find((one) => String(one.year) === year && one.unit_id === unit);
    expect(say, text.includes(truth.label(unit)) || text.includes(flat(line.name)), `${unit} is not side by side`);
    for (const figure of [line.spent_wan, line.rate_percent?.toFixed(2)]) {
      if (figure !== null && figure !== undefined) expect(say, text.includes(String(figure)), `${figure} of ${unit} is not side by side`);
    }
  }
}

async function reports({ reader, truth, say }) {
  const { unit_id, year } = truth.busiest();
  await reader.follow(reader.link(truth.label(unit_id), '.finder'));
  await reader.follow(reader.link(String(year), '.years, .choices'));
  const values = await chooseTwo({ reader, say });
  const text = flat(await reader.text());
  for (const value of values) {
    const report = truth.reports.find((one) => one.report === `${value}.html`);
    expect(say, text.includes(flat(report.project)), `${report.project} is not side by side`);
    for (const figure of [report.score, report.spent_wan, report.budget_wan]) {
      if (figure !== null) expect(say, text.includes(String(figure)), `${figure} of ${value} is not side by side`);
    }
  }
}

async function farPage({ reader, say }) {
  await reader.follow(reader.link('全部报告', '.top'));
  const goal = 40;
  for (let clicks = 0; clicks < 3; clicks += 1) {
    const numbers = await reader.page.locator('.pager ol a').evaluateAll((links) => links.map((link) => Number(/\d+/.exec(link.textContent)?.[0] ?? 1)));
    const current = await reader.page.locator('.pager [aria-current=page]').innerText();
    if (Number(/\d+/.exec(current)?.[0] ?? 1) === goal) break;
    const nearest = numbers.reduce((best, number) => (Math.abs(number - goal) < Math.abs(best - goal) ? number : best));
    await reader.follow(reader.page.locator('.pager ol a').nth(numbers.indexOf(nearest)));
  }
  expect(say, /第40页/.test(flat(await reader.text('.pager [aria-current=page]'))), `page ${goal} is not reached by three clicks: ${reader.page.url()}`);
}

async function word({ reader, say }) {
  await reader.follow(reader.link('名词解释', 'footer'));
  expect(say, /执行率/.test(await reader.text()), 'the words are not explained');
}

async function papers({ reader, truth, say }) {
  const { page } = reader;
  const { unit_id } = truth.busiest();
  await reader.follow(reader.link(truth.label(unit_id), '.finder'));
  await reader.follow(reader.page.locator('main table.reports tbody th a'));
  const address = new URL(page.url()).pathname.split('/').slice(-3).join('/');
  const report = truth.reports.find((one) => one.report === address);
  const cite = flat(await page.locator('.cite').first().innerText());
  for (const part of [report.project, report.unit, report.url]) expect(say, cite.includes(flat(part)), `the citation on ${address} lacks ${part}`);
  const mail = await page.locator('#jiandu a[href^="mailto:"]').first().getAttribute('href');
  for (const part of [report.project, report.url]) expect(say, decodeURIComponent(mail ?? '').includes(part), `the mail on ${address} lacks ${part}`);
  await page.emulateMedia({ media: 'print' });
  expect(say, (await page.locator('.printed').innerText()).includes(report.url), `${address}, printed, does not say where it is from`);
  expect(say, !(await page.locator('.top nav').isVisible()), `${address}, printed, has the navigation`);
  const pdf = await page.pdf({ format: 'A4' });
  expect(say, pdf.length > 10_000, `${address} cannot be printed`);
  await page.emulateMedia({ media: 'screen' });
}

async function keyboard(scene) {
  await spending({ ...scene, reader: Object.assign(scene.reader, { keys: true }) });
}

async function heights({ reader, truth, say, screen, open }) {
  if (screen !== '360') return;
  const tall = async (path, most, selector) => {
    await open(path);
    const height = selector ? await reader.height(selector) : await reader.page.evaluate(() => document.documentElement.scrollHeight);
    expect(say, height <= most, `${path}${selector ? ` ${selector}` : ''} is ${Math.round(height)} px tall, more than ${most}`);
  };
  const newest = Math.max(...truth.reports.map((report) => report.year));
  await tall('index.html', 960, '.figures');
  await tall('units/index.html', 5000);
  await tall(`${newest}/index.html`, 4500);
  await tall(`${newest}/units.html`, 5000);
}

await checker('questions', async (site) => {
  const problems = [];
  const truth = await Truth.of(site);
  const server = await serve(site, await folderOf(site));
  const browser = await launch();
  const only = process.env.SCENE;
  const shots = process.env.SHOTS;
  if (shots) await mkdir(shots, { recursive: true });
  let asked = 0;
  try {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      for (const [question, most, answer] of QUESTIONS.filter(([name]) => !only || name.includes(only))) {
        const say = (text) => problems.push(`${question} (${screen}): ${text}`);
        const context = await browser.newContext({ viewport, deviceScaleFactor: screen === 'zoom' ? 2 : 1 });
        context.setDefaultTimeout(PATIENCE);
        const page = await context.newPage();
        const reader = new Reader(page, say);
        const open = async (path) => {
          await page.goto(server.url(path));
          await reader.look();
        };
        try {
          await open('index.html');
          await answer({ reader, truth, say, screen, open });
          if (reader.clicks > most) say(`${reader.clicks} clicks, more than ${most}`);
        } catch (error) {
          say(error.message.split('\n')[0]);
        }
        if (shots) await page.screenshot({ path: join(shots, `${question.replaceAll(' ', '-').replaceAll(',', '')}.${screen}.png`), fullPage: true });
        asked += 1;
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return { problems, summary: `${asked} questions` };
});
