#!/usr/bin/env node
// The Content-Security-Policy of every page: Google's csp_evaluator finds nothing grave in it, it names
// nobody but the site itself, it stands before what it rules, and the page needs nothing that it refuses. The search
// page and the one that puts things side by side have a script each and allow it; no other page does.
//   node csp.mjs SITE
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { checker } from './lib/checker.mjs';
import { pages } from './lib/html.mjs';

const OWN = /^('none'|'self'|'sha(256|384|512)-[A-Za-z0-9+/=_-]+'|data:)$/;
const NO_SOURCES = new Set(['sandbox', 'upgrade-insecure-requests', 'require-trusted-types-for', 'trusted-types']);
const GRAVE = new Set([Severity.HIGH, Severity.SYNTAX]);
const WITH_SCRIPT = { 'search.html': 'assets/search.js', 'compare.html': 'assets/compare.js' };
const RULED = new Set(['link', 'script', 'style', 'img', 'base']);

checker('csp', async (site) => {
  const problems = [];
  const policies = new Map();
  let count = 0;
  for await (const { path, elements } of pages(site)) {
    count += 1;
    const isPolicy = ({ tag, attrs }) =>
      tag === 'meta' && attrs['http-equiv']?.toLowerCase() === 'content-security-policy';
    const at = elements.findIndex(isPolicy);
    if (at < 0) {
      problems.push(`${path}: has no Content-Security-Policy`);
      continue;
    }
    const early = elements.slice(0, at).find(({ tag }) => RULED.has(tag));
    if (early) problems.push(`${path}:${early.line}: <${early.tag}> stands before the policy`);
    const policy = elements[at].attrs.content ?? '';
    if (!policies.has(policy)) policies.set(policy, path);
    if (!(path in WITH_SCRIPT) && /(script|connect)-src(?! 'none')/.test(policy)) problems.push(`${path}: the policy allows scripts`);
    for (const { tag, attrs, text, line } of elements) {
      if (tag === 'script' && 'src' in attrs && attrs.src !== WITH_SCRIPT[path]) problems.push(`${path}:${line}: a script of its own`);
      const inline = tag === 'script' && !('src' in attrs) && text.trim() !== '' && !isData(attrs.type);
      if (inline) problems.push(`${path}:${line}: a script in the page`);
      if (tag === 'style' && !/style-src[^;]*'sha/.test(policy)) problems.push(`${path}:${line}: a style in the page`);
      for (const [name, value] of Object.entries(attrs)) {
        if (/^on/.test(name)) problems.push(`${path}:${line}: a script in the attribute ${name}`);
        if (name === 'style') problems.push(`${path}:${line}: a style in an attribute, which the policy refuses`);
        if (/^\s*(javascript|vbscript):/i.test(value)) problems.push(`${path}:${line}: ${name} runs a script`);
      }
    }
  }
  if (count === 0) throw new Error('no page in the folder');
  for (const [policy, path] of policies) problems.push(...judge(policy).map((text) => `${path}: ${text}`));
  return { problems, summary: `${count} pages, ${policies.size} different policies` };
});

const isData = (type) => ['application/ld+json', 'application/json'].includes(type?.trim().toLowerCase());

function judge(policy) {
  const csp = new CspParser(policy).csp;
  const problems = new CspEvaluator(csp)
    .evaluate()
    .filter(({ severity }) => GRAVE.has(severity))
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`);
  if (!('default-src' in csp.directives)) problems.push('default-src: missing');
  for (const [directive, sources] of Object.entries(csp.directives)) {
    if (NO_SOURCES.has(directive)) continue;
    for (const source of sources) {
      const allowed = OWN.test(source) && !(source === 'data:' && !['img-src', 'font-src'].includes(directive));
      if (!allowed) problems.push(`${directive}: ${source} is more than the site itself`);
    }
  }
  return problems;
}
