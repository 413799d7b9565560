#!/usr/bin/env node
// Takes full-page pictures of pages of a built site, so that people can look at them.
//
//   node shots.mjs SITE OUTDIR [page.html …]        pages relative to SITE; without any: one of each kind
//   WIDTHS=320,768 MODES=light node shots.mjs …      other widths, fewer modes (light, dark, print)
//   SCRIPT=off node shots.mjs …                      as a reader without JavaScript sees it
//
// Files: OUTDIR/<page with / as _>.<width>.<mode>.png
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch } from './lib/browser.mjs';
import { folderOf, serve } from './lib/server.mjs';

const [site, out, ...named] = process.argv.slice(2);
if (!site || !out) {
  console.error('usage: node shots.mjs SITE OUTDIR [page.html …]');
  process.exit(2);
}
const widths = (process.env.WIDTHS ?? '360,1280').split(',').map(Number);
const modes = (process.env.MODES ?? 'light,dark,print').split(',');
const javaScriptEnabled = process.env.SCRIPT !== 'off';
// A page taller than Chromium's largest picture is cut off there.
const TALLEST = 16000;

let pages = named;
if (pages.length === 0) {
  const { discover } = await import('./lib/discover.mjs');
  pages = (await discover(site)).map((page) => page.path);
}
await mkdir(out, { recursive: true });
const server = await serve(site, await folderOf(site));
const browser = await launch();
let failed = false;
try {
  for (const width of widths) {
    for (const mode of modes) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: mode === 'dark' ? 'dark' : 'light',
        javaScriptEnabled,
      });
      const page = await context.newPage();
      await page.emulateMedia({
        media: mode === 'print' ? 'print' : 'screen',
        colorScheme: mode === 'dark' ? 'dark' : 'light',
      });
      for (const path of pages) {
        // "search.html?q=道路" keeps its query.
        const at = path.indexOf('?');
        const url = at < 0 ? server.url(path) : server.url(path.slice(0, at)) + path.slice(at);
        const answer = await page.goto(url, { waitUntil: at < 0 ? 'load' : 'networkidle' });
        if (answer.status() !== 200) {
          console.error(`${path}: status ${answer.status()}`);
          failed = true;
          continue;
        }
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        const name = `${path.replaceAll('/', '_').replaceAll('?', '_')}.${width}.${mode}.png`;
        const file = resolve(join(out, name));
        if (height > TALLEST) {
          await page.screenshot({
            path: file,
            fullPage: true,
            clip: { x: 0, y: 0, width, height: TALLEST },
          });
        } else {
          await page.screenshot({ path: file, fullPage: true });
        }
        console.log(file);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = failed ? 1 : 0;
