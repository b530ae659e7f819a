// Bodies in short, for tests of their headings.

import { type RenderedBody, renderBody } from '../../../src/markdown/pipeline.ts';

/** A body of paragraphs and headings parted by ` | `; what begins with `$ ` is a block of code. */
export function outline(parts: string): Promise<RenderedBody> {
  const blocks = parts.split(' | ').map((part) => (part.startsWith('$ ') ? `\`\`\`sh\n${part.slice(2)}\n\`\`\`` : part));
  return renderBody(blocks.join('\n\n'), 'md', '/posts/a.md');
}
