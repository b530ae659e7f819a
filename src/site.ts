// The one file an owner edits: what the site is called, where it lives, and
// which languages it speaks.

/** The site's own settings. */
export const site: Site = {
  title: 'Kaiketsu',
  url: 'https://kaiketsu.example/',
  languages: ['en', 'ja', 'zh-Hans', 'zh-Hant', 'ko', 'de', 'fr', 'es', 'ar', 'hi'],
  defaultLanguage: 'en',
};

export interface Site {
  /** The name in the header, in titles and in feeds. */
  title: string;
  /** The public address, with a trailing slash; a path in it becomes the base of every URL. */
  url: string;
  /** BCP 47 tags in reading order: language lists follow it. Notes in other languages come after. */
  languages: readonly string[];
  /** The language of a note that names none and whose text gives none away. */
  defaultLanguage: string;
  /**
   * The folder of notes in the web view of its repository, such as
   * `https://github.com/owner/name/tree/main/posts`: lists of what is to be
   * translated link to its editor. GitHub, GitLab, Gitea, Forgejo and Codeberg;
   * the branch has no slash in its name.
   */
  repository?: string;
}
