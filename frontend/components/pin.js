/*
 * <parley-pin>: remembers in this browser the last checkpoint that it saw of a record, and demands at each visit that the record has
 * grown from it, and from what others of the same delegation saw. The proof is computed here (RFC 9162, section 2.1.4.2); the server's word is not taken for it.
 *
 * record  where the record lies: "record/peace-formula"
 * seen    the checkpoint that the person's delegation saw last, in whatever browser; absent for those who sit for none
 * wrong   what is said, translated, when no proof fits what this browser saw
 * wrong-seen  the same for what the delegation saw
 *
 * Says nothing while all is well, or while there is nothing to compare with; then it tells the house what was verified, by pin-verified
 * {size, root}. What was remembered is kept when no proof fits: it is evidence.
 */
{
  const KEY = 'parley.pin.';

  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

  async function node(left, right) {
    const all = new Uint8Array(1 + left.length + right.length);
    all[0] = 1;
    all.set(left, 1);
    all.set(right, 1 + left.length);
    return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  }

  function checkpoint(text) {
    const [origin, size, root] = text.split('\n');
    return { origin, size: Number(size), root };
  }

  /** Whether the tree of the older size and root is the beginning of the newer one. */
  async function consistent(older, newer, path) {
    const from = bytes(older.root);
    const to = bytes(newer.root);
    if (older.size > newer.size) return false;
    if (older.size === newer.size) return path.length === 0 && same(from, to);
    if (older.size === 0) return path.length === 0;
    // Records stay far below 2^53 entries; bit operations only work below 2^31, so halves are taken by division
    let at = older.size - 1;
    let last = newer.size - 1;
    while (at % 2 === 1) {
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    const rest = [...path];
    let past = at === 0 ? from : rest.shift();
    if (!past) return false;
    let now = past;
    for (const beside of rest) {
      if (last === 0) return false;
      if (at % 2 === 1 || at === last) {
        past = await node(beside, past);
        now = await node(beside, now);
        while (at % 2 === 0 && at !== 0) {
          at = Math.floor(at / 2);
          last = Math.floor(last / 2);
        }
      } else {
        now = await node(now, beside);
      }
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 && same(past, from) && same(now, to);
  }

  async function text(address) {
    const answer = await fetch(address, { credentials: 'same-origin' });
    return answer.ok ? answer.text() : null;
  }

  class ParleyPin extends HTMLElement {
    #checked = null;

    connectedCallback() {
      this.setAttribute('role', 'alert');
      this.#visit();
    }

    get record() {
      return this.getAttribute('record');
    }

    static get observedAttributes() {
      return ['record'];
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#visit();
    }

    async #visit() {
      const record = this.record;
      if (!record || record === this.#checked || !globalThis.crypto?.subtle) return;
      this.#checked = record;
      this.hidden = true;
      this.replaceChildren();
      const base = new URL(record + '/', document.baseURI);
      const now = await text(new URL('checkpoint', base));
      if (now === '') {
        // A record that was only just begun is signed within a second
        this.#checked = null;
        setTimeout(() => this.isConnected && this.#visit(), 2000);
      }
      if (!now) return;
      const newer = checkpoint(now);
      const key = KEY + record;
      const memories = [
        ['wrong', localStorage.getItem(key)],
        ['wrong-seen', this.getAttribute('seen')],
      ];
      for (const [said, kept] of memories) {
        if (kept && !(await this.#grew(base, checkpoint(kept), newer))) {
          this.textContent = this.getAttribute(said);
          this.hidden = false;
          return;
        }
      }
      localStorage.setItem(key, now);
      const { size, root } = newer;
      this.dispatchEvent(new CustomEvent('pin-verified', { detail: { size, root } }));
    }

    async #grew(base, older, newer) {
      if (older.origin !== newer.origin || older.size > newer.size) return false;
      const proof =
        older.size === newer.size
          ? ''
          : await text(new URL(`consistency?older=${older.size}&newer=${newer.size}`, base));
      if (proof === null) return false;
      return consistent(older, newer, proof.split('\n').filter(Boolean).map(bytes));
    }
  }

  customElements.define('parley-pin', ParleyPin);
}
