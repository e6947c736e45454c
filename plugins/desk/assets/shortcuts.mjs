import {choose} from './look.mjs';
import {setting} from './settings.mjs';

// Which keys there are is said by the page: data-key on what is pressed or followed, data-go on what
// `g` and a letter lead to, data-row-link in the rows of a list. A key never acts while somebody
// writes, with another key held down, or while shortcuts are switched off.
const sequenceMs = 1200;

const areOn = () =>
    (document.documentElement.dataset.shortcuts ?? setting('shortcuts', 'on')) !== 'off';

const isWriting = target =>
    target.closest?.('input:not([type=checkbox]):not([type=radio]),textarea,select,' +
        '[contenteditable],dialog');

function withKey(attribute, key) {
    return document.querySelector(`[${attribute}="${CSS.escape(key)}"]`);
}

function moveRow(by) {
    const links = [...document.querySelectorAll('[data-row-link]')];
    if (!links.length) return false;
    const row = document.activeElement.closest('tr');
    const here = links.findIndex(link => link.closest('tr') === row);
    const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1);
    links[next].focus();
    return true;
}

function selectRow() {
    const box = document.activeElement.closest('tr')?.querySelector('input[type=checkbox]');
    box?.click();
    return Boolean(box);
}

function openShortcuts() {
    const dialog = document.getElementById('shortcuts');
    if (dialog && !dialog.open) dialog.showModal();
    return Boolean(dialog);
}

// What is done with the selected cases is done with the one that has the focus where none is.
function selectIfNone(button) {
    const boxes = [...button.form?.querySelectorAll('input[name=case][type=checkbox]') ?? []];
    if (boxes.length && !boxes.some(box => box.checked)) selectRow();
}

function press(element) {
    if (!element) return false;
    selectIfNone(element);
    if (element.matches('input,textarea,select')) element.focus();
    else element.click();
    return true;
}

const own = {
    j: () => moveRow(1),
    k: () => moveRow(-1),
    x: selectRow,
    '?': openShortcuts,
};

export function followShortcuts(root) {
    let until = 0;
    root.addEventListener('keydown', event => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!areOn() || isWriting(event.target)) return;
        const isSecond = event.timeStamp < until;
        until = 0;
        let isDone = false;
        if (isSecond) {
            isDone = press(withKey('data-go', event.key));
        } else if (event.key === 'g') {
            until = event.timeStamp + sequenceMs;
        } else {
            isDone = press(withKey('data-key', event.key)) || Boolean(own[event.key]?.());
        }
        if (isDone) event.preventDefault();
    });
    for (const button of root.querySelectorAll('[data-open-shortcuts]')) {
        button.addEventListener('click', openShortcuts);
    }
    const box = root.getElementById('shortcuts-on');
    if (box) {
        box.checked = areOn();
        box.addEventListener('change', () => choose('shortcuts', box.checked ? 'on' : 'off'));
    }
}
