#!/usr/bin/env node
// sha256sum, as a reader would run it, over manifest-sha256.txt; and no file that the manifest leaves out.
//   node manifest.mjs SITE
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checker, isFile } from './lib/checker.mjs';
import { files } from './lib/discover.mjs';

const MANIFEST = 'manifest-sha256.txt';

checker('manifest', async (site) => {
  if (!isFile(join(site, MANIFEST))) return { problems: [`${MANIFEST}: there is no such file`], summary: 'no manifest' };
  const { status, stdout, stderr, error } = spawnSync('sha256sum', ['--check', '--strict', '--quiet', MANIFEST], {
    cwd: site,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error) throw error;
  const problems = status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
  const lines = (await readFile(join(site, MANIFEST), 'utf8')).split('\n').filter(Boolean);
  const named = new Set(lines.map((line) => line.replace(/^[0-9a-f]{64} [ *](\.\/)?/, '')));
  for (const path of await files(site)) {
    if (path !== MANIFEST && !named.has(path)) problems.push(`${path}: not in the manifest`);
  }
  return { problems, summary: `${named.size} files` };
});
