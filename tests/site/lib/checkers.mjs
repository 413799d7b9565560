// The one list of checkers: what to run for each.
import { join } from 'node:path';
import { HERE, venv } from './checker.mjs';

const script = (name) => () => [process.execPath, join(HERE, `${name}.mjs`)];
const python = (name) => () => [venv('python'), join(HERE, `${name}.py`)];

/** Those that judge a site's folder. */
export const SITE_CHECKERS = {
  html: script('html'),
  links: script('links'),
  axe: script('axe'),
  csp: script('csp'),
  jsonld: script('jsonld'),
  feeds: python('feeds'),
  sitemap: script('sitemap'),
  data: python('data'),
  spreadsheet: python('spreadsheet'),
  manifest: script('manifest'),
  search: script('search'),
  compare: script('compare'),
};

/** And the one that judges a file. */
export const CHECKERS = { ...SITE_CHECKERS, sarif: script('sarif') };
