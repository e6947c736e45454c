// The desk as it is served, over a council of invented data: who signs in, which pages there are.
import {expect} from '@playwright/test';

export const address = process.env.DESK_ADDRESS;
const officer = {username: 'priya.shah', password: 'ashcombe-priya'};

export async function signIn(page, next = '/', as = officer) {
    await page.goto(`${address}/sign-in?next=${encodeURIComponent(next)}`);
    await page.fill('#username', as.username);
    await page.fill('#password', as.password);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await expect(page.locator('h1')).toBeVisible();
}

// The cookies of a session that is signed in once for all tests of a worker.
let session;
export async function withSession(browser, options = {}) {
    if (!session) {
        const context = await browser.newContext();
        await signIn(await context.newPage());
        session = await context.storageState();
        await context.close();
    }
    return browser.newContext({...options, baseURL: address, storageState: session});
}

// A case of the officer that is being assessed, as my work lists it.
export async function aCase(page, state = 'Being assessed') {
    await page.goto(`${address}/`);
    const row = page.locator('tr', {hasText: state}).first();
    return row.locator('a[data-row-link]').getAttribute('href');
}

// Every page, by a name for its picture. Those of a case and a record are found from the lists.
export async function everyPage(page) {
    const ofCase = await aCase(page);
    await page.goto(`${address}/customers`);
    const customer = await page.locator('main table a').first().getAttribute('href');
    await page.goto(`${address}${ofCase}/application`);
    const place = await page.locator('a[href^="/places/"]').first().getAttribute('href');
    return {
        'my-work': '/',
        'my-work-narrowed': '/?due=overdue&state=assess',
        'my-work-narrowed-to-nothing': '/?due=today&state=nowhere',
        'my-work-waiting': '/?list=waiting',
        'my-work-forward': '/?list=forward',
        'my-work-done': '/?list=done',
        'team-queue': '/team',
        'team-queue-of-nobody': '/team?owner=-',
        case: ofCase,
        application: `${ofCase}/application`,
        documents: `${ofCase}/documents`,
        owner: `${ofCase}/owner`,
        tasks: `${ofCase}/tasks`,
        linked: `${ofCase}/linked`,
        history: `${ofCase}/history`,
        'history-searched': `${ofCase}/history?q=form&of=steps`,
        'history-of-nothing': `${ofCase}/history?q=unheard`,
        message: `${ofCase}/message`,
        'hand-back': `${ofCase}/hand-back`,
        note: `${ofCase}/note`,
        'bring-forward': `${ofCase}/bring-forward`,
        action: `${ofCase}/actions/visited`,
        'action-with-rows': `${ofCase}/actions/change`,
        'several-cases': `/selected/reassign?case=${ofCase.split('/').pop()}`,
        'several-forward': `/selected/bring-forward?case=${ofCase.split('/').pop()}`,
        customers: '/customers',
        customer,
        'new-customer': '/customers/new',
        place,
        search: '/search?q=lane',
        start: '/start',
        'new-case': '/start/revenues.discount_review',
        diary: '/diary',
        'diary-as-a-table': '/diary?view=week',
        'diary-of-a-week-without-anything': '/diary?week=2031-01-06',
        unfinished: '/unfinished',
        call: '/call',
        performance: '/performance',
        'performance-of-a-type': '/performance?type=revenues.discount_review',
        'performance-of-nothing': '/performance?service=nobody',
        'performance-cases': '/performance/cases?what=received&from=2020-01-06&weeks=520',
        'performance-open': '/performance/open',
        attention: '/attention',
        workflows: '/workflows',
        workflow: '/workflows/revenues.discount_review',
        plugins: '/plugins',
        help: '/help',
        accessibility: '/accessibility',
        privacy: '/privacy',
        me: '/me',
    };
}
