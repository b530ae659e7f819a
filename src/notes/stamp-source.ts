// Writes into a note which text it was translated from, and touches nothing else.

import { isDeepStrictEqual } from 'node:util';
import { COLLECTION_STYLE, EVENT_ID, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { parseFrontMatter } from './front-matter.ts';
import type { Source } from './note.ts';

/**
 * A file's text with `source` in its front matter. Keys of `source` that are there
 * already get their new values in their place; every other character stays.
 *
 * @param text with its own line endings and byte order mark
 * @throws StampError where the front matter is written so that this cannot be done
 */
export function stampSource(text: string, source: StampedSource): string {
  let stamped: string | undefined;
  try {
    stamped = edit(text, source);
  } catch {
    // What is wrong with it, `check` tells better.
  }
  if (stamped !== undefined && isOnlyStamped(text, stamped, source)) return stamped;
  const lines = sourceLines(source).join('\n');
  throw new StampError(`The front matter cannot be changed without touching more than "source". Write it yourself:\n${lines}`);
}

function edit(text: string, source: StampedSource): string | undefined {
  const [opening = '', format = '', lineEnd = ''] = /^\ufeff?---(?!-)([^\r\n]*)(\r?\n)/.exec(text) ?? [];
  if (!opening) {
    const end = /\r\n/.test(text) ? '\r\n' : '\n';
    const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
    return `${mark}${['---', ...sourceLines(source), '---', ''].join(end)}${text.slice(mark.length)}`;
  }
  if (!/^\s*(?:ya?ml)?\s*$/i.test(format)) return undefined;
  const close = text.indexOf('\n---', opening.length - 1) + 1;
  const yaml = text.slice(opening.length, close);
  return text.slice(0, opening.length) + editYaml(yaml, source, lineEnd) + text.slice(close);
}

function editYaml(yaml: string, source: StampedSource, lineEnd: string): string | undefined {
  const events = parseEvents(yaml, {});
  const root = events.findIndex(({ type }) => type === EVENT_ID.MAPPING);
  const entry = root === -1 ? undefined : entriesOf(events, root, yaml).get('source');
  if (!entry) return yaml + sourceLines(source).join(lineEnd) + lineEnd;
  const value = events[entry.value];
  if (value?.type === EVENT_ID.SCALAR) {
    const [start, end] = scalarRange(value, entry.keyEnd);
    const [, ...lines] = sourceLines(source).filter((line) => !line.startsWith('  path:'));
    const after = yaml.indexOf(lineEnd, end);
    const written = yaml.slice(start, end);
    const path = ['', '~', 'null'].includes(written) ? quoted(source.path) : written;
    const before = yaml.slice(0, start).trimEnd();
    return `${before}${lineEnd}  path: ${path}${yaml.slice(end, after)}${lineEnd}${lines.join(lineEnd)}${yaml.slice(after)}`;
  }
  return value?.type === EVENT_ID.MAPPING ? editMapping(yaml, events, entry.value, source, lineEnd) : undefined;
}

function editMapping(yaml: string, events: readonly Event[], at: number, source: StampedSource, lineEnd: string): string | undefined {
  const entries = entriesOf(events, at, yaml);
  const [mapping, path] = [events[at], events[entries.get('path')?.value ?? -1]];
  if (mapping?.type !== EVENT_ID.MAPPING || path?.type !== EVENT_ID.SCALAR || isBlock(path)) return undefined;
  const isFlow = mapping.style === COLLECTION_STYLE.FLOW;
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const key of ['hash', 'sections'] as const) {
    const entry = entries.get(key);
    const value = events[entry?.value ?? -1];
    if (!entry) added.push(`${key}: ${quoted(source[key])}`);
    else if (value?.type === EVENT_ID.SCALAR) {
      const [start, end] = scalarRange(value, entry.keyEnd);
      edits.push({ start, end, text: `${start === end ? ' ' : ''}${quoted(source[key])}` });
    } else return undefined;
  }
  if (added.length > 0) {
    const [, end] = scalarRange(path);
    const place = isFlow ? end : yaml.indexOf(lineEnd, end);
    const indent = yaml.slice(yaml.lastIndexOf('\n', mapping.start - 1) + 1, mapping.start);
    edits.push({ start: place, end: place, text: added.map((line) => (isFlow ? `, ${line}` : lineEnd + indent + line)).join('') });
  }
  let edited = yaml;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) edited = edited.slice(0, start) + text + edited.slice(end);
  return edited;
}

/** The keys of the mapping whose event is at an index, with the events of their values. */
function entriesOf(events: readonly Event[], mapping: number, yaml: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = mapping + 1; at < events.length && events[at]?.type !== EVENT_ID.POP; at = afterNode(events, at)) {
    const key = events[at];
    at = afterNode(events, at);
    if (key?.type !== EVENT_ID.SCALAR) continue;
    const [, end] = scalarRange(key);
    entries.set(yaml.slice(key.valueStart, key.valueEnd), { value: at, keyEnd: yaml.indexOf(':', end) + 1 });
  }
  return entries;
}

/** The index of the event after a node and what is in it. */
function afterNode(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let index = at; ; index++) {
    const type = events[index]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
    if (depth === 0 || type === undefined) return index + 1;
  }
}

/** Where a scalar stands with its quotes; one that is not there, after its key. */
function scalarRange({ valueStart, valueEnd, style }: ScalarEvent, keyEnd = valueStart): [number, number] {
  const quotes = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  if (valueStart < 0 || (valueStart === valueEnd && quotes === 0)) return [keyEnd, keyEnd];
  return [valueStart - quotes, valueEnd + quotes];
}

/** A scalar after `|` or `>`, which ends with its last line. */
function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** Digits alone would be a number to other programs. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function sourceLines({ path, lang, hash, sections }: StampedSource): string[] {
  return ['source:', `  path: ${quoted(path)}`, `  lang: ${lang}`, `  hash: ${quoted(hash)}`, `  sections: ${quoted(sections)}`];
}

/** Whether nothing that is read from the file is other than it was, but for the stamp. */
function isOnlyStamped(before: string, after: string, { hash, sections }: StampedSource): boolean {
  const [old, now] = [before, after].map((text) => parseFrontMatter(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), ''));
  if (!old?.data || !now?.data || old.body !== now.body) return false;
  const { source: oldSource, ...oldRest } = old.data;
  const { source, ...rest } = now.data as { source?: Partial<Source> };
  if (!isDeepStrictEqual(oldRest, rest) || !source?.path) return false;
  const kept = typeof oldSource === 'string' ? { path: oldSource } : ((oldSource ?? {}) as Partial<Source>);
  const { path, lang } = source;
  return isDeepStrictEqual({ ...source }, { path, ...(lang ? { lang } : {}), ...kept, hash, sections });
}

/** Why a note was not stamped. */
export class StampError extends Error {}

/** All of it is written; `sections` with spaces between the hashes. */
export interface StampedSource {
  path: string;
  lang: string;
  hash: string;
  sections: string;
}

type Event = ReturnType<typeof parseEvents>[number];
type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

interface Entry {
  /** Index of the value's first event. */
  value: number;
  keyEnd: number;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}
