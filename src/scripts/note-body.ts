// `<note-body>`: every code block gets buttons to copy it and to wrap its lines.

export class NoteBody extends HTMLElement {
  #listeners = new AbortController();
  /** Whether lines are too long changes with the window, and with parts that open. */
  #sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) this.#offerWrap(target);
  });

  connectedCallback(): void {
    this.addTools();
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    this.#sizes.disconnect();
    for (const tools of this.querySelectorAll('.tools')) tools.remove();
  }

  /** Gives them to each block that has none yet. */
  addTools(): void {
    for (const figure of this.querySelectorAll('figure.code')) {
      const pre = figure.querySelector('pre');
      const caption = figure.querySelector('figcaption');
      if (!pre || !caption || caption.querySelector('.tools')) continue;
      const tools = document.createElement('span');
      tools.className = 'tools';
      const wrap = this.#button('wrap', this.dataset['wrap'], () => {
        wrap.setAttribute('aria-pressed', String(pre.classList.toggle('wrapped')));
      });
      wrap.setAttribute('aria-pressed', 'false');
      const copy = this.#button('copy', this.dataset['copy'], async () => {
        await navigator.clipboard.writeText(pre.textContent);
        copy.textContent = this.dataset['copied'] ?? '';
        setTimeout(() => {
          copy.textContent = this.dataset['copy'] ?? '';
        }, 2000);
      });
      copy.setAttribute('aria-live', 'polite');
      tools.append(wrap, copy);
      caption.append(tools);
      this.#offerWrap(pre);
      this.#sizes.observe(pre);
    }
  }

  #offerWrap(pre: Element): void {
    const wrap = pre.parentElement?.querySelector<HTMLButtonElement>('.tools .wrap');
    if (wrap) wrap.hidden = !pre.classList.contains('wrapped') && pre.scrollWidth <= pre.clientWidth;
  }

  #button(name: string, label = '', onClick: () => unknown): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = name;
    button.textContent = label;
    button.addEventListener('click', onClick, { signal: this.#listeners.signal });
    return button;
  }
}

customElements.define('note-body', NoteBody);
