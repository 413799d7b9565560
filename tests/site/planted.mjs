#!/usr/bin/env node
// Shows that each checker works: on a copy of a good site it finds nothing, and with one fault planted it fails
// and names that fault. A checker that stays silent, or fails for another reason, fails this.
//   node planted.mjs SITE check.sarif [checker …]        without names: every checker
// EVERY=5: every fifth fault of each, for a look that has little time. GOOD=1: the checkers have just found nothing in SITE.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { CHECKERS } from './lib/checkers.mjs';

const [good, goodSarif, ...named] = process.argv.slice(2);
const names = named.length > 0 ? named : Object.keys(CHECKERS);
if (!good || !goodSarif || names.some((name) => !(name in CHECKERS))) {
  console.error(`usage: node planted.mjs SITE check.sarif [${Object.keys(CHECKERS).join(' | ')}] …`);
  process.exit(2);
}

const PAGE = 'index.html';
const folder = mkdtempSync(join(tmpdir(), 'planted-'));
const site = join(folder, 'site');
const sarif = join(folder, 'check.sarif');
cpSync(good, site, { recursive: true });
cpSync(goodSarif, sarif);

// Every change goes through here, so that it can be taken back.
const originals = new Map();
function edit(path, change) {
  const file = path === sarif ? sarif : join(site, path);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const after = change(before ?? '');
  if (after === before) throw new Error(`nothing to change in ${path}`);
  if (!originals.has(file)) originals.set(file, before);
  after === null ? rmSync(file) : writeFileSync(file, after);
}
function restore() {
  for (const [file, before] of originals) before === null ? rmSync(file) : writeFileSync(file, before);
  originals.clear();
}

const body = (html) => edit(PAGE, (page) => page.replace(/<\/main>/i, `${html}</main>`));
const head = (html) => edit(PAGE, (page) => page.replace(/<\/head>/i, `${html}</head>`));
const policy = (change) =>
  edit(PAGE, (page) =>
    page.replace(/(<meta[^>]*Content-Security-Policy[^>]*content=)(["'])(.*?)\2/is, (_, start, quote, text) => `${start}${quote}${change(text)}${quote}`),
  );
function style(css) {
  const link = readFileSync(join(site, PAGE), 'utf8').match(/<link[^>]*rel=["']?stylesheet["']?[^>]*>/i)?.[0];
  const href = link?.match(/href=["']?([^"'\s>]+)/i)?.[1];
  if (!href) throw new Error(`${PAGE} links no style sheet`);
  edit(posix.normalize(href.replace(/[?#].*/, '')), (text) => `${text}\n${css}\n`);
}
const firstLoc = (change) => edit('sitemap.xml', (text) => text.replace(/<loc>([^<]*)<\/loc>/, (_, url) => change(url)));
const log = (change) =>
  edit(sarif, (text) => {
    const data = JSON.parse(text);
    change(data.runs[0]);
    return JSON.stringify(data);
  });
// As a mistake of ours would be: the description has the right hash of the wrong file.
const table = (name, change) => {
  edit(`data/${name}`, change);
  const bytes = readFileSync(join(site, 'data', name));
  edit('data/datapackage.json', (text) => {
    const description = JSON.parse(text);
    const resource = description.resources.find(({ path }) => path === name);
    resource.bytes = bytes.length;
    resource.hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    return JSON.stringify(description);
  });
};
// The script of the search page, or that of the other page with one, with one thing in it wrong.
const script = (right, wrong) => edit('assets/search.js', (text) => text.replace(right, wrong));
const side = (right, wrong) => edit('assets/compare.js', (text) => text.replace(right, wrong));
// A line of 整改 that names the report it answers.
const answering = () => readFileSync(join(good, 'data/rectifications.jsonl'), 'utf8').split('\n').map((line) => JSON.parse(line || '{}')).find((line) => line.answered_report);
const finding = { ruleId: 'planted', message: { text: 'planted' } };

// checker: [[the fault in words, how to plant it, what the checker must say, the scene that must say it]]
const FAULTS = {
  html: [
    ['an element left open', () => body('<div><p>planted</p>'), /index\.html:.*(unclosed|open)/i],
    ['an id given twice', () => body('<p id="planted">1</p><p id="planted">2</p>'), /duplicate id .planted/i],
    ['a style property that does not exist', () => style('.planted{planted-colour:red}'), /planted-colour/],
  ],
  links: [
    ['a dead link', () => body('<a href="planted/没有.html">x</a>'), /planted\/没有\.html/],
    ['a dead anchor', () => body('<a href="#没有这一章">x</a>'), /#没有这一章.*fragment/i],
    ['a link to a folder, which a disk does not open', () => body('<a href="units/">x</a>'), /units.*directory/i],
    ["a link from the host's root", () => body(`<a href="/${PAGE}">x</a>`), /begins at the host's root/],
    ['a link out of the site', () => body('<a href="../planted.html">x</a>'), /leads out of the site/],
    ['a missing picture', () => body('<img src="planted.png" alt="x">'), /planted\.png/],
    ['a missing script', () => head('<script src="planted.js"></script>'), /planted\.js: there is no/],
    ['a refresh to nowhere', () => head('<meta http-equiv="refresh" content="0; url=planted.html">'), /planted\.html: there is no/],
    ['a style sheet that names a missing picture', () => style('.planted{background:url("planted.png")}'), /planted\.png: there is no/],
    ['a dead address in a feed', () => edit('feed.xml', (text) => text.replace(/(<link[^>]*href=")([^"]*\.html)"/, '$1$2.planted"')), /feed\.xml.*planted/],
    ['a dead address in the sitemap', () => firstLoc((url) => `<loc>${url}.planted</loc>`), /sitemap\.xml.*planted/],
  ],
  axe: [
    ['grey letters on grey', () => (style('.planted{color:#999;background:#aaa}'), body('<p class="planted">planted</p>')), /color-contrast/],
    ['a picture without words', () => body('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">'), /image-alt/],
    ['a field without a label', () => body('<input type="text">'), /label at input/],
    ['small targets side by side', () => (style('.planted{display:flex}.planted button{all:unset;width:9px;height:9px}'), body(`<div class="planted">${'<button type="button">x</button>'.repeat(3)}</div>`)), /target-size/],
    ['something wider than the screen', () => (style('.planted{width:2000px}'), body('<div class="planted">planted</div>')), /px wide on a screen of 320/],
    ['a picture from elsewhere', () => (policy((text) => text.replace(/img-src[^;]*/, 'img-src https:')), body('<img src="https://example.org/planted.png" alt="x">')), /asks for https:\/\/example\.org/],
    ['a script in the page', () => body('<script>document.title = "planted"</script>'), /policy: script-src.* refuses inline/],
    ['a script that breaks', () => (policy((text) => `script-src 'self'; ${text}`), edit('planted.js', () => 'throw new Error("planted")'), head('<script src="planted.js"></script>')), /script: planted/],
    ['a second h1', () => body('<h1>planted</h1>'), /2 h1 instead of one/],
    ['a page that weighs too much', () => body(`<!-- ${'planted '.repeat(8192)} -->`), /a list may weigh/],
  ],
  csp: [
    ["'unsafe-inline'", () => policy((text) => `script-src 'unsafe-inline'; ${text}`), /unsafe-inline/],
    ['a foreign host', () => policy((text) => text.replace(/img-src/, 'img-src https://example.org')), /example\.org is more than/],
    ['no policy', () => edit(PAGE, (page) => page.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, '')), /has no Content-Security-Policy/],
    ['a handler in an attribute', () => body('<p onclick="planted()">x</p>'), /attribute onclick/],
    ['another script on a page with one', () => edit('compare.html', (page) => page.replace('assets/compare.js', 'assets/search.js')), /compare\.html:\d+: a script of its own/],
    ['a script on another page', () => (policy((text) => `script-src 'self'; ${text}`), head('<script src="assets/search.js"></script>')), /index\.html: the policy allows scripts[^]*a script of its own/],
  ],
  jsonld: [
    ['broken JSON-LD', () => head('<script type="application/ld+json">{"@context": planted}</script>'), /JSON-LD cannot be read/],
    ['JSON-LD without @type', () => head('<script type="application/ld+json">{"@context":"https://schema.org"}</script>'), /without @type/],
  ],
  feeds: [
    ['broken XML', () => edit('feed.xml', (text) => text.replace(/<\/entry>/, '')), /feed\.xml: not well-formed/],
    ['an entry without an id', () => edit('feed.xml', (text) => text.replace(/(<entry\b.*?)<id>[^<]*<\/id>/s, '$1')), /entry 1 has no id/],
    ['a year without a feed', () => edit('2023/feed.xml', () => null), /2023\/feed\.xml: there is no such file/],
    ['an entry without a date', () => edit('feed.xml', (text) => text.replace(/(<entry\b.*?)<updated>[^<]*<\/updated>/s, '$1<updated>planted</updated>')), /planted is no date/],
  ],
  sitemap: [
    ['an element the schema does not know', () => firstLoc((url) => `<loc>${url}</loc><planted/>`), /planted.*not expected/],
    ['an address of another site', () => firstLoc(() => '<loc>https://example.org/planted.html</loc>'), /example\.org\/planted\.html is not under/],
  ],
  data: [
    ['an answered report that its page does not lead to', () => edit(answering().report, (page) => page.replaceAll(posix.basename(answering().answered_report), 'elsewhere.html')), /is not linked there/],
    ['an amount that is a word', () => table('funds.csv', (text) => text.replace(/,合计,,[\d.]*,[\d.]*,[\d.]+,/, ',合计,,,,planted,')), /funds\.csv: .*planted/],
    ['a row given twice', () => table('reports.csv', (text) => `${text}${text.trimEnd().split('\r\n').at(-1)}\r\n`), /reports\.csv: .*unique|primary/i],
    ['a report that is not there', () => table('goals.csv', (text) => text.replace(/\r\n[^,\r]*/, '\r\nplanted.html')), /goals\.csv: .*foreign key/i],
    ['no byte order mark', () => edit('data/reports.csv', (text) => text.replace(/^\uFEFF/, '')), /reports\.csv: no byte order mark/],
    ['an altered byte', () => edit('data/units.csv', (text) => text.replace('\r\n', '\r\n ')), /units\.csv: .*hash/],
    ['another figure in JSON', () => edit('data/reports.jsonl', (text) => text.replace(/"spent_wan":[\d.]+/, '"spent_wan":0.5')), /reports\.jsonl:1: '0\.5' is/],
    ['a workbook that lacks a row', () => table('units.csv', (text) => `${text}planted,planted,,,,,1\r\n`), /data\.xlsx: 单位 has \d+ rows/],
    ['a formula', () => table('reports.csv', (text) => text.replace(/\r\n([^,]*,[^,]*,[^,]*,[^,]*),[^,]*,/, '\r\n$1,=1+1,')), /would be worked out/],
    ['what no page shows', () => table('corrections.csv', (text) => text.replace(/\r\n$/, 'planted\r\n')), /corrections\.csv: 说明 .* is not on its page/],
    ['a column that is not explained', () => edit('data/index.html', (text) => text.replaceAll('>goals<', '>planted<')), /does not explain goals/],
    ['a file that is not described', () => edit('data/planted.csv', () => '\uFEFFa\r\n'), /planted\.csv: not described/],
    ['SQL that is wrong', () => edit('data/index.html', (text) => text.replace('<code>SELECT', '<code>SELECT planted,')), /DuckDB: .*planted/],
    ['rows of a list that are none', () => edit('units/qinghe.csv', (text) => text.replace('青禾', 'planted')), /units\/qinghe\.csv: a row that reports\.csv has not/],
    ["a year's units that are none", () => edit('2023/units.csv', (text) => text.replace('青禾', 'planted')), /2023\/units\.csv: not the rows of unit-years\.csv/],
    ['a rate of a unit that no page shows', () => edit('2023/units.html', (text) => text.replace('>98.21%<', '>89.21%<')), /2023\/units\.html: 98\.21% is not on it/],
  ],
  spreadsheet: [
    ['another figure in CSV', () => edit('data/units.csv', (text) => text.replace(/\d(?=\r\n)/, '8765')), /单位 row \d+: .* is .*8765/],
    ['a sheet of another name', () => edit('data/datapackage.json', (text) => text.replaceAll('"title": "单位"', '"title": "planted"')), /planted: no such sheet/],
  ],
  manifest: [
    ['an altered byte', () => edit(PAGE, (page) => page.replace(/<\/html>/i, '</html >')), /index\.html: FAILED/],
    ['a file that is not listed', () => edit('planted.txt', () => 'planted'), /planted\.txt: not in the manifest/],
  ],
  search: [
    ['a script that grew', () => script('// The', `// ${'planted '.repeat(99)}`), /the script weighs/, 'every page'],
    ['a page without a field', () => edit('units/index.html', (text) => text.replace(/<form[^]*?<\/form>/, '')), /units\/index\.html: 0 fields/, 'every page'],
    ['a report that is passed over', () => script('has[first + doc] = 1', 'has[first + doc] = doc % 4 ? 1 : 0'), /does not find/, 'substrings'],
    ['a hit that is not confirmed', () => script('!missing(open, await linesAt(route)).length', 'true'), /which do not have it/, 'random'],
    ['a range that is left open', () => script('!(of(doc) > high)', 'true'), /which do not have it/, 'filters'],
    ['an order that is none', () => script('rank(a) - rank(b)', '0'), /not in order/, 'filters'],
    ['hits that no page shows', () => script("href: address({ from: at })", "href: address({ from: at + 3 })"), /page after page \d+ hits/, 'page after page'],
    ['words that are kept out of the address', () => script("['q', ...FILTERS", '[...FILTERS'), /Timeout|hits instead of/, 'three words'],
    ['steps that cannot be gone back', () => script("typing ? 'replaceState' : 'pushState'", "'replaceState'"), /other hits a step further back/, 'three words'],
    ['a letter that is a step', () => script("typing ? 'replaceState' : 'pushState'", "'pushState'"), /every letter is a step/, 'typing'],
    ['a word that is composed and looked for', () => script('if (isComposing) return;', ''), /still being composed/, 'typing'],
    ['arrows that lead nowhere', () => script('ArrowDown: 1', 'ArrowDown: round'), /arrow does not lead/, 'keyboard'],
    ['a list of nothing', () => script("'role', 'option'", "'role', 'note'"), /Timeout/, 'keyboard'],
    ['faint words', () => style('.facts{color:#999 !important;background:#aaa}'), /color-contrast/, 'axe'],
    ['something from elsewhere', () => (edit('search.html', (text) => text.replace('connect-src', 'connect-src https:')), script('const answer =', "fetch('https://example.org/planted').catch(() => {});\n  const answer =")), /asks for https:\/\/example\.org/, 'three words'],
    ['nothing said without JavaScript', () => edit('search.html', (text) => text.replace(/<noscript>.*?<\/noscript>/, '')), /nothing says so/, 'without'],
    ['nothing said from a disk', () => script("$('disk').hidden = !onDisk;", ''), /nothing says that hits/, 'disk'],
    ['an index that is not read again', () => script('if (!again) { //', 'if (false) { //'), /not read again|hits where a part/, 'replaced'],
  ],
  compare: [
    ['a script that grew', () => side('// Side', `// ${'planted '.repeat(400)}`), /the script weighs/, 'small'],
    ['the figure of another report', () => side("stated.forEach((value, n)", "stated.reverse().forEach((value, n)"), /instead of “/, 'reports'],
    ['a figure that no page has', () => side('cell.append(value + unit)', "cell.append(value.replace('.', '1.') + unit)"), /is not on its page/, 'reports'],
    ['a name that leads elsewhere', () => side("kind === 'r' ? '.html'", "kind === 'r' ? '/index.html'"), /the name of .* leads to/, 'reports'],
    ['what is chosen twice, twice', () => side('chosen.set(kind + address,', 'chosen.set({},'), /reports were chosen/, 'reports'],
    ['a fifth report', () => side('all.slice(0, MOST)', 'all'), /six reports/, 'reports'],
    ['nothing said of other kinds', () => side('if (differ &&', 'if (false &&'), /nothing says that scores/, 'hard to read'],
    ['nothing said of other years', () => side('year !== items[0].year', 'false'), /years differ/, 'reports'],
    ['a table that is wider than a telephone', () => style('.side{min-width:600px}'), /px wide on a screen/, 'reports'],
    ['columns of units that are passed over', () => side("'others' in dataset", 'false'), /a column that no line is for/, 'units of a year'],
    ['a link that takes the other one away', () => side('one.join() !== [kind', 'one.join() === [kind'), /Timeout/, 'keyboard'],
    ['an address as it is copied', () => side('const COPIED = /(?:^|[\\s/])', 'const COPIED = /^'), /Timeout/, 'keyboard'],
    ['faint words', () => style('.away{color:#bbb !important}'), /color-contrast/, 'axe'],
    ['an address that is not looked at', () => side('u: /^', 'u: /'), /asks for|is told as|stand there instead/, 'hostile'],
    ['markup of an address', () => side("const line = make('li', '');\n  line.append(...parts);", "const line = make('li', '');\n  line.innerHTML = parts.join('');"), /is told as/, 'hostile'],
    ['something from elsewhere', () => (edit('compare.html', (text) => text.replace('connect-src', 'connect-src https:')), side('const answer =', "fetch('https://example.org/planted').catch(() => {});\n  const answer =")), /asks for https:\/\/example\.org/, 'reports'],
    ['nothing said of what is missing', () => side('if (!row) tell', 'if (false) tell'), /is missing: “”/, 'missing'],
    ['data of any size', () => side('text.length > LARGEST', 'false'), /data that cannot be read/, 'missing'],
    ['quotation marks that stay', () => side(".replaceAll('\"\"', '\"')", ''), /the names are/, 'hard to read'],
    ['nothing said without JavaScript', () => edit('compare.html', (text) => text.replace(/<noscript>.*?<\/noscript>/, '')), /nothing says so/, 'without'],
    ['nothing said from a disk', () => side("$('disk').hidden = location.protocol !== 'file:';", ''), /nothing says so/, 'disk'],
  ],
  sarif: [
    ['a level that does not exist', () => log((run) => (run.results = [{ ...finding, level: 'fatal' }])), /level must be equal/],
    ['a rule index beyond the rules', () => log((run) => (run.results = [{ ...finding, ruleIndex: 99999 }])), /SARIF1009/],
    ['half a log', () => edit(sarif, (text) => text.slice(0, text.length >> 1)), /JSON/],
  ],
};

const EVERY = Number(process.env.EVERY ?? 1);
const GOOD = process.env.GOOD === '1';

// One telephone shows a fault as well as two screens, and nobody waits long for what cannot come.
const QUICK = { compare: { WIDTHS: '360', PATIENCE: '4000' } };

function run(name, scene = '') {
  const [program, ...args] = CHECKERS[name]();
  const target = name === 'sarif' ? [sarif] : name === 'axe' ? [site, PAGE] : [site];
  const { status, stdout, stderr } = spawnSync(program, [...args, ...target], { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...QUICK[name], SCENE: scene } });
  return { status, output: `${stdout}${stderr}` };
}

let caught = 0;
let missed = 0;
function miss(text, output) {
  missed += 1;
  console.log(`${text}\n${output.split('\n').slice(0, 12).map((line) => `    ${line}`).join('\n')}`);
}
try {
  for (const name of names) {
    const before = GOOD ? { status: 0 } : run(name);
    if (before.status !== 0) {
      miss(`NOT SHOWN: ${name} finds faults before one is planted (exit code ${before.status})`, before.output);
      continue;
    }
    for (const [fault, plant, says, scene] of FAULTS[name].filter((_, at) => at % EVERY === 0)) {
      try {
        plant();
        const { status, output } = run(name, scene);
        if (status === 1 && says.test(output)) {
          caught += 1;
          console.log(`planted fault caught: ${name}: ${fault}`);
        } else {
          miss(`NOT CAUGHT: ${name}: ${fault} (exit code ${status})`, output);
        }
      } catch (error) {
        miss(`NOT PLANTED: ${name}: ${fault}`, String(error.message));
      } finally {
        restore();
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${caught} planted faults caught, ${missed} missed`);
process.exitCode = missed > 0 ? 1 : 0;
