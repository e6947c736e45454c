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
    await expect(page.getByRole('searchbox')).not.toBeFocused();

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
