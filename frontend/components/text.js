/*
 * <parley-text>: a whole plan to read.
 *
 * model   JSON (object or string):
 *   { lang: "en", width: 66, references: { "<id>": "Article 4(2)(a)" },
 *     brackets?: { "<id>": [ "UA, IE", "RU" ] } (who stands behind each alternative, short),
 *     nodes: [ { id, depth: 0, number: "4", label: "Article 4", heading?, text?: "… {ref:<id>} …",
 *                lines?: [0, 64, …] (offsets in the shown text), firstLine?: 12, status?: { word, shape, tone }, comments?: 2,
 *                amendments?: [ { id, label, href?, status?: { word, shape, tone }, nodes: [ …as parley-redline… ] } ],
 *                anchors?: [ { id, start, end (offsets in the stored text), label } ] } ] }
 *   Nodes of depth 0 are articles; their provisions follow in reading order. Without `lines` they are computed at `width`.
 * words   JSON: translated words (set by the server side)
 * selected   id of the provision that is selected; brought into view, the focus stays where it is
 * lineNumbers, amendmentsShown   booleans
 * methods   next(), previous(), commentOnSelection(): boolean, flash(id)
 * events   provision-selected { provision } · words-selected { provision, start, end, exact, prefix, suffix } (stored text)
 *          marker-opened { provision, amendment? } · anchor-opened { provision, anchor }
 *
 * Light DOM, built with textContent only; articles out of sight are not laid out, articles that did not change are kept.
 */
{
  const MARK = /\{(ref|open|or|close):([0-9a-fA-F-]{36})\}/g;
  const SIGNS = { open: '[', or: ' / ', close: ']' };
  const RTL = /^(ar|he|fa|ur)\b/;
  const CONTEXT = 32;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const shape = (name) => {
    const element = make('span', 'shape');
    element.dataset.shape = name;
    element.setAttribute('aria-hidden', 'true');
    return element;
  };

  const badge = (mark) => {
    const element = make('span', 'badge');
    element.dataset.tone = mark.tone ?? 'neutral';
    element.append(shape(mark.shape), make('span', '', mark.word));
    return element;
  };

  /** The shown text, and how its places answer to those of the stored text. */
  const resolve = (stored, references) => {
    const pieces = [];
    let shown = '';
    let last = 0;
    for (const match of stored.matchAll(MARK)) {
      if (match.index > last) {
        const text = stored.slice(last, match.index);
        pieces.push({ from: shown.length, stored: last, length: text.length, size: text.length });
        shown += text;
      }
      const [whole, kind, id] = match;
      const label = kind === 'ref' ? (references[id] ?? '…') : SIGNS[kind];
      pieces.push({ from: shown.length, stored: match.index, length: label.length, size: whole.length, mark: kind, id });
      shown += label;
      last = match.index + match[0].length;
    }
    if (last < stored.length) {
      const text = stored.slice(last);
      pieces.push({ from: shown.length, stored: last, length: text.length, size: text.length });
      shown += text;
    }
    return { shown, pieces };
  };

  const toShown = (pieces, offset, end) => {
    for (const piece of pieces) {
      if (offset < piece.stored + piece.size || (end && offset <= piece.stored + piece.size)) {
        if (piece.mark) return end ? piece.from + piece.length : piece.from;
        return piece.from + Math.max(0, offset - piece.stored);
      }
    }
    const last = pieces.at(-1);
    return last ? last.from + last.length : 0;
  };

  const toStored = (pieces, offset, end) => {
    for (const piece of pieces) {
      const limit = piece.from + piece.length;
      if (offset < limit || (end && offset <= limit)) {
        if (piece.mark) return end ? piece.stored + piece.size : piece.stored;
        return piece.stored + Math.max(0, offset - piece.from);
      }
    }
    const last = pieces.at(-1);
    return last ? last.stored + last.size : 0;
  };

  /** Where the lines begin when they are broken at spaces after at most `width` characters. */
  const wrap = (text, width) => {
    const starts = [0];
    let start = 0;
    let space = -1;
    for (let index = 0; index < text.length; index++) {
      if (text[index] === ' ') space = index;
      if (index - start >= width && space > start) {
        start = space + 1;
        starts.push(start);
        space = -1;
      }
    }
    return starts;
  };

  class ParleyText extends HTMLElement {
    #model = null;
    #source = null;
    #words = {};
    #spelled = null;
    #selected = '';
    #lineNumbers = false;
    #amendmentsShown = false;
    #articles = new Map();
    #resolved = new Map();
    #bubble = null;
    #pending = false;
    #reveal = false;
    #onSelection = () => this.#offerComment();

    connectedCallback() {
      for (const name of ['words', 'lineNumbers', 'amendmentsShown', 'model', 'selected']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.setAttribute('role', 'region');
      if (!this.#bubble) {
        this.#bubble = make('button', 'plan-text__bubble');
        this.#bubble.type = 'button';
        this.#bubble.hidden = true;
        this.#bubble.addEventListener('mousedown', (event) => event.preventDefault());
        this.#bubble.addEventListener('click', () => this.commentOnSelection());
        this.addEventListener('click', (event) => this.#clicked(event));
        this.addEventListener('keydown', (event) => this.#pressed(event));
      }
      document.addEventListener('selectionchange', this.#onSelection);
      this.#draw();
    }

    disconnectedCallback() {
      document.removeEventListener('selectionchange', this.#onSelection);
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      if (typeof value === 'string' && value === this.#source) return;
      this.#source = typeof value === 'string' ? value : null;
      this.#model = typeof value === 'string' ? (value ? JSON.parse(value) : null) : value;
      this.#later();
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      if (typeof value === 'string' && value === this.#spelled) return;
      this.#spelled = typeof value === 'string' ? value : null;
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
      this.#articles.clear();
      this.#later();
    }

    get lineNumbers() {
      return this.#lineNumbers;
    }

    set lineNumbers(value) {
      this.#lineNumbers = value === true;
      this.#later();
    }

    get amendmentsShown() {
      return this.#amendmentsShown;
    }

    set amendmentsShown(value) {
      this.#amendmentsShown = value === true;
      this.#later();
    }

    get selected() {
      return this.#selected;
    }

    set selected(id) {
      const next = id ?? '';
      if (next === this.#selected) return;
      this.#selected = next;
      this.#reveal = true;
      if (!this.#pending) this.#mark();
    }

    next() {
      this.#step(1);
    }

    previous() {
      this.#step(-1);
    }

    flash(id) {
      const provision = this.#find(id);
      if (!provision) return;
      provision.classList.remove('fresh');
      requestAnimationFrame(() => provision.classList.add('fresh'));
    }

    /** Emits words-selected for the marked words; false when none are marked here. */
    commentOnSelection() {
      const marked = this.#markedWords();
      if (!marked) return false;
      this.#bubble.hidden = true;
      this.#emit('words-selected', marked);
      return true;
    }

    #say(word, ...values) {
      return (this.#words[word] ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
    }

    #count(word, number) {
      const patterns = this.#words[word];
      if (!patterns) return String(number);
      const locale = this.#words.locale || 'en';
      const category = new Intl.PluralRules(locale).select(number);
      return (patterns[category] ?? patterns.other ?? '{0}').replace('{0}', new Intl.NumberFormat(locale).format(number));
    }

    #emit(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }

    #find(id) {
      return id ? this.querySelector(`[data-id="${CSS.escape(id)}"]`) : null;
    }

    /** Several properties that are set together are drawn once. */
    #later() {
      if (this.#pending) return;
      this.#pending = true;
      queueMicrotask(() => {
        this.#pending = false;
        this.#draw();
      });
    }

    #draw() {
      if (!this.isConnected || !this.#model) return;
      const model = this.#model;
      this.setAttribute('aria-label', this.#say('plan'));
      this.lang = model.lang ?? '';
      if (model.lang) this.dir = RTL.test(model.lang) ? 'rtl' : 'ltr';
      this.classList.toggle('plan-text--lines', this.#lineNumbers);
      const nodes = model.nodes ?? [];
      const references = model.references ?? {};
      const known = new Set(nodes.map((node) => node.id));
      const referenceKey = JSON.stringify(references);
      const bracketKey = JSON.stringify(model.brackets ?? {});
      const groups = [];
      for (const node of nodes) {
        if ((node.depth ?? 0) === 0 || groups.length === 0) groups.push([]);
        groups.at(-1).push(node);
      }
      const focused = this.contains(document.activeElement) ? document.activeElement.closest?.('[data-id]')?.dataset.id : null;
      const kept = new Map();
      let line = 1;
      const elements = groups.map((group) => {
        const content = JSON.stringify(group);
        const firstLine = line;
        if (this.#lineNumbers) {
          for (const node of group) line = this.#lines(node, references, line).next;
        }
        const cites = (content.includes('{ref:') ? referenceKey : '') + (content.includes('{open:') ? bracketKey : '');
        const key = `${content}|${this.#lineNumbers ? firstLine : ''}|${this.#amendmentsShown}|${cites}`;
        const old = this.#articles.get(group[0].id);
        const element = old?.key === key ? old.element : this.#article(group, references, known);
        kept.set(group[0].id, { key, element });
        return element;
      });
      this.#articles = kept;
      if (elements.length === 0) {
        elements.push(make('p', 'plan-text__empty', this.#say('empty')));
      }
      this.#bubble.textContent = this.#say('comment-here');
      this.#place(elements);
      this.#mark();
      if (focused && !this.contains(document.activeElement)) this.#find(focused)?.focus({ preventScroll: true });
    }

    /** Puts the articles in order without taking out those that stay. */
    #place(elements) {
      const wanted = [...elements, this.#bubble];
      for (const child of [...this.children]) {
        if (!wanted.includes(child)) child.remove();
      }
      wanted.forEach((element, index) => {
        if (this.children[index] !== element) this.insertBefore(element, this.children[index] ?? null);
      });
    }

    #lines(node, references, next) {
      const { shown } = resolve(node.text ?? '', references);
      if (!shown) return { starts: [], first: next, next };
      const starts = node.lines?.length ? node.lines : wrap(shown, this.#model.width || 66);
      const first = node.firstLine || next;
      node.computed = { starts, first };
      return { starts, first, next: first + starts.length };
    }

    #article(group, references, known) {
      const [head, ...provisions] = group;
      const article = make('article', 'plan-text__article');
      const wrapped = this.#provision(head, references, known, true);
      article.append(wrapped);
      article.setAttribute('aria-labelledby', `h-${head.id}`);
      for (const node of provisions) article.append(this.#provision(node, references, known, false));
      article.style.setProperty('--blocks', group.length);
      return article;
    }

    #provision(node, references, known, isArticle) {
      const depth = node.depth ?? 0;
      const element = make('div', isArticle ? 'provision provision--article' : 'provision');
      element.dataset.id = node.id;
      element.id = `p-${node.id}`;
      element.style.setProperty('--depth', depth);
      element.tabIndex = -1;
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', node.number || node.label);
      const body = make('div', 'provision__body');
      if (isArticle) {
        const line = make('div', 'plan-text__line');
        const heading = make('h2', 'plan-text__heading');
        heading.id = `h-${node.id}`;
        heading.append(make('span', 'plan-text__number', node.label));
        if (node.heading) heading.append(make('span', 'plan-text__title', node.heading));
        line.append(heading);
        if (node.status) line.append(badge(node.status));
        body.append(line);
      } else {
        const label = make('span', 'provision__label', node.label);
        label.setAttribute('aria-hidden', 'true');
        element.append(label);
        if (node.heading) body.append(make(`h${Math.min(6, depth + 2)}`, 'provision__heading', node.heading));
      }
      if (node.text) body.append(this.#text(node, references, known));
      if (this.#amendmentsShown) {
        for (const amendment of node.amendments ?? []) body.append(this.#amendment(node, amendment));
      }
      element.append(body);
      const margin = this.#margin(node);
      if (margin) element.append(margin);
      return element;
    }

    #text(node, references, known) {
      const paragraph = make('p', 'provision__text');
      const { shown, pieces } = resolve(node.text, references);
      this.#resolved.set(node.id, { shown, pieces, stored: node.text });
      const anchors = (node.anchors ?? []).map((anchor) => ({
        ...anchor,
        from: toShown(pieces, anchor.start, false),
        to: toShown(pieces, anchor.end, true),
      }));
      const lines = this.#lineNumbers ? (node.computed ?? this.#lines(node, references, 1)) : null;
      const cuts = new Set([0, shown.length]);
      for (const piece of pieces) cuts.add(piece.from).add(piece.from + piece.length);
      for (const anchor of anchors) cuts.add(anchor.from).add(anchor.to);
      if (lines) for (const start of lines.starts) cuts.add(Math.min(start, shown.length));
      const places = [...cuts].sort((a, b) => a - b);
      let target = paragraph;
      let bracket = null;
      let alternative = 0;
      for (let index = 0; index < places.length - 1; index++) {
        const [from, to] = [places[index], places[index + 1]];
        const lineIndex = lines ? lines.starts.indexOf(from) : -1;
        if (lineIndex >= 0) {
          const number = lines.first + lineIndex;
          target = make('span', 'line');
          target.dataset.line = new Intl.NumberFormat(this.#model.lang || 'en', { useGrouping: false }).format(number);
          if (number % 5 === 0) target.classList.add('line--fifth');
          paragraph.append(target);
        }
        const piece = pieces.find((candidate) => from >= candidate.from && from < candidate.from + candidate.length);
        let content = document.createTextNode(shown.slice(from, to));
        if (piece?.mark === 'ref' && known.has(piece.id)) {
          const link = make('a', 'reference');
          link.href = `#p-${piece.id}`;
          link.dataset.reference = piece.id;
          link.append(content);
          content = link;
        }
        if (piece?.mark && piece.mark !== 'ref') {
          if (piece.mark !== 'open' && from === piece.from) target.append(this.#owners(piece.id, alternative));
          alternative = piece.mark === 'open' ? 0 : alternative + 1;
          bracket = piece.mark === 'close' ? null : piece.id;
          const sign = make('span', 'bracket__sign');
          sign.append(content);
          content = sign;
        } else if (bracket) {
          const words = make('span', 'bracket__words');
          words.append(content);
          content = words;
        }
        const covering = anchors.filter((anchor) => anchor.from <= from && anchor.to >= to && anchor.to > anchor.from);
        if (covering.length) {
          const mark = make('mark', 'anchor');
          mark.dataset.anchor = covering.at(-1).id;
          mark.append(content);
          content = mark;
        }
        target.append(content);
        for (const anchor of anchors.filter((candidate) => candidate.to === to && candidate.to > candidate.from)) {
          const flag = make('button', 'anchor__flag');
          flag.type = 'button';
          flag.dataset.anchor = anchor.id;
          flag.setAttribute('aria-label', anchor.label);
          flag.title = anchor.label;
          target.append(flag);
        }
      }
      return paragraph;
    }

    /** Who stands behind an alternative: drawn by the style sheet, so that the words that can be marked stay as they are. */
    #owners(id, alternative) {
      const names = this.#model.brackets?.[id]?.[alternative];
      const owners = make('span', 'bracket__owners');
      if (names) owners.dataset.owners = this.#say('bracket-by', names);
      owners.lang = this.#words.locale ?? '';
      return owners;
    }

    #margin(node) {
      const amendments = node.amendments?.length ?? 0;
      const comments = node.comments ?? 0;
      if (!amendments && !comments) return null;
      const margin = make('div', 'provision__margin');
      if (amendments) {
        const marker = make('button', 'marker marker--amendments');
        marker.type = 'button';
        marker.dataset.marker = 'amendments';
        const label = this.#count('amendments', amendments);
        marker.setAttribute('aria-label', `${label}: ${node.amendments.map((amendment) => amendment.label).join(', ')}`);
        marker.title = node.amendments.map((amendment) => amendment.label).join('\n');
        const icon = make('span', 'icon icon--small');
        icon.dataset.icon = 'amendments';
        marker.append(icon, make('span', 'marker__count', new Intl.NumberFormat(this.#words.locale || 'en').format(amendments)));
        margin.append(marker);
      }
      if (comments) {
        const marker = make('button', 'marker marker--comments');
        marker.type = 'button';
        marker.dataset.marker = 'comments';
        marker.setAttribute('aria-label', this.#count('comments', comments));
        marker.title = this.#count('comments', comments);
        const icon = make('span', 'icon icon--small');
        icon.dataset.icon = 'comment';
        marker.append(icon, make('span', 'marker__count', new Intl.NumberFormat(this.#words.locale || 'en').format(comments)));
        margin.append(marker);
      }
      return margin;
    }

    #amendment(node, amendment) {
      const section = make('section', 'plan-text__amendment');
      section.setAttribute('aria-label', this.#say('amended-here', amendment.label));
      const head = make('div', 'plan-text__amendment-head');
      head.lang = this.#words.locale ?? '';
      const title = make(amendment.href ? 'a' : 'span', 'plan-text__amendment-title', amendment.label);
      if (amendment.href) {
        title.href = amendment.href;
        title.setAttribute('router-link', '');
      }
      head.append(title);
      if (amendment.status) head.append(badge(amendment.status));
      const redline = document.createElement('parley-redline');
      redline.classList.add('redline');
      redline.words = this.#words;
      redline.model = { lang: this.#model.lang, nodes: amendment.nodes ?? [] };
      section.append(head, redline);
      return section;
    }

    /** Shows which provision is selected; the tab stop goes with it. */
    #mark() {
      for (const old of this.querySelectorAll('.provision[aria-current]')) old.removeAttribute('aria-current');
      for (const old of this.querySelectorAll('.provision[tabindex="0"]')) old.tabIndex = -1;
      const provision = this.#find(this.#selected);
      if (provision) {
        provision.setAttribute('aria-current', 'true');
        provision.tabIndex = 0;
        if (this.#reveal) provision.scrollIntoView({ block: 'nearest' });
        this.#reveal = false;
      } else {
        const first = this.querySelector('.provision');
        if (first) first.tabIndex = 0;
      }
    }

    #choose(id, focus) {
      const changed = id !== this.#selected;
      this.#selected = id;
      this.#mark();
      const provision = this.#find(id);
      if (focus && provision) {
        provision.focus({ preventScroll: true });
        provision.scrollIntoView({ block: 'nearest' });
      }
      if (changed) this.#emit('provision-selected', { provision: id });
    }

    #step(direction) {
      const all = [...this.querySelectorAll('.provision')];
      if (!all.length) return;
      const index = all.findIndex((provision) => provision.dataset.id === this.#selected);
      const next = index < 0 ? (direction > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, index + direction));
      this.#choose(all[next].dataset.id, true);
    }

    #clicked(event) {
      const target = event.target instanceof Element ? event.target : null;
      const provision = target?.closest('.provision');
      if (!provision) return;
      const id = provision.dataset.id;
      const reference = target.closest('.reference');
      if (reference) {
        event.preventDefault();
        this.#choose(reference.dataset.reference, true);
        return;
      }
      if (target.closest('.plan-text__amendment a')) return;
      const marker = target.closest('.marker');
      const anchor = target.closest('[data-anchor]');
      this.#choose(id, false);
      if (marker?.dataset.marker === 'amendments') {
        this.#emit('marker-opened', { provision: id, amendment: null });
      } else if (anchor) {
        this.#emit('anchor-opened', { provision: id, anchor: anchor.dataset.anchor });
      }
    }

    #pressed(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
      const own = event.target.classList.contains('provision');
      if (event.key === 'j' || (own && event.key === 'ArrowDown')) this.#step(1);
      else if (event.key === 'k' || (own && event.key === 'ArrowUp')) this.#step(-1);
      else if (own && (event.key === 'Enter' || event.key === ' ')) this.#choose(event.target.dataset.id, false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    #markedWords() {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
      const range = selection.getRangeAt(0);
      const node = range.commonAncestorContainer;
      const paragraph = (node instanceof Element ? node : node.parentElement)?.closest('.provision__text');
      if (!paragraph || !this.contains(paragraph)) return null;
      const id = paragraph.closest('.provision').dataset.id;
      const known = this.#resolved.get(id);
      if (!known) return null;
      const before = document.createRange();
      before.selectNodeContents(paragraph);
      before.setEnd(range.startContainer, range.startOffset);
      let from = before.toString().length;
      let to = from + range.toString().length;
      while (from < to && /\s/.test(known.shown[from])) from++;
      while (to > from && /\s/.test(known.shown[to - 1])) to--;
      if (to <= from) return null;
      const start = toStored(known.pieces, from, false);
      const end = toStored(known.pieces, to, true);
      return {
        provision: id,
        start,
        end,
        exact: known.stored.slice(start, end),
        prefix: known.stored.slice(Math.max(0, start - CONTEXT), start),
        suffix: known.stored.slice(end, end + CONTEXT),
      };
    }

    #offerComment() {
      const bubble = this.#bubble;
      if (!bubble || !this.isConnected) return;
      if (!this.#markedWords()) {
        bubble.hidden = true;
        return;
      }
      const rectangle = document.getSelection().getRangeAt(0).getBoundingClientRect();
      const host = this.getBoundingClientRect();
      bubble.hidden = false;
      const width = bubble.offsetWidth;
      const left = Math.min(Math.max(0, rectangle.left + rectangle.width / 2 - width / 2 - host.left), Math.max(0, host.width - width));
      bubble.style.left = `${left}px`;
      bubble.style.top = `${rectangle.bottom - host.top + 6}px`;
    }
  }

  if (!customElements.get('parley-text')) customElements.define('parley-text', ParleyText);
}
