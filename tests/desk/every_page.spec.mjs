// What holds for every page, however somebody reads it: by keyboard, with large text, in the colours
// of their own system.
import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {everyPage, withSession} from './council.mjs';

// Asks each page something, and expects an empty list of each.
async function expectOfEvery(browser, options, findings) {
    const context = await withSession(browser, options);
    const page = await context.newPage();
    const found = {};
    for (const [name, path] of Object.entries(await everyPage(page))) {
        await page.goto(path, {waitUntil: 'networkidle'});
        const all = await findings(page, name);
        if (all.length) found[name] = all;
    }
    expect(found).toEqual({});
    await context.close();
}

// Presses Tab through the whole page, and gives what had the focus: what it is and where it stands.
async function tabStops(page) {
    const stops = [];
    await page.evaluate(() => {
        scrollTo(0, 0);
        document.activeElement.blur();
    });
    for (let presses = 0; presses < 400; presses++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
            const element = document.activeElement;
            if (element === document.body || element.dataset.wasReached) return null;
            element.dataset.wasReached = 'yes';
            const box = element.getBoundingClientRect();
            let along = scrollX;  // How far what it lies in is scrolled.
            for (let each = element.parentElement; each; each = each.parentElement) {
                if (each !== document.documentElement) along += each.scrollLeft;
            }
            return {
                text: `${element.tagName} ${element.id} ${element.textContent.trim().slice(0, 40)}`,
                tabindex: element.tabIndex,
                left: box.left + along, right: box.right + along,
                top: box.top + scrollY, bottom: box.bottom + scrollY,
            };
        });
        if (!stop) break;
        stops.push(stop);
    }
    return stops;
}

// Whether one stands before the other as English is read: on a line above, or to the left of it.
// What stands beside the other in a column further to the right is read after it.
function isReadBefore(one, other) {
    const sameLine = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >
        Math.min(one.bottom - one.top, other.bottom - other.top) / 2;
    if (sameLine) return one.left <= other.left + 2;
    return one.top <= other.top || one.right <= other.left + 2;
}

for (const [kind, width] of [['wide', 1440], ['telephone', 390]]) {
    test(`Tab goes through every page as it is read: ${kind}`, async ({browser}) => {
        test.setTimeout(400_000);
        await expectOfEvery(browser, {viewport: {width, height: 900}}, async page => {
            const stops = await tabStops(page);
            const found = stops.length < 5 ? ['hardly anything has the focus'] : [];
            // The link that skips what is before the page stands above it, where it is not seen; what
            // scrolls has the focus as a whole, before what is in it.
            const read = stops.slice(1).filter(stop => !stop.text.startsWith('DIV'));
            for (const [place, stop] of read.entries()) {
                if (stop.tabindex > 0) found.push(`${stop.text} has a tabindex of its own`);
                if (place && !isReadBefore(read[place - 1], stop)) {
                    found.push(`${read[place - 1].text} comes before ${stop.text}`);
                }
            }
            return found;
        });
    });
}

// What is cut off or runs out of its box, by what can be measured.
function cutOff() {
    const nameOf = element => `${element.tagName}.${element.className} ` +
        element.textContent.trim().slice(0, 40);
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) {
        found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    }
    for (const element of document.body.querySelectorAll('*')) {
        const style = getComputedStyle(element);
        if (!element.checkVisibility({visibilityProperty: true}) || element.closest('svg')) continue;
        const isHidden = style.clipPath !== 'none' || style.clip !== 'auto' || style.opacity === '0';
        const scrolls = ['auto', 'scroll'].includes(style.overflowX);
        const clips = ['hidden', 'clip'].includes(style.overflowX) ||
            ['INPUT', 'SELECT'].includes(element.tagName);
        // The line beside a timeline is cut where its last entry ends.
        if (isHidden || element.matches('.moj-timeline') || element.type === 'file' || element.type === 'hidden') continue;
        if (clips && !scrolls && element.clientHeight > 1 &&
            (element.scrollHeight > element.clientHeight + 2 ||
                (element.tagName !== 'INPUT' && element.scrollWidth > element.clientWidth + 2))) {
            found.push(`${nameOf(element)} is cut off`);
        }
        if (scrolls && element.scrollWidth > element.clientWidth + 1 && element.tabIndex < 0 &&
            !element.querySelector('a, button, input')) {
            found.push(`${nameOf(element)} cannot be scrolled by keyboard`);
        }
    }
    const boxes = 'button, .govuk-button, .govuk-tag, .mh-tile, .mh-chip, .mh-section__head, dd, dt';
    for (const box of document.querySelectorAll(boxes)) {
        if (!box.checkVisibility({visibilityProperty: true})) continue;
        const edge = box.getBoundingClientRect();
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            if (!text.data.trim() || !text.parentElement.checkVisibility() || text.parentElement.closest('.govuk-visually-hidden, svg')) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const line = range.getBoundingClientRect();
            if (line.width && (line.right > edge.right + 1 || line.left < edge.left - 1 ||
                line.bottom > edge.bottom + 4 || line.top < edge.top - 4)) {
                found.push(`"${text.data.trim().slice(0, 40)}" runs out of ${box.className}`);
            }
        }
    }
    return [...new Set(found)];
}

test('Text twice as large is neither cut off nor wider than the window', async ({browser}) => {
    test.setTimeout(240_000);
    await expectOfEvery(browser, {viewport: {width: 1280, height: 900}}, async (page, name) => {
        await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
        await page.screenshot({path: `pictures/${name}-text-200.png`, fullPage: true});
        return page.evaluate(cutOff);
    });
});

// In the system's own colours a shade says nothing: what can be pressed or typed into, and what tells
// a state, has an edge or is underlined.
function withoutEdge() {
    const found = [];
    const canvas = getComputedStyle(document.body).backgroundColor;
    const controls = 'button, .govuk-button, input:not([type=radio], [type=checkbox], [type=hidden]), ' +
        'select, textarea, .govuk-tag, .mh-chip, .mh-tile, .mh-section, .govuk-error-summary, ' +
        '.govuk-inset-text, .govuk-notification-banner, main a[href]';
    for (const element of document.querySelectorAll(controls)) {
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        const style = getComputedStyle(element);
        const underlined = [element, ...element.querySelectorAll('*')].some(each =>
            getComputedStyle(each).textDecorationLine.includes('underline'));
        const edged = ['Top', 'Right', 'Bottom', 'Left'].some(side =>
            parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none' &&
            style[`border${side}Color`] !== canvas && style[`border${side}Color`] !== 'rgba(0, 0, 0, 0)');
        const filled = style.backgroundColor !== canvas && style.backgroundColor !== 'rgba(0, 0, 0, 0)';
        const below = element.matches('.moj-sub-navigation__link, .mh-work__sort');
        if (!underlined && !edged && !filled && !below) {
            found.push(`${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`);
        }
    }
    return [...new Set(found)];
}

test('Nothing disappears in the colours of somebody’s own system', async ({browser}) => {
    test.setTimeout(240_000);
    const options = {viewport: {width: 1280, height: 900}, forcedColors: 'active'};
    await expectOfEvery(browser, options, async (page, name) => {
        await page.screenshot({path: `pictures/${name}-forced-colors.png`, fullPage: true});
        const {violations} = await new AxeBuilder({page}).withRules(['color-contrast']).analyze();
        return [...await page.evaluate(withoutEdge), ...violations.map(violation =>
            violation.nodes.map(node => node.target.join(' ')).join(', '))];
    });
});
