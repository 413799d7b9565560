#!/usr/bin/env node
// The Nu Html Checker (the W3C's) over every page, style sheet and SVG of a site, in one JVM.
//   node html.mjs SITE
import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HERE, checker } from './lib/checker.mjs';
import { files } from './lib/discover.mjs';

// Otherwise it reads every file of the folder as a page.
const ONLY = ['--skip-non-html', '--also-check-css', '--also-check-svg'];

// Messages we do not follow, each with its reason. Keep it short.
const ACCEPTED = [
  // It holds 'self' against a page's own style sheet (it does not know the address) and JSON-LD, which is data,
  // for a script; csp.mjs reads the policy, and in axe.mjs a browser applies it.
  /violates Content Security Policy/,
];

checker('html', async (site) => {
  const all = await files(site);
  const count = (ending) => all.filter((path) => path.endsWith(ending)).length;
  if (count('.html') === 0) throw new Error('no page in the folder');
  const jar = join(HERE, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const { stdout, stderr } = await new Promise((done) =>
    execFile(
      'java',
      ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...ONLY, site],
      { maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
      (error, stdout, stderr) => done({ stdout, stderr: error ? `${error.message}\n${stderr}` : stderr }),
    ),
  );
  if (!stdout.trim().startsWith('{')) throw new Error(`the Nu Html Checker did not answer: ${stderr}`);
  const problems = [];
  const notes = [];
  for (const message of JSON.parse(stdout).messages) {
    if (ACCEPTED.some((accepted) => accepted.test(message.message))) continue;
    const file = message.url ? relative(site, fileURLToPath(message.url)) : '?';
    const text = `${file}:${message.lastLine ?? 0}:${message.firstColumn ?? 0}: ${message.message}`;
    if (message.type === 'info') notes.push(text);
    else problems.push(text);
  }
  return { problems, notes, summary: `${count('.html')} pages, ${count('.css')} style sheets, ${count('.svg')} drawings` };
});
