// Notes that change between two states: the site of each is known from a clean
// build, so any number of builds can be held against them.

import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assertSameSite, differencesOf, readSite, type Site } from './compare-sites.ts';
import { copyProject, type Project } from './project-copy.ts';
import { notesIn } from './sample-edits.ts';
import { notePath, writeSampleNotes } from './sample-notes.ts';

/** Makes the notes and both clean sites in a folder. @param out the site that builds write */
export async function prepareStates(folder: string, out: string): Promise<TwoStates> {
  const posts = join(folder, 'posts');
  const states = [join(folder, 'one'), join(folder, 'two')] as const;
  writeSampleNotes(states[0]);
  cpSync(states[0], states[1], { recursive: true });
  editEverything(states[1]);
  const cleanProject = copyProject(join(folder, 'clean-project'));
  const sites: Site[] = [];
  for (const state of states) {
    await cleanProject.build(['--posts', state, '--out', `${state}-site`]);
    sites.push(readSite(`${state}-site`));
  }
  cpSync(states[0], posts, { recursive: true });
  const project = copyProject(join(folder, 'project'));
  const options = ['--posts', posts, '--out', out];
  let current = 0;
  /** Whether the last thing that happened was a good build. */
  let isGood = false;
  const expected = () => sites[current] as Site;
  return {
    project,
    options,
    expected,
    switchState() {
      isGood = false;
      current = 1 - current;
      const [from, to] = [readSite(posts), readSite(states[current] ?? '')];
      for (const path of differencesOf(from, to)) {
        rmSync(join(posts, path), { force: true });
        if (to.files.has(path)) cpSync(join(to.folder, path), join(posts, path));
      }
    },
    async buildWell(when) {
      isGood = false;
      const start = performance.now();
      const printed = await project.build(options);
      const milliseconds = performance.now() - start;
      assertSameSite(readSite(out), expected(), when);
      isGood = true;
      return { milliseconds, lines: printed.split('\n').length - 1 };
    },
    async heal() {
      if (isGood) return;
      const cache = join(project.folder, '.kaiketsu');
      for (const name of existsSync(cache) ? readdirSync(cache) : []) rmSync(join(cache, name), { recursive: true, force: true });
      rmSync(out, { recursive: true, force: true });
      await project.build(options);
    },
    leftovers: () => readdirSync(dirname(out)).filter((name) => name.startsWith(`.${basename(out)}`)),
  };
}

/** Something of every kind, so that the two states differ in many files. */
function editEverything(folder: string): void {
  const notes = notesIn(folder);
  notes.replace(notePath('module'), 'moduleword', 'wordmodule');
  notes.replace(notePath('ledger'), 'title: The ledger', 'title: Another ledger');
  notes.replace(notePath('sensor', 'ja'), 'tags: [even]', 'tags: [even, 新しい]');
  notes.replace(notePath('clock'), ', clockwork', '');
  notes.replace(notePath('socket'), 'permission denied', 'no such table');
  notes.replace(notePath('router'), 'The newest is', 'The latest is');
  notes.replace('en/images/camera.svg', 'width="64"', 'width="640"');
  notes.remove(notePath('camera', 'de'));
  notes.write('en/2025-03-03-fresh-en.md', '---\ntitle: Fresh\nlang: en\n---\n\nA text of its own.\n');
}

export interface TwoStates {
  project: Project;
  /** Of the builds. */
  options: readonly string[];
  /** The clean site of the notes as they are. */
  expected(): Site;
  /** Puts the notes into the other state; files that are the same in both are not touched. */
  switchState(): void;
  /** A build that must succeed, and give the clean site of the notes. */
  buildWell(when: string): Promise<Duration>;
  /** Begins a test with a site and a cache that are whole, whatever a failed one left. */
  heal(): Promise<void>;
  /** Names of what builds left beside the site. */
  leftovers(): string[];
}

/** How long a build took. */
export interface Duration {
  milliseconds: number;
  /** Printed to standard error. */
  lines: number;
}
