/** Made by `build/mdx-notes.ts`: the `.mdx` notes by path, as the modules that Astro compiles them to. */
declare module 'virtual:mdx-notes' {
  const notes: Record<string, () => Promise<import('astro').MDXInstance<Record<string, unknown>>>>;
  export default notes;
}
