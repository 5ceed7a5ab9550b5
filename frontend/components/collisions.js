/*
 * <parley-collisions>: how the pending amendments of each article meet, as a matrix that a room can read and as a table.
 *
 * model   JSON (object or string):
 *   { title, groups: [ { id, name, path,
 *       items: [ { id, number: "7", who: "IRL", label: "Amendment 7 · IRL", path, vote?: true, mine?: true } ],
 *       cells: [ { one: 0, other: 1, kind: "CONFLICT"|"CONTAINS"|"ORDERED"|"IDENTICAL"|"INDEPENDENT"|"SUB", taker?: "ONE"|"OTHER",
 *                  reference?: true, summary, says: [ sentence ] } ] } ] }
 *   one and other are positions in items; taker says which of the two takes away all that the other works on.
 * words   JSON: translated words (set by the server side)
 *
 * Arrow keys go from sign to sign. Choosing one shows in words how the two meet. Narrow screens begin with the table.
 */
{
  const SIGNS = {
    CONFLICT: 'M5 5 19 19M19 5 5 19',
    CONTAINS: 'M5 6h7a6 6 0 0 1 0 12H5',
    ORDERED: 'M8 20V5m-3 3 3-3 3 3M16 4v15m-3-3 3 3 3-3',
    IDENTICAL: 'M5 9h14M5 15h14',
    INDEPENDENT: 'M9 5v14M15 5v14',
    SUB: 'M6 5v9h12m-4-4 4 4-4 4',
  };
  const NARROW = '(max-width: 48rem)';

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  /** @param turned whether the sign of containing opens to the other side */
  const sign = (kind, turned) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('class', 'collisions__sign');
    svg.setAttribute('aria-hidden', 'true');
    if (turned) svg.dataset.turned = '';
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', SIGNS[kind] ?? '');
    svg.append(path);
    return svg;
  };

  class ParleyCollisions extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;
    #shows = null;
    #chosen = new Map();

    connectedCallback() {
      for (const name of ['words', 'model']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#shows ??= matchMedia(NARROW).matches ? 'table' : 'matrix';
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

    #say(word, ...values) {
      return (this.#words[word] ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
    }

    #draw() {
      if (!this.isConnected || !this.#model) return;
      const focused = this.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      const groups = this.#model.groups ?? [];
      this.setAttribute('role', 'region');
      this.setAttribute('aria-label', this.#model.title ?? '');
      this.replaceChildren(this.#head(), ...groups.map((group) => this.#group(group)));
      if (focused) [...this.querySelectorAll('[data-key]')].find((element) => element.dataset.key === focused)?.focus();
    }

    #head() {
      const head = make('div', 'collisions__head');
      const legend = make('ul', 'collisions__legend');
      for (const kind of Object.keys(SIGNS)) {
        const entry = make('li', 'collisions__kind');
        entry.dataset.kind = kind;
        entry.append(sign(kind), make('span', '', this.#say(kind.toLowerCase())));
        legend.append(entry);
      }
      const choice = make('div', 'collisions__choice');
      choice.setAttribute('role', 'group');
      choice.setAttribute('aria-label', this.#say('shown-as'));
      for (const way of ['matrix', 'table']) {
        const button = make('button', 'button', this.#say(way));
        button.type = 'button';
        button.dataset.key = `way:${way}`;
        button.setAttribute('aria-pressed', String(this.#shows === way));
        button.addEventListener('click', () => {
          this.#shows = way;
          this.#draw();
        });
        choice.append(button);
      }
      head.append(legend, choice);
      return head;
    }

    #group(group) {
      const section = make('section', 'collisions__group');
      section.dataset.id = group.id;
      const title = make('h2', 'collisions__title');
      const link = make('a', '', group.name);
      link.href = group.path;
      title.append(link);
      const counts = make('p', 'collisions__counts');
      for (const kind of Object.keys(SIGNS)) {
        const count = group.cells.filter((cell) => cell.kind === kind).length;
        if (!count) continue;
        const entry = make('span', 'collisions__kind');
        entry.dataset.kind = kind;
        entry.append(sign(kind), make('span', '', `${new Intl.NumberFormat(this.#words.locale || 'en').format(count)} ${this.#say(kind.toLowerCase())}`));
        counts.append(entry);
      }
      section.append(title, counts, this.#shows === 'matrix' ? this.#matrix(group) : this.#table(group));
      return section;
    }

    #item(item, className) {
      const link = make('a', className);
      link.href = item.path;
      link.setAttribute('aria-label', item.vote ? `${item.label}, ${this.#say('vote')}` : item.label);
      link.append(make('span', 'collisions__number', item.number), make('span', 'collisions__who', item.who));
      if (item.vote) link.dataset.vote = '';
      if (item.mine) link.dataset.mine = '';
      return link;
    }

    #matrix(group) {
      const found = new Map();
      group.cells.forEach((cell) => {
        found.set(`${cell.one}:${cell.other}`, { cell, turned: cell.taker === 'OTHER' });
        found.set(`${cell.other}:${cell.one}`, { cell, turned: cell.taker === 'ONE' });
      });
      const frame = make('div', 'collisions__frame');
      frame.tabIndex = -1;
      const table = make('table', 'collisions__matrix');
      const caption = make('caption', 'visually-hidden', `${group.name}: ${this.#say('matrix')}`);
      const top = make('tr');
      top.append(make('td'));
      group.items.forEach((item) => {
        const cell = make('th');
        cell.scope = 'col';
        cell.append(this.#item(item, 'collisions__item'));
        top.append(cell);
      });
      const header = make('thead');
      header.append(top);
      const body = make('tbody');
      group.items.forEach((item, row) => {
        const line = make('tr');
        const name = make('th');
        name.scope = 'row';
        name.append(this.#item(item, 'collisions__item'));
        line.append(name);
        group.items.forEach((other, column) => {
          const place = make('td');
          const met = found.get(`${row}:${column}`);
          if (row === column) place.className = 'collisions__same';
          if (met) place.append(this.#button(group, met, row, column));
          line.append(place);
        });
        body.append(line);
      });
      table.append(caption, header, body);
      const first = table.querySelector('button');
      const kept = table.querySelector('button[aria-pressed="true"]');
      if (kept ?? first) (kept ?? first).tabIndex = 0;
      table.addEventListener('keydown', (event) => this.#move(event, table));
      frame.append(table);
      const whole = make('div', 'collisions__whole');
      whole.append(frame, this.#told(group));
      return whole;
    }

    #button(group, { cell, turned }, row, column) {
      const button = make('button', 'collisions__cell');
      button.type = 'button';
      button.tabIndex = -1;
      button.dataset.kind = cell.kind;
      button.dataset.row = row;
      button.dataset.column = column;
      button.dataset.key = `${group.id}:${row}:${column}`;
      const chosen = this.#chosen.get(group.id);
      const pair = `${group.items[cell.one].id}:${group.items[cell.other].id}`;
      button.setAttribute('aria-pressed', String(chosen === pair));
      button.setAttribute('aria-label', `${this.#say('pair', group.items[row].label, group.items[column].label)}: ${this.#say(cell.kind.toLowerCase())}${this.#notes(cell)}`);
      button.append(sign(cell.kind, turned));
      if (cell.reference) button.append(make('span', 'collisions__note', '§'));
      button.addEventListener('click', () => {
        this.#chosen.set(group.id, pair);
        this.#draw();
      });
      return button;
    }

    #notes(cell) {
      return cell.reference ? ` (${this.#say('reference')})` : '';
    }

    /** The next sign in the direction of an arrow key. */
    #move(event, table) {
      const from = event.target.closest('button');
      const turned = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
      const steps = { ArrowRight: [0, turned], ArrowLeft: [0, -turned], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
      const step = steps[event.key];
      if (!from || !step) return;
      event.preventDefault();
      const row = Number(from.dataset.row);
      const column = Number(from.dataset.column);
      const ahead = [...table.querySelectorAll('button')]
        .map((button) => ({ button, rows: Number(button.dataset.row) - row, columns: Number(button.dataset.column) - column }))
        .filter(({ rows, columns }) => rows * step[0] + columns * step[1] > 0)
        .sort((one, other) => Math.abs(one.rows) * (step[1] ? 100 : 1) + Math.abs(one.columns) * (step[0] ? 100 : 1)
          - Math.abs(other.rows) * (step[1] ? 100 : 1) - Math.abs(other.columns) * (step[0] ? 100 : 1));
      const next = ahead[0]?.button;
      if (!next) return;
      from.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }

    /** What is chosen, in words. */
    #told(group) {
      const told = make('div', 'collisions__told');
      told.setAttribute('role', 'status');
      const chosen = this.#chosen.get(group.id);
      const cell = group.cells.find((each) => `${group.items[each.one].id}:${group.items[each.other].id}` === chosen);
      if (!cell) {
        told.append(make('p', 'quiet', this.#say('choose')));
        return told;
      }
      told.append(...this.#account(group, cell, true));
      return told;
    }

    #account(group, cell, linked) {
      const kind = make('p', 'collisions__kind collisions__kind--strong');
      kind.dataset.kind = cell.kind;
      kind.append(sign(cell.kind, cell.taker === 'OTHER'), make('span', '', this.#say(cell.kind.toLowerCase()) + this.#notes(cell)));
      const parts = [kind];
      if (linked) {
        const pair = make('p', 'collisions__pair');
        for (const position of [cell.one, cell.other]) {
          const link = make('a', '', group.items[position].label);
          link.href = group.items[position].path;
          pair.append(link);
        }
        parts.push(pair);
      }
      parts.push(make('p', '', cell.summary));
      if (cell.says?.length) {
        const list = make('ul', 'collisions__says');
        cell.says.forEach((sentence) => list.append(make('li', '', sentence)));
        parts.push(list);
      }
      return parts;
    }

    #table(group) {
      const table = make('table', 'collisions__table');
      table.append(make('caption', 'visually-hidden', group.name));
      const header = make('tr');
      for (const word of ['both', 'kind', 'where']) {
        const cell = make('th', '', this.#say(word));
        cell.scope = 'col';
        header.append(cell);
      }
      const head = make('thead');
      head.append(header);
      const body = make('tbody');
      for (const cell of group.cells) {
        const line = make('tr');
        const pair = make('th');
        pair.scope = 'row';
        pair.append(this.#item(group.items[cell.one], 'collisions__item'), this.#item(group.items[cell.other], 'collisions__item'));
        const [kind, ...rest] = this.#account(group, cell, false);
        const what = make('td');
        what.append(kind);
        const where = make('td');
        where.append(...rest);
        line.append(pair, what, where);
        body.append(line);
      }
      table.append(head, body);
      return table;
    }
  }

  if (!customElements.get('parley-collisions')) customElements.define('parley-collisions', ParleyCollisions);
}
