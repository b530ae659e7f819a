// The title of a note and the heading that says the same.

import type { Heading } from '../markdown/body.ts';

/**
 * Index of the heading that the page's h1 replaces: the first one, when it is an
 * h1 with the words of the title. A note titled by its first `# heading` has one.
 */
export function titleHeading(title: string, headings: readonly Heading[]): number | undefined {
  const [first] = headings;
  return first && first.level === 1 && normalize(first.text) === normalize(title) ? 0 : undefined;
}

function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, '');
}
