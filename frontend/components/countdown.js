/*
 * <parley-countdown>: the time left until the server's deadline, on the server's clock.
 *
 * model   JSON (object or string): { deadline: 1795363200000, now: 1795363100000, label?: "Voting closes" } (milliseconds since
 *         the epoch; `now` is the server's clock when the model was sent, so that the browser's own clock does not matter)
 * words   JSON: { locale, left: "{0} left", over: "The time is over" }
 * event   elapsed {}
 *
 * Speaks at ten, five, two and one minutes, thirty and ten seconds, and at the end.
 */
{
  const MARKS = [600, 300, 120, 60, 30, 10, 0];

  class ParleyCountdown extends HTMLElement {
    #model = null;
    #words = {};
    #spelled = null;
    #offset = 0;
    #timer = 0;
    #parts = null;
    #spoken = Infinity;
    #elapsed = false;

    connectedCallback() {
      for (const name of ['words', 'model']) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (!this.#parts) {
        const label = document.createElement('span');
        label.className = 'countdown__label';
        const time = document.createElement('span');
        time.className = 'countdown__time';
        time.setAttribute('role', 'timer');
        const live = document.createElement('span');
        live.className = 'visually-hidden';
        live.setAttribute('role', 'status');
        this.replaceChildren(label, time, live);
        this.#parts = { label, time, live };
      }
      this.#tick();
    }

    disconnectedCallback() {
      clearTimeout(this.#timer);
    }

    get model() {
      return this.#model;
    }

    set model(value) {
      this.#model = typeof value === 'string' ? (value ? JSON.parse(value) : null) : value;
      if (this.#model) this.#offset = this.#model.now - Date.now();
      this.#spoken = Infinity;
      this.#elapsed = false;
      this.#tick();
    }

    get words() {
      return this.#words;
    }

    set words(value) {
      if (typeof value === 'string' && value === this.#spelled) return;
      this.#spelled = typeof value === 'string' ? value : null;
      this.#words = (typeof value === 'string' ? JSON.parse(value || '{}') : value) ?? {};
      this.#tick();
    }

    #tick() {
      clearTimeout(this.#timer);
      if (!this.isConnected || !this.#model || !this.#parts) return;
      const left = this.#model.deadline - (Date.now() + this.#offset);
      const seconds = Math.max(0, Math.ceil(left / 1000));
      const { label, time, live } = this.#parts;
      label.textContent = this.#model.label ?? '';
      time.textContent = seconds > 0 ? this.#clock(seconds) : (this.#words.over ?? '');
      this.dataset.state = seconds === 0 ? 'over' : seconds <= 60 ? 'soon' : 'running';
      const mark = MARKS.findLast((limit) => seconds <= limit);
      const first = this.#spoken === Infinity;
      if (mark !== undefined && mark < this.#spoken) {
        this.#spoken = mark;
        if (seconds === 0) live.textContent = this.#words.over ?? '';
        else if (!first || seconds <= 60) live.textContent = (this.#words.left ?? '{0}').replace('{0}', this.#speech(seconds));
      } else if (first) {
        this.#spoken = Number.MAX_SAFE_INTEGER;
      }
      if (seconds === 0) {
        if (!this.#elapsed) {
          this.#elapsed = true;
          this.dispatchEvent(new CustomEvent('elapsed', { bubbles: true }));
        }
        return;
      }
      this.#timer = setTimeout(() => this.#tick(), Math.max(50, (left % 1000) + 5));
    }

    #split(seconds) {
      return { days: Math.floor(seconds / 86400), hours: Math.floor((seconds % 86400) / 3600), minutes: Math.floor((seconds % 3600) / 60), seconds: seconds % 60 };
    }

    /** 2:05:09, or days and hours when it is far. */
    #clock(seconds) {
      const { days, hours, minutes, seconds: rest } = this.#split(seconds);
      if (days > 0) return this.#speech(seconds);
      const locale = this.#words.locale || 'en';
      const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
      const one = new Intl.NumberFormat(locale, { useGrouping: false });
      return hours > 0 ? `${one.format(hours)}:${two.format(minutes)}:${two.format(rest)}` : `${one.format(minutes)}:${two.format(rest)}`;
    }

    #speech(seconds) {
      const { days, hours, minutes, seconds: rest } = this.#split(seconds);
      const locale = this.#words.locale || 'en';
      const units = days > 0 ? [['day', days], ['hour', hours]] : hours > 0 ? [['hour', hours], ['minute', minutes]] : minutes > 0 ? [['minute', minutes], ['second', rest]] : [['second', rest]];
      const said = units.filter(([, amount]) => amount > 0).map(([unit, amount]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
      return new Intl.ListFormat(locale, { type: 'unit' }).format(said);
    }
  }

  if (!customElements.get('parley-countdown')) customElements.define('parley-countdown', ParleyCountdown);
}
