// Suggestions below a search box while somebody types: a combobox with a list, as the ARIA Authoring
// Practices describe it. Without script, and while nothing is chosen, the form is sent as it always is.
const waitMs = 150;
const lettersLeast = 2;

function made(tag, attributes, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
}

async function found(typed, signal) {
    const answer = await fetch(`/search/suggestions?q=${encodeURIComponent(typed)}`, {signal});
    const isOurs = answer.ok && !answer.redirected;
    return isOurs ? (await answer.json()).items : [];
}

function option({href, text, note}, id) {
    const one = made('a', {class: 'mh-suggestion', role: 'option', id, href, tabindex: '-1',
        'aria-selected': 'false'}, made('span', {class: 'mh-suggestion__text'}, text));
    if (note) one.append(made('span', {class: 'mh-suggestion__note'}, note));
    return one;
}

// The suggestions by group, and at last the way to everything that is found.
function fill(list, items, typed) {
    const all = [...items, {
        href: `/search?q=${encodeURIComponent(typed)}`, text: `See everything for “${typed}”`, group: '',
    }];
    let group;
    let named;
    all.forEach((item, place) => {
        if (!group || item.group !== named) {
            named = item.group;
            const id = `${list.id}-group-${place}`;
            group = made('div', {role: 'group'});
            if (named) {
                group.append(made('div', {class: 'mh-suggestions__group', id, role: 'presentation'}, named));
                group.setAttribute('aria-labelledby', id);
            } else {
                group.setAttribute('aria-label', 'Search');
            }
            list.append(group);
        }
        group.append(option(item, `${list.id}-${place}`));
    });
}

class Suggestions {
    constructor(input) {
        this.input = input;
        this.list = made('div', {class: 'mh-suggestions', role: 'listbox', id: `${input.id}-list`,
            'aria-label': 'Suggestions', hidden: ''});
        this.news = made('div', {class: 'govuk-visually-hidden', role: 'status'});
        this.holder = made('div', {class: 'mh-suggesting'});
        const isFocused = document.activeElement === input;
        input.replaceWith(this.holder);
        this.holder.append(input, this.list, this.news);
        if (isFocused) input.focus();
        for (const [name, value] of Object.entries({role: 'combobox', autocomplete: 'off',
            'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id})) {
            input.setAttribute(name, value);
        }
        input.addEventListener('input', () => this.typed());
        input.addEventListener('keydown', event => this.pressed(event));
        this.holder.addEventListener('focusout', event => {
            if (!this.holder.contains(event.relatedTarget)) this.close();
        });
        this.list.addEventListener('pointerdown', event => event.preventDefault());
    }

    get options() {
        return [...this.list.querySelectorAll('[role=option]')];
    }

    typed() {
        clearTimeout(this.timer);
        this.asking?.abort();
        const words = this.input.value.trim();
        if (words.length < lettersLeast) return this.close();
        this.timer = setTimeout(() => this.ask(words), waitMs);
    }

    async ask(words) {
        this.asking = new AbortController();
        try {
            this.show(await found(words, this.asking.signal), words);
        } catch {
            this.close();  // The network, or something more was typed meanwhile.
        }
    }

    show(items, words) {
        if (document.activeElement !== this.input) return;
        this.choose(-1);
        this.list.replaceChildren();
        fill(this.list, items, words);
        this.list.hidden = false;
        this.input.setAttribute('aria-expanded', 'true');
        this.news.textContent = items.length === 0 ? 'No suggestions.' :
            `${items.length} ${items.length === 1 ? 'suggestion' : 'suggestions'}. Use the arrow keys.`;
    }

    close() {
        clearTimeout(this.timer);
        this.asking?.abort();
        this.choose(-1);
        this.list.hidden = true;
        this.input.setAttribute('aria-expanded', 'false');
        this.news.textContent = '';
    }

    choose(place) {
        this.place = place;
        this.options.forEach((one, at) => one.setAttribute('aria-selected', String(at === place)));
        const chosen = this.options[place];
        if (chosen) {
            this.input.setAttribute('aria-activedescendant', chosen.id);
            chosen.scrollIntoView({block: 'nearest'});
        } else {
            this.input.removeAttribute('aria-activedescendant');
        }
    }

    pressed(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const isOpen = !this.list.hidden;
        const count = this.options.length;
        const deeds = {
            ArrowDown: () => isOpen ? this.choose((this.place + 2) % (count + 1) - 1) : this.typed(),
            ArrowUp: () => isOpen && this.choose((this.place + count + 1) % (count + 1) - 1),
            Escape: () => isOpen && this.close(),
            Enter: () => isOpen && this.place >= 0 && this.options[this.place].click(),
        };
        const deed = deeds[event.key];
        if (!deed || (event.key === 'Enter' && !(isOpen && this.place >= 0))) return;
        if (event.key === 'Escape' && !isOpen) return;
        event.preventDefault();
        deed();
    }
}

export function suggest(root) {
    for (const input of root.querySelectorAll('[data-suggest]')) new Suggestions(input);
}
