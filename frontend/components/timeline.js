/*
 * <parley-timeline>: what happened, day by day, the newest first; each line leads to its entry.
 *
 * model   JSON (object or string):
 *   { days: [ { name: "22 November 2026",
 *               entries: [ { number: "No. 41", href: "negotiations/x/record/41", time: "15:32", datetime: "2026-…Z", title: "… exact …",
 *                            topic: "Amendment", shape: "diamond", tone: "accent", said: "…", quote?: "…", note?: "…", fresh?: true } ] } ] }
 *
 * Light DOM, built with textContent only. A model that is set again keeps the focus on the line that had it.
 */
{
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class ParleyTimeline extends HTMLElement {
    #model = null;

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
      const focused = this.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      this.replaceChildren(...(this.#model.days ?? []).map((day) => this.#day(day)));
      if (focused) this.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }

    #day(day) {
      const section = make('section', 'timeline__day');
      section.setAttribute('aria-label', day.name);
      const list = make('ol', 'rows timeline__rows');
      list.append(...day.entries.map((entry) => this.#row(entry)));
      section.append(make('h2', 'timeline__date', day.name), list);
      return section;
    }

    #row(entry) {
      const row = make('li', 'row timeline__row' + (entry.fresh ? ' fresh' : ''));
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
