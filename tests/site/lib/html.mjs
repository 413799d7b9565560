// Reads pages with parse5, the HTML standard's own algorithm, and walks their elements.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'parse5';
import { files } from './discover.mjs';

/** Every page below `site` as {path, elements}; an element: {tag, attrs, text, line}. */
export async function* pages(site) {
  for (const path of await files(site)) {
    if (!path.endsWith('.html')) continue;
    const document = parse(await readFile(join(site, path), 'utf8'), {
      sourceCodeLocationInfo: true,
    });
    yield { path, elements: [...walk(document)] };
  }
}

function* walk(node) {
  if (node.tagName) {
    yield {
      tag: node.tagName,
      attrs: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      text: node.childNodes
        .filter((child) => child.nodeName === '#text')
        .map((child) => child.value)
        .join(''),
      line: node.sourceCodeLocation?.startLine ?? 0,
    };
  }
  for (const child of node.content?.childNodes ?? node.childNodes ?? []) yield* walk(child);
}
