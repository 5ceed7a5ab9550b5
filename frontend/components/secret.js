/*
 * <parley-secret>: a link or a token that is shown once, with a button that copies it.
 *
 * model   JSON: { label, text }; a text that begins with / is made an address of this house
 * words   JSON: { copy, copied }
 */
{
  const element = (tag, className, text = '') => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  class ParleySecret extends HTMLElement {
    #model = {};
    #words = {};
    #field = element('input', 'secret__text');
    #button = element('button', 'secret__copy');
    #said = element('span', 'secret__said');

    constructor() {
      super();
      this.#field.readOnly = true;
      this.#field.dir = 'ltr';
      this.#field.spellcheck = false;
      this.#field.autocomplete = 'off';
      this.#field.addEventListener('focus', () => this.#field.select());
      this.#button.type = 'button';
      this.#button.addEventListener('click', () => this.#copy());
      this.#said.setAttribute('role', 'status');
    }

    set model(json) {
      this.#model = JSON.parse(json);
      this.#draw();
    }

    set words(json) {
      this.#words = JSON.parse(json);
      this.#draw();
    }

    connectedCallback() {
      for (const name of ['model', 'words']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#draw();
    }

    #draw() {
      const { label = '', text = '' } = this.#model;
      if (!this.isConnected || !text) return;
      this.#field.setAttribute('aria-label', label);
      this.#field.value = text.startsWith('/') ? new URL(text.slice(1), document.baseURI).href : text;
      this.#button.textContent = this.#words.copy ?? '';
      if (!this.firstChild) this.replaceChildren(this.#field, this.#button, this.#said);
    }

    async #copy() {
      this.#field.focus();
      this.#field.select();
      try {
        await navigator.clipboard.writeText(this.#field.value);
      } catch {
        document.execCommand('copy'); // without a secure context the clipboard is reached by the selection only
      }
      this.#said.textContent = this.#words.copied ?? '';
    }
  }

  if (!customElements.get('parley-secret')) customElements.define('parley-secret', ParleySecret);
}
