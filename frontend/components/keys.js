/*
 * <parley-keys>: keyboard shortcuts of the page, with their help.
 *
 * model   JSON (object or string): { shortcuts: [ { keys: "c" | "g f", action: "comment", word: "Comment", path?: "…" } ] }
 * words   JSON: translated words (set by the server side)
 * method  open()   shows the help
 * event   shortcut { action }
 *
 * j and k go through the text or list by themselves, ? opens the help. Shortcuts rest while the person types, while a dialog
 * is open, and when they were switched off in the help (kept on this device). Several elements share one listener.
 */
{
  const OFF = 'parley-shortcuts-off';
  const WAIT = 1200;
  const elements = new Set();
  let prefix = '';
  let prefixAt = 0;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const off = () => {
    try {
      return localStorage.getItem(OFF) === '1';
    } catch {
      return false;
    }
  };

  const switchTo = (on) => {
    try {
      if (on) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, '1');
    } catch {
      /* a browser without storage keeps them on */
    }
  };

  const typing = (target) => {
    if (!(target instanceof Element)) return false;
    return target.closest('input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox], vaadin-combo-box, vaadin-menu-bar-list-box') !== null;
  };

  const busy = () => document.querySelector('dialog[open], vaadin-dialog[opened], vaadin-confirm-dialog[opened]') !== null;

  const step = (direction) => {
    const text = document.querySelector('parley-text');
    if (text) {
      if (direction > 0) text.next();
      else text.previous();
      return;
    }
    const links = [...document.querySelectorAll('main .row__link')].filter((link) => link.checkVisibility());
    if (!links.length) return;
    const index = links.indexOf(document.activeElement);
    const next = index < 0 ? (direction > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, index + direction));
    links[next].focus();
    links[next].scrollIntoView({ block: 'nearest' });
  };

  const all = () => [...elements].flatMap((element) => element.shortcuts.map((shortcut) => ({ element, shortcut })));

  const pressed = (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    if (typing(event.composedPath()[0]) || busy()) return;
    if (event.key === '?') {
      event.preventDefault();
      [...elements][0]?.open();
      return;
    }
    if (off()) return;
    const key = event.key.toLowerCase();
    const now = performance.now();
    const sequence = prefix && now - prefixAt < WAIT ? `${prefix} ${key}` : key;
    prefix = '';
    const found = all().findLast(({ shortcut }) => shortcut.keys === sequence);
    if (found) {
      event.preventDefault();
      found.element.press(found.shortcut);
    } else if (sequence === 'j' || sequence === 'k') {
      event.preventDefault();
      step(sequence === 'j' ? 1 : -1);
    } else if (all().some(({ shortcut }) => shortcut.keys.startsWith(`${key} `))) {
      prefix = key;
      prefixAt = now;
    }
  };

  class ParleyKeys extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;

    connectedCallback() {
      for (const name of ['words', 'model']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!elements.size) document.addEventListener('keydown', pressed);
      elements.add(this);
    }

    disconnectedCallback() {
      elements.delete(this);
      if (!elements.size) document.removeEventListener('keydown', pressed);
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      this.#model = typeof value === 'string' ? (value ? JSON.parse(value) : null) : value;
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      if (typeof value === 'string' && value === this.#spelled) return;
      this.#spelled = typeof value === 'string' ? value : null;
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
    }

    get shortcuts() {
      return this.#model?.shortcuts ?? [];
    }

    press(shortcut) {
      if (shortcut.action === 'comment' && document.querySelector('parley-text')?.commentOnSelection()) return;
      if (shortcut.path !== undefined && shortcut.path !== null) {
        const link = make('a');
        link.href = shortcut.path;
        link.setAttribute('router-link', '');
        link.hidden = true;
        document.body.append(link);
        link.click();
        link.remove();
        return;
      }
      this.dispatchEvent(new CustomEvent('shortcut', { detail: { action: shortcut.action }, bubbles: true }));
    }

    open() {
      if (this.querySelector('dialog')) return;
      const words = this.#words;
      const dialog = make('dialog', 'keys');
      const title = make('h2', 'keys__title', words.title ?? '');
      title.id = 'keys-title';
      dialog.setAttribute('aria-labelledby', title.id);
      const list = make('dl', 'keys__list');
      const line = (keys, word) => {
        const term = make('dt');
        keys.split(' ').forEach((key, index) => {
          if (index) term.append(make('span', 'quiet', ` ${words.then ?? ''} `));
          term.append(make('kbd', '', key));
        });
        list.append(term, make('dd', '', word));
      };
      line('j', words.next ?? '');
      line('k', words.previous ?? '');
      const seen = new Set(['j', 'k', '?']);
      for (const { shortcut } of all().reverse()) {
        if (seen.has(shortcut.keys)) continue;
        seen.add(shortcut.keys);
        line(shortcut.keys, shortcut.word);
      }
      line('?', words.help ?? '');
      const toggle = make('label', 'switch');
      const box = make('input');
      box.type = 'checkbox';
      box.checked = !off();
      box.addEventListener('change', () => switchTo(box.checked));
      toggle.append(box, words.enabled ?? '');
      const close = make('button', 'keys__close', words.close ?? '');
      close.type = 'button';
      close.addEventListener('click', () => dialog.close());
      dialog.addEventListener('close', () => dialog.remove());
      dialog.append(title, list, toggle, close);
      this.append(dialog);
      dialog.showModal();
      close.focus();
    }
  }

  if (!customElements.get('parley-keys')) customElements.define('parley-keys', ParleyKeys);
}
