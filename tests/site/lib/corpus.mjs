// What can be searched on a built site, read from its pages and its open data, and what a search must find:
// written after the description of the index (src/search), and sharing nothing with the script.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'parse5';

const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
);
const WITHOUT_TEXT = new Set(['style', 'script', 'svg']);
const MARKS = [
  [/[“”„‟«»「」『』]/g, '"'],
  [/[‘’‚‛]/g, "'"],
  [/[〔【[〖]/g, '('],
  [/[〕】\]〗]/g, ')'],
  [/[‐‑‒–—―−─]/g, '-'],
  [/[·•・‧∙⋅]/g, '·'],
];
const NOTHING = /[\s\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]/g;

/** The value that a file of the index hands over. */
export async function indexFile(site, path) {
  let value;
  runInNewContext(await readFile(join(site, 'search', path), 'utf8'), { mingbaiSearch: (data) => (value = data) });
  return value;
}

const named = (name) => `${name.slice(0, 2)}/${name.slice(2)}.js`;

/** The rows of a table, each by the titles of its columns. */
export function rows(csv) {
  const all = [];
  let row = [];
  for (const [, quoted, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) all.push(row);
    row = [];
  }
  const [head, ...rest] = all;
  return rest.map((cells) => Object.fromEntries(head.map((title, n) => [title, cells[n]])));
}

/** The lines of a page that are searched, as they are written. */
function linesOf(html) {
  const marked = html.includes('<!--search-->');
  const lines = [''];
  let inside = false;
  const walk = (node) => {
    if (node.nodeName === '#comment') {
      if (node.data === 'search') inside = true;
      if (node.data === '/search') inside = false;
      lines.push('');
    } else if (node.nodeName === '#text') {
      if (inside) lines[lines.length - 1] += node.value;
    } else if (!WITHOUT_TEXT.has(node.nodeName)) {
      const main = !marked && node.nodeName === 'main';
      if (main) inside = true;
      const breaks = !INLINE.has(node.nodeName);
      if (breaks) lines.push('');
      for (const child of node.childNodes ?? []) walk(child);
      if (breaks) lines.push('');
      if (main) inside = false;
    } else {
      lines.push('');
    }
  };
  walk(parse(html));
  return lines;
}

export class Corpus {
  /** All reports, or those whose rows in the data `some` picks. */
  static async read(site, some = (rows) => rows) {
    const corpus = new Corpus();
    const root = await indexFile(site, 'root.js');
    const table = await Promise.all(root.fold.match(/.{16}/g).map((name) => indexFile(site, named(name))));
    corpus.simplified = new Map(table.flatMap(([from, to]) => Array.from(from, (traditional, n) => [traditional, to[n]])));
    const data = async (name) => rows(await readFile(join(site, 'data', name), 'utf8'));
    const units = new Map((await data('units.csv')).map((unit) => [unit['单位标识'], unit]));
    const byName = new Map(Array.from(units, ([id, unit]) => [unit['单位名称'], id]));
    const above = (id) => (id === undefined ? [] : [id, ...above(byName.get(units.get(id)['上级单位']))]);
    const number = (text) => (text === '' ? null : Number(text));
    const all = await data('reports.csv');
    if (all.length !== root.reports) throw new Error(`${all.length} reports, ${root.reports} in the index`);
    corpus.reports = await Promise.all(
      some(all).map(async (row) => {
        const id = row['单位标识'];
        const label = units.get(id)['简称'] || units.get(id)['单位名称'];
        const names = [row['项目名称'], label].map((text) => corpus.normal(text));
        const lines = linesOf(await readFile(join(site, decodeURI(row['网页'])), 'utf8'));
        return {
          route: row['网页'],
          title: row['项目名称'],
          label,
          names,
          lines: [...new Set([...names, ...lines.map((line) => corpus.normal(line)).filter(Boolean)])],
          year: row['年度'],
          unit: above(id),
          grade: row['等级'],
          score: number(row['得分']),
          budget: number(row['全年预算数（万元）']),
          rate: number(row['执行率（%）']),
          date: row['公开日期'].slice(0, 10),
        };
      }),
    );
    return corpus;
  }

  normal(text) {
    let normal = Array.from(text, (c) => Array.from(c.normalize('NFKC'), (one) => one.toLowerCase()).join('')).join('');
    normal = normal.replace(NOTHING, '');
    for (const [marks, to] of MARKS) normal = normal.replace(marks, to);
    normal = Array.from(normal, (c) => this.simplified.get(c) ?? c).join('');
    return normal.replace(/(?<=[0-9]),(?=[0-9])/g, '');
  }

  /** The addresses of the reports that a search must find. */
  expected({ q = '', ...filters }) {
    const terms = q.split(/\s+/).map((word) => this.normal(word)).filter(Boolean);
    const found = this.reports.filter((report) => {
      const has = terms.every((term) =>
        (Array.from(term).length === 1 ? report.names : report.lines).some((line) => line.includes(term)),
      );
      return has && Object.entries(filters).every(([key, value]) => fits(report, key, value));
    });
    return new Set(found.map(({ route }) => route));
  }
}

function fits(report, key, value) {
  if (key === 'sort' || key === 'from') return true;
  if (key === 'unit') return report.unit.includes(value);
  if (key === 'year' || key === 'grade') return report[key] === value;
  const [low, high] = value.split('-').map((end) => (end === '' ? null : Number(end)));
  const rounded = report[key] === null ? null : Math.round(report[key] * (key === 'budget' ? 10000 : 100)) / (key === 'budget' ? 10000 : 100);
  return rounded !== null && (low === null || rounded >= low) && (high === null || rounded <= high);
}

/** The same numbers for the same seed. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (end) => Math.floor(next() * end);
  return { below, of: (list) => list[below(list.length)] };
}
