#!/usr/bin/env node
// Runs the checkers that judge a site's folder, one after another, all of them even if one fails.
//   node all.mjs SITE [name …]        without names: every one
//   node all.mjs --names                their names
import { spawnSync } from 'node:child_process';
import { SITE_CHECKERS } from './lib/checkers.mjs';

if (process.argv[2] === '--names') {
  console.log(Object.keys(SITE_CHECKERS).join('\n'));
  process.exit(0);
}
const [site, ...named] = process.argv.slice(2);
const names = named.length > 0 ? named : Object.keys(SITE_CHECKERS);
const unknown = names.filter((name) => !(name in SITE_CHECKERS));
if (!site || unknown.length > 0) {
  console.error(`usage: node all.mjs SITE [${Object.keys(SITE_CHECKERS).join(' | ')}] …`);
  process.exit(2);
}
const rows = names.map((name) => {
  if (names.length > 1) console.log(`\n── ${name}`);
  const start = Date.now();
  const [program, ...args] = SITE_CHECKERS[name]();
  const { status } = spawnSync(program, [...args, site], { stdio: 'inherit' });
  return { name, status, seconds: (Date.now() - start) / 1000 };
});
const words = { 0: 'passed', 1: 'FAILED' };
if (rows.length > 1) console.log();
for (const { name, status, seconds } of rows.length > 1 ? rows : []) {
  console.log(`${name.padEnd(10)} ${(words[status] ?? 'COULD NOT RUN').padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
}
process.exitCode = rows.every(({ status }) => status === 0) ? 0 : 1;
