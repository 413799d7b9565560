#!/usr/bin/env node
// No dead link, anchor or file anywhere in a site, as it lies on the disk.
//   node links.mjs SITE
// lychee follows every link of pages, feeds and sitemaps, fragments too; addresses under the site's own base
// count as files. It does not look at scripts, refreshes and style sheets, nor for links that leave the
// folder and happen to meet a file: those few are ours.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { baseOf } from './lib/base.mjs';
import { checker, isFile, venv } from './lib/checker.mjs';
import { files } from './lib/discover.mjs';
import { pages } from './lib/html.mjs';

checker('links', async (site) => {
  const base = await baseOf(site);
  const { checked, problems } = await lychee(site, base);
  const own = await ours(site, base);
  return { problems: [...problems, ...own.problems], summary: `${checked + own.checked} links` };
});

async function lychee(site, base) {
  const root = pathToFileURL(site + '/').href;
  const args = ['--offline', '--include-fragments', '--no-ignore', '--hidden', '--no-progress', '--format', 'json'];
  // A folder is no page on a disk, so a relative link must name its index.html.
  args.push('--index-files=', '--extensions', 'html,xml');
  if (base) {
    const address = '^' + base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // The page for missing addresses is shown at any depth, so its links begin at the host's root.
    args.push('--root-dir', site, '--remap', `^${root}${new URL(base).pathname.slice(1)}(.*)$ ${root}\${1}`);
    args.push('--remap', `${address}((?:[^?#]*/)?)$ ${root}\${1}index.html`);
    args.push('--remap', `${address}(.*[^/])$ ${root}\${1}`);
  }
  const { code, stdout, stderr } = await new Promise((done) =>
    execFile(venv('lychee'), [...args, site], { maxBuffer: 1 << 30, cwd: site }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    ),
  );
  if (code !== 0 && code !== 2) throw new Error(`lychee ended with ${code}: ${stderr}`);
  const answer = JSON.parse(stdout);
  if (answer.total === 0) throw new Error('lychee found no link at all');
  const problems = Object.entries({ ...answer.error_map, ...answer.timeout_map }).flatMap(([source, links]) =>
    links.map(({ url, span, status }) => {
      const target = url.startsWith(root) ? url.slice(root.length) : url;
      return `${relative(site, source)}:${span?.line ?? 0}: ${decode(target)}: ${status?.details ?? status?.text}`;
    }),
  );
  return { checked: answer.total, problems };
}

const LINKS = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'cite', 'xlink:href'];

async function ours(site, base) {
  const home = base && new URL(base).pathname;
  const problems = [];
  let checked = 0;
  const look = (from, line, link, mustExist) => {
    if (link === '' || /^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(link)) return;
    checked += 1;
    if (from === '404.html' && home && link.startsWith(home)) {
      const file = join(site, decode(link.slice(home.length).replace(/[?#].*$/s, '')));
      if (!isFile(file)) problems.push(`${from}:${line}: ${link}: there is no such file`);
      return;
    }
    const target = join(dirname(join(site, from)), decode(link.replace(/[?#].*$/s, '')));
    const where = `${from}:${line}: ${link}`;
    if (link.startsWith('/')) problems.push(`${where}: begins at the host's root, so the folder cannot be moved`);
    else if (relative(site, target).startsWith('..')) problems.push(`${where}: leads out of the site`);
    else if (mustExist && !isFile(target)) problems.push(`${where}: there is no such file`);
  };
  for await (const { path, elements } of pages(site)) {
    for (const { tag, attrs, line } of elements) {
      for (const name of LINKS) {
        if (name in attrs) look(path, line, attrs[name].trim(), tag === 'script');
      }
      if (tag === 'meta' && attrs['http-equiv']?.toLowerCase() === 'refresh') {
        const link = attrs.content?.match(/url\s*=\s*['"]?([^'"]*)/i)?.[1];
        if (link) look(path, line, link.trim(), true);
      }
    }
  }
  for (const path of (await files(site)).filter((path) => path.endsWith('.css'))) {
    const style = (await readFile(join(site, path), 'utf8')).replace(/\/\*.*?\*\//gs, '');
    for (const [, , link] of style.matchAll(/url\(\s*(['"]?)(.*?)\1\s*\)/g)) look(path, 0, link, true);
  }
  return { problems, checked };
}

function decode(link) {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
