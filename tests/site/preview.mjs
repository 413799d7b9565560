#!/usr/bin/env node
// Opens the preview server's pages in Chromium and edits the site's files, as an editor would: the page must
// follow without a touch, mistakes must be shown over the last good page, and go away when they are mended.
//   node preview.mjs MINGBAI [SHOTS]        the program; a folder for pictures
// WITHOUT=/_mingbai/events refuses the browser that address: the check must then fail (.ci/run holds that).
// SCENE='two tabs' plays the scenes of that name alone.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from './lib/browser.mjs';
import { HERE, checker } from './lib/checker.mjs';

const REPORT = 'content/2023/qinghe/louyu-fuwu.md';
const PAGE = '2023/qinghe/louyu-fuwu.html';
const OTHER = 'content/2024/changhu/laonian-zhucan.md';
const PATIENCE = 10_000;
const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'];

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SCENES = [
  ['an edit is seen without a touch', edited],
  ['a mistake is shown over the last good page, and goes away', broken],
  ['a mistake that was there from the start is told', brokenFromTheStart],
  ['the place that was read is kept', placeKept],
  ['two tabs follow, each its own page', twoTabs],
  ['a page that got another address is followed', moved],
  ['the editor works by keyboard', keyboard],
  ["the editor's pages list and follow", desk],
  ['an empty folder says what to do, and goes on by itself', emptyFolder],
  ['nothing stands in the way of anybody', accessible],
];

/** The sample site in a folder of its own. */
class Site {
  constructor(folder) {
    this.folder = folder;
    const project = join(HERE, '../..');
    for (const part of ['mingbai.yaml', 'content']) cpSync(join(project, part), join(folder, part), { recursive: true });
    this.originals = new Map();
  }
  edit(path, change) {
    const file = join(this.folder, path);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`nothing to change in ${path}`);
    if (!this.originals.has(file)) this.originals.set(file, before);
    // As editors save: a new file takes the place of the old one.
    writeFileSync(`${file}.tmp`, after);
    renameSync(`${file}.tmp`, file);
  }
  restore() {
    for (const [file, text] of this.originals) writeFileSync(file, text);
    this.originals.clear();
  }
}

async function start(program, folder) {
  const child = spawn(program, ['serve', '--port', '0', '--root', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', (code) => done(code)));
  const origin = await new Promise((found, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/[^/]+/.exec(line)?.[0];
      if (address) found(address);
    });
    ended.then((code) => failed(new Error(`the server ended with ${code}`)));
  });
  return {
    url: (path) => `${origin}/${path}`,
    async stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

async function newContext(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const refused = process.env.WITHOUT;
  if (refused) await context.route(`**${refused}*`, (route) => route.abort());
  context.setDefaultTimeout(PATIENCE);
  return context;
}

async function open(context, server, path = PAGE) {
  const page = await context.newPage();
  await page.goto(server.url(path), { waitUntil: 'load' });
  await bar(page).waitFor();
  return page;
}

const bar = (page) => page.locator('mingbai-preview .bar');
const panel = (page) => page.locator('mingbai-preview .panel');
const status = (page) => page.locator('mingbai-preview .status');
const retitle = (to) => (text) => text.replace(/^(项目名称|project):.*$/m, `$1: ${to}`);
const spoil = (text) => text.replace(/^(年度|year):.*$/m, '年度：两千年');

async function edited({ context, server, site }) {
  const page = await open(context, server);
  site.edit(REPORT, retitle('改过的项目名称'));
  await page.getByRole('heading', { level: 1, name: '改过的项目名称' }).waitFor();
  site.edit(REPORT, (text) => `${text}\n最后补上的一段话。\n`);
  await page.getByText('最后补上的一段话。').waitFor();
}

async function broken({ context, server, site, say }) {
  const page = await open(context, server);
  const title = await page.locator('h1').textContent();
  site.edit(REPORT, spoil);
  await panel(page).getByText('FMT01').first().waitFor();
  const told = await panel(page).innerText();
  const line = readFileSync(join(site.folder, REPORT), 'utf8').split('\n').findIndex((text) => text.startsWith('年度：')) + 1;
  if (!told.includes(`第${line}行`)) say(`the overlay does not name line ${line}: ${told}`);
  if (!told.includes(REPORT)) say('the overlay does not name the file');
  if (!told.includes('拦截')) say('the overlay does not say that publication is stopped');
  if (!(await panel(page).locator('mark').count())) say('the overlay marks nothing');
  if ((await page.locator('h1').textContent()) !== title) say('the last good page is gone');
  await status(page).getByText('不是最新的一页').waitFor();
  await page.reload();
  await status(page).getByText('不是最新的一页').waitFor();
  if ((await page.locator('h1').textContent()) !== title) say('the last good page is gone after a reload');
  site.restore();
  await panel(page).waitFor({ state: 'hidden' });
  await status(page).getByText('不是最新的一页').waitFor({ state: 'detached' });
}

async function brokenFromTheStart({ context, server, site }) {
  site.edit(OTHER, spoil);
  const page = await context.newPage();
  await until(async () => {
    await page.goto(server.url('2024/changhu/laonian-zhucan.html'));
    return page.getByText('FMT01').first().isVisible();
  });
  await page.getByRole('heading', { name: '这一页暂时显示不出来' }).waitFor();
  site.restore();
  await page.getByRole('heading', { level: 1, name: '老年' }).waitFor();
}

async function placeKept({ context, server, site, say }) {
  const page = await open(context, server);
  await page.evaluate(() => scrollTo(0, 900));
  site.edit(REPORT, (text) => `${text}\n又一段。\n`);
  await page.getByText('又一段。').waitFor({ state: 'attached' });
  await until(async () => (await page.evaluate(() => scrollY)) === 900, () => say('the place was not kept'));
}

async function twoTabs({ context, server, site, say }) {
  const one = await open(context, server);
  const other = await open(context, server, '2024/jiaoyu/yingyang-gaishan.html');
  await other.evaluate(() => { globalThis.untouched = true; });
  site.edit(REPORT, (text) => `${text}\n两个标签页。\n`);
  await one.getByText('两个标签页。').waitFor();
  await other.waitForTimeout(300);
  if (!(await other.evaluate(() => globalThis.untouched))) say('an edit elsewhere reloaded this tab');
  site.edit('content/2024/jiaoyu/yingyang-gaishan.yaml', retitle('另一个标签页'));
  await other.getByRole('heading', { level: 1, name: '另一个标签页' }).waitFor();
}

async function moved({ context, server, site }) {
  const page = await open(context, server);
  site.edit(REPORT, (text) => text.replace(/^(项目名称|project):/m, '网址名: xin-wangzhi\n$1:').replace(/^(网址名|slug): (?!xin-wangzhi).*\n/m, ''));
  await page.waitForURL('**/2023/qinghe/xin-wangzhi.html');
}

async function keyboard({ context, server, site, say }) {
  const page = await open(context, server);
  site.edit(REPORT, spoil);
  await panel(page).waitFor();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'hidden' });
  await page.reload();
  await bar(page).waitFor();
  if (await panel(page).isVisible()) say('the list was folded and is open again after a reload');
  const toggle = page.getByRole('button', { name: /这一页：/ });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await panel(page).waitFor();
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') say('the button does not say that the list is open');
  await page.keyboard.press('Tab');
}

async function desk({ context, server, site, say }) {
  const page = await context.newPage();
  await page.goto(server.url('_mingbai/'));
  site.edit(REPORT, spoil);
  await page.getByText(REPORT).first().waitFor();
  await page.getByLabel('程度').selectOption('error');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByText(REPORT).first().waitFor();
  if (!page.url().includes('severity=error')) say('the filter is not in the address');
  await page.getByRole('link', { name: 'FMT01' }).first().click();
  await page.getByText('为什么：').waitFor();
  await page.goto(server.url('_mingbai/reports'));
  await page.getByText('读不出来').waitFor();
  await page.getByText('草稿，没有显示').first().waitFor();
  await page.goto(server.url('_mingbai/changes'));
  await page.getByText(/新增 \d+，改动 0，删除 0/).waitFor();
}

async function emptyFolder({ context, site, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'preview-empty-'));
  const server = await start(process.argv[2], folder);
  try {
    const page = await context.newPage();
    await page.goto(server.url(''));
    await page.getByText('mingbai new site').waitFor();
    mkdirSync(join(folder, 'content'));
    cpSync(join(site.folder, 'content'), join(folder, 'content'), { recursive: true });
    cpSync(join(site.folder, 'mingbai.yaml'), join(folder, 'mingbai.yaml'));
    await page.locator('h1:not(:text("这里还没有站点"))').waitFor();
  } finally {
    if ((await server.stop()) !== 0) say('Ctrl-C does not end it cleanly');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** axe-core over the overlay and the editor's pages, in light and dark, on a telephone and at a desk; and pictures. */
async function accessible({ browser, context, server, site, shots, say }) {
  const warm = await open(context, server);
  site.edit(REPORT, spoil);
  site.edit(OTHER, retitle('"<script>alert(1)</script>"'));
  await panel(warm).waitFor();
  const pages = {
    overlay: PAGE,
    findings: '_mingbai/',
    reports: '_mingbai/reports',
    changes: '_mingbai/changes',
    rule: '_mingbai/rules/FMT01',
    rules: '_mingbai/rules',
  };
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const seen = await newContext(browser, { viewport: { width, height: 800 }, colorScheme: scheme });
      const page = await seen.newPage();
      let away = false; // axe and the camera bring styles of their own, which the policy refuses
      page.on('console', (message) => {
        if (!away && ['error', 'warning'].includes(message.type())) say(`console: ${message.text()}`);
      });
      page.on('dialog', () => say('a script in a source was run'));
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(server.url(path));
        if (name === 'overlay') await panel(page).waitFor();
        if (name === 'changes') await page.getByText(/新增 \d+，/).waitFor();
        away = true;
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot({ path: join(shots, `${name}-${scheme}-${width}.png`) });
        }
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate(() =>
          globalThis.axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }),
        );
        for (const { id, help, nodes } of violations) {
          for (const { target } of nodes.slice(0, 3)) say(`${name}: ${id} at ${target.flat().join(' ')} (${scheme}, ${width} px): ${help}`);
        }
        await page.waitForTimeout(20);
        away = false;
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        if (wide > width) say(`${name}: is ${wide} px wide on a screen of ${width} px`);
      }
      await seen.close();
    }
  }
}

async function until(holds, otherwise) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  if (otherwise) otherwise();
  else throw new Error('waited in vain');
}

checker('preview', async (program, [shots]) => {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  const site = new Site(folder);
  const server = await start(program, folder);
  const browser = await launch();
  const problems = [];
  const scenes = SCENES.filter(([name]) => name.includes(process.env.SCENE ?? ''));
  let done = 0;
  try {
    const cx = { browser, server, site, shots, say: (text) => problems.push(text) };
    for (const [name, play] of scenes) {
      const context = await newContext(browser);
      const before = problems.length;
      try {
        await play({ ...cx, context });
      } catch (error) {
        problems.push(`${name}: ${String(error.message).split('\n')[0]}`);
      }
      if (problems.length > before) console.log(`${name}: not as it should be`);
      else done += 1;
      await context.close();
      site.restore();
    }
  } finally {
    await browser.close();
    const code = await server.stop();
    if (code !== 0) problems.push(`Ctrl-C: the server ended with ${code}`);
    rmSync(folder, { recursive: true, force: true });
  }
  return { problems, summary: `${done} of ${scenes.length} scenes as they should be` };
});
