/*
 * <parley-theme>: light, dark, or as the system does. Kept on this device.
 *
 * words   JSON: { label: "Appearance: {0}", system, light, dark } (set by the server side)
 */
{
  const KEY = 'parley-theme';
  const ORDER = ['system', 'light', 'dark'];

  const kept = () => {
    try {
      const theme = localStorage.getItem(KEY);
      return ORDER.includes(theme) ? theme : 'system';
    } catch {
      return 'system';
    }
  };

  const keep = (theme) => {
    try {
      if (theme === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      /* a browser without storage follows the system next time */
    }
  };

  const apply = (theme) => {
    const page = document.documentElement;
    if (theme === 'system') page.removeAttribute('theme');
    else page.setAttribute('theme', theme);
  };

  apply(kept());

  class ParleyTheme extends HTMLElement {
    #words = {};
    #spelled = null;
    #button = null;

    connectedCallback() {
      if (Object.hasOwn(this, 'words')) {
        const value = this.words;
        delete this.words;
        this.words = value;
      }
      if (!this.#button) {
        this.#button = document.createElement('button');
        this.#button.type = 'button';
        this.#button.className = 'icon-button';
        const icon = document.createElement('span');
        icon.className = 'icon';
        icon.dataset.icon = 'theme';
        this.#button.append(icon);
        this.#button.addEventListener('click', () => {
          const next = ORDER[(ORDER.indexOf(kept()) + 1) % ORDER.length];
          keep(next);
          apply(next);
          this.#say();
        });
        this.replaceChildren(this.#button);
      }
      this.#say();
      // What it says about the connection is said aloud too, and so counts as a part of the page
      document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status');
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      if (typeof value === 'string' && value === this.#spelled) return;
      this.#spelled = typeof value === 'string' ? value : null;
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
      this.#say();
    }

    #say() {
      if (!this.#button) return;
      const text = (this.#words.label ?? '{0}').replace('{0}', this.#words[kept()] ?? kept());
      this.#button.setAttribute('aria-label', text);
      this.#button.title = text;
    }
  }

  if (!customElements.get('parley-theme')) customElements.define('parley-theme', ParleyTheme);
}
