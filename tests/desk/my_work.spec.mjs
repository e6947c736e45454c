// My work, the team's queue, the next case and a case in its list, by keyboard and without script.
import {expect, test} from '@playwright/test';
import {aCase, withSession} from './council.mjs';

const heading = page => page.getByRole('heading', {level: 1});

test('Rows are gone through, selected and given away by keyboard', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto('/');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.locator('.mh-work__row input:checked')).toHaveCount(2);
    await page.keyboard.press('r');
    await expect(heading(page)).toHaveText('Reassign 2 cases');
    await page.getByRole('link', {name: 'Cancel'}).click();
    await expect(heading(page)).toHaveText('My work');
    await page.keyboard.press('j');
    await page.keyboard.press('r');  // The one that has the focus, where none is selected.
    await expect(heading(page)).toHaveText('Reassign 1 case');
    await context.close();
});

test('Filters are applied, told and taken off', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto('/');
    await page.getByLabel('Due', {exact: true}).selectOption({label: 'Overdue'});
    await page.getByLabel('State').selectOption({label: 'Being assessed'});
    await page.getByRole('button', {name: 'Apply filters'}).click();
    await expect(page.locator('.mh-bulk__summary')).toContainText('match the filters');
    await page.getByRole('link', {name: 'Remove this filter Overdue'}).click();
    await expect(page).toHaveURL(/\?state=assess$/);
    await page.getByRole('link', {name: 'Clear filters'}).click();
    await expect(page).toHaveURL(/\/$/);
    await context.close();
});

test('Brackets lead through my list, e to the step, and a switch stops them', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto('/');
    const links = page.locator('a[data-row-link]');
    // Not the first two, which other tests give away.
    const [first, second] = [await links.nth(3).textContent(), await links.nth(4).textContent()];
    // Keys are heard once the page and its script are there.
    const isThere = async (address) => {
        await expect(page).toHaveURL(address);
        await page.waitForLoadState('load');
    };
    await links.nth(3).click();
    await isThere(new RegExp(`${first}$`));
    await page.keyboard.press(']');
    await isThere(new RegExp(`${second}$`));
    await page.keyboard.press('[');
    await isThere(new RegExp(`${first}$`));
    await page.keyboard.press('e');
    await isThere(/\/actions\//);
    await page.goBack();
    await isThere(new RegExp(`${first}$`));
    await page.evaluate(() => localStorage.setItem('moothall.shortcuts', 'off'));
    await page.keyboard.press(']');
    await page.keyboard.press('m');
    await expect(page).toHaveURL(new RegExp(`${first}$`));
    await context.close();
});

test('A history is searched by keyboard', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto(`${await aCase(page)}/history`);
    await page.keyboard.press('f');
    await expect(page.getByLabel('Words in this history')).toBeFocused();
    await page.keyboard.type('unheard');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Nothing matches.')).toBeVisible();
    await expect(page.getByText(/Hidden by filter: \d+\./)).toBeVisible();
    await page.getByRole('link', {name: 'Clear', exact: true}).click();
    await expect(page.getByRole('heading', {level: 3}).first()).toHaveText(/^[A-Z][a-z]+ 20\d\d$/);
    await context.close();
});

test('Without script a case is given back, taken and handed back with a reason', async ({browser}) => {
    const context = await withSession(browser, {javaScriptEnabled: false});
    const page = await context.newPage();
    const ofCase = await aCase(page);
    await page.goto(`${ofCase}/owner`);
    await page.getByLabel('New owner').selectOption({label: 'Nobody: back to the team'});
    await page.getByRole('button', {name: 'Give the case to them'}).click();
    await page.goto('/team?owner=-');
    await expect(page.getByRole('link', {name: ofCase.split('/').pop()})).toBeVisible();
    await page.getByRole('button', {name: 'Get next case'}).click();
    await expect(page.getByText('We gave you this case because')).toBeVisible();
    await page.getByRole('link', {name: 'Hand it back, with a reason'}).click();
    await page.getByRole('button', {name: 'Hand the case back'}).click();
    await expect(page.locator('.govuk-error-summary')).toBeVisible();
    await page.getByRole('textbox', {name: 'Why can you not work it?'}).fill('She is my aunt.');
    await page.getByRole('button', {name: 'Hand the case back'}).click();
    await expect(page.getByText('The case went back to the team.')).toBeVisible();
    await expect(page.getByRole('button', {name: 'Undo'})).toBeVisible();
    await context.close();
});

test('Without script a message is recorded', async ({browser}) => {
    const context = await withSession(browser, {javaScriptEnabled: false});
    const page = await context.newPage();
    await page.goto(`${await aCase(page)}/message`);
    await page.getByLabel('It came in').check();
    await page.getByLabel('How?').selectOption({label: 'Phone'});
    await page.getByRole('textbox', {name: 'What does it say?'}).fill('He moved out in May.');
    await page.getByRole('button', {name: 'Record the message'}).click();
    await expect(page.getByText('The message is on the case.')).toBeVisible();
    await expect(page.getByText('He moved out in May.')).toBeVisible();
    await context.close();
});
