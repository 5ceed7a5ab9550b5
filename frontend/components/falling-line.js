/*
 * <parley-falling-line>: how a number went, step by step.
 *
 * model   JSON (object or string): { label: "Open brackets", points: [ { at: "Version 1", value: 7 } ] }
 *
 * A drawing for the eye with its label for the ear; the figures themselves stand in a table beside it.
 * Light DOM, built with textContent only.
 */
{
  const SVG = 'http://www.w3.org/2000/svg';
  const WIDTH = 640;
  const HEIGHT = 120;
  const EDGE = 18;

  const draw = (name, attributes, text) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class ParleyFallingLine extends HTMLElement {
    #model = null;

    connectedCallback() {
      if (Object.hasOwn(this, 'model')) {
        const value = this.model;
        delete this.model;
        this.model = value;
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

    #draw() {
      const points = this.#model?.points ?? [];
      if (!this.isConnected || !points.length) {
        this.replaceChildren();
        return;
      }
      const most = Math.max(1, ...points.map((point) => point.value));
      const x = (index) => EDGE + ((WIDTH - 2 * EDGE) * index) / Math.max(1, points.length);
      const y = (value) => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * value) / most;
      const svg = draw('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': this.#model.label ?? '', class: "falling-line" });
      svg.append(draw('line', { x1: EDGE, y1: y(0), x2: WIDTH - EDGE, y2: y(0), class: 'falling-line__base' }));
      let path = `M ${x(0)} ${y(points[0].value)}`;
      points.forEach((point, index) => {
        path += ` V ${y(point.value)} H ${x(index + 1)}`;
      });
      svg.append(draw('path', { d: path, class: 'falling-line__line' }));
      const every = Math.ceil(points.length / 12);
      points.forEach((point, index) => {
        if (index % every !== 0 && index !== points.length - 1) return;
        const step = draw('g', {});
        step.append(draw('title', {}, `${point.at}: ${point.value}`));
        step.append(draw('circle', { cx: (x(index) + x(index + 1)) / 2, cy: y(point.value), r: 3, class: 'falling-line__point' }));
        step.append(draw('text', { x: (x(index) + x(index + 1)) / 2, y: y(point.value) - 7, class: 'falling-line__value' }, String(point.value)));
        svg.append(step);
      });
      this.replaceChildren(svg);
    }
  }

  if (!customElements.get('parley-falling-line')) customElements.define('parley-falling-line', ParleyFallingLine);
}
