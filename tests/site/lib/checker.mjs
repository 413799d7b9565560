// What every checker shares: its arguments, how it speaks, how it ends.
// Exit code 0: nothing found. 1: the site is at fault. 2: the checker could not do its work.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = fileURLToPath(new URL('..', import.meta.url));
const SHOWN = 60;

/** Runs `check(target, rest)`, which answers {problems: [text], summary, notes?: [text]}. */
export async function checker(name, check) {
  const [target, ...rest] = process.argv.slice(2);
  if (!target || !existsSync(target)) {
    console.error(`usage: node ${name}.mjs TARGET${target ? ` (there is no ${target})` : ''}`);
    process.exit(2);
  }
  try {
    const { problems, notes = [], summary } = await check(resolve(target), rest);
    for (const note of notes.slice(0, SHOWN)) console.log(`note: ${note}`);
    for (const problem of problems.slice(0, SHOWN)) console.log(problem);
    if (problems.length > SHOWN) console.log(`… and ${problems.length - SHOWN} more`);
    console.log(`${name}: ${summary}, ${problems.length} found`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(`${name}: could not check: ${error.stack ?? error}`);
    process.exitCode = 2;
  }
}

/** A program of the Python environment beside the checkers (or of the one that VENV names). */
export function venv(program) {
  const path = join(process.env.VENV ?? join(HERE, '.venv'), 'bin', program);
  if (!existsSync(path)) {
    throw new Error(`no ${path}: python3 -m venv tests/site/.venv && tests/site/.venv/bin/pip install -r tests/site/requirements.txt`);
  }
  return path;
}

export const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
export const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
