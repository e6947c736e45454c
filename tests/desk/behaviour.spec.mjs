import {expect, test} from '@playwright/test';
import {open, pages} from './pages.mjs';

for (const name of pages) {
    test(`${name} starts every component, without a fault`, async ({page}) => {
        const faults = await open(page, name);
        const idle = await page.evaluate(() => [...document.querySelectorAll('[data-module]')]
            .filter(each => !each.hasAttribute(`data-${each.dataset.module}-init`))
            .map(each => each.dataset.module));
        expect(idle).toEqual([]);
        expect(faults).toEqual([]);
    });

    for (const width of [320, 390, 768, 1440]) {
        test(`${name} does not scroll sideways at ${width}`, async ({page}) => {
            await open(page, name, {width});
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            expect(wide).toBeLessThanOrEqual(width);
        });
    }

    test(`${name} reads without script`, async ({browser, baseURL}) => {
        const context = await browser.newContext({baseURL, javaScriptEnabled: false});
        const page = await context.newPage();
        await page.goto(`/${name}`);
        await expect(page.locator('h1')).toBeVisible();
        await expect(page.locator('[data-open-shortcuts]')).toBeHidden();
        await context.close();
    });

    test(`${name} weighs at most 100 KB at first sight`, async ({page}) => {
        const sizes = [];
        page.on('response', response =>
            sizes.push(Number(response.headers()['content-length'] ?? 0)));
        await open(page, name);
        expect(sizes.length).toBeLessThanOrEqual(10);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100 * 1024);
    });

    test(`${name} does not move after it is painted`, async ({page}) => {
        await page.addInitScript(() => {
            globalThis.moved = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                globalThis.moved += entry.hadRecentInput ? 0 : entry.value;
            })).observe({type: 'layout-shift', buffered: true});
        });
        await open(page, name);
        expect(await page.evaluate(() => globalThis.moved)).toBeLessThan(0.1);
    });
}

test('The skip link leads to the content', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', {name: 'Skip to main content'})).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
});

test('j and k go through the cases, x selects one', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(page.getByRole('link', {name: 'HO-26-001207-K'})).toBeFocused();
    await page.keyboard.press('x');
    await expect(page.getByLabel('Select HO-26-001207-K')).toBeChecked();
    await page.keyboard.press('k');
    await expect(page.getByRole('link', {name: 'CT-26-000398-T'})).toBeFocused();
});

test('All cases of a list can be selected at once', async ({page}) => {
    await open(page, 'my-work.html');
    await page.getByLabel('Select all').press('Space');
    await expect(page.getByLabel('Select CT-26-000433-Q')).toBeChecked();
});

test('A slash goes to the search, where letters are letters', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', {name: /^Search/})).toBeFocused();
    await page.keyboard.type('j?x');
    await expect(page.getByRole('combobox', {name: /^Search/})).toHaveValue('j?x');
    await expect(page.getByRole('dialog')).toBeHidden();
});

test('A question mark shows the shortcuts, Escape hides them', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', {name: 'Keyboard shortcuts'})).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
});

test('g and a letter lead to a page', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await expect(page).toHaveURL(/performance\.html$/);
});

test('Shortcuts that are switched off stay off', async ({page}) => {
    await open(page, 'my-work.html');
    await page.keyboard.press('?');
    await page.getByLabel('Use single-key shortcuts').uncheck();
    await page.getByRole('button', {name: 'Close'}).click();
    await page.reload();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeHidden();
});

test('The theme changes at once', async ({page}) => {
    await open(page, 'index.html');
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByLabel('Dark').check();
    expect(await background()).toBe('rgb(21, 26, 27)');
});

test.describe('A form that is kept', () => {
    async function openWithAServer(page, answer) {
        const sent = [];
        await page.route('**/unsent', route => {
            sent.push(new URLSearchParams(route.request().postData()));
            return route.fulfill(answer);
        });
        await page.clock.install();
        await open(page, 'index.html');
        return sent;
    }
    const news = page => page.locator('[data-keeping]');

    test('is sent three seconds after the last key, without its passwords', async ({page}) => {
        const sent = await openWithAServer(page, {body: 'Draft saved 10:04am'});
        await page.getByLabel('Not kept').fill('hunter2');
        await page.getByLabel('What was said').fill('Half a');
        await page.clock.runFor(2900);
        await page.getByLabel('What was said').fill('Half a sentence');
        await page.clock.runFor(2900);
        expect(sent).toEqual([]);
        await page.clock.runFor(200);
        await expect(news(page)).toHaveText('Draft saved 10:04am');
        expect(sent).toHaveLength(1);
        expect([...sent[0].keys()]).toEqual(['form_page', 'form_kept', 'said']);
        expect(sent[0].get('said')).toBe('Half a sentence');
    });

    test('is not sent where nothing has changed', async ({page}) => {
        const sent = await openWithAServer(page, {body: ''});
        await page.getByLabel('What was said').fill('A');
        await page.getByLabel('What was said').fill('');
        await page.clock.runFor(4000);
        expect(sent).toEqual([]);
    });

    test('says so where it could not be kept', async ({page}) => {
        await openWithAServer(page, {status: 403, body: 'no'});
        await page.getByLabel('What was said').fill('A');
        await page.clock.runFor(4000);
        await expect(news(page)).toContainText('could not be saved');
    });
});

test('On paper there is no navigation, and nothing is folded away', async ({page}) => {
    await open(page, 'performance.html', {theme: 'dark'});
    await page.emulateMedia({media: 'print'});
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.getByRole('navigation', {name: 'Main', includeHidden: true})).toBeHidden();
    await expect(page.getByRole('cell', {name: '103'})).toBeVisible();
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe('rgb(255, 255, 255)');
});
