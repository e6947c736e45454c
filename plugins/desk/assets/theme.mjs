import {keep, setting} from './settings.mjs';

// The fields named `theme` within [data-theme-choice] change the page at once.
export function followTheme(root) {
    const chosen = setting('theme', document.documentElement.dataset.theme ?? 'auto');
    for (const field of root.querySelectorAll('[data-theme-choice] input[type=radio]')) {
        field.checked = field.value === chosen;
        field.addEventListener('change', () => {
            document.documentElement.dataset.theme = field.value;
            keep('theme', field.value);
        });
    }
}
