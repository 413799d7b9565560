// Chooses one page of every kind of a built site, so that slow checks see every template once.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below `site`, relative, "/"-separated, sorted: the same folder gives the same list. */
export async function files(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(site, '/').length))
    .sort();
}

const COLLECTIONS = new Set(['units', 'scores', 'reports', 'basis', 'data', 'assets', 'static']);
const YEAR = /^(19|20)\d\d$/;

/** The kind of a page by its address; null: no page of ours. */
export function kindOf(path) {
  const parts = path.split('/');
  const last = parts.at(-1);
  if (!last.endsWith('.html')) return null;
  const paged = /^page-\d+\.html$/.test(last);
  if (parts.length === 1) {
    if (last === 'index.html') return 'home';
    if (last === '404.html') return 'missing';
    if (last === 'search.html') return 'search';
    if (last === 'compare.html') return 'side by side';
    if (last === 'terms.html') return 'terms';
    if (paged) return 'home, continued';
    return 'own page';
  }
  if (YEAR.test(parts[0])) {
    if (last === 'units.html' && parts.length === 2) return "a year's units";
    if (parts[1] === 'units') return paged ? "a year's units, continued" : "a year's units, in another order";
    if (parts.length === 2) return paged ? 'year, continued' : 'year';
    if (parts.length === 3) {
      if (last === 'index.html') return 'unit in a year';
      return paged ? 'unit in a year, continued' : 'report';
    }
    return null; // the files of a report
  }
  if (COLLECTIONS.has(parts[0])) {
    if (parts.length === 2) {
      if (last === 'index.html') return parts[0];
      return paged ? `${parts[0]}, continued` : `one of ${parts[0]}`;
    }
    return paged ? `one of ${parts[0]}, continued` : `below ${parts[0]}`;
  }
  return 'own page';
}

const LISTS = /^(home|year|a year's units|unit in a year|units|scores|reports|basis|one of )/;
export const isList = (kind) => LISTS.test(kind);

/** [{path, kind}]: one page of each kind, every own page (at most five), three reports incl. a withdrawn one. */
export async function discover(site) {
  const byKind = new Map();
  for (const path of await files(site)) {
    const kind = kindOf(path);
    if (kind === null) continue;
    if (!byKind.has(kind)) byKind.set(kind, []);
    byKind.get(kind).push(path);
  }
  const chosen = [];
  for (const [kind, paths] of [...byKind].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (kind === 'report') {
      for (const path of await reports(site, paths)) chosen.push({ path, kind });
    } else if (kind === 'own page') {
      for (const path of paths.slice(0, 5)) chosen.push({ path, kind });
    } else {
      chosen.push({ path: await longest(site, paths), kind });
    }
  }
  return chosen;
}

const LOOKED_AT = 400;

async function read(site, path) {
  return readFile(join(site, path), 'utf8');
}

/** An old address opens another page at once: there is nothing on it to look at. */
const leadsOn = (text) => text.includes('http-equiv="refresh"');

/** The longest page of a kind shows most of its template. */
async function longest(site, paths) {
  let best = paths[0];
  let size = -1;
  for (const path of paths.slice(0, LOOKED_AT)) {
    const text = await read(site, path);
    const length = leadsOn(text) ? 0 : text.length;
    if (length > size) [best, size] = [path, length];
  }
  return best;
}

async function reports(site, paths) {
  const sizes = [];
  let withdrawn = null;
  for (const path of paths.slice(0, LOOKED_AT)) {
    const text = await read(site, path);
    if (leadsOn(text)) continue;
    sizes.push([text.length, path]);
    if (!withdrawn && /class="[^"]*withdrawn|撤回|撤下|已撤/.test(text)) withdrawn = path;
  }
  sizes.sort(([a], [b]) => b - a);
  const chosen = new Set([sizes[0][1], sizes.at(-1)[1], sizes[sizes.length >> 1][1]]);
  if (withdrawn) chosen.add(withdrawn);
  return [...chosen];
}
