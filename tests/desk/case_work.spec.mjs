// Documents, several cases at once and what others change, at the desk as it is served.
import {expect, test} from '@playwright/test';
import {aCase, address, signIn, withSession} from './council.mjs';

test('Files are added to a case and kept as they were', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto(`${await aCase(page)}/documents`);
    await page.locator('input[type=file]').setInputFiles([
        {name: 'letter "one".pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1')},
        {name: 'Tŷ.txt', mimeType: 'text/plain', buffer: Buffer.from('two')},
    ]);
    await page.getByRole('textbox', {name: 'Title'}).fill('Tenancy');
    await page.getByRole('button', {name: 'Add to the case'}).click();
    await expect(page.getByText('The documents are on the case.')).toBeVisible();
    const link = page.getByRole('link', {name: /^Tenancy – Tŷ\.txt/}).first();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('Tŷ.txt');
    await context.close();
});

test('Cases are selected and given to somebody else, after a page that asks', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto('/team');
    const boxes = page.locator('.mh-work__row input[type=checkbox]');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', {name: 'Reassign selected'}).click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Reassign 2 cases');
    await page.getByLabel('New owner').selectOption('ada.okafor');
    await page.getByRole('button', {name: 'Reassign 2 cases'}).click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText('2 cases of 2 were given away');
    await context.close();
});

test('A page hears what another officer does with its case', async ({browser}) => {
    const here = await withSession(browser);
    const page = await here.newPage();
    const ofCase = await aCase(page);
    await page.goto(`${ofCase}/application`);
    const there = await browser.newContext({baseURL: address});
    const other = await there.newPage();
    await signIn(other, `${ofCase}/note`, {username: 'tom.reed', password: 'ashcombe-tom'});
    await other.getByRole('textbox', {name: 'Note'}).fill('He rang.');
    await other.getByRole('button', {name: 'Add the note'}).click();
    await expect(page.locator('.mh-standing'))
        .toContainText('Tom Reed changed this case (Note). Show it as it is now');
    await page.getByRole('link', {name: 'Show it as it is now'}).click();
    await expect(page.locator('.mh-standing')).toHaveText('');
    await here.close();
    await there.close();
});
