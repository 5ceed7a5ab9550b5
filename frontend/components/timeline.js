/*
 * <parley-timeline>: what happened, day by day, the newest first; each line leads to its entry.
 *
 * model   JSON (object or string):
 *   { days: [ { name: "22 November 2026",
 *               entries: [ { number: "No. 41", href: "negotiations/x/record/41", time: "15:32", datetime: "2026-…Z", title: "… exact …",
 *                            topic: "Amendment", shape: "diamond", tone: "accent", said: "…", quote?: "…", note?: "…", fresh?: true } ] } ] }
 *
 * Light DOM, built with textContent only. A model that is set again keeps the days and lines that stand there already.
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

  class ParleyTimeline extends HTMLElement {
    #model = null;
    #days = new Map();
    #rows = new Map();

    connectedCallback() {
      if (Object.hasOwn(this, 'model')) {
        const value = this.model;
        delete this.model;
        this.model = value;
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

    #draw() {
      if (!this.isConnected || !this.#model) return;
      const days = new Map();
      const rows = new Map();
      for (const day of this.#model.days ?? []) {
        const section = this.#days.get(day.name) ?? this.#day(day);
        days.set(day.name, section);
        place(section.lastElementChild, day.entries.map((entry) => {
          const key = JSON.stringify({ ...entry, fresh: undefined });
          const row = this.#rows.get(key) ?? this.#row(entry);
          row.classList.toggle('fresh', entry.fresh === true);
          rows.set(key, row);
          return row;
        }));
      }
      this.#days = days;
      this.#rows = rows;
      place(this, [...days.values()]);
    }

    #day(day) {
      const section = make('section', 'timeline__day');
      section.setAttribute('aria-label', day.name);
      section.append(make('h2', 'timeline__date', day.name), make('ol', 'rows timeline__rows'));
      return section;
    }

    #row(entry) {
      const row = make('li', 'row timeline__row');
      const time = make('time', 'timeline__time number', entry.time);
      time.dateTime = entry.datetime;
      time.title = entry.title;
      const main = make('div', 'row__main');
      const link = make('a', 'row__link timeline__said', entry.said);
      link.href = entry.href;
      link.dir = 'auto';
      main.append(link);
      if (entry.quote) {
        const quote = make('blockquote', 'timeline__quote', entry.quote);
        quote.dir = 'auto';
        main.append(quote);
      }
      const meta = make('div', 'row__meta');
      const topic = make('span', 'timeline__topic');
      topic.dataset.tone = entry.tone;
      const shape = make('span', 'shape');
      shape.dataset.shape = entry.shape;
      shape.setAttribute('aria-hidden', 'true');
      topic.append(shape, make('span', '', entry.topic));
      meta.append(topic, make('span', 'number', entry.number));
      if (entry.note) meta.append(make('span', '', entry.note));
      main.append(meta);
      row.append(time, main);
      return row;
    }
  }

  if (!customElements.get('parley-timeline')) customElements.define('parley-timeline', ParleyTimeline);
}
