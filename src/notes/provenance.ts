// Who wrote a note, as far as its front matter says. Missing is unknown, and of
// what is unknown nothing is said.

import type { StringKey } from '../i18n/strings.ts';
import type { Note } from './note.ts';

/**
 * The parts of the provenance line, in order.
 *
 * @param hasOriginal whether the note's original is on this site
 */
export function provenanceOf(
  { translated, generated, model }: Pick<Note, 'translated' | 'generated' | 'model'>,
  hasOriginal: boolean,
): ProvenancePart[] {
  if (translated) return [translation(generated, model), { key: hasOriginal ? 'provenance.original' : 'provenance.orphan' }];
  if (generated) return [model ? { key: 'provenance.generatedBy', model } : { key: 'provenance.generated' }];
  return [];
}

function translation(generated: boolean | undefined, model: string | undefined): ProvenancePart {
  if (generated === false) return { key: 'provenance.hand' };
  if (model) return { key: 'provenance.machineBy', model };
  return { key: generated ? 'provenance.machine' : 'provenance.translation' };
}

export interface ProvenancePart {
  key: Extract<StringKey, `provenance.${string}`>;
  model?: string;
}
