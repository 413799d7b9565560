#!/usr/bin/env node
// The sitemaps against the schema of sitemaps.org (xmllint), and their addresses against the files.
//   node sitemap.mjs SITE
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseOf } from './lib/base.mjs';
import { HERE, checker, isFile } from './lib/checker.mjs';
import { files } from './lib/discover.mjs';

const MOST_ADDRESSES = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;

checker('sitemap', async (site) => {
  const base = await baseOf(site);
  const maps = (await files(site)).filter((path) => /^sitemap[^/]*\.xml$/.test(path));
  const problems = [];
  if (!base) problems.push('robots.txt: names no sitemap');
  if (!maps.includes('sitemap.xml')) problems.push('sitemap.xml: there is no such file');
  const seen = new Set();
  for (const path of maps) {
    const text = readFileSync(join(site, path), 'utf8');
    const schema = text.includes('<sitemapindex')
      ? join(HERE, 'sitemapindex.xsd')
      : join(HERE, 'node_modules/sitemap/schema/sitemap.xsd');
    const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, join(site, path)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (error) throw new Error(`xmllint (package libxml2-utils): ${error.message}`);
    if (status !== 0) problems.push(`${path}: ${stderr.trim()}`);
    const addresses = [...text.matchAll(/<loc>\s*(.*?)\s*<\/loc>/gs)].map(([, address]) => address.replaceAll('&amp;', '&'));
    if (addresses.length === 0) problems.push(`${path}: names no address`);
    if (addresses.length > MOST_ADDRESSES) problems.push(`${path}: ${addresses.length} addresses, at most ${MOST_ADDRESSES} are allowed`);
    if (Buffer.byteLength(text) > MOST_BYTES) problems.push(`${path}: larger than 50 MiB`);
    for (const address of addresses) {
      if (seen.has(address)) problems.push(`${path}: ${address} twice`);
      seen.add(address);
      if (!base || !address.startsWith(base)) {
        problems.push(`${path}: ${address} is not under ${base}`);
        continue;
      }
      const file = decodeURIComponent(address.slice(base.length)) || 'index.html';
      if (!isFile(join(site, file.endsWith('/') ? `${file}index.html` : file))) {
        problems.push(`${path}: ${address}: there is no such file`);
      }
    }
  }
  return { problems, summary: `${maps.length} sitemaps, ${seen.size} addresses` };
});
