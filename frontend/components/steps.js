/*
 * <parley-steps>: votes in their order, article by article.
 *
 * model   JSON (object or string):
 *   { movable?: true, choosing?: true,
 *     groups: [ { id, title, href?, steps: [ { id, among, sub?: true, place: "2", names: [ { label, href, about? } ], said: [ "…" ],
 *                 nots?: [ "…" ], moved?: "…", badge?: { word, shape, tone }, struck?: true, outcome?: "open"|"adopted"|"rejected" } ] } ] }
 *   Steps that are `among` the same ones may change places with each other.
 * words   JSON: translated words (set by the server side)
 * events  step-moved { step, before } (before: "" for the last place) · step-restored { step } · outcome-chosen { step, outcome }
 *
 * Light DOM, built with textContent only. Moves by buttons, and by dragging where there is a pointer.
 */
{
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class ParleySteps extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;
    #dragged = null;

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

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
    }

    #draw() {
      if (!this.isConnected || !this.#model) return;
      const focused = this.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      this.replaceChildren(...(this.#model.groups ?? []).map((group) => this.#group(group)));
      if (focused) this.querySelector(`[data-key="${CSS.escape(focused)}"]:not(:disabled)`)?.focus();
    }

    #group(group) {
      const section = make('section', 'steps__group');
      const title = make('h2', 'steps__title');
      if (group.href) {
        const link = make('a', '', group.title);
        link.href = group.href;
        title.append(link);
      } else {
        title.textContent = group.title;
      }
      title.id = `steps-${group.id}`;
      section.setAttribute('aria-labelledby', title.id);
      const list = make('ol', 'steps');
      const steps = group.steps ?? [];
      steps.forEach((step) => list.append(this.#step(step, steps)));
      section.append(title, list);
      return section;
    }

    #step(step, all) {
      const item = make('li', 'step');
      item.dataset.step = step.id;
      item.classList.toggle('step--sub', Boolean(step.sub));
      item.classList.toggle('step--struck', Boolean(step.struck));
      item.append(make('span', 'step__place', step.place ?? ''));
      const body = make('div', 'step__body');
      const head = make('div', 'step__head');
      const names = make(step.struck ? 's' : 'span', 'step__names');
      (step.names ?? []).forEach((name, index) => {
        if (index) names.append(make('span', 'step__and', ' = '));
        const link = make('a', '', name.label);
        link.href = name.href;
        names.append(link);
      });
      head.append(names);
      if (step.badge) {
        const badge = make('span', 'badge');
        badge.dataset.tone = step.badge.tone ?? 'neutral';
        const shape = make('span', 'shape');
        shape.dataset.shape = step.badge.shape;
        shape.setAttribute('aria-hidden', 'true');
        badge.append(shape, make('span', '', step.badge.word));
        head.append(badge);
      }
      body.append(head);
      const about = [...new Set((step.names ?? []).map((name) => name.about).filter(Boolean))];
      about.forEach((text) => {
        const line = make('p', 'step__about', text);
        line.dir = 'auto';
        body.append(line);
      });
      const said = make('ul', 'step__said');
      (step.said ?? []).forEach((text) => said.append(make('li', '', text)));
      (step.nots ?? []).forEach((text) => said.append(make('li', 'step__not', text)));
      if (said.childElementCount) body.append(said);
      if (step.moved) body.append(this.#moved(step));
      item.append(body);
      if (this.#model.choosing && step.outcome) item.append(this.#choice(step));
      if (this.#model.movable && step.among) item.append(this.#moves(step, all, item));
      return item;
    }

    #name(step) {
      return (step.names ?? []).map((name) => name.label).join(', ');
    }

    #moved(step) {
      const moved = make('div', 'step__moved');
      moved.append(make('span', '', step.moved));
      if (this.#model.movable) {
        const undo = make('button', 'button button--small', this.#say('restore'));
        undo.type = 'button';
        undo.dataset.key = `restore-${step.id}`;
        undo.setAttribute('aria-label', `${this.#say('restore')}: ${this.#name(step)}`);
        undo.addEventListener('click', () => this.#tell('step-restored', { step: step.id }));
        moved.append(undo);
      }
      return moved;
    }

    #choice(step) {
      const set = make('fieldset', 'step__choice');
      set.append(make('legend', 'visually-hidden', this.#name(step)));
      for (const outcome of ['open', 'adopted', 'rejected']) {
        const label = make('label', 'step__outcome');
        const input = make('input');
        input.type = 'radio';
        input.name = `outcome-${step.id}`;
        input.value = outcome;
        input.checked = step.outcome === outcome;
        input.dataset.key = `outcome-${step.id}-${outcome}`;
        input.addEventListener('change', () => this.#tell('outcome-chosen', { step: step.id, outcome }));
        label.append(input, make('span', '', this.#say(outcome)));
        set.append(label);
      }
      return set;
    }

    #moves(step, all, item) {
      const among = all.filter((other) => other.among === step.among);
      const at = among.indexOf(step);
      const moves = make('div', 'step__moves');
      if (among.length < 2) return moves;
      const button = (word, before, possible) => {
        const element = make('button', 'icon-button');
        element.type = 'button';
        element.dataset.key = `${word}-${step.id}`;
        element.setAttribute('aria-label', `${this.#say(word)}: ${this.#name(step)}`);
        element.title = this.#say(word);
        element.disabled = !possible;
        const sign = make('span', 'icon icon--small');
        sign.dataset.icon = word;
        element.append(sign);
        element.addEventListener('click', () => this.#tell('step-moved', { step: step.id, before }));
        return element;
      };
      moves.append(
        button('up', among[at - 1]?.id ?? '', at > 0),
        button('down', among[at + 2]?.id ?? '', at < among.length - 1),
      );
      item.draggable = true;
      item.addEventListener('dragstart', (event) => {
        event.dataTransfer.setData('text/plain', step.id);
        event.dataTransfer.effectAllowed = 'move';
        this.#dragged = step;
        item.classList.add('step--dragged');
      });
      item.addEventListener('dragend', () => {
        this.#dragged = null;
        item.classList.remove('step--dragged');
        this.querySelectorAll('.step--target').forEach((target) => target.classList.remove('step--target'));
      });
      item.addEventListener('dragover', (event) => {
        if (this.#dragged && this.#dragged.id !== step.id && this.#dragged.among === step.among) {
          event.preventDefault();
          item.classList.add('step--target');
        }
      });
      item.addEventListener('dragleave', () => item.classList.remove('step--target'));
      item.addEventListener('drop', (event) => {
        if (!this.#dragged || this.#dragged.among !== step.among) return;
        event.preventDefault();
        const from = among.findIndex((other) => other.id === this.#dragged.id);
        const before = from < at ? (among[at + 1]?.id ?? '') : step.id;
        this.#tell('step-moved', { step: this.#dragged.id, before });
      });
      return moves;
    }
  }

  if (!customElements.get('parley-steps')) customElements.define('parley-steps', ParleySteps);
}
