/*
 * <parley-origins>: a text in which every word says who put it there.
 *
 * model   JSON (object or string):
 *   { lang?: "en", legend: "…", sources: [ { sign: "7", name: "Amendment 7 (Ireland)", href?, detail?, links?: [ { name, href } ] } ],
 *     nodes: [ { id?, depth: 0, number?: "4(2)", heading?: [ { text, by? } ], text?: [ { text, by? } ] } ] }
 *   `by` is a place among the sources, from 0; words without it were there from the beginning.
 * words   JSON: translated words (set by the server side)
 *
 * Light DOM, built with textContent only. Words that came later stand on a line whose pattern goes with their source, with its sign after
 * them; the colour says nothing more.
 */
{
  const RTL = /^(ar|he|fa|ur)\b/;
  const PATTERNS = 5;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class ParleyOrigins extends HTMLElement {
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
      this.#draw();
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      this.#model = typeof value === 'string' ? (value ? JSON.parse(value) : null) : value;
      this.#draw();
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      if (typeof value === 'string' && value === this.#spelled) return;
      this.#spelled = typeof value === 'string' ? value : null;
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
      this.#draw();
    }

    #draw() {
      if (!this.isConnected || !this.#model) return;
      const root = make('div', 'origins__text');
      if (this.#model.lang) {
        root.lang = this.#model.lang;
        root.dir = RTL.test(this.#model.lang) ? 'rtl' : 'ltr';
      }
      (this.#model.nodes ?? []).forEach((node) => root.append(this.#node(node)));
      this.replaceChildren(...[this.#legend(), root].filter(Boolean));
    }

    #node(node) {
      const element = make('div', 'origins__node');
      if (node.id) element.dataset.id = node.id;
      element.style.setProperty('--depth', node.depth ?? 0);
      if (node.number) element.append(make('div', 'origins__number', node.number));
      const body = make('div', 'origins__body');
      if (node.heading?.length) body.append(this.#run('origins__heading', node.heading));
      if (node.text?.length) body.append(this.#run('origins__words', node.text));
      element.append(body);
      return element;
    }

    #run(className, spans) {
      const element = make('p', className);
      if (!this.#model.lang) element.dir = 'auto';
      for (const span of spans) {
        const source = span.by === undefined ? null : this.#model.sources?.[span.by];
        if (!source) {
          element.append(span.text);
          continue;
        }
        const mark = make('span', 'origins__by');
        mark.dataset.pattern = span.by % PATTERNS;
        mark.title = [source.name, source.detail].filter(Boolean).join(' · ');
        const trailing = span.text.length - span.text.trimEnd().length;
        const end = span.text.length - trailing;
        mark.append(span.text.slice(0, end), this.#sign(source));
        element.append(mark, span.text.slice(end));
      }
      return element;
    }

    #sign(source) {
      const sign = make('sup', 'origins__sign');
      const inside = source.href ? make('a', '', source.sign) : make('span', '', source.sign);
      if (source.href) {
        inside.href = source.href;
        inside.setAttribute('aria-label', source.name);
      }
      sign.append(inside);
      return sign;
    }

    #legend() {
      const sources = this.#model.sources ?? [];
      if (!sources.length) return null;
      const list = make('ul', 'origins__legend');
      list.setAttribute('aria-label', this.#model.legend ?? '');
      if (this.#words.locale) list.lang = this.#words.locale;
      sources.forEach((source, index) => {
        const item = make('li', 'origins__source');
        const sample = make('span', 'origins__by origins__sample', source.sign);
        sample.dataset.pattern = index % PATTERNS;
        sample.setAttribute('aria-hidden', 'true');
        const said = make('span');
        const name = source.href ? make('a', '', source.name) : make('span', '', source.name);
        if (source.href) name.href = source.href;
        said.append(name);
        if (source.detail) said.append(make('span', 'quiet', ` · ${source.detail}`));
        for (const link of source.links ?? []) {
          const anchor = make('a', '', link.name);
          anchor.href = link.href;
          said.append(' · ', anchor);
        }
        item.append(sample, said);
        list.append(item);
      });
      return list;
    }
  }

  if (!customElements.get('parley-origins')) customElements.define('parley-origins', ParleyOrigins);
}
