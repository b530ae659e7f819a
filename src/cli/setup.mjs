// `npm start` and `npm test` on a machine with nothing but Node 20 and npm:
// installs what is missing, then goes on under the project's own Node.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const bin = join(root, 'node_modules/.bin');
const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules/.kaiketsu-lock');

const [task, ...rest] = process.argv.slice(2);

installDependencies();
if (task === 'start') {
  run(node, ['src/cli/main.ts', 'build']);
  run(node, ['src/cli/main.ts', 'preview']);
} else if (task === 'test') {
  run(node, ['tests/chromium.ts']);
  run(node, ['--test', '--test-global-setup=tests/global-setup.ts', ...(rest.length > 0 ? rest : ['tests/**/*.test.ts'])]);
} else {
  console.error('Usage: node src/cli/setup.mjs start|test');
  process.exit(2);
}

/** Installs when the lockfile is not the one that was installed last. */
function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing dependencies…');
  // Not `npm ci`: it refuses a lockfile that names no binaries of other platforms.
  run('npm', ['install', '--no-save', '--no-fund', '--no-audit', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Runs a command with its output shown, and ends with its exit code when that is not 0. */
function run(command, args) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = { ...process.env, PATH: `${bin}${separator}${process.env.PATH}`, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  const { status, error, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (error) {
    console.error(`Could not run "${command}": ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(signal ? 130 : (status ?? 1));
}
