/*
 * <parley-redline>: what changed, as a lawyer marks it: insertions underlined, deletions struck, both spoken.
 *
 * model   JSON (object or string):
 *   { lang?: "en",
 *     nodes: [ { id?, depth: 0, status: "SAME"|"CHANGED"|"INSERTED"|"DELETED"|"MOVED_FROM"|"MOVED_TO"|"RETITLED"|"RECONDITIONED",
 *                before?: "4(2)", after?: "4(3)", note?: "…",
 *                heading?: [ { kind: "SAME"|"INSERTED"|"DELETED", text } ], text?: [ … ],
 *                conditions?: [ … ] } ] }   (each run one condition)
 * words   JSON: translated words (set by the server side)
 * attributes   layout="inline" (default) | "side"; changes-only folds what stays as it is; final shows the words as they would then read
 *
 * Light DOM, built with textContent only. Invisible and direction-changing characters are shown by their code.
 */
{
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
  const RTL = /^(ar|he|fa|ur)\b/;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class ParleyRedline extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;

    static observedAttributes = ['layout', 'changes-only', 'final'];

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

    attributeChangedCallback() {
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

    #count(word, number) {
      const patterns = this.#words[word] ?? {};
      const locale = this.#words.locale || 'en';
      const category = new Intl.PluralRules(locale).select(number);
      return (patterns[category] ?? patterns.other ?? '{0}').replace('{0}', new Intl.NumberFormat(locale).format(number));
    }

    #draw() {
      if (!this.isConnected || !this.#model) return;
      const side = this.getAttribute('layout') === 'side';
      const only = this.hasAttribute('changes-only');
      const final = this.hasAttribute('final');
      const nodes = this.#model.nodes ?? [];
      const root = make('div', 'redline__root' + (side ? ' redline__root--side' : ''));
      if (this.#model.lang) {
        root.lang = this.#model.lang;
        root.dir = RTL.test(this.#model.lang) ? 'rtl' : 'ltr';
      }
      if (side) {
        const head = make('div', 'redline__pair redline__pair--head');
        head.append(make('div', 'redline__side', this.#say('before')), make('div', 'redline__side', this.#say('after')));
        head.lang = this.#words.locale ?? '';
        root.append(head);
      }
      let folded = 0;
      const fold = () => {
        if (folded && !final) {
          const line = make('p', 'redline__folded', this.#count('unchanged', folded));
          line.lang = this.#words.locale ?? '';
          root.append(line);
        }
        folded = 0;
      };
      for (const node of nodes) {
        if (only && node.status === 'SAME') {
          folded++;
          continue;
        }
        if (final && (node.status === 'DELETED' || node.status === 'MOVED_FROM')) continue;
        fold();
        if (final) {
          root.append(this.#inline(this.#settled(node)));
          continue;
        }
        root.append(side ? this.#pair(node) : this.#inline(node));
      }
      fold();
      this.replaceChildren(root);
    }

    #inline(node) {
      const element = make('div', 'redline__node');
      element.dataset.status = node.status;
      element.style.setProperty('--depth', node.depth ?? 0);
      const { status, before, after } = node;
      this.#number(element, node, status === 'MOVED_TO' ? null : before, status === 'MOVED_FROM' ? null : after);
      const body = make('div', 'redline__body');
      if (node.heading?.length) body.append(this.#run('p', 'redline__heading', node.heading, null));
      if (node.text?.length) body.append(this.#run('p', 'redline__text', node.text, null));
      this.#conditions(body, node, null);
      element.append(body);
      return element;
    }

    /** A provision as it would then read, with nothing of the change left on it. */
    #settled(node) {
      const words = (spans) => (spans ?? []).filter((span) => span.kind !== 'DELETED').map((span) => ({ kind: 'SAME', text: span.text }));
      return { ...node, status: 'SAME', before: node.after, heading: words(node.heading), text: words(node.text), conditions: words(node.conditions), note: undefined };
    }

    #pair(node) {
      const pair = make('div', 'redline__pair');
      pair.dataset.status = node.status;
      pair.style.setProperty('--depth', node.depth ?? 0);
      for (const part of ['DELETED', 'INSERTED']) {
        const cell = make('div', 'redline__side');
        const here = part === 'DELETED' ? node.status !== 'INSERTED' && node.status !== 'MOVED_TO' : node.status !== 'DELETED' && node.status !== 'MOVED_FROM';
        if (here) {
          this.#number(cell, node, part === 'DELETED' ? node.before : null, part === 'DELETED' ? null : node.after);
          const body = make('div', 'redline__body');
          if (node.heading?.length) body.append(this.#run('p', 'redline__heading', node.heading, part));
          if (node.text?.length) body.append(this.#run('p', 'redline__text', node.text, part));
          this.#conditions(body, node, part);
          cell.append(body);
        }
        pair.append(cell);
      }
      return pair;
    }

    #number(element, node, before, after) {
      const label = make('div', 'redline__number');
      if (before && after && before !== after) {
        label.append(this.#mark('del', [before], 'deleted'), ' ', this.#mark('ins', [after], 'inserted'));
      } else if (before && (node.status === 'DELETED' || node.status === 'MOVED_FROM')) {
        label.append(make('del', '', before));
      } else if (after && (node.status === 'INSERTED' || node.status === 'MOVED_TO')) {
        label.append(make('ins', '', after));
      } else {
        label.textContent = after ?? before ?? '';
      }
      const remark = this.#remark(node);
      if (label.textContent) element.append(label);
      if (remark) {
        const note = make('div', 'redline__note', remark);
        note.lang = this.#words.locale ?? '';
        element.append(note);
      }
    }

    #remark(node) {
      const said =
        node.status === 'INSERTED' ? this.#say('provision-inserted')
        : node.status === 'DELETED' ? this.#say('provision-deleted')
        : node.status === 'MOVED_FROM' ? this.#say('moved-to', node.after ?? '')
        : node.status === 'MOVED_TO' ? this.#say('moved-from', node.before ?? '')
        : node.status === 'RETITLED' ? this.#say('retitled')
        : node.status === 'RECONDITIONED' ? this.#say('reconditioned')
        : '';
      return [said, node.note].filter(Boolean).join(' · ');
    }

    #conditions(body, node, side) {
      const other = { DELETED: 'INSERTED', INSERTED: 'DELETED' }[side];
      const shown = (node.conditions ?? []).filter((span) => span.kind !== other);
      if (!shown.length) return;
      const list = make('ul', 'redline__conditions');
      for (const span of shown) list.append(this.#run('li', '', [span], side));
      body.append(list);
    }

    /** The runs of one paragraph; only those of one side when given. */
    #run(tag, className, spans, side) {
      const element = make(tag, className);
      if (!this.#model.lang) element.dir = 'auto';
      for (const span of spans) {
        if (span.kind === 'INSERTED' && side !== 'DELETED') {
          element.append(this.#mark('ins', this.#shown(span.text), 'inserted'));
        } else if (span.kind === 'DELETED' && side !== 'INSERTED') {
          element.append(this.#mark('del', this.#shown(span.text), 'deleted'));
        } else if (span.kind === 'SAME') {
          element.append(...this.#shown(span.text));
        }
      }
      return element;
    }

    #mark(tag, content, word) {
      const mark = make(tag);
      mark.append(this.#spoken(this.#say(word)), ...content, this.#spoken(this.#say(word + '-end')));
      return mark;
    }

    #spoken(text) {
      return make('span', 'visually-hidden redline__spoken', ` ${text} `);
    }

    /** The text in pieces, with what cannot be seen shown by its code. */
    #shown(text) {
      const pieces = [];
      let last = 0;
      for (const match of text.matchAll(UNSEEN)) {
        if (match.index > last) pieces.push(text.slice(last, match.index));
        const code = 'U+' + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
        const sign = make('span', 'redline__unseen', code);
        sign.title = this.#say('invisible', code);
        pieces.push(sign);
        last = match.index + match[0].length;
      }
      if (last < text.length) pieces.push(text.slice(last));
      return pieces;
    }
  }

  if (!customElements.get('parley-redline')) customElements.define('parley-redline', ParleyRedline);
}
