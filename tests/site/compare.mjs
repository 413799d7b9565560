#!/usr/bin/env node
// Puts reports and units of a built site side by side in Chromium, as a reader would, and holds every figure against the
// pages' own.
//   node compare.mjs SITE
// SCENE='hostile' plays these scenes alone. A year whose units have no table of their own is given one for the test.
import { createRequire } from 'node:module';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';
import { checker } from './lib/checker.mjs';
import { rows } from './lib/corpus.mjs';
import { folderOf, serve } from './lib/server.mjs';

// WIDTHS=360 and PATIENCE=4000: for planted faults, where one screen shows enough and waiting is in vain.
const WIDTHS = (process.env.WIDTHS ?? '360,1280').split(',').map(Number);
const PATIENCE = Number(process.env.PATIENCE ?? 15_000);
const REPORTS = Number(process.env.REPORTS ?? 12); // put side by side two, three and four at a time
const HEAVIEST = 10 * 1024; // the script, as it is written
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SCENES = [
  ['the script is small', small],
  ['two, three and four reports, each figure as its page has it', reports],
  ['units of a year', units],
  ['by keyboard: take away, go back, add', keyboard],
  ['axe finds nothing', accessible],
  ['hostile addresses', hostile],
  ['what is missing', missing],
  ['cells that are hard to read', cells],
  ['without JavaScript', withoutScript],
  ['from a disk', fromDisk],
];

/** A page of its own, watched: what the console says, what the policy refuses, what is asked for elsewhere. */
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
  page.on('dialog', (dialog) => {
    say(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return page;
}

const query = (...choices) => `?${choices.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
const reportsOf = (...addresses) => query(...addresses.map((address) => ['r', address]));
async function show(page, cx, search) {
  await page.goto(cx.server.url('compare.html') + search);
  await page.waitForFunction(() => document.getElementById('more').hidden === false || document.querySelectorAll('#more [type=hidden]').length > 3);
}
/** The tables as a reader sees them: names, where they lead, and lines of figures. */
const seen = (page) =>
  page.locator('.side').evaluateAll((tables) => tables.map((table) => ({
    names: Array.from(table.querySelectorAll('thead a:first-of-type'), (a) => a.textContent),
    links: Array.from(table.querySelectorAll('thead a:first-of-type'), (a) => a.getAttribute('href')),
    lines: Object.fromEntries(Array.from(table.querySelectorAll('tbody tr'), (line) =>
      [line.firstElementChild.innerText, Array.from(line.querySelectorAll('td'), (cell) => cell.textContent)])),
  })));
const told = (page) => page.locator('#said').innerText();
const status = (page) => page.locator('#status').innerText();

async function small({ site, say }) {
  const { size } = await stat(join(site, 'assets/compare.js'));
  if (size > HEAVIEST) say(`the script weighs ${size} bytes; it may weigh ${HEAVIEST}`);
}

/** Holds what stands side by side against the text of each report's page. */
async function hold(page, cx, chosen) {
  const { say, server } = cx;
  const [table] = await seen(page);
  if (!table || table.names.length !== chosen.length) return say(`${chosen.length} reports were chosen, ${table?.names.length ?? 0} stand there`);
  const { width } = page.viewportSize();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (wide > width) say(`is ${wide} px wide on a screen of ${width} px with ${chosen.length} reports`);
  for (const [at, report] of chosen.entries()) {
    if (table.links[at] !== report.route) say(`the name of ${report.route} leads to ${table.links[at]}`);
    const own = await page.context().newPage();
    await own.goto(server.url(report.route));
    const text = (await own.locator('main').evaluate((main) => main.textContent)).replace(/\s+/g, '');
    await own.close();
    const said = (line) => table.lines[line]?.[at].trim();
    const expected = {
      单位: report.row['实施单位'],
      全年预算: amount(report.row['全年预算数（万元）']),
      全年执行: amount(report.row['全年执行数（万元）']),
      执行率: report.row['执行率（%）'] ? `${report.row['执行率（%）']}%` : '—',
      得分: report.row['得分'] ? `${report.row['得分']}分` : '未列明',
      等级: report.row['等级'] || '未列明',
      评价方式: report.row['评价方式'],
      目标: report.row['目标数'] === '0' ? '未列明' : `${report.row['目标数']}项`,
      指标: report.row['指标数'] === '0' ? '未列明' : `${report.row['指标数']}项`,
      公开日期: report.row['公开日期'] || '未列明',
    };
    for (const [line, figure] of Object.entries(expected)) {
      if (said(line) !== figure) say(`${report.route}: ${line} is “${said(line)}” instead of “${figure}”`);
    }
    for (const line of ['全年预算', '全年执行', '执行率', '得分', '单位', '评价方式']) {
      if (!onPage(said(line), text)) say(`${report.route}: ${line} “${said(line)}” is not on its page`);
    }
  }
}
const amount = (wan) => (wan ? `${wan}万元` : '未列明');
/** Whether a page says a figure: amounts from 1亿 on stand there in 亿元. */
function onPage(figure, text) {
  if (['未列明', '—'].includes(figure)) return true;
  const plain = figure.replace(/\s+/g, '');
  if (text.includes(plain)) return true;
  const wan = Number(plain.replace('万元', ''));
  return plain.endsWith('万元') && (text.includes(`${Number((wan / 10000).toFixed(10))}`) || text.includes(plain.replace('万元', '')));
}

async function reports(cx) {
  const { corpus, width, say } = cx;
  const page = await open(cx, { viewport: { width, height: 800 } });
  for (const many of [2, 3, 4]) {
    for (let from = 0; from + many <= Math.min(corpus.length, REPORTS); from += many) {
      const chosen = corpus.slice(from, from + many);
      await show(page, cx, reportsOf(...chosen.map(({ address }) => address)));
      await hold(page, cx, chosen);
      if (!(await status(page)).includes(`${many}`)) say(`${many} reports are announced as “${await status(page)}”`);
      const years = new Set(chosen.map(({ address }) => address.slice(0, 4))).size > 1;
      const kinds = new Set(chosen.map(({ row }) => row['评价方式'])).size > 1;
      if ((await told(page)).includes('年度不同') !== years) say(`years ${years ? '' : 'do not '}differ: “${await told(page)}”`);
      if ((await told(page)).includes('评价方式不同') !== kinds) say(`kinds ${kinds ? '' : 'do not '}differ: “${await told(page)}”`);
    }
  }
  const doubled = [corpus[0].address, corpus[1].address, corpus[0].address];
  await show(page, cx, reportsOf(...doubled));
  await hold(page, cx, corpus.slice(0, 2));
  const address = page.url();
  const plain = `?r=${corpus[0].address}&r=${corpus[1].address}`;
  if (!address.endsWith(plain)) say(`the address that may be sent is ${address}`);
  await show(page, cx, reportsOf(...corpus.slice(0, 6).map(({ address }) => address)));
  const [table] = await seen(page);
  const more = Math.min(corpus.length, 6) - 4;
  if (table.names.length !== 4 || !(await told(page)).includes(`后面的${more}项`)) say(`six reports: ${table.names.length} stand there, and it says “${await told(page)}”`);
  if (await page.locator('#more').isVisible()) say('four stand there, and a fifth is asked for');
}

/** Two units of one year: every column that says something of one of them. */
async function units(cx) {
  const { corpus, site, width, say } = cx;
  const page = await open(cx, { viewport: { width, height: 800 } });
  const [year] = corpus[0].address.split('/');
  const csv = await readFile(join(site, year, 'units.csv'), 'utf8');
  const [titles, ...rows] = csv.replace(/^\uFEFF/, '').trim().split('\r\n').map((line) => line.split(','));
  const counts = {};
  for (const { address } of corpus) {
    const unit = address.split('/').slice(0, 2).join('/');
    counts[unit] = (counts[unit] ?? 0) + 1;
  }
  const name = (unit) => corpus.find(({ address }) => address.startsWith(`${unit}/`)).row['实施单位'];
  const chosen = Object.keys(counts).filter((unit) => unit.startsWith(year)).slice(0, 2);
  await show(page, cx, query(...chosen.map((unit) => ['u', unit])));
  const [table] = await seen(page);
  if (table?.names.length !== chosen.length) return say(`two units were chosen, ${table?.names.length ?? 0} stand there: ${await told(page)}`);
  for (const [at, unit] of chosen.entries()) {
    if (table.names[at] !== name(unit)) say(`${unit} is called ${table.names[at]}`);
    if (table.links[at] !== `${unit}/index.html`) say(`${unit} leads to ${table.links[at]}`);
    if (table.lines['报告']?.[at] !== `${counts[unit]}份`) say(`${unit}: ${table.lines['报告']?.[at]} instead of ${counts[unit]} reports`);
  }
  for (const [column, title] of titles.entries()) {
    if (column < 5) continue; // the year, the unit, its superior and the reports, held above
    const cells = chosen.map((unit) => rows.find(([year, id]) => `${year}/${id}` === unit)[column].replaceAll('"', ''));
    const line = table.lines[title.replace(/（.*/, '')];
    for (const [at, cell] of cells.entries()) {
      if (cell !== '' && cell !== '0' && !line?.[at].includes(cell)) say(`a column that no line is for, ${title}, is “${line?.[at]}” instead of “${cell}”`);
    }
  }
  const differ = new Set(chosen.map((unit) => counts[unit])).size > 1;
  if ((await told(page)).includes('报告份数不同') !== differ) say(`the numbers of reports ${differ ? '' : 'do not '}differ: “${await told(page)}”`);
}

async function keyboard(cx) {
  const { corpus, width, say } = cx;
  const page = await open(cx, { viewport: { width, height: 800 } });
  const press = (key) => page.keyboard.press(key);
  async function tabTo(what, is) {
    for (let n = 0; n < 60; n += 1) {
      await press('Tab');
      if (!(await page.evaluate((test) => document.activeElement.matches(test), is))) continue;
      if ((await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)) === 'none') say(`no sign that ${what} has the focus`);
      return;
    }
    throw new Error(`Tab does not lead to ${what}`);
  }
  const [one, other, third] = corpus;
  await show(page, cx, reportsOf(one.address, other.address));
  await tabTo('the link that takes one away', '.away');
  await press('Enter');
  await page.waitForURL((url) => url.search === `?r=${other.address}`);
  await page.waitForFunction(() => document.querySelectorAll('.side thead a').length === 2);
  if (!(await status(page)).includes('再选一项')) say(`one report alone: “${await status(page)}”`);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll('.side thead a').length === 4);
  if ((await seen(page))[0].links.join() !== [one, other].map(({ route }) => route).join()) say('the way back leads to other reports');
  await tabTo('the field', '#add');
  await page.keyboard.type(`看 https://example.org/jixiao/${third.route}?from=x`);
  await press('Enter');
  await page.waitForURL((url) => url.search.endsWith(`&r=${third.address}`));
  await page.waitForFunction(() => document.querySelectorAll('.side thead a').length === 6);
  if ((await seen(page))[0].links[2] !== third.route) say(`${third.route} was added, ${(await seen(page))[0].links[2]} stands there`);
  if (!(await page.title()).startsWith(one.row['项目名称'])) say(`the window is called “${await page.title()}”`);
}

async function accessible(cx) {
  const { corpus, width, say } = cx;
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(cx, { viewport: { width, height: 800 }, colorScheme });
    page.expectsTrouble = true; // what is missing is told by the browser too
    const judge = async (what, search) => {
      await show(page, cx, search);
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }));
      for (const { id, help, nodes } of violations) say(`${what}: ${id} at ${nodes[0].target.join(' ')} (${colorScheme}, ${width} px): ${help}`);
      for (const narrow of width === 360 ? [320, 360] : [width]) {
        await page.setViewportSize({ width: narrow, height: 800 });
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        if (wide > narrow) say(`${what}: is ${wide} px wide on a screen of ${narrow} px`);
      }
    };
    const addresses = corpus.slice(0, 4).map(({ address }) => address);
    await judge('nothing chosen', '');
    await judge('two reports', reportsOf(...addresses.slice(0, 2)));
    await judge('four reports', reportsOf(...addresses));
    await judge('one and a missing one', reportsOf(addresses[0], '2023/none/none'));
    await page.context().close();
  }
}

/** None of these may run, lead away or be asked for; the good report beside each is shown. */
const HOSTILE = [
  '../../etc/passwd', '2023/../../x', '2023/a/../b', '//evil.example/2023/a/b', 'https://evil.example/2023/a/b', 'javascript:alert(1)',
  '2023/a/b?x=1', '2023/a/b#x', '2023/a/%2e%2e', '2023\\a\\b', '<img src=x onerror=alert(1)>', '2023/a/<script>alert(1)</script>', '2023/甲/乙',
  '2023/A/B', '2023/a/b/c', '23/a/b', ' 2023/a/b', '2023/a/b\n', '2023/a', 'x'.repeat(5000), '__proto__', '{n}',
];
async function hostile(cx) {
  const { corpus, say } = cx;
  const page = await open(cx);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const [good] = corpus;
  const folder = good.address.split('/').slice(0, 2).join('/');
  const fine = new RegExp(`/(compare\\.html|assets/[a-z.]+|favicon[.a-z]*|${folder}/reports\\.csv)(\\?.*)?$`);
  for (const [key, value] of [...HOSTILE.map((one) => ['r', one]), ['u', '../x'], ['u', '../../2023/a'], ['u', '//evil.example/2023/a'], ['u', '2023/a/b'], ['add', '../x'], ['add', '<b>2023/a/b.html'], ['r[]', '2023/a/b'], ['', '']]) {
    asked.length = 0;
    await show(page, cx, query([key, value], ['r', good.address]));
    const strange = asked.filter((url) => !url.startsWith('data:') && !fine.test(url));
    if (strange.length) say(`${key}=${value.slice(0, 40)} asks for ${strange[0]}`);
    const [table] = await seen(page);
    if (table?.links.join() !== good.route) say(`${key}=${value.slice(0, 40)}: ${table?.links.join()} stand there instead of ${good.route}`);
    const known = ['r', 'u', 'add'].includes(key);
    const said = await page.locator('#said').evaluate((list) => [list.children.length, list.querySelectorAll('*:not(li)').length, list.textContent.length]);
    if (said.join().replace(/,\d+$/, '') !== (known ? '1,0' : '0,0') || said[2] > 200) say(`${key}=${value.slice(0, 40)} is told as “${(await told(page)).slice(0, 80)}”`);
    if (!page.url().endsWith(`compare.html?r=${good.address}`)) say(`${key}=${value.slice(0, 40)} stays in the address ${page.url().slice(0, 120)}`);
  }
}

async function missing(cx) {
  const { corpus, say, server } = cx;
  const [good] = corpus;
  const page = await open(cx);
  page.expectsTrouble = true;
  const [year, unit] = good.address.split('/');
  for (const address of [`${year}/${unit}/nothing-of-this-name`, '1999/nobody/nothing', `${year}/nobody`]) {
    const kind = address.split('/').length === 2 ? 'u' : 'r';
    await show(page, cx, query([kind, address], ['r', good.address]));
    const text = await told(page);
    if (!text.includes(address) || !text.includes('没有找到')) say(`${address} is missing: “${text}”`);
    if ((await seen(page))[0]?.links.join() !== good.route) say(`${address} is missing, and so is what is there`);
    if (!(await page.locator('#said .away').isVisible())) say(`${address} is missing and cannot be taken away`);
  }
  await page.context().route(/reports\.csv$/, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<title>"404"</title>' }));
  await show(page, cx, reportsOf(good.address));
  if (!(await told(page)).includes('没有找到')) say(`a host that answers with a page for all that is missing: “${await told(page)}”`);
  for (const answer of [{ status: 500, body: '' }, { status: 200, contentType: 'text/csv', body: 'a "b" c' }, { status: 200, contentType: 'text/csv', body: `网页\r\n${'x'.repeat(9e6)}\r\n` }]) {
    await page.context().route(/reports\.csv$/, (route) => route.fulfill(answer));
    await show(page, cx, reportsOf(good.address));
    if (!(await told(page)).includes('没有读出来')) say(`data that cannot be read (${answer.status}, ${answer.body.length} bytes): “${await told(page)}”`);
    if (!(await page.locator('main a[href="reports/index.html"]').isVisible())) say('data that cannot be read: no way to the lists');
  }
  await page.context().unroute(/reports\.csv$/);
  await page.goto(server.url('compare.html'));
  await page.waitForFunction(() => !document.getElementById('more').hidden);
  if (!(await status(page)).includes('还没有选')) say(`nothing is chosen: “${await status(page)}”`);
}

async function cells(cx) {
  const { say } = cx;
  const page = await open(cx);
  const name = '甲,"乙"\n<b>丙</b>';
  const body = `\uFEFF网页,项目名称,实施单位,评价方式,得分,全年预算数（万元）\r\n2023/a/one.html,"甲,""乙""\n<b>丙</b>"," =1+1",单位自评,,-3\r\n2023/a/two.html,丁,,部门评价,101,9\r\n`;
  await page.context().route(/2023\/a\/reports\.csv$/, (route) => route.fulfill({ contentType: 'text/csv', body }));
  await show(page, cx, reportsOf('2023/a/one', '2023/a/two'));
  const [table] = await seen(page);
  if (table?.names.join('|') !== `${name}|丁`) say(`the names are “${table?.names.join('|')}”`);
  const expected = { 单位: '=1+1|未列明', 得分: '未列明|101分', 全年预算: '-3万元|9万元', 评价方式: '单位自评|部门评价' };
  for (const [line, figures] of Object.entries(expected)) {
    if (table?.lines[line]?.join('|') !== figures) say(`${line}: “${table?.lines[line]?.join('|')}” instead of “${figures}”`);
  }
  if (table && '等级' in table.lines) say('a line stands there that no table has a column for');
  const bars = await page.locator('.side path').evaluateAll((all) => all.map((path) => path.getAttribute('d')));
  if (bars.some((bar) => !/^M0 0h(100\.00|\d{1,2}\.\d\d)v4H0z$/.test(bar))) say(`a bar is drawn as ${bars.join(' ')}`);
  if (!(await told(page)).includes('不宜直接比较')) say('kinds differ, and nothing says that scores are not to be compared');
}

async function withoutScript(cx) {
  const page = await open(cx, { javaScriptEnabled: false });
  await page.goto(cx.server.url('compare.html') + reportsOf(cx.corpus[0].address));
  if (!(await page.locator('main').innerText()).includes('没有运行JavaScript')) cx.say('without JavaScript: nothing says so');
  for (const to of ['units/index.html', 'reports/index.html', `${cx.corpus[0].address.slice(0, 4)}/index.html`]) {
    if (!(await page.locator(`main a[href="${to}"]`).first().isVisible())) cx.say(`without JavaScript: no way to ${to}`);
  }
  if (await page.locator('#more').isVisible()) cx.say('without JavaScript: a field that does nothing');
}

async function fromDisk({ browser, site, corpus, say }) {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => say(`from a disk: ${error.message}`));
  await page.goto(pathToFileURL(join(site, 'compare.html')).href + reportsOf(corpus[0].address, corpus[1].address));
  if (!(await page.getByText('从磁盘打开').isVisible())) say('from a disk: nothing says so');
  if (!(await page.locator('main a[href="reports/index.html"]').isVisible())) say('from a disk: no way to the lists');
}

checker('compare', async (site) => {
  const problems = [];
  const server = await serve(site, await folderOf(site));
  const data = rows(await readFile(join(site, 'data/reports.csv'), 'utf8'));
  const corpus = data.map((row) => ({ row, route: row['网页'], address: row['网页'].replace(/\.html$/, '') }));
  const browser = await launch();
  const scenes = SCENES.filter(([name]) => name.includes(process.env.SCENE ?? ''));
  try {
    for (const [name, play] of scenes) {
      const widths = [reports, units, keyboard, accessible].includes(play) ? WIDTHS : [1280];
      for (const width of widths) {
        const say = (text) => problems.push(`${name}${widths.length > 1 ? `, ${width} px` : ''}: ${text}`);
        try {
          await play({ site, browser, server, corpus, width, say });
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
  return { problems, summary: `${scenes.length} scenes, ${corpus.length} reports` };
});
