/*
 * <parley-contents>: the contents of a plan.
 *
 * model      JSON: { label: "Contents", entries: [ { id, number: "4", name: "Article 4", title?, shape?, tone?, status?, pending?, told? } ] }
 * selected   id of the article that is being read
 * events     entry-chosen { id }
 *
 * Light DOM (ol.contents), built with textContent only; entries that did not change are kept. The links work by themselves too: they point at the article in the text.
 */
{
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  /** Puts the children in order without taking out those that stay. */
  const place = (parent, wanted) => {
    for (const child of [...parent.children]) {
      if (!wanted.includes(child)) child.remove();
    }
    wanted.forEach((child, index) => {
      if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
    });
  };

  class ParleyContents extends HTMLElement {
    #model = null;
    #selected = '';
    #links = new Map();
    #items = new Map();

    connectedCallback() {
      for (const name of ['model', 'selected']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.addEventListener('click', this.#clicked);
    }

    disconnectedCallback() {
      this.removeEventListener('click', this.#clicked);
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      this.#model = typeof value === 'string' ? (value ? JSON.parse(value) : null) : value;
      this.#draw();
    }

    get selected() {
      return this.#selected;
    }

    set selected(id) {
      this.#selected = id ?? '';
      this.#mark();
    }

    #clicked = (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-id]') : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.selected = link.dataset.id;
      this.dispatchEvent(new CustomEvent('entry-chosen', { detail: { id: link.dataset.id }, bubbles: true }));
    };

    #draw() {
      const list = this.firstElementChild ?? make('ol', 'contents');
      if (this.#model?.label) list.setAttribute('aria-label', this.#model.label);
      const items = new Map();
      for (const entry of this.#model?.entries ?? []) {
        const key = JSON.stringify(entry);
        items.set(key, this.#items.get(key) ?? this.#item(entry));
      }
      this.#items = items;
      const shown = [...items.values()];
      place(list, shown);
      if (!list.parentNode) this.append(list);
      this.#links = new Map(shown.map((item) => [item.firstElementChild.dataset.id, item.firstElementChild]));
      this.#mark();
    }

    #item(entry) {
      const link = make('a');
      link.href = `${location.pathname}${location.search}#p-${entry.id}`;
      link.dataset.id = entry.id;
      const said = [entry.name, entry.title, entry.status, entry.told].filter(Boolean);
      link.setAttribute('aria-label', said.join(', '));
      link.append(make('span', 'contents__number', entry.number), make('span', 'contents__title', entry.title ?? entry.name));
      const end = make('span', 'contents__end');
      if (entry.pending) {
        const count = make('span', 'contents__count', String(entry.pending));
        if (entry.told) count.title = entry.told;
        end.append(count);
      }
      if (entry.shape) {
        const figure = make('span', 'shape');
        figure.dataset.shape = entry.shape;
        figure.dataset.tone = entry.tone ?? 'neutral';
        if (entry.status) figure.title = entry.status;
        end.append(figure);
      }
      link.append(end);
      const item = make('li');
      item.append(link);
      return item;
    }

    /** Scrolls the list, never the page. */
    #reveal(link) {
      const box = this.closest('.columns__contents');
      const list = this.firstElementChild;
      if (!box || !list) return;
      const seen = box.getBoundingClientRect();
      const line = link.getBoundingClientRect();
      if (line.top < seen.top) box.scrollTop -= seen.top - line.top;
      else if (line.bottom > seen.bottom) box.scrollTop += line.bottom - seen.bottom;
      if (line.left < seen.left) list.scrollLeft -= seen.left - line.left;
      else if (line.right > seen.right) list.scrollLeft += line.right - seen.right;
    }

    #mark() {
      for (const [id, link] of this.#links) {
        if (id === this.#selected) {
          link.setAttribute('aria-current', 'true');
          this.#reveal(link);
        } else {
          link.removeAttribute('aria-current');
        }
      }
    }
  }

  if (!customElements.get('parley-contents')) customElements.define('parley-contents', ParleyContents);
}
