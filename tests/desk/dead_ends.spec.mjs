// The pages on which somebody cannot go on: what is not there, forms of a session that is over.
import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {address, aCase, signIn, withSession} from './council.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function faultsOf(page, name, theme, width) {
    await page.screenshot({path: `pictures/${name}-${theme}-${width}.png`, fullPage: true});
    const {violations} = await new AxeBuilder({page}).withTags(rules).analyze();
    const faults = violations.map(violation => `${name}: ${violation.id}`);
    if (await page.locator('h1').count() !== 1) faults.push(`${name}: not one h1`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${name}: scrolls sideways`);
    return faults;
}

for (const theme of ['light', 'dark']) {
    for (const width of [1440, 390]) {
        test(`A dead end has no fault that axe finds: ${theme}, ${width}`, async ({browser}) => {
            const options = {viewport: {width, height: 900}};
            const within = await withSession(browser, options);
            const outside = await browser.newContext({...options, baseURL: address});
            const faults = [];
            for (const [context, name, path] of [
                [within, 'page-not-found', '/no/such/page'],
                [within, 'case-not-found', '/cases/CT-26-999999-X'],
                [outside, 'page-not-found-signed-out', '/no/such/page'],
                [outside, 'help-signed-out', '/help'],
            ]) {
                await context.addInitScript(
                    chosen => localStorage.setItem('moothall.theme', chosen), theme);
                const page = await context.newPage();
                await page.goto(path);
                faults.push(...await faultsOf(page, name, theme, width));
            }
            expect(faults).toEqual([]);
            await within.close();
            await outside.close();
        });
    }
}

test('What was typed outlives the session it was typed in', async ({browser}) => {
    const context = await browser.newContext({baseURL: address});
    const page = await context.newPage();
    await signIn(page);
    const ofCase = await aCase(page);
    await page.goto(`${ofCase}/note`);
    await page.getByRole('textbox', {name: 'Note'}).fill('An hour & "more"');
    const again = await context.newPage();
    await signIn(again);
    await page.getByRole('button', {name: 'Add the note'}).click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText('This was not sent');
    expect(await faultsOf(page, 'old-form', 'light', 1440)).toEqual([]);
    await page.getByRole('link', {name: 'Go on with what you typed'}).click();
    await expect(page.getByRole('textbox', {name: 'Note'})).toHaveValue('An hour & "more"');

    await context.clearCookies({name: 'mh_session'});
    await page.getByRole('textbox', {name: 'Note'}).fill('An hour & "much more"');
    await page.getByRole('button', {name: 'Add the note'}).click();
    await expect(page.getByText('You were signed out before this was sent.')).toBeVisible();
    expect(await faultsOf(page, 'signed-out-while-typing', 'light', 1440)).toEqual([]);
    await page.fill('#username', 'priya.shah');
    await page.fill('#password', 'ashcombe-priya');
    await page.getByRole('button', {name: 'Sign in'}).click();
    await expect(page.getByRole('textbox', {name: 'Note'})).toHaveValue('An hour & "much more"');
    await context.close();
});
