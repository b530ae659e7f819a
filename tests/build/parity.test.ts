// Whether real damage to real translations is reported: one thing is changed in
// each, and what is found then is compared with what was found before.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type RenderedBody, renderBody } from '../../src/markdown/pipeline.ts';
import { parseFrontMatter } from '../../src/notes/front-matter.ts';
import { compareCode } from '../../src/notes/parity.ts';
import { root } from '../site.ts';
import { readFolder } from '../unit/notes/temporary-posts.ts';

const corpora = join(root, '../shared/corpora/posts');
const skip = existsSync(corpora) ? false : 'the corpora are not beside the project';

/** A body with one thing in it changed, or `undefined` where it has no such thing. */
const damages: Record<string, (body: string, original: RenderedBody) => string | undefined> = {
  'a letter of a line of code': (body, { fences }) => {
    const line = fences
      .flatMap(({ code }) => code.split('\n'))
      .find((text) => /^\s*[a-z]{3,}[^#/]*$/i.test(text) && body.includes(`\n${text}\n`));
    return line && body.replace(`\n${line}\n`, () => `\n${line.replace(/([a-z])([a-z])(?=[a-z])/i, '$1q$2')}\n`);
  },
  'a line of code': (body, { fences }) => {
    const line = fences
      .filter(({ code }) => code.split('\n').length > 2)
      .flatMap(({ code }) => code.split('\n'))
      .find((text) => /^\s*[a-z]{3,}[^#/]*$/i.test(text) && body.split(`\n${text}\n`).length === 2);
    return line && body.replace(`\n${line}\n`, '\n');
  },
  'a letter of inline code': (body, { html }) => {
    const code = inlineCode(html).find((text) => /[a-z]{3}/i.test(text) && body.split(`\`${text}\``).length === 2);
    return code && body.replace(`\`${code}\``, () => `\`${code.replace(/([a-z])([a-z])(?=[a-z])/i, '$1q$2')}\``);
  },
  'the backticks of inline code': (body, { html }) => {
    const code = inlineCode(html).find((text) => /[a-z]{3}/i.test(text) && body.split(`\`${text}\``).length === 2);
    return code && body.replace(`\`${code}\``, () => ` ${code} `);
  },
  'a letter of a link': (body, { links }) => {
    const link = links.find((href) => /^https:\/\/[^/?#]+\/[^?#]*[a-z]{4}[^?#]*$/i.test(href) && body.split(href).length === 2);
    return link && body.replace(link, () => link.replace(/([a-z]{2})([a-z]{2})(?=[^/]*$)/i, '$1q$2'));
  },
};

test('of translations of the corpora nearly every damage is found', { skip }, async (context) => {
  const counts = new Map(Object.keys(damages).map((name) => [name, { made: 0, found: 0 }]));
  for (const corpus of ['jekyll-notes', 'electron-docs', 'vite-troubleshooting']) {
    const posts = join(corpora, corpus);
    const { articles } = await readFolder(posts);
    for (const { notes, original } of articles) {
      if (!original) continue;
      const there = await rendered(posts, original.path);
      for (const note of notes.filter((other) => other !== original)) {
        const here = await rendered(posts, note.path);
        const before = JSON.stringify(compareCode(there.body, here.body));
        for (const [name, damage] of Object.entries(damages)) {
          const damaged = damage(here.text, there.body);
          const count = counts.get(name);
          if (!count || damaged === undefined || damaged === here.text) continue;
          count.made++;
          const after = compareCode(there.body, await renderBody(damaged, 'md', '/posts/a.md'));
          if (JSON.stringify(after) !== before) count.found++;
        }
      }
    }
  }
  for (const [name, { made, found }] of counts) {
    context.diagnostic(`${name}: ${found} of ${made}`);
    assert.ok(made > 40 && found / made > 0.97, `${name}: ${found} of ${made}`);
  }
});

function inlineCode(html: string): string[] {
  return [...html.matchAll(/<code>([^<&\ufdd0]*)<\/code>/g)].map(([, code = '']) => code);
}

async function rendered(posts: string, path: string): Promise<{ text: string; body: RenderedBody }> {
  const { body: text } = parseFrontMatter(readFileSync(join(posts, path), 'utf8').replace(/\r\n?/g, '\n'), path);
  return { text, body: await renderBody(text, 'md', join(posts, path)) };
}
