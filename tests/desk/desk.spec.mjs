// Every page of the desk as it is served, in light and dark, wide and narrow.
import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {address, aCase, everyPage, signIn, withSession} from './council.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function summary(violations) {
    return violations.map(violation =>
        `${violation.id}: ${violation.nodes.map(node => node.target.join(' ')).join(', ')}`);
}

async function faultsOf(page, path) {
    const faults = [];
    const listen = message => message.type() === 'error' && faults.push(message.text());
    const fail = fault => faults.push(String(fault));
    page.on('console', listen);
    page.on('pageerror', fail);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    page.off('console', listen);
    page.off('pageerror', fail);
    const idle = await page.evaluate(() => [...document.querySelectorAll('[data-module]')]
        .filter(each => !each.hasAttribute(`data-${each.dataset.module}-init`))
        .map(each => each.dataset.module));
    return [...faults, ...idle.map(module => `${module} was not started`)];
}

for (const theme of ['light', 'dark']) {
    for (const [kind, width] of [['wide', 1440], ['telephone', 390]]) {
        test(`No page has a fault that axe finds: ${theme}, ${kind}`, async ({browser}) => {
            test.setTimeout(400_000);
            const context = await withSession(browser, {viewport: {width, height: 900}});
            await context.addInitScript(
                chosen => localStorage.setItem('moothall.theme', chosen), theme);
            const page = await context.newPage();
            const found = {};
            for (const [name, path] of Object.entries(await everyPage(page))) {
                const faults = await faultsOf(page, path);
                const {violations} = await new AxeBuilder({page}).withTags(rules)
                    .exclude('.govuk-radios__input[aria-expanded]').analyze();
                const title = await page.title();
                if (!/ – Moothall – Borough of Ashcombe$/.test(title)) faults.push(title);
                if (await page.locator('h1').count() !== 1) faults.push('not one h1');
                const all = [...faults, ...summary(violations)];
                if (all.length) found[name] = all;
                await page.screenshot({
                    path: `pictures/${name}-${theme}-${width}.png`, fullPage: true});
            }
            expect(found).toEqual({});
            await context.close();
        });
    }
}

test('No page scrolls sideways on the narrowest screen', async ({browser}) => {
    test.setTimeout(120_000);
    const context = await withSession(browser, {viewport: {width: 320, height: 900}});
    const page = await context.newPage();
    const wide = {};
    for (const [name, path] of Object.entries(await everyPage(page))) {
        await page.goto(path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 320) wide[name] = width;
    }
    expect(wide).toEqual({});
    await context.close();
});

test('Somebody who signs in is led back to where they wanted to go', async ({browser}) => {
    const context = await browser.newContext({baseURL: address});
    const page = await context.newPage();
    await page.goto('/team');
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Sign in');
    const {violations} = await new AxeBuilder({page}).withTags(rules).analyze();
    expect(summary(violations)).toEqual([]);
    await page.fill('#username', 'priya.shah');
    await page.fill('#password', 'wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page).toHaveTitle(/^Error – Sign in/);
    await page.fill('#password', 'ashcombe-priya');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/team$/);
    await context.close();
});

test('A case is worked from the list to its end by keyboard alone', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto(`${address}/`);
    await page.keyboard.press('j');
    const reference = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(reference));

    await page.keyboard.press('a');  // A note.
    await expect(page).toHaveURL(/\/note$/);
    await tabTo(page, page.getByRole('textbox', {name: 'Note'}));
    await page.keyboard.type('Rang at ten; nobody there. Keys such as j and e are letters here.');
    await tabTo(page, page.getByRole('button', {name: 'Add the note'}));
    await page.keyboard.press('Enter');
    await expect(page.getByText('The note is on the case.')).toBeVisible();
    await expect(page.getByText('Rang at ten; nobody there.')).toBeVisible();

    await tabTo(page, page.getByRole('link', {name: 'Remove the discount'}));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', {name: 'Reason'}));
    await page.keyboard.type('Two adults live there.');
    await tabTo(page, page.locator('main form button', {hasText: 'Remove the discount'}));
    await page.keyboard.press('Enter');
    await expect(page.getByText('This case is closed.')).toBeVisible();
    await expect(page.getByText('The reason given: Two adults live there.')).toBeVisible();
    await context.close();
});

// Presses Tab until it has the focus: what cannot be reached so fails the test.
async function tabTo(page, target) {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate(element => element === document.activeElement)) return;
    }
    throw new Error('Tab does not lead there.');
}

test('Errors stand in a summary that has the focus and leads to its fields', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    const ofCase = await aCase(page);
    await page.goto(`${ofCase}/tasks`);
    const day = page.getByRole('textbox', {name: 'Day'});
    await page.getByRole('textbox', {name: 'What is to be done?'}).fill('Ring the landlord');
    await day.fill('31');
    await page.getByRole('textbox', {name: 'Month'}).fill('2');
    await page.getByRole('textbox', {name: 'Year'}).fill('2030');
    await page.getByRole('button', {name: 'Add the task'}).click();
    await expect(page).toHaveTitle(/^Error – /);
    await expect(page.locator('.govuk-error-summary')).toBeFocused();
    await page.getByRole('link', {name: /Enter a real date/}).click();
    await expect(day).toBeFocused();
    await expect(day).toHaveValue('31');
    await expect(page.getByRole('textbox', {name: 'What is to be done?'}))
        .toHaveValue('Ring the landlord');
    const {violations} = await new AxeBuilder({page}).withTags(rules).analyze();
    expect(summary(violations)).toEqual([]);
    await context.close();
});

test('Without script every form does its work', async ({browser}) => {
    const context = await withSession(browser, {javaScriptEnabled: false});
    const page = await context.newPage();
    const ofCase = await aCase(page);
    for (const [part, fields, button, news] of [
        ['note', {text: 'Without script.'}, 'Add the note', 'The note is on the case.'],
        ['bring-forward', {on: '3/12/2030', text: 'Look again'},
            'Bring forward', 'comes back to your diary'],
        ['tasks', {text: 'Ring the landlord'}, 'Add the task', 'The task is on the case.'],
    ]) {
        await page.goto(`${ofCase}/${part}`);
        for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
        await page.locator('form button', {hasText: button}).last().click();
        await expect(page.getByText(news)).toBeVisible();
    }
    await page.goto('/start/revenues.discount_review');
    await page.fill('#account', '20000002');
    await page.getByRole('button', {name: 'Open the case'}).click();
    await expect(page.getByText('The case is open.')).toBeVisible();
    await context.close();
});

test('The first view weighs at most 100 KB and the next at most 20 KB', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    let count = 0;
    network.on('Network.loadingFinished', ({encodedDataLength}) => {
        bytes += encodedDataLength;
        count++;
    });
    await page.goto('/', {waitUntil: 'networkidle'});
    expect(bytes).toBeLessThanOrEqual(100 * 1024);
    expect(count).toBeLessThanOrEqual(10);
    bytes = 0;
    await page.goto('/', {waitUntil: 'networkidle'});
    expect(bytes).toBeLessThanOrEqual(20 * 1024);
    await context.close();
});

test('Nothing moves after a page is painted', async ({browser}) => {
    const context = await withSession(browser);
    await context.addInitScript(() => {
        globalThis.moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => {
            globalThis.moved += entry.hadRecentInput ? 0 : entry.value;
        })).observe({type: 'layout-shift', buffered: true});
    });
    const page = await context.newPage();
    for (const path of ['/', await aCase(page), '/team']) {
        await page.goto(path, {waitUntil: 'networkidle'});
        expect(await page.evaluate(() => globalThis.moved)).toBeLessThan(0.01);
    }
    await context.close();
});

test('A printed case has its content and no navigation', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto(await aCase(page));
    await page.emulateMedia({media: 'print'});
    await expect(page.getByRole('heading', {name: 'What happened last'})).toBeVisible();
    await expect(page.locator('.mh-nav')).toBeHidden();
    await expect(page.locator('.mh-search')).toBeHidden();
    await context.close();
});

test('Signing out ends the session for every page of the browser', async ({browser}) => {
    const context = await browser.newContext({baseURL: address});
    const page = await context.newPage();
    await signIn(page);
    await page.goto('/me');
    await page.getByRole('button', {name: 'Sign out'}).click();
    await expect(page.getByText('You have signed out.')).toBeVisible();
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in/);
    await context.close();
});
