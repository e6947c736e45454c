// What comes out of a printer: each page that people print is made into a PDF, and its text read again.
import {expect, test} from '@playwright/test';
import {extractText, getDocumentProxy} from 'unpdf';
import {aCase, withSession} from './council.mjs';

// The text of each sheet.
async function sheetsOf(page, path) {
    await page.goto(path, {waitUntil: 'networkidle'});
    const bytes = await page.pdf({preferCSSPageSize: true});
    const {text} = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
    return text.map(each => each.replace(/\s+/g, ' '));
}

const moment = /Borough of Ashcombe, \d+ \w+ \d{4} at \d+(:\d+)?[ap]m/;
const onScreenOnly = ['Skip to main content', 'Take a call', 'Needs attention', 'Unfinished work',
    'Keyboard shortcuts', 'Add a note', 'Bring forward', 'Sign out', 'Show filters', '(CSV)'];

function expectSheets(sheets, title) {
    for (const sheet of sheets) {
        expect(sheet).toContain(title);
        expect(sheet).toMatch(moment);
        for (const text of onScreenOnly) expect(sheet).not.toContain(text);
    }
    sheets.forEach((sheet, place) =>
        expect(sheet).toContain(`Page ${place + 1} of ${sheets.length}`));
}

test('Every sheet of a case has its reference and when it was printed', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    const ofCase = await aCase(page);
    const reference = ofCase.split('/').pop();
    const sheets = await sheetsOf(page, ofCase);
    expect(sheets.length).toBeGreaterThan(1);
    expectSheets(sheets, reference);
    const all = sheets.join(' ');
    for (const part of ['What happened last', 'Deadlines', 'Why this date?', 'Assigned to']) {
        expect(all).toContain(part);
    }
    expect(all).not.toContain('What to do next');
    for (const part of ['application', 'documents', 'history', 'linked', 'tasks']) {
        expectSheets(await sheetsOf(page, `${ofCase}/${part}`), reference);
    }
    await context.close();
});

test('A customer, the figures and the diary are printed whole', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    await page.goto('/customers');
    const customer = page.locator('main table a').first();
    const name = await customer.textContent();
    expectSheets(await sheetsOf(page, await customer.getAttribute('href')), name.trim());
    const figures = await sheetsOf(page, '/performance');
    expectSheets(figures, 'Performance');
    expect(figures.join(' ')).toContain('This week so far');
    expectSheets(await sheetsOf(page, '/diary'), 'Diary');
    await context.close();
});

test('Every row of a list is on paper once, its head on every sheet', async ({browser}) => {
    const context = await withSession(browser);
    const page = await context.newPage();
    const sheets = await sheetsOf(page, '/team');
    expectSheets(sheets, 'Team queue');
    const references = await page.locator('a[data-row-link]').allTextContents();
    expect(references.length).toBeGreaterThan(20);
    const all = sheets.join(' ');
    for (const reference of references) expect(all.split(reference.trim()).length).toBe(2);
    for (const sheet of sheets) expect(sheet).toContain('Customer State');
    await context.close();
});
