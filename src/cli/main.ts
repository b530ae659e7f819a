#!/usr/bin/env node
// The command line: one file a command, each loaded when it is called. Only this
// file sets the exit code.

import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { killProcesses } from '../processes.ts';
import { UsageError, withNotes } from './options.ts';

// Compiled modules are kept for the next command, and for the processes of this one.
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, '../../.kaiketsu/compiled');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);

const program = new Command('kaiketsu')
  .description('Turns a folder of translated troubleshooting notes into a static site.')
  .showHelpAfterError('Run with --help to see what there is.')
  .showSuggestionAfterError()
  .exitOverride();

withNotes(program.command('build'))
  .description('build the site and its search')
  .option('--out <dir>', 'folder to write; replaced only when the build has finished (default: the project’s "dist")')
  .option('--keep-going', 'leave notes in error out and publish the rest')
  .option('--no-search', 'leave the search index out: a quicker build to look at, not to publish')
  .option('--shard <part>', 'build only a part, for "merge": a language such as "ja", or a fraction such as "3/8"')
  .action(async (flags) => finish((await import('./build.ts')).build(flags)));

program
  .command('merge')
  .description('put the parts of a site together that were built with --shard')
  .argument('<parts...>', 'folders of all parts')
  .option('--out <dir>', 'folder to write (default: the project’s "dist")')
  .action(async (parts, flags) => finish((await import('./merge.ts')).merge(parts, flags)));

withNotes(program.command('dev'))
  .description('serve the notes and show every edit at once, drafts too (PORT, else 4321)')
  .action(async (flags) => finish((await import('./dev.ts')).dev(flags)));

program
  .command('preview')
  .description('serve a site that was built (PORT, else 4321)')
  .option('--out <dir>', 'folder that was written (default: the project’s "dist")')
  .action(async (flags) => finish((await import('./preview.ts')).preview(flags)));

withNotes(program.command('check'))
  .description('report every problem in the notes and count them; exit 1 on an error')
  .option('--json', 'print problems and counts as JSON')
  .option('--strict', 'print findings of severity "info" too, such as keys without a meaning')
  .action(async (flags) => finish((await import('./check.ts')).check(flags)));

withNotes(program.command('status'))
  .description('count the notes of each language and list what is outdated or differs in its code')
  .option('--json', 'print every note as a JSON array: its address, article, original and state')
  .option('--markdown', 'print the table and the lists for a pull request')
  .action(async (flags) => finish((await import('./status.ts')).status(flags)));

withNotes(program.command('stamp'))
  .description('write into translations which text they were made from, so that they are known to be behind when it changes')
  .argument('[notes...]', 'translations, by their paths')
  .option('--unstamped', 'every translation that has never been stamped, as made from its original as it is now')
  .action(async (notes, flags) => finish((await import('./stamp.ts')).stamp(notes, flags)));

withNotes(program.command('new'))
  .description('write a new note, dated today, ready to be filled in')
  .argument('<title>', 'title of the note')
  .option('--lang <tag>', 'language of the note')
  .option('--translate <path>', 'a note in posts/ that the new one translates')
  .action(async (title, flags) => finish((await import('./new.ts')).newNote(title, flags)));

/** Each tool that writes says it in its own words. */
function isFullDisk(error: unknown): boolean {
  return /ENOSPC|no space left|disk is full/i.test(String(error));
}

/** Commands answer with their exit code; a server answers when it is up, and stays. */
async function finish(result: Promise<number | undefined>): Promise<void> {
  const code = await result;
  if (code !== undefined) process.exitCode = code;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`kaiketsu: ${error.message}`);
    process.exitCode = 2;
  } else if (isFullDisk(error)) {
    console.error(
      `kaiketsu: No space is left on the disk. Make room and run this again; the last site is as it was.\n${String(error).slice(0, 300)}`,
    );
    process.exitCode = 1;
  } else if (error instanceof Error && 'exitCode' in error) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
  await killProcesses();
}
