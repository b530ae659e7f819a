// What is learnt about a body while it is rendered. The Markdown plugins fill it
// in; it is plain data, so it can be cached beside the HTML.

import type { ProblemCode } from '../notes/problems.ts';

/** An empty record for one run of the pipeline. */
export function emptyBody(): BodyFacts {
  return { headings: [], links: [], images: [], fences: [], excerpt: '', problems: [] };
}

export interface BodyFacts {
  /** In document order; a heading's `id` token has its index. */
  headings: Heading[];
  /** Link addresses as written, by `link` token. */
  links: string[];
  /** Image addresses as written, by `image` token. */
  images: string[];
  /** By `fence` token. */
  fences: Fence[];
  /** The first paragraph, at most 200 characters. */
  excerpt: string;
  problems: BodyProblem[];
}

/** A block of code, as written. */
export interface Fence {
  /** Language, title and the rest, such as `js {3,5-7} title="a.js"`. */
  info: string;
  code: string;
  /** Of its first line of code in the body, from 1; absent where it cannot be told. */
  line?: number;
  /** Its first and its last line in the body, marks included; absent as `line` is. */
  lines?: [first: number, last: number];
}

export interface Heading {
  /** 1 to 6, as written. */
  level: number;
  text: string;
  /** The natural id, unique in the note. */
  id: string;
  /** Of the body, from 1; absent for one of HTML. */
  line?: number;
}

/** A heading as it stands in Markdown, where lines are still known. */
export interface WrittenHeading {
  level: number;
  text: string;
  line: number;
}

/** A problem before its file is known; `line` counts from 1 in the body. */
export interface BodyProblem {
  code: ProblemCode;
  line: number;
  column?: number;
  message: string;
  hint?: string;
}

declare module 'satteri' {
  interface DataMap {
    /** The record that Kaiketsu's plugins fill in. */
    body: BodyFacts;
    /** Headings of Markdown that have not been met in HTML yet, in document order. */
    written?: WrittenHeading[];
    /** Whether there is more than Markdown: MDX, or HTML that stays HTML and so must be sanitised. */
    markup: boolean;
  }
}
