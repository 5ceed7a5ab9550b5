/*
 * <parley-matrix>: counts by two things at once, as a table that a room can read.
 *
 * model   JSON (object or string):
 *   { label, kinds: [ { name } ], rows: [ { id, shown, name, mine?: true } ], columns: [ … ],
 *     cells: [ { row: 0, column: 2, counts: [2, 0, 1], says } ], chosenRow?: id, chosenColumn?: id }
 *   counts stand in the order of the kinds; row and column of a cell are positions.
 * words   JSON: translated words (set by the server side)
 * chosen  event with { row, column }: the ids, one of them empty where a whole row or column was chosen; both empty for the same again
 *
 * Arrow keys, Home and End go from one to the next. Light DOM, built with textContent only.
 */
{
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class ParleyMatrix extends HTMLElement {
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

    #say(word, ...values) {
      return (this.#words[word] ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
    }

    #number(count) {
      return new Intl.NumberFormat(this.#words.locale || 'en').format(count);
    }

    #draw() {
      const model = this.#model;
      if (!this.isConnected || !model) return;
      const focused = this.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      const frame = make('div', 'matrix__frame');
      frame.append(this.#table(model));
      this.replaceChildren(this.#legend(model), frame);
      const buttons = [...this.querySelectorAll('button')];
      const kept = buttons.find((button) => button.dataset.key === focused);
      const first = kept ?? buttons.find((button) => button.getAttribute('aria-pressed') === 'true') ?? buttons[0];
      if (first) first.tabIndex = 0;
      kept?.focus();
    }

    #legend(model) {
      const legend = make('ul', 'matrix__legend');
      (model.kinds ?? []).forEach((kind, index) => {
        const entry = make('li');
        const mark = make('span', 'matrix__count', this.#number(1));
        mark.dataset.kind = index;
        mark.setAttribute('aria-hidden', 'true');
        entry.append(mark, make('span', '', kind.name));
        legend.append(entry);
      });
      return legend;
    }

    #table(model) {
      const rows = model.rows ?? [];
      const columns = model.columns ?? [];
      const found = new Map((model.cells ?? []).map((cell) => [`${cell.row}:${cell.column}`, cell]));
      const table = make('table', 'matrix__table');
      const top = make('tr');
      top.append(make('td'));
      columns.forEach((column, index) => top.append(this.#heading('col', column, -1, index)));
      const head = make('thead');
      head.append(top);
      const body = make('tbody');
      rows.forEach((row, line) => {
        const across = make('tr');
        across.append(this.#heading('row', row, line, -1));
        columns.forEach((column, place) => {
          const cell = make('td');
          const here = found.get(`${line}:${place}`);
          if (here) cell.append(this.#cell(model, here, row, column));
          across.append(cell);
        });
        body.append(across);
      });
      table.append(make('caption', 'visually-hidden', model.label ?? ''), head, body);
      table.addEventListener('keydown', (event) => this.#move(event, table));
      return table;
    }

    #button(className, row, column, place) {
      const model = this.#model;
      const button = make('button', className);
      button.type = 'button';
      button.tabIndex = -1;
      button.dataset.row = place.row;
      button.dataset.column = place.column;
      button.dataset.key = `${row}|${column}`;
      const pressed = row === (model.chosenRow ?? '') && column === (model.chosenColumn ?? '');
      button.setAttribute('aria-pressed', String(pressed));
      button.addEventListener('click', () => {
        this.dispatchEvent(new CustomEvent('chosen', { detail: pressed ? { row: '', column: '' } : { row, column } }));
      });
      return button;
    }

    #heading(scope, heading, row, column) {
      const cell = make('th');
      cell.scope = scope;
      if (heading.mine) cell.dataset.mine = '';
      const across = scope === 'row';
      const button = this.#button('matrix__heading', across ? heading.id : '', across ? '' : heading.id, { row, column });
      button.title = heading.name;
      button.setAttribute('aria-label', this.#say(across ? 'row' : 'column', heading.name));
      button.append(make('span', 'matrix__shown', heading.shown));
      if (across) button.append(make('span', 'matrix__name', heading.name));
      cell.append(button);
      return cell;
    }

    #cell(model, cell, row, column) {
      const button = this.#button('matrix__cell', row.id, column.id, cell);
      button.setAttribute('aria-label', cell.says);
      button.title = cell.says;
      cell.counts.forEach((count, index) => {
        if (!count) return;
        const mark = make('span', 'matrix__count', this.#number(count));
        mark.dataset.kind = index;
        button.append(mark);
      });
      return button;
    }

    /** The next button in the direction of a key. */
    #move(event, table) {
      const from = event.target.closest('button');
      const turned = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
      const steps = {
        ArrowRight: [0, turned], ArrowLeft: [0, -turned], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -1], End: [0, 1],
      };
      const step = steps[event.key];
      if (!from || !step) return;
      event.preventDefault();
      const row = Number(from.dataset.row);
      const column = Number(from.dataset.column);
      const ahead = [...table.querySelectorAll('button')]
        .map((button) => ({ button, rows: Number(button.dataset.row) - row, columns: Number(button.dataset.column) - column }))
        .filter(({ rows, columns }) => (step[0] ? rows * step[0] > 0 : columns * step[1] > 0 && rows === 0))
        .sort((one, other) => Math.abs(one.rows) * 100 + Math.abs(one.columns) - Math.abs(other.rows) * 100 - Math.abs(other.columns));
      const edge = event.key === 'Home' || event.key === 'End';
      const next = (edge ? ahead.at(-1) : ahead[0])?.button;
      if (!next) return;
      from.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  }

  if (!customElements.get('parley-matrix')) customElements.define('parley-matrix', ParleyMatrix);
}
