import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {open, pages, widths} from './pages.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function summary(violations) {
    return violations.map(violation =>
        `${violation.id}: ${violation.nodes.map(node => node.target.join(' ')).join(', ')}`);
}

for (const name of pages) {
    for (const [kind, width] of Object.entries(widths)) {
        for (const theme of ['light', 'dark']) {
            test(`${name} has no fault that axe finds: ${theme}, ${kind}`, async ({page}) => {
                await open(page, name, {width, theme});
                // A choice that shows a further field says so by aria-expanded, which ARIA has not for
                // radios; it is read out all the same, and govuk-frontend leaves this out as well.
                const {violations} = await new AxeBuilder({page}).withTags(rules)
                    .exclude('.govuk-radios__input[aria-expanded]').analyze();
                expect(summary(violations)).toEqual([]);
            });
        }
    }
}

test('The list of shortcuts has no fault that axe finds', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('?');
    const {violations} = await new AxeBuilder({page}).include('#shortcuts').analyze();
    expect(summary(violations)).toEqual([]);
});
