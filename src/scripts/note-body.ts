// `<note-body>`: every code block gets buttons to copy it and to wrap its lines.

class NoteBody extends HTMLElement {
  #listeners = new AbortController();

  connectedCallback(): void {
    for (const figure of this.querySelectorAll('figure.code')) {
      const pre = figure.querySelector('pre');
      if (!pre) continue;
      const tools = document.createElement('span');
      tools.className = 'tools';
      const wrap = this.#button(this.dataset['wrap'], () => {
        const wrapped = pre.classList.toggle('wrapped');
        wrap.setAttribute('aria-pressed', String(wrapped));
      });
      wrap.setAttribute('aria-pressed', 'false');
      wrap.hidden = pre.scrollWidth <= pre.clientWidth;
      const copy = this.#button(this.dataset['copy'], async () => {
        await navigator.clipboard.writeText(pre.textContent);
        copy.textContent = this.dataset['copied'] ?? '';
        setTimeout(() => {
          copy.textContent = this.dataset['copy'] ?? '';
        }, 2000);
      });
      copy.setAttribute('aria-live', 'polite');
      tools.append(wrap, copy);
      figure.querySelector('figcaption')?.append(tools);
    }
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#listeners = new AbortController();
    for (const tools of this.querySelectorAll('.tools')) tools.remove();
  }

  #button(label = '', onClick: () => unknown): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', onClick, { signal: this.#listeners.signal });
    return button;
  }
}

customElements.define('note-body', NoteBody);
