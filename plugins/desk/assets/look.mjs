import {keep} from './settings.mjs';

// What is chosen within [data-look-choice] is shown at once; it is kept when the form is sent. The
// root says what was chosen before, in attributes of the same names.
const chosen = document.documentElement.dataset;
const spelled = name => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

export function followLook(root) {
    for (const field of root.querySelectorAll('[data-look-choice] input[type=radio]')) {
        const name = spelled(field.name);
        if (name in chosen) field.checked = field.value === chosen[name];
        field.addEventListener('change', () => {
            chosen[name] = field.value;
        });
    }
}

// Keeps one choice at once: on the server for somebody who has signed in, and in this browser.
export function choose(name, value) {
    chosen[name] = value;
    keep(name, value);
    const token = document.querySelector('[data-token]')?.dataset.token;
    if (!token) return;
    const body = new URLSearchParams({token, [name]: value});
    fetch('/me', {method: 'POST', body, redirect: 'manual'}).catch(() => {});
}
