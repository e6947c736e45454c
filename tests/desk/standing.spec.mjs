// What comes up while a page is open: that its case changed, that the session ends.
import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

// Opens a page of the gallery as the desk makes it for somebody who has signed in.
async function open(page, {name = 'case.html', live = '', seconds = 3600}) {
    await page.route(`**/${name}`, async route => {
        const response = await route.fetch();
        const standing = `<div class="mh-standing" data-session-seconds="${seconds}" ` +
            `data-token="t"${live && ` data-live="${live}"`}>` +
            '<div class="mh-standing__line" role="status" data-news-of="live"></div>' +
            '<div class="mh-standing__line" role="alert" data-news-of="session"></div></div></body>';
        await route.fulfill({
            response,
            headers: {...response.headers(), 'content-security-policy': policy},
            body: (await response.text()).replace('</body>', standing),
        });
    });
    await page.goto(`/${name}`);
}

const says = (page, events) => page.route('**/live?**', route =>
    route.fulfill({contentType: 'text/event-stream', body: `retry: 100000\n\n${events}`}));

const event = (id, name, data) =>
    `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

test('A page says who changed its case, and moves nothing', async ({page}) => {
    await says(page, event(5, 'change', {case: 'a', position: 5, by: 'Tom Reed', what: 'Note'}));
    await open(page, {live: '/live?after=1&case=CT-26-000417-T'});
    const bar = page.getByRole('status').filter({hasText: 'Tom Reed'});
    await expect(bar).toContainText('Tom Reed changed this case (Note). Show it as it is now');
    await expect(bar.getByRole('link')).toHaveAttribute('href', '/case.html');
    await expect(bar).toBeInViewport();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const found = await new AxeBuilder({page}).include('.mh-standing').analyze();
    expect(found.violations).toEqual([]);
});

test('A list counts the cases that changed', async ({page}) => {
    await says(page, event(5, 'change', {case: 'a', position: 4}) +
        event(5, 'change', {case: 'b', position: 5}) + event(6, 'at', {}) +
        event(7, 'change', {case: 'a', position: 7}));
    await open(page, {name: 'my-work.html', live: '/live?after=1&mine=1'});
    await expect(page.locator('.mh-standing'))
        .toHaveText('2 cases in this list changed. Load the list again');
});

test('A stream that was turned away says nothing', async ({page}) => {
    let asked = 0;
    await page.route('**/live?**', route => {
        asked += 1;
        return route.fulfill({status: 401, body: ''});
    });
    await open(page, {live: '/live?after=1&mine=1'});
    await expect.poll(() => asked).toBe(1);
    await expect(page.locator('.mh-standing')).toHaveText('');
});

test('The end of a session is told, and who is there stays', async ({page}) => {
    let sent = '';
    await page.route('**/session', route => {
        sent = route.request().postData();
        return route.fulfill({json: {seconds: 3600}});
    });
    await open(page, {seconds: 200});
    const bar = page.getByRole('alert').filter({hasText: 'signed out'});
    await expect(bar).toContainText(/You will be signed out at \d+:\d\d[ap]m\./);
    const found = await new AxeBuilder({page}).include('.mh-standing').analyze();
    expect(found.violations).toEqual([]);
    await page.getByRole('button', {name: 'Stay signed in'}).click();
    await expect(page.locator('.mh-standing')).toHaveText('You stay signed in.');
    expect(sent).toBe('token=t');
});

test('A session that another window used is not warned of', async ({page}) => {
    await page.clock.install();
    await page.route('**/session', route => route.fulfill({json: {seconds: 3600}}));
    await open(page, {seconds: 400});
    await page.clock.fastForward('02:00');
    await expect(page.locator('.mh-standing')).toHaveText('');
});

test('A session that is over leaves what was typed, and the way to sign in', async ({page}) => {
    await open(page, {seconds: 0});
    await expect(page.locator('.mh-standing')).toContainText('You have been signed out.');
    await expect(page.getByRole('link', {name: 'Sign in again in a new window'}))
        .toHaveAttribute('target', '_blank');
});
