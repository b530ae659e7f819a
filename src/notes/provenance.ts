// Who wrote a note, as far as its front matter says, and how it stands to its
// original. Missing is unknown, and of what is unknown nothing is said.

import type { StringKey } from '../i18n/strings.ts';
import type { Note } from './note.ts';

/**
 * The parts of the provenance line, in order. A note that names its `source` is a
 * translation, unless it says otherwise.
 *
 * @param hasOriginal whether the note's original is on this site
 */
export function provenanceOf(note: ProvenanceKeys, hasOriginal: boolean): ProvenancePart[] {
  const { translated = note.source !== undefined, generated, model, freshness, changedSource } = note;
  if (translated) {
    const parts = [translation(generated, model), origin(note, hasOriginal)];
    if (changedSource) parts.push({ key: 'provenance.sourceOutdated', lang: changedSource.lang });
    else if (freshness === 'current' || freshness === 'outdated') parts.push({ key: `provenance.${freshness}` });
    return parts;
  }
  if (generated) return [model ? { key: 'provenance.generatedBy', model } : { key: 'provenance.generated' }];
  return [];
}

function translation(generated: boolean | undefined, model: string | undefined): ProvenancePart {
  if (generated === false) return { key: 'provenance.hand' };
  if (model) return { key: 'provenance.machineBy', model };
  return { key: generated ? 'provenance.machine' : 'provenance.translation' };
}

function origin({ source }: ProvenanceKeys, hasOriginal: boolean): ProvenancePart {
  if (hasOriginal) return { key: 'provenance.original' };
  return source?.lang ? { key: 'provenance.orphanFrom', lang: source.lang } : { key: 'provenance.orphan' };
}

export type ProvenanceKeys = {
  [Key in 'translated' | 'generated' | 'model' | 'source' | 'freshness' | 'changedSource']?: Note[Key] | undefined;
};

export interface ProvenancePart {
  key: Extract<StringKey, `provenance.${string}`>;
  model?: string;
  /** Of the original, or of the text that has changed. */
  lang?: string;
}
