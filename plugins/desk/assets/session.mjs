// Warns before the session ends, and offers to stay. What is typed stays on the page in any case.
const warnMs = 5 * 60 * 1000;
const lookMs = 30 * 1000;

function said(text, ...more) {
    const paragraph = document.createElement('p');
    paragraph.className = 'mh-standing__text';
    paragraph.append(text, ...more);
    return paragraph;
}

function stayButton(stay) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button mh-standing__button';
    button.textContent = 'Stay signed in';
    button.addEventListener('click', stay);
    return button;
}

function wayToSignIn() {
    const link = document.createElement('a');
    link.className = 'govuk-link govuk-link--no-visited-state';
    link.href = '/sign-in';
    link.target = '_blank';
    link.textContent = 'Sign in again in a new window';
    return link;
}

const clock = new Intl.DateTimeFormat('en-GB', {hour: 'numeric', minute: '2-digit', hour12: true});
const timeOf = moment => clock.format(moment).replace(/\s/g, '').toLowerCase();

export function followSession(root) {
    const place = root.querySelector('[data-session-seconds]');
    if (!place) return;
    const news = place.querySelector('[data-news-of=session]');
    let ends = 0;
    let shown = '';
    let timer = 0;

    function show(state, ...content) {
        if (state === shown) return;
        shown = state;
        news.replaceChildren(...content);
    }

    function take(seconds) {
        ends = Date.now() + seconds * 1000;
        clearTimeout(timer);
        const left = ends - Date.now();
        if (left > warnMs) {
            show('');
            timer = setTimeout(look, Math.min(left - warnMs + 1000, 2 ** 31 - 1));
        } else if (left > 0) {
            show(`warned ${Math.round(ends / 60000)}`,
                said(`You will be signed out at ${timeOf(ends)}. What you have typed stays here.`),
                stayButton(stay));
            timer = setTimeout(look, Math.min(left + 1000, lookMs));
        } else {
            show('over', said('You have been signed out. What you have typed is still on this page. ',
                wayToSignIn()));
        }
    }

    // Another window may have prolonged the session: what the server says counts.
    async function ask(options) {
        try {
            const answer = await fetch('/session', {cache: 'no-store', ...options});
            take((await answer.json()).seconds);
        } catch {
            take((ends - Date.now()) / 1000);
        }
    }

    const look = () => ask({});
    async function stay() {
        const was = ends;
        await ask({method: 'POST', body: new URLSearchParams({token: place.dataset.token})});
        if (shown === '') {
            show('stayed', said('You stay signed in.'));
        } else if (shown !== 'over' && ends - was < warnMs) {
            show('last', said(`A session lasts 12 hours, and this one ends at ${timeOf(ends)}. ` +
                'Send what you are writing, then sign in again.'));
        }
    }

    // A machine that slept did not count.
    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible' && ends - Date.now() < warnMs) look();
    });
    take(Number(place.dataset.sessionSeconds));
}
