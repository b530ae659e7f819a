/** Language and script of a tag, so that zh-HK meets zh-Hant and pt-BR meets pt; `undefined` where a browser says what is no tag. */
export function languageScript(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
