/*
 * <parley-mention-field>: a field for a comment, in which @ offers the people who can be mentioned.
 *
 * model   JSON (object or string): { label, limit, people: [ { name, detail? } ] }
 * text    what stands in the field at first; ignored once the person has typed, so that nothing typed is ever overwritten
 * words   JSON: translated words (set by the server side)
 * method  focusText()     puts the caret at the end of the text
 *         replace(text)   puts another text in, whatever was typed
 * event   text-changed { value, length }   after a pause, and before focus leaves; value is empty above four times the limit
 *         submit                           Ctrl + Enter, after text-changed
 *
 * The list of people follows the pattern of a text box with a list: arrows choose, Enter or Tab takes, Escape closes.
 */
{
  const PAUSE = 400;
  const OFFERED = 6;
  let number = 0;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const read = (value) => (typeof value === 'string' ? (value ? JSON.parse(value) : null) : value);

  class ParleyMentionField extends HTMLElement {
    #model = null;
    #words = {};
    #typed = false;
    #sent = '';
    #timer = 0;
    #offered = [];
    #chosen = 0;
    #closedAt = -1;
    #id = `mention-field-${++number}`;
    #label = make('label', 'mention-field__label');
    #area = make('textarea', 'mention-field__text');
    #list = make('ul', 'mention-field__people');
    #count = make('span', 'mention-field__count');
    #status = make('span', 'visually-hidden');

    constructor() {
      super();
      this.#area.id = `${this.#id}-text`;
      this.#label.htmlFor = this.#area.id;
      this.#area.rows = 3;
      this.#area.dir = 'auto';
      this.#area.setAttribute('aria-autocomplete', 'list');
      this.#count.id = `${this.#id}-count`;
      this.#area.setAttribute('aria-describedby', this.#count.id);
      this.#list.id = `${this.#id}-people`;
      this.#list.setAttribute('role', 'listbox');
      this.#list.hidden = true;
      this.#status.setAttribute('role', 'status');
      this.#area.addEventListener('input', () => this.#input());
      this.#area.addEventListener('keydown', (event) => this.#key(event));
      this.#area.addEventListener('click', () => this.#offer());
      this.#area.addEventListener('blur', () => {
        this.#close();
        this.#flush();
      });
      this.#list.addEventListener('mousedown', (event) => event.preventDefault());
      this.#list.addEventListener('click', (event) => {
        const option = event.target.closest('[role=option]');
        if (option) this.#take([...this.#list.children].indexOf(option));
      });
    }

    connectedCallback() {
      if (!this.#area.isConnected) this.append(this.#label, this.#area, this.#list, this.#count, this.#status);
      for (const name of ['words', 'model', 'text']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      this.#model = read(value);
      this.#label.textContent = this.#model?.label ?? '';
      this.#counted();
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      this.#words = read(value) ?? {};
      this.#list.setAttribute('aria-label', this.#words.people ?? '');
      this.#counted();
    }

    get text() {
      return this.#area.value;
    }

    set text(value) {
      if (this.#typed) return;
      this.#area.value = value ?? '';
      this.#sent = this.#area.value;
      this.#grown();
    }

    focusText() {
      this.#area.focus();
      this.#area.setSelectionRange(this.#area.value.length, this.#area.value.length);
    }

    replace(text) {
      this.#area.value = text;
      this.#sent = text;
      this.#typed = false;
      this.#close();
      this.#grown();
    }

    #input() {
      this.#typed = true;
      this.#closedAt = -1;
      this.#grown();
      this.#offer();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#flush(), PAUSE);
    }

    #flush() {
      clearTimeout(this.#timer);
      const value = this.#area.value;
      if (value === this.#sent) return;
      this.#sent = value;
      const fits = value.length <= 4 * (this.#model?.limit ?? 0);
      this.dispatchEvent(new CustomEvent('text-changed', { detail: { value: fits ? value : '', length: value.length } }));
    }

    #grown() {
      this.#counted();
      if (!CSS.supports('field-sizing', 'content')) {
        this.#area.style.blockSize = 'auto';
        this.#area.style.blockSize = `${Math.min(this.#area.scrollHeight + 2, 360)}px`;
      }
    }

    #counted() {
      const limit = this.#model?.limit ?? 0;
      const length = this.#area.value.length;
      const format = new Intl.NumberFormat(this.#words.locale || undefined);
      const over = length > limit;
      this.#count.textContent = over
        ? (this.#words['over-limit'] ?? '').replace('{0}', format.format(length - limit)).replace('{1}', format.format(limit))
        : (this.#words.left ?? '').replace('{0}', format.format(limit - length));
      this.toggleAttribute('over', over);
      this.#area.setAttribute('aria-invalid', String(over));
    }

    /** Where the @ before the caret stands, and what was typed after it. */
    #asked() {
      const caret = this.#area.selectionStart;
      if (caret !== this.#area.selectionEnd) return null;
      const before = this.#area.value.slice(Math.max(0, caret - 80), caret);
      const match = /(?:^|[\s("'«“])@([^@\n]{0,60})$/u.exec(before);
      return match ? { from: caret - match[1].length - 1, to: caret, typed: match[1].toLocaleLowerCase() } : null;
    }

    #offer() {
      const asked = this.#asked();
      if (!asked || asked.from === this.#closedAt) {
        this.#close();
        return;
      }
      const starts = (name) => name !== undefined && name !== null
        && (name.toLocaleLowerCase().startsWith(asked.typed) || name.toLocaleLowerCase().split(/\s+/u).some((word) => word.startsWith(asked.typed)));
      this.#offered = (this.#model?.people ?? [])
        .filter((person) => starts(person.name) || (asked.typed && starts(person.detail)))
        .slice(0, OFFERED);
      if (!this.#offered.length) {
        this.#close();
        return;
      }
      this.#chosen = 0;
      this.#list.replaceChildren(...this.#offered.map((person, index) => {
        const option = make('li', 'mention-field__person');
        option.id = `${this.#id}-person-${index}`;
        option.setAttribute('role', 'option');
        option.append(make('span', 'mention-field__name', person.name));
        if (person.detail) option.append(make('span', 'mention-field__detail', person.detail));
        return option;
      }));
      this.#list.hidden = false;
      this.#area.setAttribute('aria-controls', this.#list.id);
      this.#status.textContent = (this.#words.offered ?? '').replace('{0}', String(this.#offered.length));
      this.#mark();
    }

    #mark() {
      [...this.#list.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === this.#chosen)));
      this.#area.setAttribute('aria-activedescendant', `${this.#id}-person-${this.#chosen}`);
      this.#list.children[this.#chosen].scrollIntoView({ block: 'nearest' });
    }

    #close() {
      this.#list.hidden = true;
      this.#list.replaceChildren();
      this.#offered = [];
      this.#area.removeAttribute('aria-controls');
      this.#area.removeAttribute('aria-activedescendant');
      this.#status.textContent = '';
    }

    #take(index) {
      const asked = this.#asked();
      const person = this.#offered[index];
      if (!asked || !person) return;
      this.#area.setRangeText(`@${person.name} `, asked.from, asked.to, 'end');
      this.#close();
      this.#input();
    }

    #key(event) {
      if (event.isComposing) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.#close();
        this.#flush();
        this.dispatchEvent(new CustomEvent('submit'));
        return;
      }
      if (!this.#offered.length || event.ctrlKey || event.metaKey || event.altKey) return;
      const last = this.#offered.length - 1;
      if (event.key === 'ArrowDown') this.#chosen = this.#chosen === last ? 0 : this.#chosen + 1;
      else if (event.key === 'ArrowUp') this.#chosen = this.#chosen === 0 ? last : this.#chosen - 1;
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
        event.preventDefault();
        this.#take(this.#chosen);
        return;
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        this.#closedAt = this.#asked()?.from ?? -1;
        this.#close();
        return;
      } else return;
      event.preventDefault();
      this.#mark();
    }
  }

  if (!customElements.get('parley-mention-field')) customElements.define('parley-mention-field', ParleyMentionField);
}
