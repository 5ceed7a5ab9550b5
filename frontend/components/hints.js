/*
 * <parley-hints>: people with a known password; choosing one fills the sign-in form beside it and sends it. Sample only.
 *
 * model   JSON: { title, note, password, people: [{ name, seat, email }] }
 */
{
  const element = (tag, className, text = '') => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  class ParleyHints extends HTMLElement {
    set model(json) {
      const { title, note, password, people = [] } = JSON.parse(json);
      const list = element('ul', 'rows hints__rows');
      for (const { name, seat, email } of people) {
        const choose = element('button', 'row__link link-button', name);
        choose.type = 'button';
        choose.addEventListener('click', () => this.#enter(email, password));
        const main = element('div', 'row__main');
        main.append(choose, element('span', 'row__meta', seat));
        const row = element('li', 'row');
        row.append(main);
        list.append(row);
      }
      this.replaceChildren(element('h2', '', title), element('p', 'quiet', note), list);
    }

    connectedCallback() {
      if (Object.hasOwn(this, 'model')) {
        const value = this.model;
        delete this.model;
        this.model = value;
      }
    }

    #enter(email, password) {
      const form = document.querySelector('vaadin-login-form');
      const field = (name) => form?.querySelector(`[name="${name}"]`);
      if (!field('username') || !field('password')) return;
      field('username').value = email;
      field('password').value = password;
      form.querySelector('vaadin-button, [slot="submit"]')?.click();
    }
  }

  if (!customElements.get('parley-hints')) customElements.define('parley-hints', ParleyHints);
}
