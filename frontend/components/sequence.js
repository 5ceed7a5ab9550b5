/*
 * <parley-sequence>: which provision of a plan waits for which, as a net and along time.
 *
 * model   JSON (object or string):
 *   { label: "…",
 *     nodes: [ { id, name: "Article 4(2)", title: "…", event?: true, href?, never?: true, faulty?: true,
 *                state?: { word, shape, tone }, from?: 0, to?: 30, time?: "at once – 30 days" } ],
 *     edges: [ { from: "id", to: "id", says: "Not before", any?: true, together?: true, faulty?: true } ],
 *     ticks: [ { at: 30, label: "30 days" } ], today?: { at: 12, label: "…" }, log?: true }
 *   times in days from the first; an edge leads from what must happen to what waits for it
 * words   JSON: translated words (set by the server side)
 *
 * A drawing for the eye; the same stands in a table beside it. Nodes are links: Tab reaches each, arrows go along the edges, + and - zoom.
 * Light DOM, built with textContent only.
 */
{
  const SVG = 'http://www.w3.org/2000/svg';
  const WIDTH = 208;
  const HEIGHT = 50;
  const GAP_X = 72;
  const GAP_Y = 14;
  const EDGE = 16;
  const ROW = 30;
  const NAMES = 250;
  const SPAN = 760;
  const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];

  const draw = (name, attributes, ...content) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const short = (text, most) => (text.length <= most ? text : text.slice(0, most - 1).trimEnd() + '…');

  class ParleySequence extends HTMLElement {
    #model = null;
    #words = {};
    #view = 'graph';
    #zoom = 3;

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
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
      this.#draw();
    }

    #draw() {
      if (!this.isConnected || !this.#model?.nodes) return;
      const held = this.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      const before = this.querySelector('.sequence__frame');
      const scroll = before ? [before.scrollLeft, before.scrollTop] : null;
      const frame = make('div', 'sequence__frame');
      frame.tabIndex = 0;
      frame.dataset.key = 'frame';
      frame.setAttribute('role', 'group');
      frame.setAttribute('aria-label', this.#model.label ?? '');
      const svg = this.#view === 'graph' ? this.#graph() : this.#timeline();
      const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      svg.setAttribute('width', width * ZOOMS[this.#zoom]);
      svg.setAttribute('height', height * ZOOMS[this.#zoom]);
      frame.append(svg);
      frame.addEventListener('keydown', (event) => this.#key(event));
      this.replaceChildren(this.#tools(), frame);
      if (scroll) [frame.scrollLeft, frame.scrollTop] = scroll;
      if (held) [...this.querySelectorAll('[data-key]')].find((each) => each.dataset.key === held)?.focus({ preventScroll: true });
    }

    #tools() {
      const tools = make('div', 'sequence__tools');
      const views = make('div', 'sequence__group');
      views.setAttribute('role', 'group');
      views.setAttribute('aria-label', this.#words.view ?? '');
      for (const view of ['graph', 'timeline']) {
        const button = this.#button(this.#words[view], () => {
          this.#view = view;
          this.#draw();
        }, view);
        button.setAttribute('aria-pressed', String(this.#view === view));
        views.append(button);
      }
      const zoom = make('div', 'sequence__group');
      zoom.setAttribute('role', 'group');
      zoom.setAttribute('aria-label', this.#words.zoom ?? '');
      const out = this.#button('−', () => this.#scale(-1), 'out', this.#words['zoom-out']);
      const into = this.#button('+', () => this.#scale(1), 'in', this.#words['zoom-in']);
      out.disabled = this.#zoom === 0;
      into.disabled = this.#zoom === ZOOMS.length - 1;
      zoom.append(out, into);
      tools.append(views, zoom);
      return tools;
    }

    #button(text, act, key, label) {
      const button = make('button', 'sequence__button', text);
      button.type = 'button';
      button.dataset.key = key;
      if (label) {
        button.setAttribute('aria-label', label);
        button.title = label;
      }
      button.addEventListener('click', act);
      return button;
    }

    #scale(by) {
      const to = Math.min(ZOOMS.length - 1, Math.max(0, this.#zoom + by));
      if (to !== this.#zoom) {
        this.#zoom = to;
        this.#draw();
      }
    }

    #key(event) {
      if (event.key === '+' || event.key === '-') {
        event.preventDefault();
        this.#scale(event.key === '+' ? 1 : -1);
        return;
      }
      const here = document.activeElement?.dataset?.node;
      if (!here || !event.key.startsWith('Arrow') || this.#view !== 'graph') return;
      const rtl = getComputedStyle(this).direction === 'rtl';
      const ahead = rtl ? 'ArrowLeft' : 'ArrowRight';
      const back = rtl ? 'ArrowRight' : 'ArrowLeft';
      const edges = this.#model.edges ?? [];
      const all = [...this.querySelectorAll('[data-node]')];
      const next =
        event.key === ahead ? edges.find((edge) => edge.from === here)?.to
        : event.key === back ? edges.find((edge) => edge.to === here)?.from
        : all[all.findIndex((each) => each.dataset.node === here) + (event.key === 'ArrowDown' ? 1 : -1)]?.dataset.node;
      const target = next && all.find((each) => each.dataset.node === next);
      if (target) {
        event.preventDefault();
        target.focus();
        target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    }

    /** Columns by the longest way to each node, over edges that do not lead back; rows where the middle of what comes before lies. */
    #layout() {
      const nodes = this.#model.nodes;
      const edges = (this.#model.edges ?? []).filter((edge) => edge.from !== edge.to);
      const before = new Map(nodes.map((node) => [node.id, []]));
      for (const edge of edges) if (!edge.together && before.has(edge.to) && before.has(edge.from)) before.get(edge.to).push(edge.from);
      const columns = new Map();
      const open = new Set();
      const column = (id) => {
        if (columns.has(id)) return columns.get(id);
        if (open.has(id)) return -1;
        open.add(id);
        const found = 1 + Math.max(-1, ...before.get(id).map(column));
        open.delete(id);
        columns.set(id, found);
        return found;
      };
      nodes.forEach((node) => column(node.id));
      for (const edge of edges) {
        if (edge.together && columns.has(edge.from) && columns.has(edge.to)) {
          const both = Math.max(columns.get(edge.from), columns.get(edge.to));
          columns.set(edge.from, both);
          columns.set(edge.to, both);
        }
      }
      const lanes = [];
      nodes.forEach((node) => (lanes[columns.get(node.id)] ??= []).push(node));
      const place = new Map();
      for (let lane = 0; lane < lanes.length; lane++) {
        const here = (lanes[lane] ??= []);
        const middle = (node) => {
          const known = before.get(node.id).map((id) => place.get(id)).filter((at) => at !== undefined);
          return known.length ? known.reduce((sum, at) => sum + at, 0) / known.length : 0;
        };
        const wanted = new Map(here.map((node, index) => [node, [middle(node), index]]));
        here.sort((a, b) => wanted.get(a)[0] - wanted.get(b)[0] || wanted.get(a)[1] - wanted.get(b)[1]);
        let next = 0;
        here.forEach((node, index) => {
          // as near to what comes before as the ones that follow leave room for
          const row = Math.max(next, Math.min(Math.round(wanted.get(node)[0]), Math.max(next, lanes[0].length - here.length + index)));
          place.set(node.id, row);
          next = row + 1;
        });
      }
      return { lanes, edges, place };
    }

    #graph() {
      const { lanes, edges, place } = this.#layout();
      const rtl = getComputedStyle(this).direction === 'rtl';
      const rows = 1 + Math.max(0, ...place.values());
      const width = 2 * EDGE + lanes.length * WIDTH + (lanes.length - 1) * GAP_X;
      const height = 2 * EDGE + rows * HEIGHT + (rows - 1) * GAP_Y;
      const at = new Map();
      lanes.forEach((lane, column) => {
        lane.forEach((node) => {
          const x = EDGE + column * (WIDTH + GAP_X);
          at.set(node.id, { x: rtl ? width - x - WIDTH : x, y: EDGE + place.get(node.id) * (HEIGHT + GAP_Y), column });
        });
      });
      const svg = draw('svg', { width, height, class: 'sequence__svg' });
      const id = `sequence-arrow-${(ParleySequence.count = (ParleySequence.count ?? 0) + 1)}`;
      svg.append(draw('defs', {}, draw('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse', class: 'sequence__arrow' }, draw('path', { d: 'M0 0L8 4L0 8z' }))));
      const side = rtl ? -1 : 1;
      for (const edge of edges) {
        const from = at.get(edge.from);
        const to = at.get(edge.to);
        if (!from || !to) continue;
        const same = from.column === to.column;
        const y1 = from.y + HEIGHT / 2;
        const y2 = to.y + HEIGHT / 2;
        const right = (box) => box.x + (rtl ? 0 : WIDTH);
        const left = (box) => box.x + (rtl ? WIDTH : 0);
        const path = same
          ? `M ${right(from)} ${y1} C ${right(from) + side * 40} ${y1} ${right(to) + side * 40} ${y2} ${right(to)} ${y2}`
          : `M ${right(from)} ${y1} C ${right(from) + side * GAP_X * 0.6} ${y1} ${left(to) - side * GAP_X * 0.6} ${y2} ${left(to)} ${y2}`;
        const line = draw('path', { d: path, class: 'sequence__edge' });
        line.dataset.from = edge.from;
        line.dataset.to = edge.to;
        if (edge.any) line.dataset.any = '';
        if (edge.together) line.dataset.together = '';
        if (edge.faulty) line.dataset.faulty = '';
        if (!edge.together) line.setAttribute('marker-end', `url(#${id})`);
        line.append(draw('title', {}, edge.says ?? ''));
        svg.append(line);
      }
      for (const lane of lanes) for (const node of lane) svg.append(this.#box(node, at.get(node.id)));
      return svg;
    }

    #box(node, { x, y }) {
      const link = draw(node.href ? 'a' : 'g', { class: 'sequence__node', transform: `translate(${x} ${y})` });
      if (node.href) link.setAttribute('href', node.href);
      else link.setAttribute('tabindex', '0');
      link.dataset.node = node.id;
      link.dataset.key = node.id;
      if (node.event) link.dataset.event = '';
      if (node.never) link.dataset.never = '';
      if (node.faulty) link.dataset.faulty = '';
      if (node.state) link.dataset.tone = node.state.tone;
      link.setAttribute('aria-label', this.#spoken(node));
      if (!node.href) link.setAttribute('role', 'img');
      link.append(
        draw('title', {}, node.title ? `${node.name}: ${node.title}` : node.name),
        draw('rect', { width: WIDTH, height: HEIGHT, rx: node.event ? HEIGHT / 2 : 4 }),
      );
      if (node.event) {
        const lines = this.#lines(node.name, 27);
        lines.forEach((line, index) =>
          link.append(draw('text', { x: WIDTH / 2, y: HEIGHT / 2 + 4 + (index - (lines.length - 1) / 2) * 15, class: 'sequence__event' }, line)));
      } else {
        const state = node.state ? ` · ${node.state.word}` : '';
        link.append(
          draw('text', { x: WIDTH / 2, y: 20, class: 'sequence__name' }, short(node.name + state, 28)),
          draw('text', { x: WIDTH / 2, y: 38, class: 'sequence__title' }, short(node.title ?? '', 30)),
        );
      }
      const light = (on) => {
        for (const edge of this.querySelectorAll('.sequence__edge')) {
          edge.classList.toggle('sequence__edge--on', on && (edge.dataset.from === node.id || edge.dataset.to === node.id));
        }
      };
      for (const [name, on] of [['focus', true], ['blur', false], ['pointerenter', true], ['pointerleave', false]]) {
        link.addEventListener(name, () => light(on));
      }
      return link;
    }

    #lines(text, most) {
      const words = text.split(' ');
      const lines = [''];
      for (const word of words) {
        if (lines.at(-1) && (lines.at(-1) + ' ' + word).length > most) {
          if (lines.length === 2) {
            lines[1] = short(lines[1] + ' ' + word, most);
            break;
          }
          lines.push(word);
        } else {
          lines[lines.length - 1] = (lines.at(-1) + ' ' + word).trim();
        }
      }
      return lines;
    }

    /** What a node says to whoever does not see what it is tied to. */
    #spoken(node) {
      const names = new Map(this.#model.nodes.map((each) => [each.id, each.name]));
      const waits = (this.#model.edges ?? []).filter((edge) => edge.to === node.id).map((edge) => `${edge.says}: ${names.get(edge.from) ?? ''}`);
      return [node.name, node.title, node.state?.word, node.time, ...waits].filter(Boolean).join('. ');
    }

    #timeline() {
      const rtl = getComputedStyle(this).direction === 'rtl';
      const nodes = this.#model.nodes.filter((node) => node.from !== undefined && !node.event);
      const ticks = this.#model.ticks ?? [];
      const last = Math.max(1, ...ticks.map((tick) => tick.at), ...nodes.flatMap((node) => [node.from, node.to ?? 0]));
      const scale = this.#model.log ? (days) => Math.log1p(Math.max(0, days)) / Math.log1p(last) : (days) => days / last;
      const width = NAMES + SPAN + 3 * EDGE + 40;
      const height = 44 + nodes.length * ROW + EDGE;
      const flip = (x) => (rtl ? width - x : x);
      const x = (days) => NAMES + 2 * EDGE + scale(days) * SPAN;
      const svg = draw('svg', { width, height, class: 'sequence__svg' });
      let edge = -100;
      for (const tick of ticks) {
        svg.append(draw('line', { x1: flip(x(tick.at)), x2: flip(x(tick.at)), y1: 32, y2: height - EDGE, class: 'sequence__tick' }));
        if (x(tick.at) - edge >= 64) {
          svg.append(draw('text', { x: flip(x(tick.at)), y: 22, class: 'sequence__scale' }, tick.label));
          edge = x(tick.at);
        }
      }
      nodes.forEach((node, index) => {
        const y = 44 + index * ROW;
        const open = node.to === undefined;
        const from = x(node.from);
        const to = open ? NAMES + 2 * EDGE + SPAN + 24 : Math.max(x(node.to), from + 6);
        const row = draw(node.href ? 'a' : 'g', { class: 'sequence__row' });
        if (node.href) row.setAttribute('href', node.href);
        row.dataset.key = node.id;
        if (node.faulty) row.dataset.faulty = '';
        if (node.state) row.dataset.tone = node.state.tone;
        if (open) row.dataset.open = '';
        row.setAttribute('aria-label', this.#spoken(node));
        const name = draw('text', { x: flip(EDGE), y: y + 14, class: 'sequence__line' });
        const number = draw('tspan', { class: 'sequence__name' }, node.name);
        name.append(number, draw('tspan', {}, ' ' + short(node.title ?? '', Math.max(8, 33 - node.name.length))));
        row.append(
          draw('title', {}, [node.name, node.title, node.state?.word, node.time].filter(Boolean).join(' · ')),
          draw('rect', { x: 0, y: y - 4, width, height: ROW - 2, class: 'sequence__hit' }),
          name,
          draw('rect', { x: rtl ? flip(to) : from, y: y + 3, width: to - from, height: 14, rx: 3, class: 'sequence__bar' }),
        );
        svg.append(row);
      });
      const today = this.#model.today;
      if (today) {
        svg.append(
          draw('line', { x1: flip(x(today.at)), x2: flip(x(today.at)), y1: 28, y2: height - EDGE, class: 'sequence__today' }),
          draw('text', { x: flip(x(today.at)), y: height - 3, class: 'sequence__scale' }, today.label),
        );
      }
      return svg;
    }
  }

  if (!customElements.get('parley-sequence')) customElements.define('parley-sequence', ParleySequence);
}
