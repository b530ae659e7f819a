// `<theme-switch>`: system, light, dark, remembered. `public/theme.js` applies
// the choice before the next page is painted: a blocking script, so small that it
// costs nothing, in a file of its own because the policy allows no inline code.

const themes = ['system', 'light', 'dark'] as const;

class ThemeSwitch extends HTMLElement {
  #listeners = new AbortController();

  connectedCallback(): void {
    const button = document.createElement('button');
    const label = document.createElement('span');
    button.type = 'button';
    button.append(label);
    const show = () => {
      const name = this.dataset[current()] ?? '';
      label.textContent = name;
      button.setAttribute('aria-label', `${this.dataset['label']}: ${name}`);
    };
    button.addEventListener(
      'click',
      () => {
        apply(themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'system');
        show();
      },
      { signal: this.#listeners.signal },
    );
    show();
    this.replaceChildren(button);
    this.hidden = false;
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
  }
}

function current(): (typeof themes)[number] {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function apply(theme: (typeof themes)[number]): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // A browser that refuses storage has it on this page alone.
  }
}

customElements.define('theme-switch', ThemeSwitch);
