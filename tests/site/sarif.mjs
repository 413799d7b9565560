#!/usr/bin/env node
// A SARIF log against Microsoft's own validator and against the JSON schema of SARIF 2.1.0: the validator
// knows rules that no schema can hold (an index within its array), the schema knows words that it lets pass.
//   node sarif.mjs check.sarif
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { HERE, checker } from './lib/checker.mjs';

const TOOL = join(HERE, 'node_modules/@microsoft/sarif-multitool-linux');

checker('sarif', async (file) => {
  const problems = [];
  const notes = [];
  let log = null;
  try {
    log = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${file}: ${error.message}`);
  }
  if (log) {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(ajv);
    const valid = ajv.compile(JSON.parse(readFileSync(join(TOOL, 'sarif-2.1.0.json'), 'utf8')));
    if (!valid(log)) {
      for (const { instancePath, message, params } of valid.errors) {
        problems.push(`schema: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
      }
    }
  }
  for (const { ruleId, level = 'warning', text } of multitool(file)) {
    if (level === 'error') problems.push(`${ruleId}: ${text}`);
    else notes.push(`${ruleId}: ${text}`);
  }
  const results = log?.runs?.reduce((sum, run) => sum + (run.results?.length ?? 0), 0) ?? 0;
  return { problems, notes, summary: `${results} results` };
});

/** Its exit code says only that it ran: what it found stands in a SARIF log of its own. */
function multitool(file) {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
  try {
    // npm unpacks the program without the right to run it.
    const program = join(TOOL, 'Sarif.Multitool');
    chmodSync(program, 0o755);
    const out = join(folder, 'out.sarif');
    const { status, stdout, stderr, error } = spawnSync(program, ['validate', file, '--output', out, '--log', 'ForceOverwrite'], {
      encoding: 'utf8',
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_BUNDLE_EXTRACT_BASE_DIR: folder },
    });
    if (error || status !== 0) throw new Error(`the SARIF multitool ended with ${status}: ${error ?? ''}${stdout}${stderr}`);
    const [run] = JSON.parse(readFileSync(out, 'utf8')).runs;
    if (run.invocations?.some(({ executionSuccessful }) => !executionSuccessful)) throw new Error('the SARIF multitool failed');
    return (run.results ?? []).map(({ ruleId, level, message, locations }) => {
      const region = locations?.[0]?.physicalLocation?.region;
      return { ruleId, level, text: `line ${region?.startLine ?? 0}: ${message.text ?? [message.id, ...(message.arguments ?? [])].join(' ')}` };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
