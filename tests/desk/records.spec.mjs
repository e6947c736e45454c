// Settings, search, customers, the diary and performance, as a browser shows them.
import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {address, signIn, withSession} from './council.mjs';

// Of officers whose settings no other test needs as they are.
const tom = {username: 'tom.reed', password: 'ashcombe-tom'};
const ada = {username: 'ada.okafor', password: 'ashcombe-ada'};

async function asSomebody(browser, officer, options = {}) {
    const context = await browser.newContext({...options, baseURL: address});
    const page = await context.newPage();
    await signIn(page, '/', officer);
    return {context, page};
}

async function expectNoFaults(page) {
    const {violations} = await new AxeBuilder({page})
        .exclude('.govuk-radios__input[aria-expanded]').analyze();
    expect(violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`)).toEqual([]);
}

test('Settings are shown at once, kept on the server, and hold for the next page', async ({browser}) => {
    const {context, page} = await asSomebody(browser, tom);
    await page.goto('/me');
    await page.getByRole('radio', {name: 'Compact'}).check();
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
    await page.getByRole('radio', {name: 'Larger'}).check();
    await page.getByRole('button', {name: 'Save settings'}).click();
    await expect(page.getByText('Your settings are saved.')).toBeVisible();
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
        .toBe('20px');
    await expectNoFaults(page);

    await page.keyboard.press('?');
    const kept = page.waitForResponse(response => response.url().endsWith('/me'));
    await page.getByRole('checkbox', {name: 'Use single-key shortcuts'}).uncheck();
    await kept;
    await page.goto('/');
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', {name: /^Search/})).not.toBeFocused();

    await page.goto('/me');
    for (const name of ['Comfortable', 'Standard', 'On']) {
        await page.getByRole('radio', {name, exact: true}).check();
    }
    await page.getByRole('button', {name: 'Save settings'}).press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-shortcuts', 'on');
    await context.close();
});

test('Without script settings are chosen and saved too', async ({browser}) => {
    const {context, page} = await asSomebody(browser, ada, {javaScriptEnabled: false});
    await page.goto('/me');
    await page.getByRole('radio', {name: 'Compact'}).check();
    await page.getByRole('button', {name: 'Save settings'}).click();
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
    await page.getByRole('radio', {name: 'Comfortable'}).check();
    await page.getByRole('button', {name: 'Save settings'}).click();
    await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable');
    await context.close();
});

// The name of somebody of the demonstration, as the list of customers has it.
async function aCustomer(page) {
    await page.goto('/customers');
    const link = page.locator('main table a').first();
    return {name: await link.textContent(), href: await link.getAttribute('href')};
}

test('Suggestions are walked by keyboard, counted aloud and closed by Escape', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    const {name, href} = await aCustomer(page);
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', {name: /^Search/});
    await expect(box).toBeFocused();
    await page.keyboard.type(name);
    await expect(page.getByRole('listbox', {name: 'Suggestions'})).toBeVisible();
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    await expect(page.locator('[role=status]', {hasText: /suggestion/})).toHaveText(/^[1-9]/);
    await page.keyboard.press('ArrowDown');
    const first = page.getByRole('option').first();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(box).toHaveAttribute('aria-activedescendant', await first.getAttribute('id'));
    await expectNoFaults(page);
    await page.keyboard.press('ArrowUp');
    await expect(box).not.toHaveAttribute('aria-activedescendant', /./);
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(box).toHaveValue(name);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.getByRole('option', {name}).first().click();
    await expect(page).toHaveURL(/\/customers\//);
    expect(href).toMatch(/\/customers\//);
    await context.close();
});

test('Suggestions are seen in the dark and on a telephone without a fault', async ({browser}) => {
    for (const [theme, width] of [['light', 1440], ['dark', 1440], ['light', 390], ['dark', 390]]) {
        const context = await withSession(browser, {viewport: {width, height: 900}});
        await context.addInitScript(
            chosen => localStorage.setItem('moothall.theme', chosen), theme);
        const page = await context.newPage();
        await page.goto('/search?q=lane');
        await page.locator('#site-search').fill('lane');
        await expect(page.getByRole('option').first()).toBeVisible();
        await expectNoFaults(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth))
            .toBeLessThanOrEqual(width);
        await page.screenshot({path: `pictures/suggestions-${theme}-${width}.png`});
        await context.close();
    }
});

test('Without script the search is a form that leads to what it finds', async ({browser}) => {
    const context = await withSession(browser, {javaScriptEnabled: false});
    const page = await context.newPage();
    const {name} = await aCustomer(page);
    await page.locator('#site-search').fill(name);
    await page.locator('#site-search').press('Enter');
    await expect(page.locator('main table').first()).toContainText(name);
    await page.getByLabel('Show', {exact: true}).selectOption('Places');
    await page.locator('main').getByRole('button', {name: 'Search'}).click();
    await expect(page).toHaveURL(/kind=places/);
    await context.close();
});

test('Two records are compared and merged by keyboard, and that is taken back', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto('/customers?q=CTX1');
    await page.locator('main table a').first().click();
    const notice = page.getByText('This may be the same person as');
    await expect(notice).toBeVisible();
    await expectNoFaults(page);
    await page.getByRole('link', {name: 'Compare and merge'}).press('Enter');
    await expectNoFaults(page);
    await page.getByRole('button', {name: 'Merge them'}).press('Enter');
    await expect(page.locator('.govuk-error-summary')).toBeFocused();
    await page.getByRole('radio').first().press('Space');
    await page.getByRole('button', {name: 'Merge them'}).press('Enter');
    await expect(page.getByText('The records are merged.')).toBeVisible();
    await expectNoFaults(page);
    await page.getByRole('button', {name: /Take the merging back/}).press('Enter');
    await expect(page.getByText('The record stands for itself again.')).toBeVisible();
    await context.close();
});

test('A day is chosen from the calendar, and the week is seen as a table', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    const faults = [];
    page.on('console', message => message.type() === 'error' && faults.push(message.text()));
    await page.goto('/diary');
    await page.getByRole('button', {name: /Choose date/}).press('Enter');
    await expect(page.locator('.moj-datepicker__dialog')).toBeVisible();
    await expectNoFaults(page);
    await page.keyboard.press('Escape');
    await page.locator('#day').fill('9/1/2030');
    await page.locator('#day').press('Enter');
    await expect(page.getByText('7 January 2030 to 13 January 2030')).toBeVisible();
    await page.getByRole('link', {name: 'Week as a table'}).press('Enter');
    await expect(page.getByRole('columnheader', {name: 'Monday 7 January 2030'})).toBeVisible();
    await expectNoFaults(page);
    await page.keyboard.press('t');
    await expect(page).not.toHaveURL(/2030/);
    expect(faults).toEqual([]);
    await context.close();
});

test('An administrator sets a target, and its page says how figures are counted', async ({browser}) => {
    const {context, page} = await asSomebody(browser,
        {username: 'mair.hughes', password: 'ashcombe-mair'}, {javaScriptEnabled: false});
    await page.goto('/performance?type=revenues.discount_review');
    await page.getByLabel('Closed in time, at least').fill('90');
    await page.getByRole('button', {name: 'Set the target'}).click();
    await expect(page.getByText('The target is set.')).toBeVisible();
    await expect(page.locator('.mh-tiles')).toContainText('Target 90%');
    await page.getByText('How we count this').click();
    await expect(page.getByText('Cases without a deadline are in neither share.')).toBeVisible();
    await context.close();
});
