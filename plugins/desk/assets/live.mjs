// Says that what the page shows has changed meanwhile, at the foot of the window; the reader decides
// when to load it again. Only the window that is looked at listens: a browser opens few connections
// to one site, and a caseworker has many windows.
const settleMs = 2000;  // Who leaves a page at once needs no news of it.
const againMs = 60000;
const triesMost = 10;

function line(text, link) {
    const address = new URL(location.href);
    address.searchParams.delete('done');
    address.hash = '';
    const again = document.createElement('a');
    again.className = 'govuk-link govuk-link--no-visited-state';
    again.href = address.pathname + address.search;
    again.textContent = link;
    const said = document.createElement('p');
    said.className = 'mh-standing__text';
    said.append(`${text} `, again);
    return said;
}

function ofCase(change) {
    const what = change.what ? ` (${change.what})` : '';
    if (change.you) return `You changed this case in another window${what}.`;
    return change.by ? `${change.by} changed this case${what}.` : `This case changed${what}.`;
}

const ofList = count =>
    count === 1 ? '1 case in this list changed.' : `${count} cases in this list changed.`;

export function followLive(root) {
    const place = root.querySelector('[data-live]');
    if (!place || !globalThis.EventSource) return;
    const news = place.querySelector('[data-news-of=live]');
    const address = new URL(place.dataset.live, location.href);
    const isOfCase = address.searchParams.has('case');
    const changed = new Set();
    let stream;
    let tries = 0;
    let timer = 0;

    function goOnBehind(event) {
        tries = 0;
        address.searchParams.set('after', event.lastEventId);
    }

    function close() {
        clearTimeout(timer);
        stream?.close();
        stream = undefined;
    }

    function settle() {
        close();
        if (document.visibilityState !== 'hidden') timer = setTimeout(open, settleMs);
    }

    function open() {
        close();
        stream = new EventSource(address);
        stream.addEventListener('at', goOnBehind);
        stream.addEventListener('gap', event => {
            goOnBehind(event);
            news.replaceChildren(line('This page may be out of date.', 'Load it again'));
        });
        stream.addEventListener('change', event => {
            goOnBehind(event);
            const change = JSON.parse(event.data);
            changed.add(change.case);
            news.replaceChildren(isOfCase
                ? line(ofCase(change), 'Show it as it is now')
                : line(ofList(changed.size), 'Load the list again'));
        });
        // A stream that was cut off comes again by itself; one that was turned away does not.
        stream.addEventListener('error', () => {
            if (stream?.readyState !== EventSource.CLOSED || ++tries > triesMost) return;
            timer = setTimeout(settle, againMs * (1 + Math.random()));
        });
    }

    document.addEventListener('visibilitychange', settle);
    addEventListener('pagehide', close);
    addEventListener('pageshow', event => event.persisted && settle());
    settle();
}
