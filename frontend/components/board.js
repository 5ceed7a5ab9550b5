/*
 * <parley-board>: the delegations and what they cast, the tally, the majority.
 *
 * tiles   JSON (array or string): [ { id, name, shortName, weight: 1, consentRequired?: true } ]
 * mine    id of the reader's own tile
 * model   JSON (object or string):
 *   { title, rule?, majority?, announcement?, urgent?: true, outcome?: { word, shape, tone },
 *     tally: { yes?, no?, abstaining?, absent?, voted: 7, entitled: 10, quorum?: 6, majorityNeeded?: 5, majorityBase?: 7 },
 *     casts: a letter for each tile: Y yes, N no, A abstain, V voted, W not yet, X absent, O not entitled }
 *   Counts that are absent are not known (before the close of a recorded vote): then only who has voted is shown. Who is at the
 *   table comes apart from what they cast, so that a ballot sends a letter for each of them.
 * words   JSON: translated words (set by the server side)
 *
 * Speaks the announcement at most every five seconds; an urgent one (the opening, the close) at once.
 */
{
  const PAUSE = 5000;
  const SHAPES = { YES: 'check', NO: 'cross', ABSTAIN: 'dash', VOTED: 'disc', NOT_YET: 'ring', ABSENT: 'dots', NOT_ENTITLED: 'dots' };

  const CASTS = { Y: 'YES', N: 'NO', A: 'ABSTAIN', V: 'VOTED', W: 'NOT_YET', X: 'ABSENT', O: 'NOT_ENTITLED' };
  const parsed = (value, none) => (typeof value === 'string' ? (value ? JSON.parse(value) : none) : (value ?? none));

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

  class ParleyBoard extends HTMLElement {
    #model = null;
    #tiles = [];
    #mine = null;
    #words = {};
    #spelled = null;
    #parts = null;
    #spokenAt = -Infinity;
    #said = null;
    #timer = 0;

    connectedCallback() {
      for (const name of ['words', 'mine', 'tiles', 'model']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!this.#parts) {
        const head = make('div', 'board__head');
        const tally = make('dl', 'board__tally');
        const bar = make('div', 'board__bar');
        const rule = make('p', 'board__rule');
        const tiles = make('ul', 'board__tiles');
        const live = make('div', 'visually-hidden');
        live.setAttribute('role', 'status');
        this.replaceChildren(head, tally, bar, rule, tiles, live);
        this.#parts = { head, tally, bar, rule, tiles, live };
        this.setAttribute('role', 'region');
      }
      this.#draw();
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      this.#model = parsed(value, null);
      this.#draw();
    }

    get tiles() {
      return this.#tiles;
    }

    set tiles(value) {
      this.#tiles = parsed(value, []);
      this.#draw();
    }

    get mine() {
      return this.#mine;
    }

    set mine(value) {
      this.#mine = value || null;
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

    #number(value) {
      return new Intl.NumberFormat(this.#words.locale || 'en').format(value);
    }

    #draw() {
      if (!this.isConnected || !this.#model || !this.#parts) return;
      const { head, tally, bar, rule, tiles } = this.#parts;
      const model = this.#model;
      this.setAttribute('aria-label', model.title ?? '');
      head.replaceChildren();
      if (model.outcome) {
        const outcome = make('p', 'board__outcome');
        outcome.dataset.tone = model.outcome.tone ?? 'neutral';
        outcome.append(shape(model.outcome.shape), make('span', '', model.outcome.word));
        head.append(outcome);
      }
      head.hidden = !model.outcome;
      this.#tally(tally, model.tally ?? {});
      this.#bar(bar, model.tally ?? {});
      rule.replaceChildren();
      if (model.majority) rule.append(make('strong', '', model.majority));
      if (model.rule) rule.append(model.majority ? ' ' : '', model.rule);
      rule.hidden = !model.majority && !model.rule;
      tiles.setAttribute('aria-label', this.#say('delegations'));
      const known = new Map([...tiles.children].map((tile) => [tile.dataset.id, tile]));
      // Names and letters come one after the other when who is at the table has changed
      if (this.#tiles.length === (model.casts ?? '').length) {
        const wanted = this.#tiles.map((tile, index) => this.#tile({ ...tile, cast: CASTS[model.casts[index]], mine: tile.id === this.#mine }, known.get(tile.id)));
        if (wanted.length !== tiles.children.length || wanted.some((tile, index) => tiles.children[index] !== tile)) tiles.replaceChildren(...wanted);
      }
      this.#speak(model.announcement, model.urgent === true);
    }

    #tally(list, tally) {
      const entries = [];
      const count = (key, label, value, figure) => {
        const pair = make('div', 'board__count');
        pair.dataset.count = key;
        const term = make('dt');
        if (figure) term.append(shape(figure));
        term.append(label);
        pair.append(term, make('dd', '', value));
        entries.push(pair);
      };
      if (tally.yes !== undefined && tally.yes !== null) count('yes', this.#say('for'), this.#number(tally.yes), 'check');
      if (tally.no !== undefined && tally.no !== null) count('no', this.#say('against'), this.#number(tally.no), 'cross');
      if (tally.abstaining !== undefined && tally.abstaining !== null) count('abstain', this.#say('abstaining'), this.#number(tally.abstaining), 'dash');
      if (tally.absent !== undefined && tally.absent !== null) count('absent', this.#say('absent-count'), this.#number(tally.absent), 'dots');
      if (tally.entitled) count('voted', this.#say('votes-cast'), this.#say('voted-of', this.#number(tally.voted ?? 0), this.#number(tally.entitled ?? 0)), 'disc');
      if (tally.quorum) {
        const met = (tally.voted ?? 0) >= tally.quorum;
        count('quorum', this.#say('quorum'), this.#say(met ? 'quorum-met' : 'quorum-missing', this.#number(tally.quorum)), met ? 'check' : 'ring');
      }
      if (tally.majorityNeeded) count('needed', this.#say('needed'), this.#say('voted-of', this.#number(tally.majorityNeeded), this.#number(tally.majorityBase ?? tally.entitled ?? 0)), 'triangle');
      list.replaceChildren(...entries);
      list.hidden = entries.length === 0;
    }

    /** Shares of the votes; before the close, of those that have voted. The mark stands where the majority is reached. */
    #bar(bar, tally) {
      const known = tally.yes !== undefined && tally.yes !== null;
      const base = known ? Math.max(tally.majorityBase ?? 0, (tally.yes ?? 0) + (tally.no ?? 0) + (tally.abstaining ?? 0)) : (tally.entitled ?? 0);
      const parts = known ? [['yes', tally.yes], ['abstain', tally.abstaining ?? 0], ['no', tally.no ?? 0]] : [['voted', tally.voted ?? 0]];
      bar.setAttribute('aria-hidden', 'true');
      bar.replaceChildren();
      if (!base) {
        bar.hidden = true;
        return;
      }
      bar.hidden = false;
      for (const [key, value] of parts) {
        if (!value) continue;
        const part = make('div', 'board__share');
        part.dataset.count = key;
        part.style.flexBasis = `${(100 * value) / base}%`;
        if (key === 'no') part.style.marginInlineStart = 'auto';
        bar.append(part);
      }
      if (known && tally.majorityNeeded) {
        const mark = make('div', 'board__mark');
        mark.style.insetInlineStart = `${Math.min(100, (100 * tally.majorityNeeded) / base)}%`;
        bar.append(mark);
      }
    }

    #tile(tile, old) {
      const key = JSON.stringify([tile, this.#words.locale]);
      if (old?.dataset.key === key) return old;
      const element = make('li', 'tile');
      element.dataset.id = tile.id;
      element.dataset.key = key;
      element.dataset.cast = tile.cast.toLowerCase();
      if (tile.mine) element.classList.add('tile--mine');
      if (old && old.dataset.cast !== element.dataset.cast) element.classList.add('tile--fresh');
      const sign = make('span', 'tile__sign');
      const letter = { YES: 'letter-yes', NO: 'letter-no', ABSTAIN: 'letter-abstain' }[tile.cast];
      sign.append(shape(SHAPES[tile.cast] ?? 'ring'));
      if (letter) {
        const initial = make('span', 'tile__letter', this.#say(letter));
        initial.setAttribute('aria-hidden', 'true');
        sign.append(initial);
      }
      const name = make('span', 'tile__name', tile.name);
      const cast = make('span', 'tile__cast', this.#say(tile.cast.toLowerCase()));
      const body = make('span', 'tile__body');
      body.append(name, cast);
      const notes = [];
      if (tile.mine) notes.push(this.#say('mine'));
      if (tile.weight > 1) notes.push(this.#say('weight', this.#number(tile.weight)));
      if (tile.consentRequired) notes.push(this.#say('consent'));
      if (notes.length) body.append(make('span', 'tile__notes', notes.join(' · ')));
      element.append(sign, body);
      return element;
    }

    #speak(text, urgent) {
      if (!text || text === this.#said) return;
      clearTimeout(this.#timer);
      const wait = urgent ? 0 : Math.max(0, this.#spokenAt + PAUSE - performance.now());
      this.#timer = setTimeout(() => {
        this.#said = text;
        this.#spokenAt = performance.now();
        this.#parts.live.textContent = text;
      }, wait);
    }
  }

  if (!customElements.get('parley-board')) customElements.define('parley-board', ParleyBoard);
}
