// A body becomes HTML. Pure: the same text gives the same result, whatever else
// is on the site, so the result can be cached by the text.

import { type Features, type HastPluginList, markdownToHtml, type MdastPluginList } from 'satteri';
import { alertsPlugin, containersPlugin } from './alerts.ts';
import { type BodyFacts, emptyBody } from './body.ts';
import { fencesPlugin } from './fences.ts';
import { headingsPlugin } from './headings.ts';
import { bodyPlugin } from './links.ts';
import { renderMdxFacts } from './mdx.ts';
import { hasContainers, prepareMarkdown } from './prepare.ts';
import { allHtmlPlugin, mayHaveHtml, sanitizePlugin, unknownTagsPlugin } from './raw-html.ts';
import { mayHaveShapes, shapesPlugin } from './shapes.ts';
import { withoutTokens } from './tokens.ts';

/**
 * Renders a body. For `.mdx` the HTML is its text without components, for search;
 * pages show what Astro renders. The facts, and the problems that would fail its
 * build, are the same as for `.md`.
 *
 * @param file absolute path of the note, for the imports of `.mdx`
 */
export async function renderBody(body: string, format: 'md' | 'mdx', file: string): Promise<RenderedBody> {
  const source = withoutTokens(body);
  if (format === 'mdx') return renderMdxFacts(source, file);
  const prepared = prepareMarkdown(source);
  try {
    return await renderMarkdown(prepared, pipelineFor(prepared, mayHaveHtml(prepared)));
  } catch (error) {
    if (!mayHaveHtml(prepared)) throw error;
    // Sätteri takes trees of at most 128 levels; such HTML is shown as it was written.
    const { mdastPlugins, ...rest } = pipelineFor(prepared, false);
    return renderMarkdown(prepared, { ...rest, mdastPlugins: [...mdastPlugins, allHtmlPlugin] });
  }
}

async function renderMarkdown(source: string, pipeline: Pipeline): Promise<RenderedBody> {
  const facts = emptyBody();
  const { html } = await markdownToHtml(source, { ...pipeline, data: { body: facts } });
  return { html, ...facts };
}

/** The plugins and features for a source, shared by `.md` and `.mdx`. */
export function pipelineFor(source: string, html: boolean): Pipeline {
  const containers = hasContainers(source);
  return {
    features: { frontmatter: false, smartPunctuation: false, directive: containers, rawHtml: html },
    mdastPlugins: [fencesPlugin, alertsPlugin, containers && containersPlugin, html && unknownTagsPlugin],
    hastPlugins: [mayHaveShapes(source) && shapesPlugin, html && sanitizePlugin, headingsPlugin, bodyPlugin],
  };
}

export interface RenderedBody extends BodyFacts {
  /** HTML with tokens. */
  html: string;
}

interface Pipeline {
  features: Features;
  mdastPlugins: MdastPluginList;
  hastPlugins: HastPluginList;
}
