// What every page loads: small, and everything works without it.

import './theme-switch.ts';
import './note-body.ts';
import './beside.ts';
import './keep-place.ts';
import './language-menu.ts';
import { closeBeside } from './close-beside.ts';

// On one page alone.
if (document.querySelector('.chooser')) void import('./choose-language.ts');

/** The search is code that most readers of a page never need: it is loaded when used. */
const loadSearch = () => import('../search/note-search.ts');

const dialog = document.querySelector<HTMLDialogElement>('.search-dialog');
const field = document.querySelector<HTMLTextAreaElement>('note-search textarea');

function openSearch(): void {
  void loadSearch();
  if (dialog && !dialog.open) dialog.showModal();
  field?.focus();
}

document.querySelector('.search-open')?.addEventListener('click', (event) => {
  event.preventDefault();
  openSearch();
});

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const shortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if (!slash && !shortcut) return;
  event.preventDefault();
  openSearch();
});

if (dialog) closeBeside(dialog);
dialog?.querySelector('.close')?.addEventListener('click', () => dialog.close());

field?.addEventListener('focus', () => void loadSearch(), { once: true });
if (field && (field.value || new URLSearchParams(location.search).get('q'))) void loadSearch();
