#!/usr/bin/env node
// Every JSON-LD block is JSON that says in which vocabulary it speaks and of what; each kind of page says it is one.
//   node jsonld.mjs SITE
import { checker } from './lib/checker.mjs';
import { kindOf } from './lib/discover.mjs';
import { pages } from './lib/html.mjs';

// At least one page of the kind says so (a withdrawn report or a page that leads on says less).
const EXPECTED = { report: 'Report', data: 'Dataset', 'one of units': 'GovernmentOrganization' };

checker('jsonld', async (site) => {
  const problems = [];
  const kinds = new Set();
  const told = new Set();
  let blocks = 0;
  for await (const { path, elements } of pages(site)) {
    const kind = kindOf(path);
    kinds.add(kind);
    for (const { tag, attrs, text, line } of elements) {
      if (tag !== 'script' || attrs.type?.trim().toLowerCase() !== 'application/ld+json') continue;
      blocks += 1;
      let data;
      try {
        data = JSON.parse(text);
      } catch (error) {
        problems.push(`${path}:${line}: JSON-LD cannot be read: ${error.message}`);
        continue;
      }
      for (const node of Array.isArray(data) ? data : [data]) {
        const nodes = node?.['@graph'] ?? [node];
        if (!/^https?:\/\/schema\.org\/?$/.test(node?.['@context'])) {
          problems.push(`${path}:${line}: JSON-LD without the @context of schema.org`);
        }
        for (const { '@type': type } of nodes) {
          if (!type) problems.push(`${path}:${line}: JSON-LD without @type`);
          for (const name of [type].flat()) told.add(`${kind}: ${name}`);
        }
      }
    }
  }
  if (blocks === 0) problems.push('no page has JSON-LD');
  for (const [kind, type] of Object.entries(EXPECTED)) {
    if (kinds.has(kind) && !told.has(`${kind}: ${type}`)) problems.push(`no page of the kind "${kind}" says that it is a ${type}`);
  }
  return { problems, summary: `${blocks} blocks` };
});
