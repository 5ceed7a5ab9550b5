/*
 * <parley-room>: all that hangs on the wall of a room. Fits the screen it is on without scrolling: everything is measured in parts of
 * the screen (at 1920 by 1080 one part is one pixel, and no text is smaller than 24), and what is long turns its pages by itself.
 *
 * model   JSON (object or string):
 *   { phase: "between"|"floor"|"open"|"result", negotiation, theme?: "light"|"dark", lapses?: 120000,
 *     question?: { place, title, mark: { word, shape, tone } }, closing?: { deadline, now, label },
 *     subjects?: [ { title, detail?, redline?: JSON of parley-redline } ], options?: [ { name, chosen?: true } ],
 *     board?: JSON of parley-board, blocs?: [ { name, members: [tile ids] } ], lines?: [ { label?, title?, detail?, mark? } ],
 *     floor?: { speaker: { label?, title, detail? }, time?: { deadline, now, label }, next, waiting: [names], announcement? } }
 * words   JSON: translated words (set by the server side)
 * event   lapsed {}: what is shown has outlived its time
 *
 * Speaks as the board does: the announcement at most every five seconds; an urgent one (the opening, the close) at once.
 * Nobody stands beside it: where the connection was lost, or the house started again, it comes back by itself.
 */
{
  const SVG = 'http://www.w3.org/2000/svg';
  const TURN = 12000;
  const LOOK = 5000;
  const PAUSE = 5000;
  const SMALLEST = 24;
  const CROWD = 120;
  const LONG = 30;
  const SIGNS = { YES: 'check', NO: 'cross', ABSTAIN: 'dash', VOTED: 'disc', NOT_YET: 'ring', ABSENT: 'dots', NOT_ENTITLED: 'dots' };
  const SIDES = ['YES', 'ABSTAIN', 'VOTED', 'NOT_YET', 'ABSENT', 'NO'];
  const RTL = /^(ar|he|fa|ur)\b/;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const draw = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const shape = (name) => {
    const element = make('span', 'shape');
    element.dataset.shape = name;
    element.setAttribute('aria-hidden', 'true');
    return element;
  };

  const known = (value) => value !== undefined && value !== null;

  class ParleyRoom extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;
    #parts = null;
    #lapse = 0;
    #turning = 0;
    #looking = 0;
    #away = false;
    #fitting = 0;
    #pages = [];
    #sizes = null;
    #spokenAt = -Infinity;
    #said = null;
    #timer = 0;

    connectedCallback() {
      for (const name of ['words', 'model']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!this.#parts) {
        const head = make('header', 'room__head');
        const negotiation = make('p', 'room__negotiation');
        const timer = document.createElement('parley-countdown');
        timer.className = 'room__timer countdown';
        const lost = make('p', 'room__lost');
        lost.setAttribute('role', 'status');
        head.append(negotiation, lost, timer);
        const title = make('h1', 'room__title');
        const result = make('div', 'room__result');
        const texts = make('section', 'room__texts');
        const figures = make('dl', 'room__figures');
        const arc = make('figure', 'room__arc');
        const blocs = make('section', 'room__blocs');
        const tiles = make('ul', 'room__tiles');
        const rule = make('p', 'room__rule');
        const floor = make('section', 'room__floor');
        const speaker = make('div', 'room__speaking');
        const speech = document.createElement('parley-countdown');
        speech.className = 'room__speech countdown';
        const waiting = make('div', 'room__waiting');
        floor.append(speaker, speech, waiting);
        const lines = make('section', 'room__lines');
        const live = make('div', 'visually-hidden');
        live.setAttribute('role', 'status');
        this.replaceChildren(head, title, result, texts, figures, arc, blocs, tiles, rule, floor, lines, live);
        this.#parts = { negotiation, timer, lost, title, result, texts, figures, arc, blocs, tiles, rule, floor, speaker, speech, waiting, lines, live };
      }
      this.#sizes ??= new ResizeObserver(() => this.#fitSoon());
      this.#sizes.observe(this);
      document.fonts?.addEventListener('loadingdone', this.#fitSoon);
      this.#turning = setInterval(() => this.#turn(), TURN);
      this.#looking = setInterval(() => this.#look(), LOOK);
      window.Vaadin?.connectionState?.addStateChangeListener?.(this.#heard);
      document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status');
      this.#draw();
    }

    disconnectedCallback() {
      clearTimeout(this.#lapse);
      clearTimeout(this.#timer);
      clearInterval(this.#turning);
      clearInterval(this.#looking);
      window.Vaadin?.connectionState?.removeStateChangeListener?.(this.#heard);
      cancelAnimationFrame(this.#fitting);
      this.#fitting = 0;
      this.#sizes?.disconnect();
      document.fonts?.removeEventListener('loadingdone', this.#fitSoon);
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

    #number(value) {
      return new Intl.NumberFormat(this.#words.locale || 'en').format(value);
    }

    #draw() {
      if (!this.isConnected || !this.#model || !this.#parts || !this.#words.locale) return;
      const model = this.#model;
      const parts = this.#parts;
      const page = document.documentElement;
      page.lang = this.#words.locale;
      page.dir = RTL.test(this.#words.locale) ? 'rtl' : 'ltr';
      if (model.theme) page.setAttribute('theme', model.theme);
      this.dataset.phase = model.phase;
      this.dataset.many = (model.board?.tiles?.length ?? 0) > 40;
      parts.negotiation.textContent = model.phase === 'between' ? '' : model.negotiation;
      this.#close(parts.timer, model.closing);
      this.#floor(parts, model);
      this.#title(parts.title, model);
      this.#result(parts.result, model);
      this.#texts(parts.texts, model);
      this.#figures(parts.figures, model.board?.tally);
      this.#arc(parts.arc, model);
      this.#blocs(parts.blocs, model);
      this.#tiles(parts.tiles, (model.board?.tiles ?? []).filter((tile) => tile.cast !== 'NOT_ENTITLED'));
      parts.rule.replaceChildren();
      if (model.board?.majority) parts.rule.append(make('strong', '', model.board.majority), ' ');
      if (model.board?.rule) parts.rule.append(model.board.rule);
      parts.rule.hidden = !model.board;
      this.#lines(parts.lines, model);
      this.#speak(model.board?.announcement ?? model.floor?.announcement, model.board?.urgent === true);
      clearTimeout(this.#lapse);
      if (model.lapses) this.#lapse = setTimeout(() => this.dispatchEvent(new CustomEvent('lapsed')), model.lapses + 100);
      this.#fit();
      this.#fitSoon();
    }

    #close(timer, closing) {
      timer.hidden = !closing;
      const spelled = closing ? `${closing.deadline} ${closing.label}` : '';
      timer.words = this.#words;
      if (spelled === timer.dataset.spelled) return;
      timer.dataset.spelled = spelled;
      if (closing) timer.model = closing;
    }

    #title(title, model) {
      title.replaceChildren();
      const question = model.question;
      if (!question) {
        title.append(make('span', 'room__name', model.negotiation));
        return;
      }
      const place = make('span', 'room__place', question.place);
      const mark = this.#mark(question.mark);
      title.append(place, mark, make('span', 'room__question', question.title));
    }

    #mark(mark) {
      const badge = make('span', 'room__mark');
      badge.dataset.tone = mark.tone;
      badge.append(shape(mark.shape), make('span', '', mark.word));
      return badge;
    }

    #result(place, model) {
      place.replaceChildren();
      place.hidden = model.phase !== 'result';
      if (model.board?.outcome) place.append(this.#mark(model.board.outcome));
    }

    /** What is voted on: redlines, or the options there are. */
    #texts(place, model) {
      const spelled = JSON.stringify([model.phase, model.subjects, model.options, this.#words.locale]);
      if (place.dataset.spelled === spelled) return;
      place.dataset.spelled = spelled;
      place.replaceChildren();
      place.hidden = (model.phase === 'result' && !model.options?.length) || (!model.subjects?.length && !model.options?.length);
      if (place.hidden) return;
      const flow = make('div', 'room__flow');
      for (const subject of model.subjects ?? []) {
        const block = make('article', 'room__subject');
        block.append(make('h2', '', subject.title));
        if (subject.detail) block.append(make('p', 'room__detail', subject.detail));
        if (subject.redline) {
          const redline = document.createElement('parley-redline');
          redline.className = 'redline';
          redline.setAttribute('changes-only', '');
          redline.words = this.#words;
          redline.model = subject.redline;
          block.append(redline);
        }
        flow.append(block);
      }
      if (model.options?.length) {
        flow.append(make('h2', '', this.#say('options')));
        const list = make('ol', 'room__options');
        for (const option of model.options) {
          const item = make('li', 'room__option');
          if (option.chosen) {
            item.classList.add('room__option--chosen');
            item.append(shape('check'), make('strong', '', option.name), ' ', make('span', 'room__chosen', this.#say('chosen')));
          } else {
            item.append(make('span', '', option.name));
          }
          list.append(item);
        }
        flow.append(list);
      }
      const page = make('p', 'room__page');
      page.setAttribute('aria-hidden', 'true');
      place.append(flow, page);
    }

    #figures(list, tally) {
      list.replaceChildren();
      list.hidden = !tally;
      if (!tally) return;
      const count = (key, label, value, figure) => {
        const pair = make('div', 'room__count');
        pair.dataset.count = key;
        const term = make('dt');
        if (figure) term.append(shape(figure));
        term.append(label);
        pair.append(term, make('dd', '', value));
        list.append(pair);
      };
      if (known(tally.yes)) count('yes', this.#say('for'), this.#number(tally.yes), 'check');
      if (known(tally.no)) count('no', this.#say('against'), this.#number(tally.no), 'cross');
      if (known(tally.abstaining)) count('abstain', this.#say('abstaining'), this.#number(tally.abstaining), 'dash');
      if (known(tally.absent)) count('absent', this.#say('absent-count'), this.#number(tally.absent), 'dots');
      if (tally.entitled) count('voted', this.#say('votes-cast'), this.#say('voted-of', this.#number(tally.voted ?? 0), this.#number(tally.entitled)), 'disc');
      if (tally.quorum) {
        const met = (tally.voted ?? 0) >= tally.quorum;
        count('quorum', this.#say('quorum'), this.#say(met ? 'quorum-met' : 'quorum-missing', this.#number(tally.quorum)), met ? 'check' : 'ring');
      }
      if (tally.majorityNeeded) {
        count('needed', this.#say('needed'), this.#say('voted-of', this.#number(tally.majorityNeeded), this.#number(tally.majorityBase ?? tally.entitled ?? 0)), 'triangle');
      }
    }

    /** The hemicycle: a seat for each delegation, those for on one side and those against on the other. */
    #arc(place, model) {
      place.replaceChildren();
      const seated = (model.board?.tiles ?? []).filter((tile) => tile.cast !== 'NOT_ENTITLED');
      place.hidden = model.phase !== 'result' || !seated.length;
      if (place.hidden) return;
      const ordered = [...seated].sort((one, other) => SIDES.indexOf(one.cast) - SIDES.indexOf(other.cast));
      const seats = this.#seats(ordered.length);
      const svg = draw('svg', { viewBox: '-104 -104 208 112', class: 'room__hemicycle', role: 'img', 'aria-label': this.#say('hemicycle') });
      ordered.forEach((tile, index) => {
        const { x, y, size } = seats[index];
        const seat = draw('g', { class: 'room__seat', 'data-cast': tile.cast.toLowerCase(), transform: `translate(${x} ${y}) scale(${size})` });
        const name = draw('title', {});
        name.textContent = `${tile.name}: ${this.#say(tile.cast.toLowerCase())}`;
        seat.append(name);
        switch (tile.cast) {
          case 'YES':
            seat.append(draw('circle', { r: 0.9 }), draw('path', { class: 'room__sign', d: 'M-.45 .02 L-.12 .36 L.47 -.38' }));
            break;
          case 'NO':
            seat.append(draw('rect', { x: -0.82, y: -0.82, width: 1.64, height: 1.64 }), draw('path', { class: 'room__sign', d: 'M-.38 -.38 L.38 .38 M.38 -.38 L-.38 .38' }));
            break;
          case 'ABSTAIN':
            seat.append(draw('circle', { class: 'room__ring', r: 0.78 }), draw('path', { class: 'room__sign', d: 'M-.42 0 L.42 0' }));
            break;
          case 'VOTED':
            seat.append(draw('circle', { r: 0.8 }));
            break;
          default:
            seat.append(draw('circle', { class: 'room__ring room__ring--absent', r: 0.7 }));
        }
        svg.append(seat);
      });
      place.append(svg);
    }

    /** Places on half rings around the middle, from the start of the line to its end; as many rings as keep the seats large. */
    #seats(number) {
      let best = null;
      for (let rings = 1; rings <= (number <= 14 ? 1 : 40); rings++) {
        const inner = rings === 1 ? 60 : 36;
        const gap = (96 - inner) / Math.max(1, rings);
        const radii = Array.from({ length: rings }, (_, ring) => (rings === 1 ? 84 : inner + gap * (ring + 0.5)));
        const length = radii.reduce((sum, radius) => sum + Math.PI * radius, 0);
        const step = Math.min(rings === 1 ? 34 : gap, length / number);
        if (!best || step > best.step + 0.01) best = { step, radii, length };
      }
      const counts = best.radii.map((radius) => Math.floor((number * Math.PI * radius) / best.length));
      for (let left = number - counts.reduce((sum, count) => sum + count, 0), ring = counts.length - 1; left > 0; left--, ring = (ring - 1 + counts.length) % counts.length) counts[ring]++;
      const seats = [];
      const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1;
      best.radii.forEach((radius, ring) => {
        for (let seat = 0; seat < counts[ring]; seat++) {
          const angle = counts[ring] === 1 ? Math.PI / 2 : Math.PI * (1 - (seat + 0.5) / counts[ring]);
          const between = (Math.PI * radius) / counts[ring];
          seats.push({ angle, x: mirrored * radius * Math.cos(angle), y: -radius * Math.sin(angle), size: 0.46 * Math.min(between, best.radii.length === 1 ? 30 : best.step) });
        }
      });
      const size = Math.min(...seats.map((seat) => seat.size));
      return seats.sort((one, other) => other.angle - one.angle).map((seat) => ({ ...seat, size }));
    }

    /** The map of blocs: each with a field for every member, and its votes in figures. */
    #blocs(place, model) {
      place.replaceChildren();
      place.hidden = model.phase !== 'result' || !model.blocs?.length;
      if (place.hidden) return;
      place.setAttribute('aria-label', this.#say('blocs'));
      const casts = new Map((model.board?.tiles ?? []).map((tile) => [tile.id, tile]));
      for (const bloc of model.blocs) {
        const members = bloc.members.map((id) => casts.get(id)).filter(Boolean).sort((one, other) => SIDES.indexOf(one.cast) - SIDES.indexOf(other.cast));
        const number = (cast) => members.filter((tile) => tile.cast === cast).length;
        const row = make('div', 'room__bloc');
        row.append(make('h2', 'room__bloc-name', bloc.name));
        const fields = make('div', 'room__fields');
        fields.setAttribute('aria-hidden', 'true');
        fields.dataset.many = members.length > 24;
        if (members.length > CROWD) {
          fields.dataset.many = false;
          for (const cast of SIDES.filter((side) => number(side))) {
            const share = make('span', 'room__share');
            share.dataset.cast = cast.toLowerCase();
            share.style.flex = `${number(cast)} 1 0`;
            share.append(shape(SIGNS[cast]));
            fields.append(share);
          }
        }
        for (const tile of members.length > CROWD ? [] : members) {
          const field = make('span', 'room__field');
          field.dataset.cast = tile.cast.toLowerCase();
          field.append(shape(SIGNS[tile.cast] ?? 'ring'));
          fields.append(field);
        }
        const known = members.some((tile) => ['YES', 'NO', 'ABSTAIN'].includes(tile.cast)) && !members.some((tile) => tile.cast === 'VOTED');
        const said = known
          ? this.#say('bloc-result', this.#number(number('YES')), this.#number(number('NO')), this.#number(number('ABSTAIN')), this.#number(number('ABSENT') + number('NOT_YET')))
          : this.#say('bloc-voted', this.#number(members.filter((tile) => !['ABSENT', 'NOT_YET'].includes(tile.cast)).length), this.#number(members.length));
        row.append(make('p', 'room__bloc-said', said), fields);
        place.append(row);
      }
    }

    #tiles(list, tiles) {
      list.hidden = !tiles.length;
      list.setAttribute('aria-label', this.#say('delegations'));
      const old = new Map([...list.children].map((tile) => [tile.dataset.id, tile]));
      const wanted = tiles.map((tile) => this.#tile(tile, old.get(tile.id)));
      if (wanted.length !== list.children.length || wanted.some((tile, index) => list.children[index] !== tile)) list.replaceChildren(...wanted);
    }

    #tile(tile, old) {
      const key = JSON.stringify([tile, this.#words.locale]);
      if (old?.dataset.key === key) return old;
      const element = make('li', 'room__tile');
      element.dataset.id = tile.id;
      element.dataset.key = key;
      element.dataset.cast = tile.cast.toLowerCase();
      element.title = tile.name;
      const sign = make('span', 'room__tile-sign');
      sign.append(shape(SIGNS[tile.cast] ?? 'ring'));
      const letter = { YES: 'letter-yes', NO: 'letter-no', ABSTAIN: 'letter-abstain' }[tile.cast];
      if (letter) {
        const initial = make('span', 'room__tile-letter', this.#say(letter));
        initial.setAttribute('aria-hidden', 'true');
        sign.append(initial);
      }
      const name = make('span', 'room__tile-name');
      name.dir = 'auto';
      name.append(make('span', 'room__tile-long', tile.name), make('span', 'room__tile-short', tile.shortName || tile.name));
      element.append(sign, name, make('span', 'room__tile-cast', this.#say(tile.cast.toLowerCase())));
      return element;
    }

    /** Who speaks, how much time is left, and who comes then. */
    #floor({ floor: place, speaker, speech, waiting }, model) {
      const floor = model.floor;
      place.hidden = !floor;
      this.#close(speech, floor?.time);
      speaker.replaceChildren();
      waiting.replaceChildren();
      if (!floor) return;
      if (floor.speaker.label) speaker.append(make('p', 'room__label', floor.speaker.label));
      const name = make('p', 'room__speaker', floor.speaker.title);
      name.dir = 'auto';
      name.dataset.long = floor.speaker.title.length > LONG;
      speaker.append(name);
      if (floor.speaker.detail) speaker.append(make('p', 'room__line-detail', floor.speaker.detail));
      waiting.hidden = !floor.waiting?.length;
      if (waiting.hidden) return;
      const list = make('ol', 'room__queue');
      for (const each of floor.waiting) {
        const item = make('li', '', each);
        item.dir = 'auto';
        list.append(item);
      }
      waiting.append(make('p', 'room__label', floor.next), list);
    }

    #lines(place, model) {
      place.replaceChildren();
      place.hidden = !model.lines?.length;
      for (const line of model.lines ?? []) {
        const row = make('div', 'room__line');
        if (line.label) row.append(make('p', 'room__label', line.label));
        if (line.title) row.append(make('p', 'room__line-title', line.title));
        if (line.mark) row.append(this.#mark(line.mark));
        if (line.detail) row.append(make('p', 'room__line-detail', line.detail));
        place.append(row);
      }
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

    #fitSoon = () => {
      this.#fitting ||= requestAnimationFrame(() => {
        this.#fitting = 0;
        this.#fit();
      });
    };

    /** Gives everything the largest type with which it fits; what does not fit at the smallest gets pages. */
    #fit() {
      if (!this.isConnected || !this.#model) return;
      const unit = parseFloat(getComputedStyle(this).getPropertyValue('--room-stacked')) ? 0 : Math.min(innerWidth / 1920, innerHeight / 1080);
      this.#pages = [];
      this.#fitBlocs(unit);
      this.#fitTexts(unit);
      this.#fitTiles(unit);
      this.#turn(true);
    }

    /** As many blocs at once as leave the hemicycle its half. */
    #fitBlocs(unit) {
      const { blocs, arc, texts } = this.#parts;
      const rows = [...blocs.children];
      for (const row of rows) row.hidden = false;
      if (blocs.hidden || !unit) return;
      const above = texts.hidden ? arc : texts;
      const room = 0.6 * (blocs.getBoundingClientRect().bottom - above.getBoundingClientRect().top);
      if (blocs.offsetHeight <= room) return;
      const page = [];
      let at = 0;
      let filled = 0;
      for (const row of rows) {
        const height = row.offsetHeight + 8 * unit;
        if (filled && filled + height > room) {
          at++;
          filled = 0;
        }
        filled += height;
        page.push(at);
      }
      this.#pages.push({ number: at + 1, at: 0, show: (now) => rows.forEach((row, index) => { row.hidden = page[index] !== now; }) });
    }

    #fitTexts(unit) {
      const { texts } = this.#parts;
      const flow = texts.querySelector('.room__flow');
      if (texts.hidden || !flow) return;
      const page = texts.querySelector('.room__page');
      page.textContent = '';
      flow.scrollLeft = 0;
      if (!unit) {
        texts.style.removeProperty('--room-text');
        return;
      }
      for (let size = 44; size >= 28; size -= 2) {
        texts.style.setProperty('--room-text', `${size * unit}px`);
        if (flow.scrollWidth <= flow.clientWidth + 1) return;
      }
      const width = flow.clientWidth + parseFloat(getComputedStyle(flow).columnGap);
      const number = Math.max(1, Math.round((flow.scrollWidth + (width - flow.clientWidth)) / width));
      const side = getComputedStyle(flow).direction === 'rtl' ? -1 : 1;
      this.#pages.push({ number, at: 0, show: (at) => {
        flow.scrollLeft = side * at * width;
        page.textContent = this.#say('page', this.#number(at + 1), this.#number(number));
      } });
    }

    /** Full names as long as they can be read; then the short ones; then pages. */
    #fitTiles(unit) {
      const { tiles } = this.#parts;
      const all = [...tiles.children];
      for (const tile of all) tile.hidden = false;
      tiles.removeAttribute('data-fit');
      tiles.style.removeProperty('--room-columns');
      if (tiles.hidden || !all.length || !unit) return;
      const width = tiles.clientWidth;
      const height = tiles.clientHeight;
      const pen = document.createElement('canvas').getContext('2d');
      const family = getComputedStyle(tiles).fontFamily;
      const longest = (part, size) => {
        pen.font = `600 ${size}px ${family}`;
        return Math.max(...all.map((tile) => pen.measureText(tile.querySelector(part).textContent).width));
      };
      const words = (size) => {
        pen.font = `400 ${size}px ${family}`;
        return Math.max(...all.map((tile) => pen.measureText(tile.querySelector('.room__tile-cast').textContent).width));
      };
      const tall = document.documentElement.lang.startsWith('ar') ? 1.7 : 1.3;
      const offers = [];
      for (let size = 44; size >= 28; size -= 2) offers.push(['full', size]);
      for (let size = 30; size >= SMALLEST; size -= 2) offers.push(['long', size]);
      for (let size = 44; size >= SMALLEST; size -= 2) offers.push(['short', size]);
      let chosen = null;
      for (const [fit, size] of offers) {
        const type = size * unit;
        const gap = Math.max(2, type * (fit === 'short' ? 0.14 : 0.2));
        const sign = type * (fit === 'short' ? 1.5 : 2.2);
        const across = sign + type * (fit === 'short' ? 0.4 : 0.9) + Math.ceil(longest(fit === 'short' ? '.room__tile-short' : '.room__tile-long', type))
          + (fit === 'full' ? words(Math.max(SMALLEST * unit, type * 0.8)) + type : 0);
        const columns = Math.floor((width + gap) / (across + gap));
        const line = fit === 'short' ? type * 1.42 : type * (tall + 0.6);
        const rows = Math.floor((height + gap) / (line + gap));
        chosen = { fit, type, gap, columns: Math.max(1, columns), rows: Math.max(1, rows), line };
        if (columns >= 1 && columns * rows >= all.length) break;
      }
      tiles.dataset.fit = chosen.fit;
      tiles.style.setProperty('--room-tile', `${chosen.type}px`);
      tiles.style.setProperty('--room-gap', `${chosen.gap}px`);
      tiles.style.setProperty('--room-line', `${chosen.line}px`);
      const columns = Math.min(chosen.columns, Math.max(1, Math.ceil(all.length / Math.max(1, Math.min(chosen.rows, Math.ceil(all.length / chosen.columns))))));
      tiles.style.setProperty('--room-columns', columns);
      const held = chosen.columns * chosen.rows;
      if (held < all.length) {
        const number = Math.ceil(all.length / held);
        this.#pages.push({ number, at: 0, show: (at) => all.forEach((tile, index) => { tile.hidden = Math.floor(index / held) !== at; }) });
      }
    }

    #turn(first = false) {
      for (const pages of this.#pages) {
        if (!first) pages.at = (pages.at + 1) % pages.number;
        pages.show(pages.at);
      }
    }

    /** A house that started again between two looks has forgotten this screen too. */
    #heard = (before, now) => {
      if (now === 'connection-lost' || now === 'reconnecting') this.#away = true;
    };

    /** Where the connection is lost the page is loaded anew as soon as the house answers: its own words are then the newest. */
    #look() {
      const state = window.Vaadin?.connectionState?.state;
      const lost = state === 'connection-lost' || state === 'reconnecting';
      this.#parts.lost.textContent = lost ? this.#say('lost') : '';
      if (!lost && !this.#away) return;
      this.#away = true;
      fetch(location.href, { cache: 'no-store', credentials: 'same-origin' }).then((answer) => {
        if (answer.ok) location.reload();
      }, () => {});
    }
  }

  if (!customElements.get('parley-room')) customElements.define('parley-room', ParleyRoom);
}
