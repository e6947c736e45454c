// What is typed into a form with data-keep is kept on the server a little after the last key, and is
// there again when its page is. Passwords and files stay where they are.
const quietMs = 3000;

function typedInto(form) {
    const secrets = new Set(
        [...form.querySelectorAll('input[type=password]')].map(field => field.name));
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string' && !secrets.has(name)) typed.append(name, value);
    }
    return typed;
}

function followForm(form) {
    const news = form.querySelector('[data-keeping]');
    const isKept = form.elements.namedItem('form_kept');
    const atFirst = String(typedInto(form));
    let timer = 0;
    let sending;

    async function send(keepalive) {
        timer = 0;
        const body = typedInto(form);
        if (isKept.value === '' && String(body) === atFirst) return;
        isKept.value = 'yes';
        sending?.abort();
        sending = new AbortController();
        try {
            const answer = await fetch('/unsent',
                {method: 'POST', body, redirect: 'manual', keepalive, signal: sending.signal});
            if (!answer.ok) throw new Error(answer.status);
            news.textContent = await answer.text();
        } catch (fault) {
            if (fault.name === 'AbortError') return;
            news.textContent = 'The draft could not be saved. If you have been signed out, sign ' +
                'in again in another tab.';
        }
    }

    form.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(send, quietMs, false);
    });
    form.addEventListener('submit', () => {
        clearTimeout(timer);
        timer = 0;
        sending?.abort();
    });
    addEventListener('pagehide', () => {
        if (!timer) return;
        clearTimeout(timer);
        send(true);
    });
}

export function keepDrafts(root) {
    for (const form of root.querySelectorAll('form[data-keep]')) followForm(form);
}
