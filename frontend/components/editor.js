/*
 * <parley-editor>: an article edited in place.
 *
 * model   JSON (object or string):
 *   { lang: "en", articleLabel: "Article 4", maximumText: 20000, maximumHeading: 300, maximumDepth: 3, readOnly?: true,
 *     base?: provision (as it stands), article?: provision (as edited; absent when its deletion is proposed),
 *     references?: [ { id, label: "Article 4(2)", heading? } ], sequence: 0, generation: 0, revision: 0,
 *     others?: [ { id, names: [ "Olena" ] } ] — who else is in which provision }
 *   provision = { id, heading?, text?, children?: [ provision ] }, text as stored with {ref:<id>}
 *   A model whose `sequence` is older than what was typed since changes no text; a greater `generation` replaces everything.
 * words   JSON: translated words (set by the server side)
 *   What others changed arrives as a model of a greater `revision`: it is taken where nothing is being typed, else what is typed is told
 *   at once, with the revision that it was typed on, so that the server can join both.
 * event   focused { id } — the provision that the caret has come into, "" where it has left the text
 * event   edited { sequence, revision, json } — json: the whole edited provision, or "" when the deletion of the article is proposed;
 *         new provisions get a random (version 4) id
 *
 * While editing, a cross reference reads ⟦Article 4(2)⟧ and is stored as {ref:<id>}; text typed inside the marks ends it.
 * A bracket reads [within 30 days / within 60 days], as it is typed; the server keeps its marks.
 * Keys: Enter splits or adds · Backspace in an empty new provision removes it · Alt+↑ ↓ move · Alt+→ ← level (mirrored in RTL)
 *       Alt+Delete delete or restore · Ctrl+Z, Ctrl+Shift+Z undo, redo
 *
 * Light DOM, built with textContent only.
 */
{
  const REFERENCE = /\{ref:([0-9a-fA-F-]{36})\}/g;
  const SHOWN = /⟦([^⟦⟧]*)⟧/g;
  const RTL = /^(ar|he|fa|ur)\b/;
  const PAUSE = 400;
  const LONGEST = 1500;
  const TYPING = 800;
  const DEPTHS = 500;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const randomId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };

  const letters = (position) => {
    let out = '';
    for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26)) out = String.fromCharCode(97 + ((rest - 1) % 26)) + out;
    return out;
  };

  const roman = (position) => {
    const signs = [['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1]];
    let out = '';
    let rest = position;
    for (const [sign, value] of signs) for (; rest >= value; rest -= value) out += sign;
    return out;
  };

  const step = (position, depth) => (depth === 1 ? `(${position})` : depth === 2 ? `(${letters(position)})` : `(${roman(position)})`);

  /** Which of these stand in an order that the others were moved around: the longest increasing run. */
  const settled = (ranks) => {
    const lengths = ranks.map(() => 1);
    const before = ranks.map(() => -1);
    let best = -1;
    for (let i = 0; i < ranks.length; i++) {
      for (let j = 0; j < i; j++) {
        if (ranks[j] < ranks[i] && lengths[j] + 1 > lengths[i]) {
          lengths[i] = lengths[j] + 1;
          before[i] = j;
        }
      }
      if (best < 0 || lengths[i] > lengths[best]) best = i;
    }
    const kept = new Set();
    for (let i = best; i >= 0; i = before[i]) kept.add(ranks[i]);
    return kept;
  };

  class ParleyEditor extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;
    #root = null;
    #base = new Map();
    #labels = new Map();
    #names = new Map();
    #rows = new Map();
    #sequence = 0;
    #generation = null;
    #revision = 0;
    #composing = false;
    #focused = '';
    #timer = 0;
    #since = 0;
    #past = [];
    #future = [];
    #lastTyped = { id: null, at: 0 };
    #parts = null;
    #dragged = null;

    connectedCallback() {
      for (const name of ['words', 'model']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!this.#parts) this.#build();
      this.#draw();
    }

    disconnectedCallback() {
      this.#flush();
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      const model = typeof value === 'string' ? (value ? JSON.parse(value) : null) : value;
      if (!model) return;
      this.#model = model;
      this.#references(model.references ?? []);
      this.#base = this.#index(model.base ?? null);
      const generation = model.generation ?? 0;
      const sequence = model.sequence ?? 0;
      const first = this.#generation === null;
      if (first || generation > this.#generation) {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#sequence = Math.max(this.#sequence, sequence);
        this.#past = [];
        this.#future = [];
        this.#load(model);
      } else if (this.#timer || this.#composing) {
        if (!this.#composing && (model.revision ?? 0) > this.#revision && sequence >= this.#sequence) this.#flush();
      } else if (sequence >= this.#sequence) {
        this.#load(model);
      }
      this.#generation = generation;
      this.#draw();
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      if (typeof value === 'string' && value === this.#spelled) return;
      this.#spelled = typeof value === 'string' ? value : null;
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
      for (const row of this.#rows.values()) row.element.remove();
      this.#rows.clear();
      if (this.#parts) {
        this.replaceChildren();
        this.#build();
      }
      this.#draw();
    }

    focus() {
      this.querySelector('.editor__text:not([hidden], [readonly])')?.focus();
    }

    #say(word, ...values) {
      return (this.#words[word] ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
    }

    // ── The tree ─────────────────────────────────────────────────────────────

    #index(base) {
      const map = new Map();
      const walk = (node, parent, position) => {
        map.set(node.id, { heading: node.heading ?? '', text: node.text ?? '', parent: parent?.id ?? null, position, node });
        (node.children ?? []).forEach((child, index) => walk(child, node, index));
      };
      if (base) walk(base, null, 0);
      return map;
    }

    #references(references) {
      for (const { id, label } of references) {
        this.#labels.set(id, label);
        this.#names.set(label, id);
      }
    }

    #shown(stored) {
      return stored.replace(REFERENCE, (whole, id) => (this.#labels.has(id) ? `⟦${this.#labels.get(id)}⟧` : whole));
    }

    #stored(shown) {
      return shown.replace(SHOWN, (whole, label) => (this.#names.has(label) ? `{ref:${this.#names.get(label)}}` : whole));
    }

    /**
     * Takes the model's article; what the base has beside it stands there as deleted. The server keeps single spaces and none at
     * the ends: where only that differs, what the person sees stays, so that a space typed before a pause is not taken away.
     */
    #load(model) {
      const typed = new Map(this.#root ? this.#walk().map(({ node }) => [node.id, node]) : []);
      const tidy = (text) => text.normalize('NFC').replace(/\s+/g, ' ').replace(/\[ /g, '[').replace(/ \]/g, ']').trim();
      const keep = (id, part, stored) => {
        const shown = this.#shown(stored ?? '');
        const old = typed.get(id)?.[part];
        return old !== undefined && tidy(old) === tidy(shown) ? old : shown;
      };
      const take = (node) => ({
        id: node.id,
        heading: keep(node.id, 'heading', node.heading),
        text: keep(node.id, 'text', node.text),
        deleted: false,
        children: (node.children ?? []).map(take),
      });
      const article = model.article ?? null;
      const root = article ? take(article) : model.base ? { ...take(model.base), deleted: true } : { id: randomId(), heading: '', text: '', deleted: false, children: [] };
      const present = new Map();
      const walk = (node) => {
        present.set(node.id, node);
        node.children.forEach(walk);
      };
      walk(root);
      const ghosts = (node) => {
        (node.children ?? []).forEach((child, index) => {
          if (!present.has(child.id)) {
            const ghost = { id: child.id, heading: this.#shown(child.heading ?? ''), text: this.#shown(child.text ?? ''), deleted: true, children: [] };
            const parent = present.get(node.id);
            let place = 0;
            for (let before = index - 1; before >= 0; before--) {
              const at = parent.children.findIndex((candidate) => candidate.id === node.children[before].id);
              if (at >= 0) {
                place = at + 1;
                break;
              }
            }
            parent.children.splice(place, 0, ghost);
            present.set(child.id, ghost);
          }
          ghosts(child);
        });
      };
      if (model.base && present.has(model.base.id)) ghosts(model.base);
      this.#follow(root);
      this.#root = root;
      this.#revision = model.revision ?? 0;
    }

    /** What others changed is not undone here: each earlier state takes it over, or where that cannot be told exactly is forgotten. */
    #follow(root) {
      if (!this.#root || !(this.#past.length || this.#future.length)) return;
      const flat = (node, map = new Map(), parent = '') => {
        map.set(node.id, { node, parent: `${parent}${node.deleted}` });
        node.children.forEach((child) => flat(child, map, node.id));
        return map;
      };
      const before = flat(this.#root);
      const after = flat(root);
      const changed = [];
      let same = before.size === after.size;
      for (const [id, { node, parent }] of after) {
        const was = before.get(id);
        if (!was || was.parent !== parent) same = false;
        else for (const part of ['heading', 'text']) if (was.node[part] !== node[part]) changed.push({ id, part, from: was.node[part], to: node[part] });
      }
      if (same && !changed.length) return;
      const keeps = ({ root: state }) => {
        const nodes = flat(state);
        if (!same || changed.some(({ id, part, from }) => nodes.get(id)?.node[part] !== from)) return false;
        for (const { id, part, to } of changed) nodes.get(id).node[part] = to;
        return true;
      };
      this.#past = this.#past.filter(keeps);
      this.#future = this.#future.filter(keeps);
    }

    #walk() {
      const places = [];
      const walk = (node, parent, depth, gone, label) => {
        places.push({ node, parent, depth, gone: gone || node.deleted, covered: gone, label });
        let position = 0;
        for (const child of node.children) {
          const stays = !child.deleted && !gone && !node.deleted;
          if (stays) position++;
          walk(child, node, depth + 1, gone || node.deleted, stays ? step(position, depth + 1) : '–');
        }
      };
      if (this.#root) walk(this.#root, null, 0, false, this.#model?.articleLabel ?? '');
      return places;
    }

    #place(id) {
      return this.#walk().find((place) => place.node.id === id);
    }

    #height(node) {
      return node.children.length ? 1 + Math.max(...node.children.map((child) => this.#height(child))) : 0;
    }

    #json() {
      const give = (node) => {
        const out = { id: node.id };
        const heading = this.#stored(node.heading).trim();
        if (heading) out.heading = heading;
        out.text = this.#stored(node.text);
        out.children = node.children.filter((child) => !child.deleted).map(give);
        return out;
      };
      return this.#root.deleted ? '' : JSON.stringify(give(this.#root));
    }

    // ── History ──────────────────────────────────────────────────────────────

    #remember(id) {
      const now = performance.now();
      const typing = id !== null && id === this.#lastTyped.id && now - this.#lastTyped.at < TYPING;
      if (!typing) {
        this.#past.push(this.#snapshot());
        if (this.#past.length > DEPTHS) this.#past.shift();
        this.#future = [];
      }
      this.#lastTyped = { id, at: now };
    }

    #snapshot() {
      return { root: structuredClone(this.#root), focus: this.#caret() };
    }

    #undo(from, to, word) {
      if (!from.length || this.#model?.readOnly) return;
      to.push(this.#snapshot());
      const snapshot = from.pop();
      this.#root = snapshot.root;
      this.#lastTyped = { id: null, at: 0 };
      this.#draw(snapshot.focus);
      this.#announce(this.#say(word));
      this.#edited();
    }

    #caret() {
      const field = document.activeElement;
      const row = this.contains(field) ? field.closest('.editor__row') : null;
      if (!row || !('selectionStart' in field)) return null;
      return { id: row.dataset.id, part: field.dataset.part, start: field.selectionStart, end: field.selectionEnd };
    }

    // ── Telling ──────────────────────────────────────────────────────────────

    /** Told after a pause, and after some time in any case: who never pauses is not to lose a page of typing. */
    #edited() {
      const now = performance.now();
      if (!this.#timer) this.#since = now;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(PAUSE, this.#since + LONGEST - now)));
    }

    #flush() {
      if (!this.#timer) return;
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#sequence++;
      this.dispatchEvent(new CustomEvent('edited', { detail: { sequence: this.#sequence, revision: this.#revision, json: this.#json() }, bubbles: true }));
    }

    #enter(id) {
      if (id === this.#focused) return;
      this.#focused = id;
      this.dispatchEvent(new CustomEvent('focused', { detail: { id }, bubbles: true }));
    }

    #announce(text) {
      if (this.#parts) this.#parts.live.textContent = text;
    }

    // ── What can be done ─────────────────────────────────────────────────────

    #fresh(text) {
      return { id: randomId(), heading: '', text: text ?? '', deleted: false, children: [] };
    }

    #addAfter(id, text) {
      const { node, parent } = this.#place(id);
      const added = this.#fresh(text);
      if (parent) parent.children.splice(parent.children.indexOf(node) + 1, 0, added);
      else node.children.unshift(added);
      return added;
    }

    #act(action, id) {
      if (this.#model?.readOnly) return;
      const place = this.#place(id);
      if (!place) return;
      const { node, parent, depth } = place;
      const siblings = parent?.children ?? [];
      const index = siblings.indexOf(node);
      const maximum = this.#model.maximumDepth ?? 3;
      const before = this.#snapshot();
      let focus = { id, part: 'text', start: 0, end: 0 };
      let said = '';
      if (action === 'add-after') {
        focus.id = this.#addAfter(id).id;
        said = 'said-added';
      } else if (action === 'add-child') {
        if (depth >= maximum) return;
        const added = this.#fresh();
        node.children.push(added);
        focus.id = added.id;
        said = 'said-added';
      } else if (action === 'delete') {
        if (place.covered) return;
        if (node.deleted) {
          node.deleted = false;
          said = 'said-restored';
        } else if (this.#base.has(id) || !parent) {
          node.deleted = true;
          focus.part = 'restore';
          said = 'said-deleted';
        } else {
          siblings.splice(index, 1);
          focus = { id: (siblings[index - 1] ?? parent).id, part: 'text', start: Infinity, end: Infinity };
          said = 'said-deleted';
        }
      } else if (action === 'up') {
        if (!parent) return;
        const above = siblings.slice(0, index).findLastIndex((sibling) => !sibling.deleted);
        if (above < 0) return;
        siblings.splice(above, 0, ...siblings.splice(index, 1));
        focus = this.#caret() ?? focus;
        said = 'said-moved';
      } else if (action === 'down') {
        if (!parent) return;
        const below = siblings.findIndex((sibling, at) => at > index && !sibling.deleted);
        if (below < 0) return;
        siblings.splice(below, 0, ...siblings.splice(index, 1));
        focus = this.#caret() ?? focus;
        said = 'said-moved';
      } else if (action === 'indent') {
        const host = siblings.slice(0, index).findLast((sibling) => !sibling.deleted);
        if (!parent || !host || depth + this.#height(node) >= maximum) return;
        siblings.splice(index, 1);
        host.children.push(node);
        focus = this.#caret() ?? focus;
        said = 'said-moved';
      } else if (action === 'outdent') {
        if (!parent || depth < 2) return;
        const upper = this.#place(parent.id).parent.children;
        siblings.splice(index, 1);
        upper.splice(upper.indexOf(parent) + 1, 0, node);
        focus = this.#caret() ?? focus;
        said = 'said-moved';
      } else {
        return;
      }
      this.#past.push(before);
      this.#future = [];
      this.#lastTyped = { id: null, at: 0 };
      this.#draw(focus);
      this.#announce(this.#say(said, this.#place(focus.id)?.label ?? ''));
      this.#edited();
    }

    #drop(targetId, after) {
      const moved = this.#place(this.#dragged);
      const target = this.#place(targetId);
      if (!moved?.parent || !target || moved.node === target.node) return;
      for (let above = target; above; above = above.parent ? this.#place(above.parent.id) : null) {
        if (above.node === moved.node) return;
      }
      const depth = target.parent ? target.depth : 1;
      if (depth + this.#height(moved.node) > (this.#model.maximumDepth ?? 3)) return;
      this.#past.push(this.#snapshot());
      this.#future = [];
      moved.parent.children.splice(moved.parent.children.indexOf(moved.node), 1);
      if (target.parent) {
        const siblings = target.parent.children;
        siblings.splice(siblings.indexOf(target.node) + (after ? 1 : 0), 0, moved.node);
      } else {
        target.node.children.unshift(moved.node);
      }
      this.#draw({ id: moved.node.id, part: 'text', start: 0, end: 0 });
      this.#announce(this.#say('said-moved', this.#place(moved.node.id).label));
      this.#edited();
    }

    // ── Drawing ──────────────────────────────────────────────────────────────

    #build() {
      const bar = make('div', 'editor__bar');
      bar.setAttribute('role', 'group');
      bar.setAttribute('aria-label', this.#say('actions'));
      const undo = this.#button('undo', 'undo');
      const redo = this.#button('redo', 'redo');
      undo.addEventListener('click', () => this.#undo(this.#past, this.#future, 'said-undone'));
      redo.addEventListener('click', () => this.#undo(this.#future, this.#past, 'said-redone'));
      const keys = make('p', 'editor__keys', this.#say('keys'));
      bar.append(undo, redo, keys);
      const list = make('div', 'editor__list');
      const live = make('div', 'visually-hidden');
      live.setAttribute('role', 'status');
      this.setAttribute('role', 'group');
      this.setAttribute('aria-label', this.#say('editor'));
      this.#parts = { bar, undo, redo, list, live };
      this.replaceChildren(bar, list, live);
      if (!this.#listening) this.#listen();
    }

    #listening = false;

    #listen() {
      this.#listening = true;
      this.addEventListener('input', (event) => this.#typed(event));
      this.addEventListener('keydown', (event) => this.#pressed(event));
      this.addEventListener('focusout', (event) => {
        if (this.contains(event.relatedTarget)) return;
        this.#flush();
        this.#enter('');
      });
      this.addEventListener('focusin', (event) => {
        const row = event.target instanceof Element ? event.target.closest('.editor__row') : null;
        if (row) this.#enter(row.dataset.id);
      });
      this.addEventListener('compositionstart', () => {
        this.#composing = true;
      });
      this.addEventListener('compositionend', () => {
        this.#composing = false;
      });
      addEventListener('pagehide', () => this.#flush());
      this.addEventListener('click', (event) => {
        const button = event.target instanceof Element ? event.target.closest('[data-action]') : null;
        const row = button?.closest('.editor__row');
        if (!row) return;
        if (button.dataset.action === 'insert-reference') this.#chooseReference(row.dataset.id);
        else if (button.dataset.action === 'bracket') this.#bracket(row.dataset.id);
        else this.#act(button.dataset.action, row.dataset.id);
      });
      this.addEventListener('dragstart', (event) => {
        const handle = event.target instanceof Element ? event.target.closest('.editor__handle') : null;
        if (!handle) return;
        this.#dragged = handle.closest('.editor__row').dataset.id;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        event.dataTransfer.setDragImage(handle.closest('.editor__row'), 0, 0);
      });
      this.addEventListener('dragover', (event) => {
        const row = this.#dragged && event.target instanceof Element ? event.target.closest('.editor__row') : null;
        if (!row) return;
        event.preventDefault();
        const box = row.getBoundingClientRect();
        for (const marked of this.querySelectorAll('[data-drop]')) if (marked !== row) delete marked.dataset.drop;
        row.dataset.drop = event.clientY > box.top + box.height / 2 ? 'after' : 'before';
      });
      this.addEventListener('drop', (event) => {
        const row = this.#dragged && event.target instanceof Element ? event.target.closest('.editor__row') : null;
        if (!row) return;
        event.preventDefault();
        this.#drop(row.dataset.id, row.dataset.drop === 'after');
      });
      this.addEventListener('dragend', () => {
        this.#dragged = null;
        for (const marked of this.querySelectorAll('[data-drop]')) delete marked.dataset.drop;
      });
    }

    #button(icon, word) {
      const button = make('button', 'icon-button editor__button');
      button.type = 'button';
      button.setAttribute('aria-label', this.#say(word));
      button.title = this.#say(word);
      const sign = make('span', 'icon icon--small');
      sign.dataset.icon = icon;
      button.append(sign);
      return button;
    }

    #row(place) {
      const element = make('div', 'editor__row');
      element.dataset.id = place.node.id;
      element.setAttribute('role', 'group');
      const handle = make('span', 'editor__handle');
      handle.draggable = true;
      handle.setAttribute('aria-hidden', 'true');
      const grip = make('span', 'icon icon--small');
      grip.dataset.icon = 'drag';
      handle.append(grip);
      handle.title = this.#say('drag');
      const label = make('span', 'editor__label');
      const fields = make('div', 'editor__fields');
      const heading = make('textarea', 'editor__heading');
      heading.dataset.part = 'heading';
      heading.rows = 1;
      const text = make('textarea', 'editor__text');
      text.dataset.part = 'text';
      text.rows = 1;
      const foot = make('div', 'editor__foot');
      const state = make('span', 'editor__state');
      const counter = make('span', 'editor__counter');
      const others = make('span', 'editor__others');
      foot.append(state, others, counter);
      fields.append(heading, text, foot);
      const tools = make('div', 'editor__tools');
      tools.setAttribute('role', 'toolbar');
      const buttons = {};
      for (const [action, icon] of [
        ['add-after', 'plus'],
        ['add-child', 'child'],
        ['insert-reference', 'reference'],
        ['bracket', 'bracket'],
        ['up', 'up'],
        ['down', 'down'],
        ['outdent', 'outdent'],
        ['indent', 'indent'],
        ['delete', 'trash'],
      ]) {
        const button = this.#button(icon, action);
        button.dataset.action = action;
        button.tabIndex = action === 'add-after' ? 0 : -1;
        buttons[action] = button;
        tools.append(button);
      }
      const restore = make('button', 'editor__restore');
      restore.type = 'button';
      restore.dataset.action = 'delete';
      restore.dataset.part = 'restore';
      element.append(handle, label, fields, tools, restore);
      return { element, handle, label, heading, text, state, others, counter, tools, buttons, restore };
    }

    #draw(focus) {
      if (!this.isConnected || !this.#parts || !this.#root || !this.#model) return;
      const caret = focus ?? this.#caret();
      const model = this.#model;
      const { list, undo, redo } = this.#parts;
      if (model.lang) {
        list.lang = model.lang;
        list.dir = RTL.test(model.lang) ? 'rtl' : 'ltr';
      }
      this.toggleAttribute('readonly', model.readOnly === true);
      undo.disabled = !this.#past.length;
      redo.disabled = !this.#future.length;
      const places = this.#walk();
      const moved = this.#moved();
      const kept = new Set();
      let previous = null;
      for (const place of places) {
        const id = place.node.id;
        kept.add(id);
        let row = this.#rows.get(id);
        if (!row) {
          row = this.#row(place);
          this.#rows.set(id, row);
        }
        this.#fill(row, place, moved);
        const next = previous ? previous.nextElementSibling : list.firstElementChild;
        if (next !== row.element) list.insertBefore(row.element, next);
        previous = row.element;
      }
      for (const [id, row] of this.#rows) {
        if (!kept.has(id)) {
          row.element.remove();
          this.#rows.delete(id);
        }
      }
      for (const row of this.#rows.values()) {
        this.#grow(row.heading);
        this.#grow(row.text);
      }
      // a field that kept the focus has moved its caret with what was put before it
      if (caret && (focus || this.#caret()?.id !== caret.id)) this.#focusOn(caret);
    }

    #focusOn(caret) {
      const row = this.#rows.get(caret.id);
      if (!row) return;
      const field = caret.part === 'restore' ? row.restore : caret.part === 'heading' && !row.heading.hidden ? row.heading : row.text.hidden ? row.heading : row.text;
      if (document.activeElement !== field) field.focus();
      if ('setSelectionRange' in field && field.value !== undefined) {
        const end = field.value.length;
        field.setSelectionRange(Math.min(caret.start, end), Math.min(caret.end, end));
      }
    }

    /** Provisions that stand elsewhere than in the base. */
    #moved() {
      const moved = new Set();
      const walk = (node) => {
        const here = [];
        for (const child of node.children) {
          const base = this.#base.get(child.id);
          if (!child.deleted && base) {
            if (base.parent === node.id) here.push(base.position);
            else moved.add(child.id);
          }
          walk(child);
        }
        const stay = settled(here);
        for (const child of node.children) {
          const base = this.#base.get(child.id);
          if (!child.deleted && base?.parent === node.id && !stay.has(base.position)) moved.add(child.id);
        }
      };
      if (this.#root) walk(this.#root);
      return moved;
    }

    #state(place, moved) {
      const { node } = place;
      const base = this.#base.get(node.id);
      if (place.gone) return 'deleted';
      if (!base) return 'new';
      if (base.heading !== this.#stored(node.heading).trim() || base.text !== this.#stored(node.text)) return 'changed';
      if (moved.has(node.id)) return 'moved';
      return 'same';
    }

    #fill(row, place, moved) {
      const { node, depth, gone, label } = place;
      const readOnly = this.#model.readOnly === true || gone;
      const name = depth === 0 ? (this.#model.articleLabel ?? '') : label;
      row.element.style.setProperty('--depth', depth);
      row.element.classList.toggle('editor__row--article', depth === 0);
      row.element.setAttribute('aria-label', name);
      row.label.textContent = name;
      row.handle.hidden = depth === 0 || readOnly;
      row.heading.hidden = depth !== 0 && !node.heading && !this.#base.get(node.id)?.heading;
      row.text.hidden = depth === 0 && !node.text && !this.#base.get(node.id)?.text && node.children.some((child) => !child.deleted);
      this.#set(row.heading, node.heading);
      this.#set(row.text, node.text);
      row.heading.readOnly = readOnly;
      row.text.readOnly = readOnly;
      row.heading.setAttribute('aria-label', `${this.#say('heading')} ${name}`);
      row.text.setAttribute('aria-label', `${this.#say('text')} ${name}`);
      row.tools.setAttribute('aria-label', `${this.#say('actions')} ${name}`);
      row.tools.hidden = readOnly;
      row.restore.hidden = !node.deleted || place.covered || this.#model.readOnly === true;
      row.restore.textContent = this.#say('restore');
      row.restore.setAttribute('aria-label', `${this.#say('restore')} ${node.heading || node.text}`.slice(0, 120));
      row.buttons['add-child'].disabled = depth >= (this.#model.maximumDepth ?? 3);
      row.buttons.outdent.disabled = depth < 2;
      const siblings = place.parent?.children.filter((sibling) => !sibling.deleted) ?? [];
      const at = siblings.indexOf(node);
      row.buttons.up.disabled = at <= 0;
      row.buttons.down.disabled = at < 0 || at === siblings.length - 1;
      row.buttons.indent.disabled = at <= 0 || depth + this.#height(node) >= (this.#model.maximumDepth ?? 3);
      row.buttons['insert-reference'].disabled = !(this.#model.references ?? []).length;
      this.#tell(row, place, moved);
    }

    #tell(row, place, moved) {
      const state = this.#state(place, moved);
      const names = (this.#model.others ?? []).find(({ id }) => id === place.node.id)?.names ?? [];
      row.element.toggleAttribute('data-others', names.length > 0);
      row.others.textContent = names.length ? this.#say('others', names.join(', ')) : '';
      row.element.dataset.state = state;
      row.state.textContent = state === 'same' ? '' : depthZeroDeleted(place) ? this.#say('article-deleted') : this.#say(state);
      const length = this.#stored(place.node.text).length;
      const limit = this.#model.maximumText || 20000;
      const headingLimit = this.#model.maximumHeading || 300;
      const over = length > limit || place.node.heading.length > headingLimit;
      row.counter.textContent =
        length > limit ? this.#say('over-limit', this.#number(length - limit), this.#number(limit))
        : place.node.heading.length > headingLimit ? this.#say('over-limit', this.#number(place.node.heading.length - headingLimit), this.#number(headingLimit))
        : length > limit * 0.9 ? this.#say('left', this.#number(limit - length))
        : '';
      row.text.setAttribute('aria-invalid', String(length > limit));
      row.heading.setAttribute('aria-invalid', String(place.node.heading.length > headingLimit));
      row.counter.classList.toggle('editor__counter--over', over);
    }

    #number(value) {
      return new Intl.NumberFormat(this.#words.locale || 'en').format(value);
    }

    /** Puts a value in without moving the caret of a field that has it already. */
    #set(field, value) {
      if (field.value === value) return;
      if (document.activeElement !== field) {
        field.value = value;
        return;
      }
      const old = field.value;
      const { selectionStart, selectionEnd } = field;
      let same = 0;
      while (same < old.length && same < value.length && old[same] === value[same]) same++;
      const shift = (position) => (position <= same ? position : Math.max(same, position + value.length - old.length));
      field.value = value;
      field.setSelectionRange(shift(selectionStart), shift(selectionEnd));
    }

    #grow(text) {
      if (CSS.supports('field-sizing', 'content')) return;
      text.style.blockSize = 'auto';
      text.style.blockSize = `${text.scrollHeight}px`;
    }

    // ── Typing ───────────────────────────────────────────────────────────────

    #typed(event) {
      const field = event.target;
      const row = field instanceof Element ? field.closest('.editor__row') : null;
      if (!row || !field.dataset.part) return;
      const place = this.#place(row.dataset.id);
      if (!place) return;
      this.#remember(place.node.id + field.dataset.part);
      let value = field.value;
      if (/[\r\n]/.test(value)) {
        value = value.replace(/\s*[\r\n]+\s*/g, ' ');
        this.#set(field, value);
      }
      place.node[field.dataset.part] = value;
      const parts = this.#rows.get(place.node.id);
      this.#tell(parts, this.#place(place.node.id), this.#moved());
      this.#grow(field);
      this.#parts.undo.disabled = false;
      this.#parts.redo.disabled = !this.#future.length;
      this.#edited();
    }

    #pressed(event) {
      const field = event.target;
      const row = field instanceof Element ? field.closest('.editor__row') : null;
      const modifier = event.ctrlKey || event.metaKey;
      if (modifier && !event.altKey && (event.key === 'z' || event.key === 'Z' || event.key === 'y')) {
        event.preventDefault();
        const redo = event.key === 'y' || event.shiftKey;
        if (redo) this.#undo(this.#future, this.#past, 'said-redone');
        else this.#undo(this.#past, this.#future, 'said-undone');
        return;
      }
      if (!row) return;
      if (field.closest('.editor__tools')) {
        this.#rove(event, field);
        return;
      }
      const id = row.dataset.id;
      if (event.altKey && !modifier) {
        const rtl = getComputedStyle(this.#parts.list).direction === 'rtl';
        const action = {
          ArrowUp: 'up',
          ArrowDown: 'down',
          ArrowRight: rtl ? 'outdent' : 'indent',
          ArrowLeft: rtl ? 'indent' : 'outdent',
          Delete: 'delete',
          Backspace: 'delete',
        }[event.key];
        if (action) {
          event.preventDefault();
          this.#act(action, id);
        }
        return;
      }
      if (modifier || !field.dataset.part || field.readOnly || event.isComposing) return;
      const place = this.#place(id);
      if (!place) return;
      if (event.key === 'Enter' && !event.shiftKey && 'selectionStart' in field) {
        event.preventDefault();
        this.#split(place, field);
      } else if (event.key === 'Backspace' && field.dataset.part === 'text' && !field.value && place.parent && !this.#base.has(id) && !place.node.children.length) {
        event.preventDefault();
        this.#act('delete', id);
      }
    }

    /** Enter: what stands behind the caret becomes the next provision. */
    #split(place, field) {
      this.#past.push(this.#snapshot());
      this.#future = [];
      this.#lastTyped = { id: null, at: 0 };
      let added;
      if (field.dataset.part === 'heading') {
        added = place.parent ? this.#addAfter(place.node.id, '') : (place.node.children.find((child) => !child.deleted) ?? this.#addAfter(place.node.id, ''));
      } else {
        const rest = field.value.slice(field.selectionEnd).trimStart();
        place.node.text = field.value.slice(0, field.selectionStart).trimEnd();
        added = this.#addAfter(place.node.id, rest);
      }
      this.#draw({ id: added.id, part: 'text', start: 0, end: 0 });
      this.#announce(this.#say('said-added', this.#place(added.id).label));
      this.#edited();
    }

    #rove(event, button) {
      const buttons = [...button.closest('.editor__tools').querySelectorAll('button:not(:disabled)')];
      const rtl = getComputedStyle(this).direction === 'rtl';
      const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
      const back = rtl ? 'ArrowRight' : 'ArrowLeft';
      const index = buttons.indexOf(button);
      const next =
        event.key === forward ? buttons[(index + 1) % buttons.length]
        : event.key === back ? buttons[(index + buttons.length - 1) % buttons.length]
        : event.key === 'Home' ? buttons[0]
        : event.key === 'End' ? buttons.at(-1)
        : null;
      if (!next) return;
      event.preventDefault();
      button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }

    // ── Cross references ─────────────────────────────────────────────────────

    #chooseReference(id) {
      const row = this.#rows.get(id);
      const field = row.text;
      const { selectionStart, selectionEnd } = field;
      const dialog = make('dialog', 'editor__references');
      const title = make('h2', 'editor__references-title', this.#say('insert-reference'));
      title.id = `references-${id}`;
      dialog.setAttribute('aria-labelledby', title.id);
      const search = make('input', 'editor__search');
      search.type = 'search';
      search.setAttribute('aria-label', this.#say('reference-search'));
      search.placeholder = this.#say('reference-search');
      const list = make('div', 'editor__choices');
      const close = make('button', 'link-button', this.#say('close'));
      close.type = 'button';
      close.addEventListener('click', () => dialog.close());
      const fill = () => {
        const wanted = search.value.trim().toLocaleLowerCase();
        const found = (this.#model.references ?? []).filter(({ label, heading }) => `${label} ${heading ?? ''}`.toLocaleLowerCase().includes(wanted)).slice(0, 200);
        list.replaceChildren(
          ...found.map(({ label, heading }) => {
            const choice = make('button', 'editor__choice');
            choice.type = 'button';
            choice.append(make('strong', '', label));
            if (heading) choice.append(' ', make('span', 'quiet', heading));
            choice.addEventListener('click', () => {
              dialog.close();
              const place = this.#place(id);
              if (!place) return;
              this.#remember(null);
              const mark = `⟦${label}⟧`;
              place.node.text = field.value.slice(0, selectionStart) + mark + field.value.slice(selectionEnd);
              const end = selectionStart + mark.length;
              this.#draw({ id, part: 'text', start: end, end });
              this.#edited();
            });
            return choice;
          }),
        );
        if (!found.length) list.append(make('p', 'quiet', this.#say('reference-none')));
      };
      search.addEventListener('input', fill);
      fill();
      dialog.append(title, search, list, close);
      this.#open(dialog);
    }

    #open(dialog) {
      dialog.addEventListener('keydown', (event) => event.stopPropagation());
      dialog.addEventListener('input', (event) => event.stopPropagation());
      dialog.addEventListener('close', () => dialog.remove());
      this.append(dialog);
      dialog.showModal();
    }

    // ── Brackets ─────────────────────────────────────────────────────────────

    /** Marks the words chosen, or all of them where none are, as contested, and asks what might stand there instead. */
    #bracket(id) {
      const field = this.#rows.get(id).text;
      const value = field.value;
      let { selectionStart: from, selectionEnd: to } = field;
      if (from === to) [from, to] = [0, value.length];
      while (from < to && value[from] === ' ') from++;
      while (to > from && value[to - 1] === ' ') to--;
      const words = value.slice(from, to);
      const inside = value.lastIndexOf('[', from - 1) > value.lastIndexOf(']', from - 1);
      if (inside || /[[\]]/.test(words)) {
        this.#announce(this.#say('bracket-nested'));
        this.#tellOnce(id, this.#say('bracket-nested'));
        return;
      }
      const dialog = make('dialog', 'editor__references');
      const form = make('form', 'stack stack--close');
      form.method = 'dialog';
      const title = make('h2', 'editor__references-title', this.#say('bracket'));
      title.id = `bracket-${id}`;
      dialog.setAttribute('aria-labelledby', title.id);
      const quote = make('blockquote', 'editor__quote', words || '…');
      const label = make('label', 'editor__question', this.#say('bracket-alternative'));
      const other = make('textarea', 'editor__search');
      other.rows = 2;
      label.append(other);
      const help = make('p', 'quiet small', this.#say('bracket-help'));
      help.id = `bracket-help-${id}`;
      other.setAttribute('aria-describedby', help.id);
      const put = make('button', 'button', this.#say('bracket-put'));
      put.type = 'submit';
      const close = make('button', 'link-button', this.#say('close'));
      close.type = 'button';
      close.addEventListener('click', () => dialog.close());
      other.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.isComposing) {
          event.preventDefault();
          form.requestSubmit();
        }
      });
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const alternative = other.value.replace(/[[\]]/g, '').replace(/\s+/g, ' ').trim();
        dialog.close();
        const place = this.#place(id);
        if (!place || (!words && !alternative)) return;
        this.#remember(null);
        const mark = words && alternative ? `[${words} / ${alternative}]` : words ? `[${words}]` : `[${alternative}]`;
        place.node.text = value.slice(0, from) + mark + value.slice(to);
        const end = from + mark.length;
        this.#draw({ id, part: 'text', start: end, end });
        this.#announce(this.#say('said-bracketed'));
        this.#edited();
      });
      const buttons = make('div', 'actions');
      buttons.append(put, close);
      form.append(title, quote, label, help, buttons);
      dialog.append(form);
      this.#open(dialog);
      other.focus();
    }

    /** Says something beside a provision until it is drawn again. */
    #tellOnce(id, text) {
      const row = this.#rows.get(id);
      if (row) row.counter.textContent = text;
    }
  }

  const depthZeroDeleted = (place) => place.depth === 0 && place.gone;

  if (!customElements.get('parley-editor')) customElements.define('parley-editor', ParleyEditor);
}
