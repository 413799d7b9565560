// Where the site says it is published: the address before "sitemap.xml" in robots.txt.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The base address, ending in "/"; null if the site names none (then it has no feeds and no sitemap). */
export async function baseOf(site) {
  const robots = await readFile(join(site, 'robots.txt'), 'utf8').catch(() => '');
  const line = robots.match(/^sitemap:\s*(\S+)\s*$/im);
  return line ? line[1].replace(/[^/]*$/, '') : null;
}
